import * as v from 'valibot';
import type { Operation } from '#platform/route/openapi';
import { PassOnForm } from './agreement.forms.ts';
import { feedbackSentences } from './agreement.ts';

const PassedOn = v.object({
	id: v.string(),
	theme: v.string(),
	areaCode: v.string(),
	passedOn: v.pipe(v.string(), v.isoDate()),
	state: v.picklist(['received', 'taken-up', 'closed']),
	closedOn: v.nullable(v.pipe(v.string(), v.isoDate())),
	feedback: v.nullable(v.picklist(feedbackSentences)),
	feedbackWords: v.nullable(v.string()),
});
/** Nothing is asked beside the key. */
export const NothingAsked = v.object({});

/** What a program of a partner can do, with the key of its agreement. */
export const operations: readonly Operation[] = [
	{
		operationId: 'passOnWorry',
		method: 'post',
		path: '/partner-signals',
		tag: 'partner-signals',
		permission: 'agreements.pass-on',
		summary: 'Pass on a worry',
		description:
			'Only under an agreement that runs, about its themes, within its areas and on its ground. Contact of the resident only with the resident’s yes. A text that points at somebody gets 422 once, a citizen service number always. The same id (or Idempotency-Key) with the same content is one worry; with anything else it gets 409.',
		byKey: true,
		headers: { 'Idempotency-Key': 'A UUID made by the sender; the same as id in the body' },
		input: PassOnForm,
		output: { name: 'PassedOnWorry', schema: PassedOn, status: 201 },
	},
	{
		operationId: 'listPassedOn',
		method: 'get',
		path: '/partner-signals',
		tag: 'partner-signals',
		permission: 'agreements.follow',
		summary: 'What became of your worries',
		description:
			'Your own worries under this agreement and no others, newest first, at most 200, as far as the agreement says.',
		byKey: true,
		output: { name: 'PassedOnList', schema: v.object({ items: v.array(PassedOn) }) },
	},
	{
		operationId: 'readPassedOn',
		method: 'get',
		path: '/partner-signals/{id}',
		tag: 'partner-signals',
		permission: 'agreements.follow',
		summary: 'What became of one worry',
		description: 'Of your own under this agreement.',
		byKey: true,
		parameters: { id: 'The id you got or made when you passed it on' },
		output: { name: 'PassedOnWorry', schema: PassedOn },
	},
];
