import * as v from 'valibot';
import { Day, Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { oftens, roleKindsLight } from './light-role.ts';

export const InviteForm = v.object({
	kaart: Id,
	soort: v.picklist(roleKindsLight, 'required'),
	vraag: v.pipe(freeText(280), v.minLength(5, 'too-short')),
	op: orNothing(Day),
});
export type InviteForm = v.InferOutput<typeof InviteForm>;

/** A yes says what may be known, how often and until when; a no says nothing. */
export const RoleAnswerForm = v.object({
	id: Id,
	antwoord: v.picklist(['yes', 'no'], 'required'),
	woorden: freeTextOrNothing(200),
	vaak: orNothing(v.picklist(oftens)),
	tot: orNothing(Day),
	gekeken: Ticked,
});
export type RoleAnswerForm = v.InferOutput<typeof RoleAnswerForm>;

export const RoleStepForm = v.object({ id: Id, stap: v.picklist(['rest', 'go-on', 'stop'], 'required') });
export type RoleStepForm = v.InferOutput<typeof RoleStepForm>;

export const SupportForm = v.object({ id: Id, training: orNothing(Day), gesprek: orNothing(Day) });
export type SupportForm = v.InferOutput<typeof SupportForm>;
