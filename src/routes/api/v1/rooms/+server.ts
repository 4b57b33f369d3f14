import { RoomsQuery } from '#modules/rooms';
import { roomsResource } from '#modules/rooms/index.server';
import { answers } from '#platform/route/index.server';

export const GET = answers('rooms.look', RoomsQuery, ({ tx, actor, body }) => roomsResource({ tx, actor }, body));
