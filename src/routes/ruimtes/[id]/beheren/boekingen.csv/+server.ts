import { bookingsTable } from '#modules/rooms/index.server';
import { reads } from '#platform/route/index.server';

export const GET = reads('rooms.export', bookingsTable);
