import * as v from 'valibot';
import { Day, Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { keptAs, relationKinds } from './client.ts';

const Postcode = v.pipe(v.string(), v.trim(), v.regex(/^[1-9]\d{3}\s?[a-zA-Z]{2}$/, 'unknown-postcode'));

export const BeginClientForm = v.object({
	id: v.optional(Id),
	voornaam: freeText(60),
	achternaam: freeText(80),
	geboren: orNothing(Day),
	jong: Ticked,
	postcode: orNothing(Postcode),
	huisnummer: orNothing(v.pipe(v.string(), v.trim(), v.maxLength(10, 'too-long'))),
	gebied: v.pipe(v.string('required'), v.regex(/^(WK\d{6}|BU\d{8})$/, 'unknown-area')),
	bereik: freeTextOrNothing(200),
	soort: v.optional(v.picklist(keptAs, 'invalid'), 'enquiry'),
	binnen: orNothing(Day),
	einde: orNothing(Day),
});
export type BeginClientInput = v.InferOutput<typeof BeginClientForm>;

/** Two of the three at least; the door checks that. */
export const FindClientForm = v.object({
	achternaam: orNothing(freeText(80)),
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

/** The lead of the team says who becomes the name of a file. */
export const AllocateForm = v.object({ wie: Id, werker: Id });
export const RelationForm = v.object({ relatie: Id });
export const ClientButtonForm = v.object({});
export const ClaimForm = v.object({
	code: v.pipe(v.string('required'), v.trim(), v.regex(/^[\da-zA-Z -]{4,60}$/, 'claim-code')),
});
export const ExpectedEndForm = v.object({ einde: orNothing(Day) });
export const SignalOutForm = v.object({
	besproken: Ticked,
	behoefte: v.pipe(v.string('required'), v.regex(/^[a-z0-9.-]{2,80}$/, 'unknown-need')),
	zin: freeText(280),
});
export const SignalOutBackForm = v.object({ signaal: Id, van: v.optional(Id) });
