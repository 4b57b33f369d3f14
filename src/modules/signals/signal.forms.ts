import * as v from 'valibot';
import { orNothing, Ticked } from '#platform/form-fields';
import { freeText, withoutBsn } from '#platform/free-text/free-text';
import { readFollowCode } from './follow-code.ts';
import { closingReasons, signalKinds, signalStates } from './signal.ts';

export const longestSignal = 1000;
export const longestOffer = 140;

const Id = v.pipe(
	v.string(),
	v.uuid('invalid'),
	v.transform((id) => id.toLowerCase()),
);
const Text = freeText(longestSignal);
const AreaCode = v.pipe(v.string(), v.regex(/^(GM\d{4}|WK\d{6}|BU\d{8})$/, 'unknown-area'));
const Postcode = v.pipe(
	v.string(),
	v.transform((typed) => typed.replace(/\s+/g, '').toUpperCase()),
	v.regex(/^[1-9]\d{3}([A-Z]{2})?$/, 'unknown-postcode'),
);
const FollowCode = v.pipe(
	v.string('required'),
	v.transform((typed) => readFollowCode(typed) ?? ''),
	v.nonEmpty('unknown-follow-code'),
);
const NeedCode = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'unknown-need'));
/**
 * What a signal may contain, the same for the form, the phone's queue and the API. Only the text is needed
 * (privacy P06); the server fills what is left open. `confirmed` is the mark of a text that may stay as it is.
 */
export const CaptureForm = v.object({
	id: orNothing(Id),
	code: orNothing(FollowCode),
	kind: orNothing(v.picklist(signalKinds, 'invalid')),
	text: Text,
	postcode: orNothing(Postcode),
	areaCode: orNothing(AreaCode),
	needCode: orNothing(NeedCode),
	personId: orNothing(Id),
	contact: orNothing(v.pipe(v.string(), v.trim(), v.maxLength(200, 'too-long'), withoutBsn)),
	contactAgreed: Ticked,
	capturedAt: orNothing(v.pipe(v.string(), v.isoTimestamp('invalid'))),
	confirmed: orNothing(v.pipe(v.string(), v.maxLength(40, 'invalid'))),
	language: orNothing(v.picklist(['nl', 'en', 'ar'], 'invalid')),
});
export type CaptureForm = v.InferOutput<typeof CaptureForm>;

export const FollowForm = v.object({ code: FollowCode });
export const NoFields = v.object({});
export const AdditionForm = v.object({
	text: Text,
	confirmed: orNothing(v.pipe(v.string(), v.maxLength(40, 'invalid'))),
});
export const SignalIdForm = v.object({ id: Id });
export const CodeNeedForm = v.object({ needCode: orNothing(NeedCode) });
export const CloseForm = v.object({
	reason: v.picklist(closingReasons, 'required'),
	sentence: freeText(280),
	confirmed: orNothing(v.pipe(v.string(), v.maxLength(40, 'invalid'))),
});
export const OfferForm = v.object({
	title: freeText(longestOffer),
	checked: v.pipe(Ticked, v.literal(true, 'not-checked')),
	confirmed: orNothing(v.pipe(v.string(), v.maxLength(40, 'invalid'))),
});

const PageNumber = v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,4}$/, 'invalid'), v.transform(Number)), '1');

/** The filters of the workers' list, as they stand in the address. What cannot be read is left out, so that a link never breaks. */
export const SignalFilter = v.object({
	q: v.fallback(orNothing(v.pipe(v.string(), v.trim(), v.maxLength(80))), undefined),
	kind: v.fallback(orNothing(v.picklist(signalKinds)), undefined),
	areaCode: v.fallback(orNothing(AreaCode), undefined),
	needCode: v.fallback(orNothing(v.union([NeedCode, v.literal('none')])), undefined),
	state: v.fallback(orNothing(v.picklist(signalStates)), undefined),
	order: v.fallback(orNothing(v.picklist(['newest', 'oldest'])), undefined),
	page: v.fallback(PageNumber, 1),
});
export type SignalFilter = v.InferOutput<typeof SignalFilter>;

export const OfferFilter = v.object({
	kind: v.fallback(orNothing(v.picklist(signalKinds)), undefined),
	areaCode: v.fallback(orNothing(AreaCode), undefined),
	q: v.fallback(orNothing(v.pipe(v.string(), v.trim(), v.maxLength(80))), undefined),
	page: v.fallback(PageNumber, 1),
});
export type OfferFilter = v.InferOutput<typeof OfferFilter>;

export const SuggestionAsk = v.object({ text: v.pipe(v.string('required'), v.maxLength(longestSignal)) });
