import * as v from 'valibot';
import { Day, Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { arrivalOutcomes } from './step-down.ts';

export const StepDownForm = v.object({
	/** place:<id>, activity:<id>, or buddy. */
	target: v.pipe(v.string('required'), v.regex(/^(buddy|(place|activity):[0-9a-f-]{36})$/, 'required')),
	wish: freeTextOrNothing(200),
	with: freeText(80),
	on: Day,
});
export type StepDownForm = v.InferOutput<typeof StepDownForm>;
export const StepForm = v.object({ step: Id });
export const IntroducedForm = v.object({
	step: Id,
	introduced: v.picklist(['yes', 'not'], 'required'),
	on: orNothing(Day),
});
export const ArrivalForm = v.object({ arrival: Id, outcome: v.picklist(arrivalOutcomes, 'required') });
export const ShareWishForm = v.object({ step: Id, woorden: freeText(200), delen: Ticked, gekeken: Ticked });
export type ShareWishForm = v.InferOutput<typeof ShareWishForm>;
