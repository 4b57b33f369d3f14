import * as v from 'valibot';
import { Day, Id, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { asides, becames, hostKinds, phases, sides, weighAnswers } from './host-group.ts';
import { askers, commons, decisions, needs } from './professional-time.ts';

const words = (least: number, most: number) => v.pipe(freeText(most), v.minLength(least, 'too-short'));
const number = (most: number) =>
	v.pipe(
		v.string('required'),
		v.trim(),
		v.regex(/^\d{1,3}$/, 'not-a-number'),
		v.transform(Number),
		v.minValue(1, 'not-a-number'),
		v.maxValue(most, 'not-a-number'),
	);
const DayOrNothing = v.optional(v.union([v.literal(''), Day], 'not-a-date'), '');

const limits = { comes: words(5, 300), does: words(5, 500), limits: words(5, 500), most: number(40) };
const other = { otherSide: words(3, 80), otherFunction: words(3, 80), otherPhone: freeTextOrNothing(20) };
export const BeginHostGroupForm = v.object({
	initiative: Id,
	kind: v.picklist(hostKinds, 'required'),
	...limits,
	...other,
});
export type BeginHostGroupForm = v.InferOutput<typeof BeginHostGroupForm>;
export const LimitsForm = v.object({ ...limits, ...other, rests: Ticked });
export type LimitsForm = v.InferOutput<typeof LimitsForm>;
export const HostButtonForm = v.object({});
export const HostContactForm = v.object({ phone: freeTextOrNothing(20) });

export const AskPlaceForm = v.object({ words: words(5, 200) });
export const AnswerPlaceForm = v.object({
	place: Id,
	answer: v.picklist(['yes', 'no'], 'required'),
	reason: words(3, 200),
	from: DayOrNothing,
	look: DayOrNothing,
});
export type AnswerPlaceForm = v.InferOutput<typeof AnswerPlaceForm>;
export const EndPlaceForm = v.object({ place: Id });

export const HostAgreementForm = v.object({ doesIt: v.picklist(sides, 'required'), agreed: words(5, 300) });
export const HostAgreementYesForm = v.object({ agreement: Id });
export const WorryForm = v.object({ words: words(5, 280) });
export const OpenWeighingForm = v.object({ phase: v.picklist(phases, 'required'), closes: Day });
export const WeighForm = v.pipe(
	v.object({ weighing: Id, answer: v.picklist(weighAnswers, 'required'), help: freeTextOrNothing(280) }),
	v.forward(
		v.check(({ answer, help }) => answer !== 'for-if' || help.length >= 5, 'hosts-for-if'),
		['help'],
	),
);
export type WeighForm = v.InferOutput<typeof WeighForm>;
export const LookOverForm = v.object({ word: Id, shown: v.picklist(['yes', ...asides], 'required') });
export const HostWordForm = v.object({ word: Id });
export const AnswerWordForm = v.object({ word: Id, became: v.picklist(becames, 'required'), answer: words(5, 500) });
export type AnswerWordForm = v.InferOutput<typeof AnswerWordForm>;
export const HostCodeForm = v.object({
	code: v.pipe(v.string('required'), v.trim(), v.nonEmpty('required'), v.maxLength(40, 'too-long')),
});

export const AskTimeForm = v.object({
	area: v.pipe(v.string('unknown-area'), v.regex(/^(WK\d{6}|BU\d{8})$/, 'unknown-area')),
	asks: v.picklist(askers, 'required'),
	words: words(5, 400),
	hours: number(80),
});
export type AskTimeForm = v.InferOutput<typeof AskTimeForm>;
export const WeighTimeForm = v.object({
	request: Id,
	need: v.picklist(needs, 'required'),
	common: v.picklist(commons, 'required'),
	decision: v.picklist(decisions, 'required'),
	reason: words(5, 500),
	hours: v.optional(
		v.union(
			[
				v.pipe(
					v.literal(''),
					v.transform(() => undefined),
				),
				number(80),
			],
			'not-a-number',
		),
	),
	reach: freeTextOrNothing(80),
	look: DayOrNothing,
});
export type WeighTimeForm = v.InferOutput<typeof WeighTimeForm>;
export const TimeDoneForm = v.object({ request: Id });
