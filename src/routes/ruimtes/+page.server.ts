import { roomsScreen } from '#modules/rooms/index.server';
import { open } from '#platform/route/index.server';

export const load = open('rooms.look', roomsScreen);
