import * as v from 'valibot';
import { Day, Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { outcomes, requestKinds, sides } from './request.ts';

const words = (least: number, most: number) => v.pipe(freeText(most), v.minLength(least, 'too-short'));

export const AskForm = v.object({
	kind: v.picklist(requestKinds, 'required'),
	title: words(3, 100),
	words: words(10, 1000),
	shown: Ticked,
});
export type AskForm = v.InferOutput<typeof AskForm>;

export const TakeUpForm = v.object({ deputy: Id });
export const StepDoneForm = v.object({ step: Id, words: freeTextOrNothing(500) });
export const MoveForm = v.object({ step: Id, on: Day, why: words(5, 500) });
export type MoveForm = v.InferOutput<typeof MoveForm>;
export const WordForm = v.object({ word: words(2, 1000) });
export const AnswerForm = v.object({ outcome: v.picklist(outcomes, 'required'), reason: words(10, 1000) });
export type AnswerForm = v.InferOutput<typeof AnswerForm>;
export const ShownForm = v.object({ shown: Ticked });
export const AwayForm = v.object({ who: orNothing(Id), from: Day, until: Day });
export type AwayForm = v.InferOutput<typeof AwayForm>;
export const ButtonForm = v.object({});

const several = v.pipe(
	v.optional(v.union([v.string(), v.array(v.string())]), []),
	v.transform((all) => [all].flat()),
);
/** Lines of a template as four lists of equal length; a line without words is left out. */
export const TemplateForm = v.pipe(
	v.object({
		kind: v.picklist(requestKinds, 'required'),
		nl: several,
		en: several,
		by: several,
		days: several,
	}),
	v.transform(({ kind, nl, en, by, days }) => ({
		kind,
		steps: nl.flatMap((one, at) => {
			const said = one.trim();
			return said ? [{ nl: said, en: en[at]?.trim() || said, by: by[at] ?? '', days: (days[at] ?? '').trim() }] : [];
		}),
	})),
	v.object({
		kind: v.picklist(requestKinds),
		steps: v.pipe(
			v.array(
				v.object({
					nl: words(3, 80),
					en: words(3, 80),
					by: v.picklist(sides, 'request-side'),
					days: v.pipe(
						v.string(),
						v.regex(/^\d{1,3}$/, 'request-days'),
						v.transform(Number),
						v.minValue(1, 'request-days'),
						v.maxValue(260, 'request-days'),
					),
				}),
			),
			v.minLength(1, 'request-steps'),
			v.maxLength(8, 'request-steps'),
			v.check((steps) => steps.every(({ days }, at) => days >= (steps[at - 1]?.days ?? 0)), 'request-days-order'),
			v.check((steps) => steps.at(-1)?.by === 'municipality', 'request-last-step'),
		),
	}),
);
export type TemplateForm = v.InferOutput<typeof TemplateForm>;
