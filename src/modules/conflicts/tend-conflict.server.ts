import { areasOf } from '#modules/areas/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict as Clash, NotAllowed, NotFound, Refused } from '#platform/errors';
import { newUntimedId } from '#platform/ids';
import type { Ask } from '#platform/route/index.server';
import { type Conflict, type ConflictOutcome, talkIsDue } from './conflict.ts';
import { conflictCodeHash, newConflictCode } from './conflict-code.server.ts';
import {
	addAgreement,
	addStep,
	agreementsSeen,
	areasWaiting,
	closeConflict,
	conflictsSeen,
	countsSeen,
	everybodyOnCall,
	findConflict,
	markTalked,
	removeAgreement,
	shareConflict,
	stepsOf,
	takeConflict,
} from './conflicts.store.server.ts';
import { placesOf } from './on-call.server.ts';

/** What runs, for who is on call for it. @throws NotFound for everyone else, Refused('conflict-ended') */
async function mine(tx: Tx, id: string): Promise<Conflict> {
	const conflict = await findConflict(tx, id);
	if (!conflict) throw new NotFound('conflict', id);
	if (conflict.endedOn) throw new Refused('conflict-ended');
	return conflict;
}

/** "I take it up." @throws Clash('conflict-taken') when the other of the two was first */
export async function takeUp(tx: Tx, actor: Actor, id: string): Promise<void> {
	await mine(tx, id);
	if (!actor.personId) throw new NotAllowed('conflicts.tend');
	if (!(await takeConflict(tx, id, actor.personId, clock.today()))) throw new Clash('conflict-taken');
}

export async function noteStep(tx: Tx, actor: Actor, id: string, words: string): Promise<void> {
	await mine(tx, id);
	await addStep(tx, {
		municipalityId: actor.municipalityId,
		id: newUntimedId(),
		conflictId: id,
		onDay: clock.today(),
		words,
	});
}

/**
 * What both agree to. Who told says yes with the code they have; for the other there is one, shown once.
 * @throws Refused('conflict-remind-later', 'remindOn'), Refused('conflict-typed-yourself', 'agreed'), Clash('conflict-agreed-already')
 */
export async function writeAgreement(
	tx: Tx,
	actor: Actor,
	id: string,
	{ agreed, remindOn }: { agreed: string; remindOn: string },
): Promise<{ code: string }> {
	const conflict = await mine(tx, id);
	// Who typed it for somebody saw their code; the other's is handed over by a colleague.
	if (conflict.typedBy && conflict.typedBy === actor.personId) throw new Refused('conflict-typed-yourself', 'agreed');
	const today = clock.today();
	if (remindOn <= today) throw new Refused('conflict-remind-later', 'remindOn');
	const code = newConflictCode();
	const added = await addAgreement(tx, {
		municipalityId: actor.municipalityId,
		id: newUntimedId(),
		conflictId: id,
		words: agreed,
		madeOn: today,
		remindOn,
		otherHash: conflictCodeHash(code),
	});
	if (!added) throw new Clash('conflict-agreed-already');
	return { code };
}

/** Other words need another yes of both. @throws NotFound */
export async function takeAgreementBack(tx: Tx, id: string): Promise<void> {
	await mine(tx, id);
	if (!(await removeAgreement(tx, id))) throw new NotFound('agreement', id);
}

/** The day of the agreement came, and they talked. @throws NotFound */
export async function talkedAgain(tx: Tx, id: string): Promise<void> {
	await mine(tx, id);
	if (!(await markTalked(tx, id, clock.today()))) throw new NotFound('agreement', id);
}

/** A colleague who is on call there now may read it too: who stepped in later reads nothing by themselves. @throws NotFound */
export async function letRead(tx: Tx, id: string, workerId: string): Promise<void> {
	await mine(tx, id);
	if (!(await shareConflict(tx, id, workerId))) throw new NotFound('worker', workerId);
}

/** It ended. From here on nobody can be reached through it, and half a year later it is forgotten. */
export async function endConflict(tx: Tx, id: string, outcome: ConflictOutcome): Promise<void> {
	await mine(tx, id);
	if (!(await closeConflict(tx, id, outcome, clock.today()))) throw new Clash('conflict-taken');
}

/** The list for who is on call, with who is on call where. */
export async function conflictsScreen({ tx, actor, url, about }: Ask) {
	const seen = await conflictsSeen(tx);
	for (const { id } of seen) about({ type: 'conflict', id });
	const names = new Map((await areasOf(tx, actor.municipalityId)).map(({ code, name }) => [code, name]));
	return {
		conflicts: seen.map(({ id, kind, areaCode, toldOn, takenOn, endedOn, outcome }) => ({
			...{ id, kind, toldOn, takenOn, endedOn, outcome },
			areaName: names.get(areaCode) ?? '',
		})),
		counts: (await countsSeen(tx)).map((one) => ({ ...one, areaName: names.get(one.areaCode) ?? '' })),
		...(await placesOf(tx, actor)),
		maySignUp: actor.roles.some((role) => role === 'social_broker' || role === 'team_worker'),
		saved: url.searchParams.has('bewaard'),
	};
}

/** One of them, whole. @throws NotFound for who is not on call for it */
export async function conflictScreen({ tx, actor, params, url, about }: Ask) {
	const id = params['id'] ?? '';
	const conflict = await findConflict(tx, id);
	if (!conflict) throw new NotFound('conflict', id);
	about({ type: 'conflict', id });
	const { takenBy, readerIds, neverId, typedBy: _, ...shown } = conflict;
	const others = (await everybodyOnCall(tx)).filter(
		({ areaCode, workerId }) =>
			areaCode === conflict.onCallArea && workerId !== neverId && !readerIds.includes(workerId),
	);
	const area = (await areasOf(tx, actor.municipalityId)).find(({ code }) => code === conflict.areaCode);
	return {
		conflict: { ...shown, takenByMe: takenBy === actor.personId },
		areaName: area?.name ?? '',
		others: others.map(({ workerId, called }) => ({ workerId, called })),
		steps: await stepsOf(tx, id),
		agreement: (await agreementsSeen(tx)).get(id),
		today: clock.today(),
		sent: [...url.searchParams.keys()].find((key) => key.startsWith('/'))?.slice(1) ?? '',
		saved: url.searchParams.has('bewaard'),
	};
}

/** For Vandaag: what nobody took up yet, and agreements whose day has come. */
export async function conflictsToday({ tx, actor, about }: Pick<Ask, 'tx' | 'actor' | 'about'>) {
	if (actor.kind !== 'staff') return { untaken: [], due: [], waiting: [] };
	const today = clock.today();
	const running = (await conflictsSeen(tx)).filter(({ endedOn }) => !endedOn);
	const agreements = running.length > 0 ? await agreementsSeen(tx) : new Map<string, never>();
	const due = running.filter(({ id }) => {
		const agreement = agreements.get(id);
		return agreement && talkIsDue(agreement, today);
	});
	const untaken = running.filter(({ takenOn }) => !takenOn);
	for (const { id } of [...untaken, ...due]) about({ type: 'conflict', id });
	const line = ({ id, kind, toldOn }: Conflict) => ({ id, kind, toldOn });
	const waiting = await areasWaiting(tx, today);
	const names = waiting.length > 0 ? await areasOf(tx, actor.municipalityId) : [];
	return {
		untaken: untaken.map(line),
		due: due.map(line),
		waiting: names.filter(({ code }) => waiting.includes(code)).map(({ name }) => name),
	};
}
