import * as v from 'valibot';
import { Day, Id, orNothing, Ticked } from '#platform/form-fields';
import { endings, keptAs, relationKinds } from './client.ts';

const Name = (most: number) =>
	v.pipe(v.string('required'), v.trim(), v.nonEmpty('required'), v.maxLength(most, 'too-long'));
const Postcode = v.pipe(v.string(), v.trim(), v.regex(/^[1-9]\d{3}\s?[a-zA-Z]{2}$/, 'unknown-postcode'));

export const BeginClientForm = v.object({
	id: v.optional(Id),
	voornaam: Name(60),
	achternaam: Name(80),
	geboren: orNothing(Day),
	jong: Ticked,
	postcode: orNothing(Postcode),
	huisnummer: orNothing(v.pipe(v.string(), v.trim(), v.maxLength(10, 'too-long'))),
	gebied: v.pipe(v.string('required'), v.regex(/^(WK\d{6}|BU\d{8})$/, 'unknown-area')),
	bereik: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200, 'too-long')), ''),
	soort: v.optional(v.picklist(keptAs, 'invalid'), 'enquiry'),
	binnen: orNothing(Day),
	einde: orNothing(Day),
});
export type BeginClientInput = v.InferOutput<typeof BeginClientForm>;

/** Two of the three at least; the door checks that. */
export const FindClientForm = v.object({
	achternaam: orNothing(Name(80)),
	geboren: orNothing(Day),
	postcode: orNothing(Postcode),
});
export type FindClientInput = v.InferOutput<typeof FindClientForm>;

export const RelateForm = v.object({
	werker: Id,
	rol: v.picklist(relationKinds, 'invalid'),
	tot: orNothing(Day),
	gekozen: Ticked,
});
export type RelateInput = v.InferOutput<typeof RelateForm>;

export const RelationForm = v.object({ relatie: Id });
export const EndClientForm = v.object({ hoe: v.picklist(endings, 'invalid') });
export const ClientButtonForm = v.object({});
export const ClaimForm = v.object({
	code: v.pipe(v.string('required'), v.trim(), v.nonEmpty('required'), v.maxLength(60, 'too-long')),
});
export const HouseholdForm = v.object({ met: Id });
export const ExpectedEndForm = v.object({ einde: orNothing(Day) });
export const SignalOutForm = v.object({
	behoefte: v.pipe(v.string('required'), v.nonEmpty('required'), v.maxLength(80, 'invalid')),
	zin: v.pipe(v.string('required'), v.trim(), v.minLength(5, 'too-short'), v.maxLength(280, 'too-long')),
});
export const SignalOutBackForm = v.object({ signaal: Id });
