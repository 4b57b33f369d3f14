import { RoomQuery } from '#modules/rooms';
import { roomResource } from '#modules/rooms/index.server';
import { answers } from '#platform/route/index.server';

export const GET = answers('rooms.look', RoomQuery, roomResource);
