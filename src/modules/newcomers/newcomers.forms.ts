import * as v from 'valibot';
import { Confirmed, Id } from '#platform/form-fields';
import { freeText } from '#platform/free-text/free-text';
import { slotLevels } from './track.ts';

export const TickForm = v.object({
	pair: Id,
	step: v.pipe(v.string('required'), v.regex(/^[a-z-]{2,20}$/, 'required')),
});
export type TickForm = v.InferOutput<typeof TickForm>;
export const MarkSlotForm = v.object({
	activity: Id,
	leads: v.pipe(freeText(80), v.minLength(2, 'too-short')),
	level: v.picklist(slotLevels, 'required'),
	confirmed: Confirmed,
});
export type MarkSlotForm = v.InferOutput<typeof MarkSlotForm>;
export const UnmarkSlotForm = v.object({ activity: Id });
