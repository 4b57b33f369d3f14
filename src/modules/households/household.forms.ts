import * as v from 'valibot';
import { Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText } from '#platform/free-text/free-text';
import { shareable } from './household.ts';

/** Who lives with whom: by the name of somebody this worker helps, after it was talked over. No list of others lies open on a table. */
export const AskHomeForm = v.object({
	met: freeText(140),
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
	/** The text as it stood on the screen: what changed meanwhile is read first. */
	zoals: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f.]{0,400}$/, 'invalid')), ''),
});
export type ShareHomeForm = v.InferOutput<typeof ShareHomeForm>;
