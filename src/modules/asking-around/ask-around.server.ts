import { areasOf } from '#modules/areas/index.server';
import { learnedIn, suggestNeedsFor, theNeeds } from '#modules/needs/index.server';
import { withEverythingInside } from '#modules/people';
import { captureSignal } from '#modules/signals/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, NotFound, Refused } from '#platform/errors';
import { checkText } from '#platform/free-text/identifiers';
import { newId } from '#platform/ids';
import { dayAfter } from '#platform/wall-time';
import { addInquiry, changeInquiry, findInquiry } from './inquiries.store.server.ts';
import type { InquiryForm, LineSignalForm } from './inquiry.forms.ts';
import { isAsker, mayAskAround } from './inquiry.policy.ts';
import { type Inquiry, mostDays, type Reach, stateOf, staysInTheTeam, usualDays } from './inquiry.ts';

/** @throws Refused when a text holds what points at a person and nobody looked at it once more */
export function refuseWhatPointsAtPersons(text: string, field: string, confirmed: string): void {
	const { outcome, found } = checkText(text, confirmed);
	if (outcome === 'refuse') throw new Refused('text-has-bsn', field);
	if (outcome === 'ask') throw new Refused('text-points-at-person', field, { pieces: found.length });
}

/** @throws Refused when a line for more than the own team holds a name or a way to reach somebody, looked at or not */
function refuseNamesOutsideTheTeam(sentence: string, reach: Reach): void {
	if (reach === 'team') return;
	const { outcome, found } = checkText(sentence, undefined);
	if (outcome === 'ask' && found.some(({ kind }) => staysInTheTeam.some((one) => one === kind)))
		throw new Refused('asking-around-no-names', 'sentence');
}

/**
 * Puts one line to colleagues. Sent twice with the same id it is one line.
 * @returns its id
 * @throws NotAllowed, Refused('unknown-area' | 'unknown-need' | 'asking-around-until' | text codes), Conflict('id-in-use')
 */
export async function askAround(tx: Tx, actor: Actor, form: InquiryForm): Promise<string> {
	const areas = await areasOf(tx, actor.municipalityId);
	if (!areas.some(({ code }) => code === form.area)) throw new Refused('unknown-area', 'area');
	if (!actor.personId || !mayAskAround(actor, form.area)) throw new NotAllowed('asking-around.ask');
	if (form.need && !theNeeds().needByCode.has(form.need)) throw new Refused('unknown-need', 'need');
	const today = clock.today();
	const until = form.until ?? dayAfter(today, usualDays);
	if (until < today || until > dayAfter(today, mostDays)) throw new Refused('asking-around-until', 'until');
	refuseNamesOutsideTheTeam(form.sentence, form.reach);
	refuseWhatPointsAtPersons(form.sentence, 'sentence', form.confirmed);

	const id = form.id ?? newId();
	const made = await addInquiry(tx, actor.municipalityId, {
		id,
		sentence: form.sentence,
		needCode: form.need ?? (await needIn(tx, actor.municipalityId, form.sentence)),
		placeCode: form.area,
		areaCodes: withEverythingInside([form.area], areas),
		reach: form.reach,
		askedBy: actor.personId,
		askedAt: clock.now(),
		until,
	});
	if (!made && (await findInquiry(tx, actor.municipalityId, id))?.sentence !== form.sentence)
		throw new Conflict('id-in-use');
	return id;
}

/** What the words are about, when that is clear enough. */
async function needIn(tx: Tx, municipalityId: string, text: string): Promise<string | null> {
	const found = suggestNeedsFor(text, 1, await learnedIn(tx, municipalityId));
	return found === 'abstain' ? null : (found[0]?.code ?? null);
}

/** A line of the actor's own. @throws NotFound also when it is a colleague's */
export async function ownInquiry(tx: Tx, actor: Actor, id: string): Promise<Inquiry> {
	const inquiry = await findInquiry(tx, actor.municipalityId, id);
	if (!inquiry || !isAsker(actor, inquiry)) throw new NotFound('inquiry', id);
	return inquiry;
}

/** Thanks whoever thought along; they read it with the line. @throws NotFound */
export async function thank(tx: Tx, actor: Actor, id: string): Promise<void> {
	const inquiry = await ownInquiry(tx, actor, id);
	await changeInquiry(tx, actor.municipalityId, inquiry.id, { thanked_at: clock.now() });
}

/** It worked out, or it did not and goes on the list for the next meeting. @throws NotFound */
export async function closeInquiry(tx: Tx, actor: Actor, id: string, found: boolean): Promise<void> {
	const inquiry = await ownInquiry(tx, actor, id);
	await changeInquiry(tx, actor.municipalityId, inquiry.id, { closed_at: inquiry.closedAt ?? clock.now(), found });
}

/**
 * What nobody knew becomes a signal of its own, without a person, so that it counts as a gap in what there is.
 * Others read it, so it is looked at once more: what was fine for the own team may not be.
 * @throws NotFound, Refused('asking-around-somebody-knows' | text codes)
 */
export async function makeSignal(
	tx: Tx,
	actor: Actor,
	id: string,
	{ text, confirmed }: LineSignalForm,
	municipalityCode: string,
): Promise<string> {
	const inquiry = await ownInquiry(tx, actor, id);
	if (inquiry.signalId) return inquiry.signalId;
	if (stateOf(inquiry, clock.today()) !== 'nobody-knew') throw new Refused('asking-around-somebody-knows');
	const signal = await captureSignal(
		tx,
		actor,
		{
			id: undefined,
			code: undefined,
			kind: 'zoek',
			text,
			postcode: undefined,
			areaCode: inquiry.placeCode,
			needCode: inquiry.needCode ?? undefined,
			personId: undefined,
			contact: undefined,
			contactAgreed: false,
			capturedAt: undefined,
			confirmed,
			language: undefined,
		},
		municipalityCode,
	);
	await changeInquiry(tx, actor.municipalityId, inquiry.id, { signal_id: signal.id });
	return signal.id;
}
