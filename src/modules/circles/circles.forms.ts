import * as v from 'valibot';
import { readContact } from '#modules/initiatives';
import { Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';

const AreaCode = v.pipe(v.string('required'), v.regex(/^(WK\d{6}|BU\d{8})$/, 'unknown-area'));

/** Which volunteers, and where. Boxes of one name come as one value or as several. */
export const PlanForm = v.object({
	id: orNothing(Id),
	area: AreaCode,
	hubs: v.pipe(
		v.optional(
			v.union([
				v.pipe(
					Id,
					v.transform((one) => [one]),
				),
				v.array(Id),
			]),
			[],
		),
		v.minLength(1, 'circles-no-volunteer'),
		v.maxLength(8, 'circles-many-volunteers'),
	),
});
export type PlanForm = v.InferOutput<typeof PlanForm>;

/** Where somebody goes; nothing is: without a place for now. */
export const MoveForm = v.object({ seat: Id, to: orNothing(Id) });

export const AnswerForm = v.variant(
	'answer',
	[
		v.object({
			answer: v.literal('yes'),
			called: freeText(40),
			contact: v.pipe(
				freeText(120),
				v.check((typed) => readContact(typed) !== undefined, 'unknown-contact'),
			),
			consent: v.pipe(
				Ticked,
				v.check((ticked) => ticked, 'circles-consent-needed'),
			),
		}),
		v.object({ answer: v.literal('no') }),
	],
	'required',
);
export type AnswerForm = v.InferOutput<typeof AnswerForm>;

export const BeginForm = v.object({
	name: v.pipe(freeText(60), v.minLength(3, 'too-short')),
	hours: freeTextOrNothing(120),
});
export type BeginForm = v.InferOutput<typeof BeginForm>;

export const HelpForm = v.object({
	helper: Id,
	helped: Id,
	theme: v.pipe(v.string('required'), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'required')),
});
export type HelpForm = v.InferOutput<typeof HelpForm>;

export const OneForm = v.object({ id: Id });
/** A form that only has a button. */
export const JustThis = v.object({});
