import { areaForPostcode, findArea } from '#modules/areas/index.server';
import { learnedIn, noteChoice, suggestNeedsFor, theNeeds } from '#modules/needs/index.server';
import { findCard } from '#modules/people/index.server';
import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { checkText } from '#platform/free-text/identifiers';
import { newId, newUntimedId } from '#platform/ids';
import { guessKind } from './guess-kind.ts';
import { followCodeFor, followCodeHashOf, receiptOf } from './keys.server.ts';
import type { CaptureForm } from './signal.forms.ts';
import type { SignalKind } from './signal.ts';
import { addContact, addSignal, type NewSignal, sameNoteIsThere, signalsBy } from './signals.store.server.ts';

export type Captured = {
	id: string;
	kind: SignalKind;
	areaCode: string;
	needCode: string | null;
	personId: string | null;
	/** Only for who told it as a resident: the way back to it. */
	followCode?: string;
};

/** A phone may have been without reach for a while; a note from before that, or from the future, gets the time it came in. */
const longestOnThePhoneMs = 30 * 24 * 3600_000;

/**
 * Writes down what somebody can, wants, seeks or sees. The same note (same id, author and content) that comes again gets the
 * same answer and is one note; the same id with anything else is a Conflict that tells nothing.
 * @param municipalityCode GM code, the place of a note without a place
 * @throws Refused with a code for a text with a BSN, a text to look at once more, an unknown place, need or person
 */
export async function captureSignal(
	tx: Tx,
	actor: Actor,
	form: CaptureForm,
	municipalityCode: string,
): Promise<Captured> {
	const asWorker = hasRole(actor, 'social_broker', 'team_worker', 'team_lead');
	if ((actor.kind === 'staff' && !asWorker) || actor.kind === 'partner') throw new NotAllowed('signals.capture');
	return writeDown(tx, actor, form, municipalityCode, asWorker ? 'worker' : 'resident');
}

/**
 * The same for a partner with a key. Whether its agreement covers this is decided by who calls, and `under` says what else
 * makes it the same note.
 */
export const capturePartnerSignal = (
	tx: Tx,
	actor: Actor,
	form: CaptureForm & { areaCode: string },
	under: readonly string[],
): Promise<Captured> => writeDown(tx, actor, form, form.areaCode, 'partner', under);

async function writeDown(
	tx: Tx,
	actor: Actor,
	form: CaptureForm,
	municipalityCode: string,
	source: 'worker' | 'resident' | 'partner',
	under: readonly string[] = [],
): Promise<Captured> {
	const asWorker = source === 'worker';
	refuseWhatPointsAtPersons(form);
	const contact = readContact(form, asWorker);
	const id = form.id ?? (asWorker ? newId() : newUntimedId());
	const followCode = source === 'resident' ? (form.code ?? followCodeFor(actor.municipalityId, id)) : undefined;
	const signal: Omit<NewSignal, 'receipt'> = {
		id,
		kind: form.kind ?? guessKind(form.text),
		areaCode: await areaOf(tx, actor, form, municipalityCode),
		// A partner said what it is about as far as it knows; a guess could land outside its agreement.
		needCode: source === 'partner' ? (form.needCode ?? null) : await needOf(tx, actor, form),
		text: form.text,
		language: form.language ?? 'nl',
		source,
		reporterId: actor.personId ?? null,
		personId: asWorker ? await personOf(tx, form) : null,
		followCodeHash: followCode ? followCodeHashOf(followCode) : null,
		capturedAt: momentOf(form, clock.now()),
	};
	const receipt = receiptOf([
		source === 'partner' ? (actor.codeHash ?? '') : (actor.accountId ?? actor.personId ?? 'nobody'),
		signal.followCodeHash,
		form.kind ?? null,
		form.text,
		form.postcode ?? null,
		form.areaCode ?? null,
		form.needCode ?? null,
		signal.personId,
		contact?.address ?? null,
		...under,
	]);
	const captured: Captured = {
		id,
		kind: signal.kind,
		areaCode: signal.areaCode,
		needCode: signal.needCode,
		personId: signal.personId,
		...(followCode && { followCode }),
	};
	if (!(await addSignal(tx, actor.municipalityId, { ...signal, receipt }))) {
		if (await sameNoteIsThere(tx, id, receipt)) return captured;
		throw new Conflict('signal-id-taken');
	}
	if (asWorker && form.needCode) await noteChoice(tx, actor.municipalityId, id, form.needCode);
	if (contact) await addContact(tx, actor.municipalityId, id, { ...contact, agreedAt: clock.now() });
	await tell(tx, actor, 'community', 'signal.captured', id);
	return captured;
}

function refuseWhatPointsAtPersons(form: Pick<CaptureForm, 'text' | 'confirmed'>): void {
	const { outcome, found } = checkText(form.text, form.confirmed);
	if (outcome === 'refuse') throw new Refused('text-has-bsn', 'text');
	if (outcome === 'ask') throw new Refused('text-points-at-person', 'text', { pieces: found.length });
}

function readContact(form: CaptureForm, asWorker: boolean): { channel: 'phone' | 'mail'; address: string } | undefined {
	if (!form.contact || asWorker) return undefined;
	const mail = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(form.contact);
	const digits = form.contact.replace(/\D/g, '').length;
	if (!mail && (digits < 9 || digits > 15)) throw new Refused('unknown-contact', 'contact');
	if (!form.contactAgreed) throw new Refused('contact-not-agreed', 'contactAgreed');
	return { channel: mail ? 'mail' : 'phone', address: form.contact };
}

async function areaOf(tx: Tx, actor: Actor, form: CaptureForm, municipalityCode: string): Promise<string> {
	if (form.postcode) {
		const area = await areaForPostcode(tx, actor.municipalityId, form.postcode);
		if (!area) throw new Refused('unknown-postcode', 'postcode');
		return area.code;
	}
	if (!form.areaCode) return municipalityCode;
	if (form.areaCode !== municipalityCode && !(await findArea(tx, actor.municipalityId, form.areaCode)))
		throw new Refused('unknown-area', 'areaCode');
	return form.areaCode;
}

/** Chosen, or what the words point at so clearly that it may stand until somebody chooses. */
async function needOf(tx: Tx, actor: Actor, form: CaptureForm): Promise<string | null> {
	if (form.needCode) {
		if (!theNeeds().needByCode.has(form.needCode)) throw new Refused('unknown-need', 'needCode');
		return form.needCode;
	}
	const suggested = suggestNeedsFor(form.text, 2, await learnedIn(tx, actor.municipalityId));
	return suggested !== 'abstain' && suggested[0]?.sure ? suggested[0].code : null;
}

async function personOf(tx: Tx, form: CaptureForm): Promise<string | null> {
	if (!form.personId) return null;
	if (!(await findCard(tx, form.personId))) throw new Refused('unknown-person', 'personId');
	return form.personId;
}

function momentOf(form: CaptureForm, now: Date): Date {
	const said = form.capturedAt ? new Date(form.capturedAt) : now;
	return said > now || now.getTime() - said.getTime() > longestOnThePhoneMs ? now : said;
}

/** Where this worker was last, which is where they most likely still are. */
export async function lastAreaOf(tx: Tx, actor: Actor): Promise<string | undefined> {
	if (!actor.personId) return undefined;
	return (await signalsBy(tx, actor.municipalityId, actor.personId, 1))[0]?.areaCode;
}
