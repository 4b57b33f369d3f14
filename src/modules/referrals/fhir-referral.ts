import * as v from 'valibot';
import { type Told, type ToldState, toldState } from './referral.ts';

/**
 * A referral as HL7 FHIR R4 writes it: ServiceRequest in, Task out (https://hl7.org/fhir/R4). Closed on purpose: what is not named
 * here is refused, so that a program cannot send along what a practice should keep.
 */
const more = 'fhir-more-than-asked';
const Words = v.pipe(v.string('required'), v.nonEmpty('required'));

/** Only what somebody wants to be called and how to reach them: no family name, day of birth, address or number. */
const Patient = v.strictObject(
	{
		resourceType: v.literal('Patient', 'required'),
		id: v.pipe(v.string('required'), v.regex(/^[A-Za-z0-9.-]{1,64}$/, 'invalid')),
		name: v.pipe(
			v.array(v.strictObject({ given: v.pipe(v.array(Words), v.length(1, more)) }, more)),
			v.length(1, more),
		),
		telecom: v.optional(
			v.pipe(
				v.array(v.strictObject({ system: v.picklist(['phone', 'email'], 'invalid'), value: Words }, more)),
				v.maxLength(1, more),
			),
		),
	},
	more,
);

/** What FHIR has no field for. Extensions by a name of our own: no Dutch profile for this was found. */
export const extensionOf = {
	level: 'urn:buurtweefsel:feedback-level',
	agreed: 'urn:buurtweefsel:patient-agreed',
	passion: 'urn:buurtweefsel:what-makes-happy',
	voicemail: 'urn:buurtweefsel:voicemail-is-safe',
} as const;
const Extension = v.variant(
	'url',
	[
		v.strictObject({ url: v.literal(extensionOf.level), valueInteger: v.picklist([0, 1, 2, 3], 'invalid') }, more),
		v.strictObject({ url: v.literal(extensionOf.agreed), valueCode: v.picklist(['said', 'typed'], 'invalid') }, more),
		v.strictObject({ url: v.literal(extensionOf.passion), valueString: Words }, more),
		v.strictObject({ url: v.literal(extensionOf.voicemail), valueBoolean: v.boolean('invalid') }, more),
	],
	more,
);

export const FhirServiceRequest = v.strictObject(
	{
		resourceType: v.literal('ServiceRequest', 'required'),
		status: v.literal('active', 'invalid'),
		intent: v.picklist(['order', 'proposal'], 'invalid'),
		identifier: v.optional(v.pipe(v.array(v.strictObject({ value: Words }, more)), v.maxLength(1, more))),
		contained: v.pipe(v.array(Patient), v.length(1, more)),
		subject: v.strictObject({ reference: v.pipe(v.string('required'), v.startsWith('#', 'invalid')) }, more),
		/** The question, in the words of the person. */
		note: v.pipe(v.array(v.strictObject({ text: Words }, more)), v.length(1, more)),
		extension: v.array(Extension),
	},
	more,
);
export type FhirServiceRequest = v.InferOutput<typeof FhirServiceRequest>;

/** The same as a practice types in the short form. */
export function asForm({ contained, note, identifier, extension }: FhirServiceRequest) {
	const [patient] = contained;
	const [telecom] = patient?.telecom ?? [];
	const said = Object.fromEntries(
		extension.map((one) => {
			const { url, ...value } = one;
			return [url, Object.values(value)[0]];
		}),
	);
	return {
		called: patient?.name[0]?.given[0],
		reachHow: telecom ? (telecom.system === 'phone' ? 'phone' : 'mail') : 'practice',
		reach: telecom?.value ?? '',
		voicemail: said[extensionOf.voicemail] === true,
		question: note[0]?.text,
		passion: said[extensionOf.passion] ?? '',
		level: said[extensionOf.level],
		agreedHow: said[extensionOf.agreed],
		reference: identifier?.[0]?.value ?? '',
	};
}

/** Where a field of the form stands in the resource, for who has to mend it. */
export const placeOf: Record<string, string> = {
	called: 'ServiceRequest.contained[0].name[0].given[0]',
	reach: 'ServiceRequest.contained[0].telecom[0].value',
	question: 'ServiceRequest.note[0].text',
	passion: `ServiceRequest.extension.where(url='${extensionOf.passion}')`,
	level: `ServiceRequest.extension.where(url='${extensionOf.level}')`,
	agreedHow: `ServiceRequest.extension.where(url='${extensionOf.agreed}')`,
	reference: 'ServiceRequest.identifier[0].value',
};

/** How far it is in the words of FHIR. At level 1 "came" is all there is to hear, so that is the end of it. */
function statusOf(told: Told, state: ToldState): string {
	if (state === 'done') return 'completed';
	if (state === 'failed') return told.outcome === 'no-place' ? 'rejected' : 'failed';
	if (state === 'came') return told.level === 1 ? 'completed' : 'in-progress';
	if (state === 'not-came') return told.level === 1 ? 'failed' : 'in-progress';
	return state;
}

/** A Task with as much as the person chose; `output` holds only what came of it. */
export function taskOf(told: Told, note?: string) {
	const state = toldState(told);
	const output = [
		...(told.came !== null ? [{ type: { text: 'came' }, valueBoolean: told.came }] : []),
		...(told.outcome ? [{ type: { text: 'outcome' }, valueCode: told.outcome }] : []),
		...(told.chosen ? [{ type: { text: 'activity' }, valueString: told.chosen }] : []),
		...(told.note ? [{ type: { text: 'note' }, valueString: told.note }] : []),
	];
	return {
		resourceType: 'Task',
		id: told.id,
		...(told.reference && { identifier: [{ value: told.reference }] }),
		status: statusOf(told, state),
		businessStatus: { text: state },
		intent: 'order',
		focus: { reference: `ServiceRequest/${told.id}` },
		authoredOn: told.referredOn,
		...(note && { note: [{ text: note }] }),
		...(output.length > 0 && { output }),
	};
}

const issueTypes: Record<number, string> = {
	400: 'invalid',
	401: 'login',
	404: 'not-found',
	409: 'conflict',
	422: 'business-rule',
	429: 'throttled',
};
const lines: Record<string, string> = {
	[more]:
		'More than is asked for. Only a given name and one way to be reached may come along: no family name, day of birth, address, number or condition.',
	'not-found': 'Not here, or not here any more: the person may have taken it back, or its time is over.',
	'referral-medical': 'No illness, medicine, number or address: the question, in the words of the person.',
};

/** What went wrong, each with its place in the resource. */
export function outcomeOf(status: number, code: string, facts: Record<string, unknown>) {
	const wrong = (facts['invalidParams'] as { name: string; reason: string }[] | undefined) ?? [
		{ name: String(facts['field'] ?? ''), reason: code },
	];
	return {
		resourceType: 'OperationOutcome',
		issue: wrong.map(({ name, reason }) => ({
			severity: 'error',
			code: reason === more ? 'not-supported' : (issueTypes[status] ?? 'exception'),
			details: { text: reason },
			...(lines[reason] && { diagnostics: lines[reason] }),
			...(name && { expression: [placeOf[name] ?? `ServiceRequest.${name.replace(/\.(\d+)/g, '[$1]')}`] }),
		})),
	};
}
