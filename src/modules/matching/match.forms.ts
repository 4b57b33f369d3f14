import * as v from 'valibot';
import { readContact } from '#modules/initiatives';
import { readCode } from '#modules/signals';
import { Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import {
	apartReasons,
	clicks,
	happenings,
	matchAnswers,
	matchCodeLetters,
	matchKinds,
	nextSteps,
	noReasons,
	whithers,
} from './match.ts';

/** What both read before they know of whom it is. */
export const ProposeForm = v.object({
	wens: Id,
	talent: Id,
	soort: v.optional(v.picklist(matchKinds), 'help'),
	taak: v.pipe(freeText(280), v.minLength(5, 'too-short')),
	praktisch: freeTextOrNothing(280),
	terug: freeTextOrNothing(200),
	gekeken: Ticked,
});
export type ProposeForm = v.InferOutput<typeof ProposeForm>;

export const ApartForm = v.object({ wens: Id, talent: Id, reden: v.picklist(apartReasons, 'required') });

const MaybeContact = v.pipe(
	freeTextOrNothing(120),
	v.check((typed) => typed === '' || readContact(typed) !== undefined, 'unknown-contact'),
	v.transform((typed) => readContact(typed)?.value ?? ''),
);
/** Yes, no or rather later. Only a yes brings a name and a way to be reached, and both may be left open. */
export const MatchAnswerForm = v.object({
	antwoord: v.picklist(matchAnswers, 'required'),
	naam: freeTextOrNothing(60),
	bereik: MaybeContact,
	reden: orNothing(v.picklist(noReasons)),
	niemeer: Ticked,
});
export type MatchAnswerForm = v.InferOutput<typeof MatchAnswerForm>;

export const HowItWentForm = v.object({
	gelukt: v.picklist(happenings, 'required'),
	klik: orNothing(v.picklist(clicks)),
	verder: v.picklist(nextSteps, 'required'),
	naar: orNothing(v.picklist(whithers)),
	stap: freeTextOrNothing(140),
});
export type HowItWentForm = v.InferOutput<typeof HowItWentForm>;

export const MatchCodeForm = v.object({
	code: v.pipe(
		v.string('required'),
		v.transform((typed) => readCode(typed, matchCodeLetters) ?? ''),
		v.nonEmpty('unknown-follow-code'),
	),
});
export const NoFields = v.object({});
export const SwitchForm = v.object({ aan: v.picklist(['ja', 'nee'], 'required') });
