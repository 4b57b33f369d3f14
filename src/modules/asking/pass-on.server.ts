import { findCard, workersAtWork } from '#modules/people/index.server';
import { signalsWithIds, whoAskedFor } from '#modules/signals/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import type { AppEvent } from '#platform/events/index.server';
import { newUntimedId } from '#platform/ids';
import { send } from '#platform/notify/index.server';
import { asksSeen, findAsking, forgetAsksAbout, markEnough, putToWorker, roundsAbout } from './asking.store.server.ts';
import { type Asking, outcomeOf, whoKnows } from './asking.ts';

type News = Pick<AppEvent, 'municipalityId' | 'subjectId'>;
const task = 'asking.pass-on';

/** A question started (`asking.started`): each person goes to the one worker who knows them, and that worker hears that something waits. */
export async function passOn({ municipalityId, subjectId }: News): Promise<void> {
	await asTask(task, municipalityId, 'community', async (tx, actor) => {
		const asking = await findAsking(tx, municipalityId, subjectId);
		if (asking) await handRound(tx, actor, asking);
	});
}

/** Somebody asked for it later (`signal.captured`, `signal.coded`): questions that still go round take them along. */
export async function passOnLater({ municipalityId, subjectId }: News): Promise<void> {
	await asTask(task, municipalityId, 'community', async (tx, actor) => {
		const [signal] = await signalsWithIds(tx, municipalityId, [subjectId]);
		if (!signal?.needCode) return;
		for (const asking of await roundsAbout(tx, municipalityId, signal.needCode, signal.areaCode))
			await handRound(tx, actor, asking);
	});
}

/** A note was taken back (`signal.undone`): nobody is asked about it any more. */
export async function stopAskingAbout({ municipalityId, subjectId }: News): Promise<void> {
	await asTask('privacy.erase', municipalityId, 'community', (tx) => forgetAsksAbout(tx, municipalityId, subjectId));
}

async function handRound(tx: Tx, actor: Actor, asking: Asking): Promise<void> {
	if (outcomeOf(asking) !== 'round' || asking.closesOn < clock.today()) return;
	const { municipalityId } = actor;
	const hear = new Set<string>();
	for (const asker of await whoAskedFor(tx, municipalityId, asking)) {
		const candidates = whoKnows(asker, asker.personId ? await findCard(tx, asker.personId) : undefined);
		const there = await workersAtWork(tx, municipalityId, candidates);
		const worker = candidates.map((id) => there.find((one) => one.id === id)).find(Boolean);
		if (!worker) continue;
		const given = await putToWorker(tx, municipalityId, {
			// Without time in it, so that nobody can tell from an id who came before whom.
			id: newUntimedId(),
			askingId: asking.id,
			workerId: worker.id,
			personId: asker.personId,
			signalId: asker.signalId,
			putAt: clock.now(),
		});
		if (given) hear.add(worker.accountId);
	}
	for (const accountId of hear)
		await send(tx, actor, 'community', { to: { accountId }, template: 'news', facts: { link: '/vragen' } });
}

/** Somebody answered (`asking.answered`): when there are enough now, who brings them together hears it, once. */
export async function tellWhenEnough({ municipalityId, subjectId }: News): Promise<void> {
	await asTask(task, municipalityId, 'community', async (tx, actor) => {
		const asking = await findAsking(tx, municipalityId, subjectId);
		if (!asking || outcomeOf(asking) !== 'round' || !(await markEnough(tx, municipalityId, asking.id, clock.now())))
			return;
		await write(tx, actor, [asking.askedBy], `/vragen/${asking.id}`);
	});
}

/** A group began or set its first meeting (`asking.grouped`, `asking.meeting-set`): who asked somebody hears what became of it. */
export async function tellWhatBecame({ municipalityId, subjectId }: News): Promise<void> {
	await asTask(task, municipalityId, 'community', async (tx, actor) => {
		const asked = await asksSeen(tx, municipalityId, subjectId);
		await write(
			tx,
			actor,
			[...new Set(asked.filter(({ answer }) => answer).map(({ workerId }) => workerId))],
			'/vragen',
		);
	});
}

async function write(tx: Tx, actor: Actor, workerIds: readonly string[], link: string): Promise<void> {
	for (const { accountId } of await workersAtWork(tx, actor.municipalityId, workerIds))
		await send(tx, actor, 'community', { to: { accountId }, template: 'news', facts: { link } });
}
