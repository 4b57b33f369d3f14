import * as v from 'valibot';
import type { Operation } from '#platform/route/openapi';
import { answers, wents } from './asking.ts';

/** Nothing to fill in. */
export const AsksQuery = v.object({});

const Line = v.object({
	id: v.string(),
	askingId: v.string(),
	answer: v.nullable(v.picklist([...answers, 'taken-back'])),
	went: v.nullable(v.picklist(wents)),
});
const Brought = v.object({
	id: v.string(),
	place: v.string(),
	sentence: v.string(),
	outcome: v.picklist(['round', 'group', 'meeting', 'stopped']),
	closesOn: v.string(),
	meetsOn: v.nullable(v.string()),
});

/** What the API can do with questions that go round. */
export const operations: readonly Operation[] = [
	{
		operationId: 'listAsks',
		method: 'get',
		path: '/asks',
		tag: 'asking',
		permission: 'asking.look',
		summary: 'The people you ask, and the questions you let go round',
		description: 'For workers: their own persons only, without names. Never how many others were asked, or by whom.',
		input: AsksQuery,
		output: { name: 'AskList', schema: v.object({ asks: v.array(Line), askings: v.array(Brought) }) },
	},
];
