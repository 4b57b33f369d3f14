import * as v from 'valibot';
import { Id, orNothing, Ticked } from '#platform/form-fields';
import { shareable } from './household.ts';

/** Who lives with whom: picked from those the worker helps, after it was talked over. */
export const AskHomeForm = v.object({
	met: v.pipe(v.string('required'), v.nonEmpty('required'), v.uuid('not-found')),
	besproken: Ticked,
});
export type AskHomeForm = v.InferOutput<typeof AskHomeForm>;
export const AnswerHomeForm = v.object({ antwoord: v.picklist(['ja', 'nee'], 'required') });
export type AnswerHomeForm = v.InferOutput<typeof AnswerHomeForm>;
export const MemberForm = v.object({ wie: Id });
export type MemberForm = v.InferOutput<typeof MemberForm>;
/** One thing to show at home, or to take back; of the children's words there is one. */
export const ShareHomeForm = v.object({
	wat: v.picklist(shareable, 'required'),
	van: orNothing(Id),
	tonen: v.picklist(['ja', 'nee'], 'required'),
});
export type ShareHomeForm = v.InferOutput<typeof ShareHomeForm>;
