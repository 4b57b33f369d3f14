import * as v from 'valibot';
import { Day, Id, orNothing } from '#platform/form-fields';
import { answers, tieKinds } from './leaving.ts';

const kind = v.picklist(tieKinds, 'not-found');

export const LastDayForm = v.object({ dag: Day });
export const NothingForm = v.object({});
export const HandForm = v.object({
	soort: kind,
	id: Id,
	naar: Id,
	gezien: orNothing(Day),
	zei: orNothing(v.picklist(answers, 'required')),
});
export type HandForm = v.InferOutput<typeof HandForm>;
export const TakeForm = v.object({ soort: kind, id: Id });
export type TakeForm = v.InferOutput<typeof TakeForm>;
