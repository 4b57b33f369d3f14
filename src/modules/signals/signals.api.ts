import * as v from 'valibot';
import type { Operation } from '#platform/route/openapi';
import { CaptureForm, OfferFilter, SignalFilter } from './signal.forms.ts';
import { signalKinds, signalStates } from './signal.ts';

const Offer = v.object({
	id: v.string(),
	kind: v.picklist(signalKinds),
	areaCode: v.string(),
	title: v.string(),
	needCode: v.nullable(v.string()),
	language: v.string(),
	publishedOn: v.string(),
});
const Captured = v.object({
	id: v.string(),
	kind: v.picklist(signalKinds),
	areaCode: v.string(),
	needCode: v.nullable(v.string()),
	followCode: v.nullable(v.string()),
	offers: v.array(Offer),
	others: v.number(),
});
const Listed = v.object({
	id: v.string(),
	kind: v.picklist(signalKinds),
	text: v.string(),
	capturedAt: v.string(),
	source: v.string(),
	areaCode: v.string(),
	place: v.string(),
	needCode: v.nullable(v.string()),
	state: v.picklist(signalStates),
});

/** What the API can do with signals and offers. */
export const operations: readonly Operation[] = [
	{
		operationId: 'captureSignal',
		method: 'post',
		path: '/signals',
		tag: 'signals',
		permission: 'signals.capture',
		summary: 'Write down a signal',
		description:
			'Needs only a text. The same note (same id, author and content) gets the same answer; a used id with anything else gets 409.',
		input: CaptureForm,
		output: { name: 'CapturedSignal', schema: Captured, status: 201 },
	},
	{
		operationId: 'listSignals',
		method: 'get',
		path: '/signals',
		tag: 'signals',
		permission: 'signals.list',
		summary: 'Signals of your areas',
		description: 'For workers, 25 at a time, newest first.',
		input: SignalFilter,
		output: { name: 'SignalList', schema: v.object({ page: v.number(), more: v.boolean(), items: v.array(Listed) }) },
	},
	{
		operationId: 'listOffers',
		method: 'get',
		path: '/offers',
		tag: 'offers',
		permission: 'offers.list',
		summary: 'Published asks and offers',
		description: 'Nameless, for everyone, 24 at a time, newest first.',
		input: OfferFilter,
		output: { name: 'OfferList', schema: v.object({ page: v.number(), more: v.boolean(), items: v.array(Offer) }) },
	},
];
