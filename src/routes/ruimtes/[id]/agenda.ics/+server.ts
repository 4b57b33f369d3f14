import { roomCalendar } from '#modules/rooms/index.server';
import { open } from '#platform/route/index.server';

export const GET = open('rooms.look', roomCalendar);
