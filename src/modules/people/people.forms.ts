import * as v from 'valibot';
import { Day, orNothing, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { cardLists, cardOrders } from './card-list.ts';
import { inWeekOrder } from './day-parts.ts';
import { languageCodes } from './languages.ts';
import { consentWays, contactWays, givenRoles, organisationKinds } from './people.ts';
import { phoneFrom } from './phone.ts';

const name = (most: number) => v.pipe(freeText(most), v.minLength(2, 'too-short'));
const words = freeTextOrNothing;
const id = v.pipe(v.string('required'), v.uuid('required'));
const areaCode = v.pipe(v.string(), v.trim(), v.toUpperCase(), v.regex(/^(GM\d{4}|WK\d{6}|BU\d{8})$/, 'unknown-area'));

/** Codes as typed in one field, or as ticked one by one. */
const areaCodes = v.pipe(
	v.optional(v.union([v.string(), v.array(v.string())]), ''),
	v.transform((typed) =>
		[typed]
			.flat()
			.flatMap((part) => part.split(/[\s,;]+/))
			.filter(Boolean),
	),
	v.array(areaCode),
	v.maxLength(60, 'too-many'),
);

export const OrganisationForm = v.object({ naam: name(120), soort: v.picklist(organisationKinds, 'required') });
export const TeamForm = v.object({ naam: name(120), organisatie: id, gebieden: areaCodes });
export const EndForm = v.object({ id });
export const PersonForm = v.object({
	voornaam: freeText(60),
	achternaam: words(80),
	email: v.pipe(
		v.string('required'),
		v.trim(),
		v.toLowerCase(),
		v.nonEmpty('required'),
		v.maxLength(254, 'too-long'),
		v.email('not-an-email'),
	),
	rol: v.picklist(givenRoles, 'required'),
	naamVanRol: v.optional(v.union([v.literal(''), v.pipe(v.string(), v.uuid('invalid'))]), ''),
	team: id,
	werkgever: v.optional(v.union([v.literal(''), v.pipe(v.string(), v.uuid('invalid'))]), ''),
	gebieden: areaCodes,
	vanaf: Day,
	tot: Day,
});
export type PersonInput = v.InferOutput<typeof PersonForm>;
export const RoleNameForm = v.object({
	id: v.optional(v.union([v.literal(''), v.pipe(v.string(), v.uuid('invalid'))]), ''),
	soort: v.picklist([...givenRoles, 'resident', 'volunteer'] as const, 'required'),
	nl: name(60),
	en: name(60),
	takenNl: words(280),
	takenEn: words(280),
});

/** What a worker may write down about somebody, in their own presence. Anything more does not belong on a card. */
const card = {
	naam: freeText(60),
	gebied: v.optional(v.union([v.literal(''), areaCode]), ''),
	bereik: v.optional(v.picklist(contactWays, 'required'), 'keeper'),
	notitie: words(140),
};
const Phone = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.maxLength(40, 'too-long'),
	v.check((typed) => typed === '' || phoneFrom(typed) !== undefined, 'not-a-phone'),
	v.transform((typed) => phoneFrom(typed) ?? ''),
);
const Mail = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.toLowerCase(),
	v.maxLength(254, 'too-long'),
	v.union([v.literal(''), v.pipe(v.string(), v.email('not-an-email'))], 'not-an-email'),
);
export const CardForm = v.object({ ...card, telefoon: Phone, mail: Mail });
export type CardInput = v.InferOutput<typeof CardForm>;
export const NewCardForm = v.object({
	...card,
	id: v.optional(v.pipe(v.string(), v.uuid('invalid'))),
	hoe: v.pipe(v.optional(v.string(), ''), v.picklist(consentWays, 'consent-needed')),
	op: Day,
});
export type NewCardInput = v.InferOutput<typeof NewCardForm>;
/** What is ticked; nothing when nothing is. */
const ticks = v.pipe(
	v.optional(v.union([v.string(), v.array(v.string())]), []),
	v.transform((one) => [one].flat().filter(Boolean)),
);
/** Which languages somebody speaks, and when they can. */
export const SuitsForm = v.object({
	talen: v.pipe(
		ticks,
		v.transform((codes) => languageCodes.filter((code) => codes.includes(code))),
		v.maxLength(12, 'too-many'),
	),
	wanneer: v.pipe(
		ticks,
		v.transform((parts) => inWeekOrder(parts)),
	),
});
export type SuitsInput = v.InferOutput<typeof SuitsForm>;
export const AskAgainForm = v.object({ weerOp: orNothing(Day), weerWaarom: freeTextOrNothing(140) });
export type AskAgainInput = v.InferOutput<typeof AskAgainForm>;
export const LeaveAloneForm = v.object({ stil: Ticked });
/** Two cards that may be one person. */
export const PairForm = v.object({ een: id, ander: id });
export const TakeApartForm = v.object({ kaart: id });
export const HandOverForm = v.object({ wie: id });
export const EraseCardForm = v.object({
	zeker: v.pipe(v.optional(v.string(), ''), v.value('on', 'card-erase-unsure')),
});
/** What is asked of the list of cards; anything that cannot be read counts as not asked. */
export const CardFilter = v.object({
	zoek: v.fallback(v.optional(v.pipe(v.string(), v.trim(), v.maxLength(60)), ''), ''),
	van: v.fallback(v.optional(v.picklist(cardLists), 'mij'), 'mij'),
	volgorde: v.fallback(v.optional(v.picklist(cardOrders), 'naam'), 'naam'),
});
export type CardsAsked = v.InferOutput<typeof CardFilter>;
export const OwnCardForm = v.object({
	naam: words(60),
	gebied: v.optional(v.union([v.literal(''), areaCode]), ''),
	bereik: v.picklist(contactWays, 'required'),
	notitie: words(140),
});
export type OwnCardInput = v.InferOutput<typeof OwnCardForm>;
export const ownCardSteps = ['withdraw', 'agree', 'leave-alone', 'use-again', 'erase', 'keep'] as const;
export type OwnCardStep = (typeof ownCardSteps)[number];
export const OwnCardStepForm = v.object({ wat: v.picklist(ownCardSteps, 'required') });
export const NothingForm = v.object({});
