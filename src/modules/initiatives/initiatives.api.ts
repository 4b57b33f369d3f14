import * as v from 'valibot';
import type { Operation } from '#platform/route/openapi';
import { stages } from './initiative.ts';
import { ListQuery } from './initiatives.forms.ts';

const Link = v.object({ href: v.string() });
const Day = v.pipe(v.string(), v.isoDate());

const InitiativeItem = v.object({
	id: v.pipe(v.string(), v.uuid()),
	title: v.string(),
	summary: v.string(),
	language: v.picklist(['nl', 'en']),
	areaCode: v.string(),
	areaName: v.string(),
	approachCode: v.nullable(v.string()),
	stage: v.picklist(stages),
	supporters: v.number(),
	members: v.number(),
	openAsks: v.number(),
	publishedAt: v.pipe(v.string(), v.isoTimestamp()),
	_links: v.object({ self: Link, page: Link }),
});

const Initiative = v.object({
	...InitiativeItem.entries,
	story: v.string(),
	stages: v.array(
		v.object({ stage: v.picklist(stages), state: v.picklist(['done', 'now', 'later']), reachedOn: v.nullable(Day) }),
	),
	nextStep: v.nullable(v.object({ text: v.string(), on: v.nullable(Day) })),
	asks: v.array(
		v.object({ id: v.string(), title: v.string(), detail: v.string(), found: v.boolean(), foundWords: v.string() }),
	),
	journal: v.array(v.object({ writtenOn: Day, text: v.string(), byName: v.string() })),
	carriedBy: v.array(v.object({ name: v.string(), does: v.string() })),
	help: v.nullable(v.object({ name: v.string(), hoursAWeek: v.number(), until: Day })),
	endedOn: v.nullable(Day),
	endingStory: v.string(),
});

const PageLinks = v.object({ self: Link, first: Link, last: Link, prev: v.optional(Link), next: v.optional(Link) });

export type InitiativeResource = v.InferOutput<typeof Initiative>;
export type InitiativeItemResource = v.InferOutput<typeof InitiativeItem>;

/** What the API can do with initiatives: reading what everyone may read. */
export const operations: readonly Operation[] = [
	{
		operationId: 'listInitiatives',
		method: 'get',
		path: '/initiatives',
		tag: 'initiatives',
		permission: 'initiatives.look',
		summary: 'Public initiatives of residents',
		description:
			'Latest first, by words, area and stage. An area takes in everything that lies within it. Drafts are never listed.',
		input: ListQuery,
		output: {
			name: 'InitiativeList',
			schema: v.object({
				page: v.number(),
				pageSize: v.number(),
				totalItems: v.number(),
				totalPages: v.number(),
				results: v.array(InitiativeItem),
				_links: PageLinks,
			}),
		},
	},
	{
		operationId: 'getInitiative',
		method: 'get',
		path: '/initiatives/{id}',
		tag: 'initiatives',
		permission: 'initiatives.look',
		summary: 'One public initiative',
		description: 'Stages, asks, journal and the names that people agreed to show.',
		output: { name: 'Initiative', schema: Initiative },
		parameters: { id: 'The id of the initiative' },
	},
];
