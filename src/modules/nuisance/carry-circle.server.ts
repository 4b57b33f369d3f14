import { teamNames } from '#modules/people/index.server';
import { readCode } from '#modules/signals';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, NotFound, Refused } from '#platform/errors';
import { newUntimedId } from '#platform/ids';
import { careSeals } from '#platform/sealed-text/index.server';
import { newCode, nuisanceCodeHash, refusePersons } from './codes.server.ts';
import type { AnswerObjectionForm, CloseCircleForm, ContactForm, OpenCircleForm } from './nuisance.forms.ts';
import { addCircle, type CircleRow, changeCircle, circleById } from './nuisance.store.server.ts';
import { lastDay, mayCarry, mayGoOn } from './nuisance.ts';
import { addRaised, moves, raisedIn, saveAnswer, saveSeen, takeOver } from './raised.store.server.ts';

const calledOf = (actor: Actor): string => (actor.displayName ?? '').slice(0, 60);

/** A circle that this worker carries. @throws NotFound */
export async function mine(tx: Tx, actor: Actor, id: string): Promise<CircleRow> {
	const circle = await circleById(tx, actor.municipalityId, id);
	if (!circle) throw new NotFound('nuisance', id);
	return circle;
}
/** Changes it, unless it was closed meanwhile. @throws Conflict('nuisance-closed') */
async function change(tx: Tx, actor: Actor, id: string, set: Parameters<typeof changeCircle>[3]): Promise<void> {
	if (!(await changeCircle(tx, actor.municipalityId, id, set))) throw new Conflict('nuisance-closed');
}

/** Opens a circle for a fixed period, carried by this worker alone. Gives its id. @throws NotAllowed, Refused */
export async function openCircle(tx: Tx, actor: Actor, form: OpenCircleForm): Promise<string> {
	if (!mayCarry(actor, form.buurt) || !actor.personId || !actor.teamId || !actor.organisationId)
		throw new NotAllowed('nuisance.carry');
	// The person concerned reads both by their slip: nobody in it who complained.
	refusePersons('waarom', form.waarom);
	refusePersons('hoe', form.hoe);
	const { municipalityId } = actor;
	const id = newUntimedId();
	const seals = await careSeals(tx, municipalityId);
	const sealed = (column: string, words: string) => seals.seal(`care.nuisance_circle.${column}`, id, words);
	// What the team is called stands in another zone: copied now, so that the person concerned reads it without crossing over.
	const teams = await asActor(actor, 'community', (other) => teamNames(other, municipalityId));
	const startedOn = clock.today();
	const until = lastDay(startedOn, form.weken);
	await addCircle(tx, {
		...{ municipality_id: municipalityId, id, area_code: form.buurt, kind: form.soort, tried: form.geprobeerd },
		...{ officer_id: actor.personId, officer_called: calledOf(actor), team_id: actor.teamId },
		...{ organisation_id: actor.organisationId, team_called: (teams.get(actor.teamId) ?? '').slice(0, 80) },
		place_sealed: sealed('place_sealed', form.plek),
		why_sealed: sealed('why_sealed', form.waarom),
		tried_sealed: sealed('tried_sealed', form.hoe),
		...{ started_on: startedOn, first_until: until, until_on: until, proof_id: newUntimedId() },
	});
	return id;
}

/**
 * The person concerned was spoken to, did not want to (with what was tried), or it was not safe: then who leads the team is told why.
 * Can be noted again when it changed. @throws NotFound, Refused, Conflict('nuisance-closed')
 */
export async function noteContact(tx: Tx, actor: Actor, id: string, form: ContactForm): Promise<void> {
	const circle = await mine(tx, actor, id);
	if (circle.closedOn) throw new Conflict('nuisance-closed');
	if (circle.restsOn) throw new Refused('nuisance-rests');
	const seals = await careSeals(tx, actor.municipalityId);
	const today = clock.today();
	const unsafe = form.contact === 'unsafe';
	if (!unsafe) refusePersons('hoe', form.hoe);
	if (unsafe) {
		const raised = newUntimedId();
		await addRaised(tx, {
			...{ municipality_id: actor.municipalityId, id: raised, circle_id: id, kind: 'unsafe' },
			...{ team_id: actor.teamId ?? '', raised_on: today },
			words_sealed: seals.seal('care.nuisance_raised.words_sealed', raised, form.hoe),
		});
	}
	await change(tx, actor, id, {
		...{ contact: form.contact, contact_on: today },
		contact_sealed: seals.seal('care.nuisance_circle.contact_sealed', id, form.hoe),
		// Who may not be told holds no slip either.
		...(unsafe && { person_hash: null }),
	});
}

/** The slip of the person concerned; one before it stops. @throws NotFound, Refused('nuisance-first-tell'), Conflict */
export async function givePersonCode(tx: Tx, actor: Actor, id: string): Promise<string> {
	const { contact } = await mine(tx, actor, id);
	if (!contact || contact === 'unsafe') throw new Refused('nuisance-first-tell');
	const code = newCode();
	await change(tx, actor, id, { person_hash: nuisanceCodeHash(code) });
	return code;
}

/** A longer period, when the person concerned knows. @throws NotFound, Refused, Conflict */
export async function goOn(tx: Tx, actor: Actor, id: string, untilOn: string): Promise<void> {
	const wrong = mayGoOn(await mine(tx, actor, id), untilOn);
	if (wrong) throw new Refused(wrong, 'tot');
	await change(tx, actor, id, { until_on: untilOn });
}

/** A code for once, with which a colleague takes over within a week. By who carries it, or by who leads the team. @throws NotFound */
export async function handOver(tx: Tx, id: string): Promise<string> {
	const code = newCode();
	if (!(await moves(tx, id, nuisanceCodeHash(code), clock.today()))) throw new NotFound('nuisance', id);
	return code;
}
/** From now on this worker carries it, and nobody else. Gives its id. @throws Refused('nuisance-code') */
export async function takeCircleOver(tx: Tx, actor: Actor, typed: string): Promise<string> {
	const code = readCode(typed, 16);
	const id = code && (await takeOver(tx, nuisanceCodeHash(code), calledOf(actor), clock.today()));
	if (!id) throw new Refused('nuisance-code', 'code');
	return id;
}

/**
 * Going on after an objection that the privacy officer read, with a reason the person reads. Stopping is closing.
 * @throws NotFound, Refused('nuisance-first-seen'), Conflict
 */
export async function answerObjection(tx: Tx, actor: Actor, id: string, form: AnswerObjectionForm): Promise<void> {
	await mine(tx, actor, id);
	refusePersons('antwoord', form.antwoord);
	const { municipalityId } = actor;
	const one = (await raisedIn(tx, municipalityId, id)).find((raised) => raised.id === form.bezwaar);
	if (one?.kind !== 'objection') throw new NotFound('objection', form.bezwaar);
	if (!one.seenOn) throw new Refused('nuisance-first-seen', 'antwoord');
	const seals = await careSeals(tx, municipalityId);
	const sealed = seals.seal('care.nuisance_raised.answer_sealed', one.id, form.antwoord);
	if (!(await saveAnswer(tx, municipalityId, { circleId: id, id: one.id, sealed, on: clock.today() })))
		throw new NotFound('objection', form.bezwaar);
	await change(tx, actor, id, { rests_on: null });
}

/** The end, with a talk or without, and last words that everybody of the circle reads. @throws NotFound, Refused, Conflict */
export async function closeCircle(tx: Tx, actor: Actor, id: string, form: CloseCircleForm): Promise<void> {
	await mine(tx, actor, id);
	refusePersons('woorden', form.woorden);
	const seals = await careSeals(tx, actor.municipalityId);
	await change(tx, actor, id, {
		...{ closed_on: clock.today(), talk: form.gesprek, outcome: form.uitkomst },
		closing_sealed: seals.seal('care.nuisance_circle.closing_sealed', id, form.woorden),
	});
}

/** Who leads the team, or the privacy officer, read it. @throws NotFound */
export async function noteSeen(tx: Tx, actor: Actor, id: string): Promise<void> {
	if (!(await saveSeen(tx, actor.municipalityId, id, clock.today()))) throw new NotFound('raised', id);
}
