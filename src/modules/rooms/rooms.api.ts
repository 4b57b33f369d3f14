import * as v from 'valibot';
import type { Operation } from '#platform/route/openapi';
import { atOnceKinds, managementKinds, roomThings } from './room.ts';

export const RoomsQuery = v.object({
	area: v.pipe(
		v.optional(v.pipe(v.string(), v.regex(/^(GM\d{4}|WK\d{6}|BU\d{8}|CX\d{10})$/))),
		v.description('Code of a municipality, wijk, buurt or complex; everything inside it counts too'),
	),
	people: v.pipe(
		v.optional(v.pipe(v.string(), v.regex(/^\d{1,4}$/), v.transform(Number), v.minValue(1))),
		v.description('For at least so many people'),
	),
});
export type RoomsQuery = v.InferOutput<typeof RoomsQuery>;
export const RoomQuery = v.object({});

const fields = {
	id: v.string(),
	name: v.string(),
	summary: v.string(),
	address: v.string(),
	areaCode: v.string(),
	mostPeople: v.number(),
	things: v.array(v.picklist(roomThings)),
	wheelchair: v.boolean(),
	toilet: v.boolean(),
	hours: v.pipe(v.array(v.string()), v.description('Each as mon 10:00-12:00, on Dutch clocks')),
	closedDays: v.array(v.string()),
	freeForInitiatives: v.boolean(),
	partCents: v.pipe(v.number(), v.description('For a begun part of a day of four hours, in cents')),
	commercialCents: v.number(),
	atOnce: v.pipe(v.picklist(atOnceKinds), v.description('Who may book at once; others ask first')),
	management: v.picklist(managementKinds),
};
const RoomOut = v.object(fields);
export type RoomOut = v.InferOutput<typeof RoomOut>;
const Rooms = v.object({ rooms: v.array(RoomOut) });
const RoomWithTimes = v.object({
	...fields,
	taken: v.array(v.object({ from: v.string(), until: v.string(), title: v.string(), sure: v.boolean() })),
});

const about = { tag: 'rooms', permission: 'rooms.look', method: 'get' as const };

/** What a program can ask about rooms. */
export const operations: Operation[] = [
	{
		...about,
		operationId: 'listRooms',
		path: '/rooms',
		summary: 'The rooms that neighbours can book',
		description: 'All rooms of the municipality, or those in an area, with opening times and prices.',
		input: RoomsQuery,
		output: { name: 'Rooms', schema: Rooms },
	},
	{
		...about,
		operationId: 'getRoom',
		path: '/rooms/{id}',
		summary: 'One room, and when it is taken',
		description: 'A room with the times it is taken in the next eight weeks: a public word at most, never who.',
		input: RoomQuery,
		output: { name: 'RoomWithTimes', schema: RoomWithTimes },
		parameters: { id: 'Identifier of the room, a UUID' },
	},
];
