import { workerById } from '#modules/people/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { type AppEvent, tell } from '#platform/events/index.server';
import { newUntimedId } from '#platform/ids';
import { send } from '#platform/notify/index.server';
import { dayAfter } from '#platform/wall-time';
import type { TellForm } from './conflict.forms.ts';
import { conflictCodeHash, newConflictCode } from './conflict-code.server.ts';
import { addConflict, agree, agreeing, findConflict, followed, withdraw } from './conflicts.store.server.ts';
import { onCallIn } from './on-call.server.ts';

/**
 * Somebody tells what happened, without account. Read by who is on call and who stands in; or by who stands in alone, when it is
 * about who is on call. Returns the code to follow it with.
 * @throws Refused('conflict-nobody-on-call', 'areaCode'), Refused('conflict-no-deputy', 'forDeputy')
 */
export async function tellConflict(tx: Tx, actor: Actor, form: Omit<TellForm, 'seen'>): Promise<string> {
	const onCall = await onCallIn(tx, actor.municipalityId, form.areaCode);
	if (!onCall) throw new Refused('conflict-nobody-on-call', 'areaCode');
	if (form.forDeputy && !onCall.deputy) throw new Refused('conflict-no-deputy', 'forDeputy');
	const code = newConflictCode();
	const id = newUntimedId();
	await addConflict(tx, {
		municipalityId: actor.municipalityId,
		id,
		areaCode: form.areaCode,
		onCallArea: onCall.areaCode,
		kind: form.kind,
		words: form.words,
		called: form.called,
		reach: form.reach,
		safe: form.safe,
		forDeputy: form.forDeputy,
		toldOn: clock.today(),
		codeHash: conflictCodeHash(code),
	});
	await tell(tx, actor, 'community', 'conflict.told', id);
	return code;
}

/** `conflict.told`: who is on call, and who stands in, hear that there is something. Not what. */
export async function tellOnCall({
	municipalityId,
	subjectId,
}: Pick<AppEvent, 'municipalityId' | 'subjectId'>): Promise<void> {
	await asTask('conflicts.tell', municipalityId, 'community', async (tx, actor) => {
		const conflict = await findConflict(tx, subjectId);
		if (!conflict) return;
		for (const workerId of conflict.readerIds) {
			const worker = await workerById(tx, municipalityId, workerId);
			if (worker?.accountId)
				await send(tx, actor, 'community', {
					to: { accountId: worker.accountId },
					template: 'conflict-told',
					facts: { link: `/botsingen/${subjectId}` },
				});
		}
	});
}

/** What stands behind a code: how far it is, for who told; or what was agreed, for one of the two. */
export async function behindCode(tx: Tx, code: string) {
	const hash = conflictCodeHash(code);
	const told = await followed(tx, hash);
	const waits = Boolean(told && !told.takenOn && !told.endedOn && dayAfter(told.toldOn, 2) <= clock.today());
	return { told, agreement: await agreeing(tx, hash), waits };
}

/** Who told takes it back: nothing of it stays. @throws NotFound */
export async function takeBack(tx: Tx, code: string): Promise<void> {
	if (!(await withdraw(tx, conflictCodeHash(code)))) throw new NotFound('conflict');
}

/** One of the two says yes to what was agreed. @throws Refused('conflict-code-unknown') when it is not, or no more, theirs to say */
export async function sayAgreed(tx: Tx, code: string): Promise<void> {
	if (!(await agree(tx, conflictCodeHash(code), clock.today()))) throw new Refused('conflict-code-unknown');
}

/** A yes is taken back as long as it runs. @throws Refused('conflict-code-unknown') */
export async function takeYesBack(tx: Tx, code: string): Promise<void> {
	if (!(await agree(tx, conflictCodeHash(code), null))) throw new Refused('conflict-code-unknown');
}
