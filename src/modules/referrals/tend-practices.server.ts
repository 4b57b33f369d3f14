import { randomBytes } from 'node:crypto';
import { choices, colleaguesIn } from '#modules/people/index.server';
import { codeFrom } from '#modules/signals';
import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { refusePublicWords } from '#platform/free-text/public-words';
import { newPartnerKey, partnerKeyHash } from '#platform/identity/partner-key.server';
import { keyedHash } from '#platform/identity/sealed.server';
import { newId } from '#platform/ids';
import { careSeals } from '#platform/sealed-text/index.server';
import { dayAfter } from '#platform/wall-time';
import {
	addCoach,
	addKey,
	addPractice,
	practicesNow,
	removeCoach,
	revokeKeys,
	savePost,
	savePractice,
} from './practices.store.server.ts';
import type { ChangePracticeForm, NewPracticeForm } from './referral.forms.ts';
import { mayTendPractice } from './referral.policy.ts';
import type { KeyUse, Practice } from './referral.ts';

/** What is kept of the link of a practice: keyed, so that a stolen table cannot be searched for links. */
export const practiceLinkHash = (code: string): string => keyedHash('practice-link', code);

/** How long a link or key opens. */
const keyHolds = 365;

/** Organisations and their names, for who may make a practice; in the community zone, where they stand. */
export const houses = (actor: Actor): Promise<{ id: string; name: string }[]> =>
	asActor(actor, 'community', async (tx) =>
		(await choices(tx, actor)).organisations.map(({ id, name }) => ({ id, name })),
	);

/** Everybody reads these: a practice may bear a name, a contact is a function. @throws Refused */
function refuseNames(form: Pick<ChangePracticeForm, 'contact' | 'dropIn' | 'confirmed'>, name = ''): void {
	refusePublicWords({ name }, { namesMayStand: true });
	refusePublicWords(
		{ contact: form.contact, dropIn: form.dropIn },
		{ ...(form.confirmed && { confirmed: form.confirmed }) },
	);
}

/** A practice we agreed with. @throws Refused('unknown-organisation' | 'unknown-area') */
export async function makePractice(tx: Tx, actor: Actor, form: NewPracticeForm): Promise<string> {
	refuseNames(form, form.name);
	const asked = hasRole(actor, 'administrator') ? form.organisation : actor.organisationId;
	const house = (await houses(actor)).find(({ id }) => id === asked);
	if (!house) throw new Refused('unknown-organisation', 'organisation');
	const practice: Practice = {
		...{ id: newId(), organisationId: house.id, ourName: house.name, name: form.name, kind: form.kind },
		...{ areaCode: form.area, contactFunction: form.contact, answerDays: form.days, dropIn: form.dropIn },
		...{ madeOn: clock.today(), endedOn: null },
	};
	if (!mayTendPractice(actor, practice)) throw new Refused('unknown-area', 'area');
	const { seal } = await careSeals(tx, actor.municipalityId);
	const mail = seal('care.referral_post.mail_sealed', practice.id, form.mail);
	await addPractice(tx, actor.municipalityId, practice, mail);
	return practice.id;
}

/** A practice this actor keeps. @throws NotFound, NotAllowed */
export async function tendedPractice(tx: Tx, actor: Actor, id: string): Promise<Practice> {
	const practice = (await practicesNow(tx, actor.municipalityId)).find((one) => one.id === id);
	if (!practice) throw new NotFound('practice', id);
	if (!mayTendPractice(actor, practice)) throw new NotAllowed('referrals.tend-practices');
	return practice;
}

/** What was agreed changes; a mail address only when a new one was typed. @throws NotFound */
export async function changePractice(tx: Tx, actor: Actor, form: ChangePracticeForm): Promise<void> {
	const { id } = await tendedPractice(tx, actor, form.practice);
	refuseNames(form);
	await savePractice(tx, actor.municipalityId, id, {
		...{ contact_function: form.contact, answer_days: form.days, drop_in: form.dropIn },
	});
	if (!form.mail) return;
	const { seal } = await careSeals(tx, actor.municipalityId);
	await savePost(tx, actor.municipalityId, id, seal('care.referral_post.mail_sealed', id, form.mail));
}

/** We stop with a practice: its link and key open nothing any more; what runs is answered. @throws NotFound */
export async function endPractice(tx: Tx, actor: Actor, practiceId: string): Promise<void> {
	const { id } = await tendedPractice(tx, actor, practiceId);
	await revokeKeys(tx, actor.municipalityId, id, clock.today());
	await savePractice(tx, actor.municipalityId, id, { ended_on: clock.today() });
}

/** A new link for the form, or key for the program: the one before stops. Comes back once. @throws NotFound */
export async function newKey(
	tx: Tx,
	actor: Actor,
	practiceId: string,
	use: KeyUse,
): Promise<{ use: KeyUse; secret: string }> {
	const { id } = await tendedPractice(tx, actor, practiceId);
	const today = clock.today();
	const secret = use === 'form' ? codeFrom(randomBytes(16)) : newPartnerKey();
	await revokeKeys(tx, actor.municipalityId, id, today, use);
	await addKey(tx, actor.municipalityId, {
		...{ id: newId(), practiceId: id, use, madeBy: actor.personId ?? '' },
		hash: use === 'form' ? practiceLinkHash(secret) : partnerKeyHash(secret),
		...{ madeOn: today, untilOn: dayAfter(today, keyHolds) },
	});
	return { use, secret };
}

/** A link that went astray opens nothing any more. @throws NotFound */
export async function revokeKey(tx: Tx, actor: Actor, practiceId: string, use: KeyUse): Promise<void> {
	const { id } = await tendedPractice(tx, actor, practiceId);
	await revokeKeys(tx, actor.municipalityId, id, clock.today(), use);
}

/** Team workers at work in each of these areas, to be named for a practice there by somebody else; in the community zone, where they stand. */
export const teamWorkersIn = (actor: Actor, areaCodes: readonly string[]) =>
	asActor(actor, 'community', async (tx) => {
		const found = new Map<string, { id: string; name: string; teamId: string }[]>();
		for (const code of new Set(areaCodes))
			found.set(
				code,
				(await colleaguesIn(tx, actor.municipalityId, [code], ['team_worker'])).filter(
					({ id }) => id !== actor.personId,
				),
			);
		return found;
	});

/** A team worker who answers this practice too. @throws NotFound, Refused('unknown-worker') */
export async function nameCoach(tx: Tx, actor: Actor, practiceId: string, workerId: string): Promise<void> {
	const { id, areaCode } = await tendedPractice(tx, actor, practiceId);
	const worker = (await teamWorkersIn(actor, [areaCode])).get(areaCode)?.find((one) => one.id === workerId);
	if (!worker) throw new Refused('referral-worker', 'worker');
	const called = (worker.name.split(' ')[0] ?? '').slice(0, 60);
	await addCoach(
		tx,
		actor.municipalityId,
		newId(),
		{ practiceId: id, workerId, called, teamId: worker.teamId },
		clock.today(),
	);
}

/** @throws NotFound */
export async function unnameCoach(tx: Tx, actor: Actor, practiceId: string, workerId: string): Promise<void> {
	const { id } = await tendedPractice(tx, actor, practiceId);
	await removeCoach(tx, actor.municipalityId, id, workerId);
}
