import * as v from 'valibot';
import { readCode } from '#modules/signals';
import { Day, Id, orNothing } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { peerAnswers, peerCodeLetters, pulses } from './peer.ts';

const Hour = v.pipe(
	v.string('required'),
	v.trim(),
	v.nonEmpty('required'),
	v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not-a-time'),
);
const Where = v.pipe(freeText(120), v.minLength(3, 'too-short'));

/** A group for a theme in an area, with the place and the first date. */
export const ProposePeersForm = v.object({
	id: orNothing(Id),
	room: v.pipe(v.string('required'), v.regex(/^[a-z-]+ (WK\d{6}|BU\d{8})$/, 'required')),
	where: Where,
	on: Day,
	at: Hour,
});
export type ProposePeersForm = v.InferOutput<typeof ProposePeersForm>;

export const SayForm = v.object({ id: Id, answer: v.picklist(peerAnswers, 'required') });
export const MeetForm = v.object({ id: Id, on: Day, at: Hour, where: Where });
export const CallOffForm = v.object({ id: Id, meeting: Id });
export const CoffeeForm = v.object({ id: Id, meeting: Id, called: freeTextOrNothing(40) });
export const AgreeForm = v.object({ id: Id, agreed: freeTextOrNothing(600) });
export const PulseForm = v.object({ id: Id, pulse: v.picklist(pulses, 'required') });
export const AskForm = v.object({ id: Id });
export const PeerCodeForm = v.object({
	code: v.pipe(
		v.string('required'),
		v.transform((typed) => readCode(typed, peerCodeLetters) ?? ''),
		v.nonEmpty('unknown-follow-code'),
	),
});
export const JustThis = v.object({});
