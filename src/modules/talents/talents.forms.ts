import * as v from 'valibot';
import { dayParts, languageCodes, weekDays } from '#modules/people';
import { Day, Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText } from '#platform/free-text/free-text';
import { talentKinds } from './talent.ts';

const Need = v.optional(v.pipe(v.string(), v.trim(), v.regex(/^[a-z-]{0,60}$/, 'unknown-need')));

/** The first time nothing is asked but the words; the subject is guessed and can be put right. */
export const AddTalentForm = v.object({
	id: v.optional(v.pipe(v.string(), v.uuid('invalid'))),
	soort: v.picklist(talentKinds, 'required'),
	woorden: freeText(200),
	delen: Ticked,
	gekeken: Ticked,
});
export type AddTalentInput = v.InferOutput<typeof AddTalentForm>;

export const ChangeTalentForm = v.object({
	woorden: freeText(200),
	onderwerp: Need,
	delen: Ticked,
	gekeken: Ticked,
	weer: orNothing(Day),
});
export type ChangeTalentInput = v.InferOutput<typeof ChangeTalentForm>;

export const ShareTalentForm = v.object({ talent: Id, delen: Ticked });
export const TalentForm = v.object({ talent: Id });

const asked = <const T extends readonly string[]>(values: T) =>
	v.fallback(v.optional(v.picklist(['', ...values]), ''), '');
/** What is asked of the search; anything that cannot be read counts as not asked. */
export const FindForm = v.object({
	zoek: v.fallback(v.optional(v.pipe(v.string(), v.trim(), v.maxLength(60)), ''), ''),
	soort: asked(talentKinds),
	waar: v.fallback(v.optional(v.pipe(v.string(), v.regex(/^(WK\d{6}|BU\d{8})?$/)), ''), ''),
	wanneer: asked([...weekDays, ...dayParts]),
	taal: asked(languageCodes),
});
export type FindAsked = v.InferOutput<typeof FindForm>;
