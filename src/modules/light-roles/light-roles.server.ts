import { findCard } from '#modules/people/index.server';
import { addTalent, endTalent, markExperience, shareTalent } from '#modules/talents/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import type { AppEvent } from '#platform/events/index.server';
import { newUntimedId } from '#platform/ids';
import { currentMunicipalities } from '#platform/municipality.server';
import { dayAfter } from '#platform/wall-time';
import type { InviteForm, RoleAnswerForm, RoleStepForm, SupportForm } from './light-role.forms.ts';
import { isOwn, mayInvite } from './light-role.policy.ts';
import { type LightRole, longestRole } from './light-role.ts';
import { addRole, changeRole, forgetInStore, moveInStore, rolesSeen, tendInStore } from './light-roles.store.server.ts';

/** Asks somebody of whom the actor's team keeps a card, now or on a day that suits. @throws NotAllowed, NotFound, Refused */
export async function invite(tx: Tx, actor: Actor, { kaart, soort, vraag, op }: InviteForm): Promise<void> {
	if (!mayInvite(actor) || !actor.teamId || !actor.personId) throw new NotAllowed('light-roles.tend');
	const card = await findCard(tx, kaart);
	if (!card || card.teamId !== actor.teamId || card.restrictedAt) throw new NotFound('person-card', kaart);
	if (op && op < clock.today()) throw new Refused('date-in-past', 'op');
	const asked = await addRole(tx, {
		municipality_id: actor.municipalityId,
		id: newUntimedId(),
		card_id: card.id,
		worker_id: actor.personId,
		team_id: actor.teamId,
		kind: soort,
		asked_words: vraag,
		asked_at: clock.now(),
		ask_on: op ?? clock.today(),
	});
	if (!asked) throw new Refused('light-role-asked-already', 'kaart');
}

/** One that is there for the actor. @throws NotFound */
async function theirs(tx: Tx, actor: Actor, id: string): Promise<LightRole> {
	const role = (await rolesSeen(tx, actor.municipalityId)).find((one) => one.id === id);
	if (!role) throw new NotFound('light-role', id);
	return role;
}

/**
 * Yes, with what may be known, or no. Who signs in says it themselves. The yes becomes a talent that is shared, so that
 * `matching` finds it as any other. @throws NotFound, NotAllowed, Refused
 */
export async function answerRole(tx: Tx, actor: Actor, form: RoleAnswerForm): Promise<void> {
	const role = await theirs(tx, actor, form.id);
	if (role.answer !== null) throw new NotFound('light-role', form.id);
	const said = { answered_at: clock.now(), answer_how: isOwn(actor, role) ? ('self' as const) : ('spoken' as const) };
	if (form.antwoord === 'no') {
		await forThem(tx, actor, role);
		await changeRole(tx, actor.municipalityId, role.id, { ...said, answer: 'no' });
		return;
	}
	await forThem(tx, actor, role);
	if (form.woorden.length < 5) throw new Refused('required', 'woorden');
	if (!form.vaak) throw new Refused('required', 'vaak');
	if (!form.tot) throw new Refused('required', 'tot');
	if (form.tot <= clock.today()) throw new Refused('date-in-past', 'tot');
	if (form.tot > dayAfter(clock.today(), longestRole)) throw new Refused('light-role-too-long', 'tot');
	const talent = await addTalent(tx, actor, {
		cardId: role.cardId,
		kind: 'talent',
		words: form.woorden,
		shared: true,
		looked: form.gekeken,
	});
	await markExperience(tx, actor.municipalityId, talent.id);
	await changeRole(tx, actor.municipalityId, role.id, {
		...said,
		answer: 'yes',
		often: form.vaak,
		until_on: form.tot,
		talent_id: talent.id,
	});
}

/** A worker speaks only for who does not sign in. @throws NotAllowed */
async function forThem(tx: Tx, actor: Actor, role: LightRole): Promise<void> {
	if (!isOwn(actor, role) && (await findCard(tx, role.cardId))?.own) throw new NotAllowed('light-roles.tend');
}

/** "Nu even niet", on again, or stop: one tap, at once, without a reason. @throws NotFound, NotAllowed */
export async function takeStep(tx: Tx, actor: Actor, { id, stap }: RoleStepForm): Promise<void> {
	const role = await theirs(tx, actor, id);
	await forThem(tx, actor, role);
	if (!role.talentId) {
		if (stap !== 'stop') throw new NotFound('light-role', id);
		await changeRole(tx, actor.municipalityId, id, { ended_at: clock.now() });
		return;
	}
	if (stap === 'stop') await endTalent(tx, actor, role.cardId, role.talentId);
	else await shareTalent(tx, actor, role.cardId, role.talentId, stap === 'go-on');
	await changeRole(
		tx,
		actor.municipalityId,
		id,
		stap === 'stop' ? { ended_at: clock.now() } : { rests_since: stap === 'rest' ? clock.now() : null },
	);
}

/** The day a training was seen and the day of the next talk. @throws NotAllowed, NotFound, Refused */
export async function noteSupport(tx: Tx, actor: Actor, { id, training, gesprek }: SupportForm): Promise<void> {
	if (!mayInvite(actor)) throw new NotAllowed('light-roles.tend');
	const role = await theirs(tx, actor, id);
	if (training && training > clock.today()) throw new Refused('date-in-future', 'training');
	await changeRole(tx, actor.municipalityId, role.id, {
		training_seen_on: training ?? null,
		next_talk_on: gesprek ?? null,
	});
}

/** Every hour: what was agreed until a day ends with it. */
export async function tendLightRoles(): Promise<void> {
	for (const { id } of await currentMunicipalities())
		await asTask('light-roles.tend', id, 'community', (tx) => tendInStore(tx, clock.today(), clock.now()));
}

/** `consent.withdrawn`, `person-card.erase-planned`, `.left-alone`, `.erased`: the question and the role go; the talent follows the card by itself. */
export async function forgetLightRoles({
	municipalityId,
	subjectId,
}: Pick<AppEvent, 'municipalityId' | 'subjectId'>): Promise<void> {
	await asTask('privacy.erase', municipalityId, 'community', (tx) => forgetInStore(tx, subjectId));
}

/** `person-card.merged`: the role goes over to the card that stays. */
export async function moveLightRoles({
	municipalityId,
	subjectId,
}: Pick<AppEvent, 'municipalityId' | 'subjectId'>): Promise<void> {
	await asTask('privacy.erase', municipalityId, 'community', (tx) => moveInStore(tx, subjectId));
}
