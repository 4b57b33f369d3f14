import { spokenName } from '#modules/areas';
import { findArea } from '#modules/areas/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, asTask, type Tx } from '#platform/db/index.server';
import { Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import { dayAfter } from '#platform/wall-time';
import { channelsOf, paperWaiting, tallyBox } from './ballot-box.store.server.ts';
import { voteToRun } from './prepare-vote.server.ts';
import { publishedFile } from './published-file.ts';
import { type CodeKind, daysForPaper, fewestTold, type Vote } from './vote.ts';
import { resultOfFile } from './vote-result.ts';
import {
	addResult,
	batchesOf,
	findVote,
	forgetCodes,
	handedOut,
	optionsOf,
	stampVote,
	votesToCount,
} from './votes.store.server.ts';

/**
 * Counts a vote that closed, by who runs it. Paper that waits, or may still come in, is asked about first.
 * @throws NotFound, NotAllowed, Refused('vote-still-open' | 'vote-paper-waiting' | 'already-done')
 */
export async function countVote(tx: Tx, actor: Actor, id: string, leavePaper = false): Promise<void> {
	const vote = await voteToRun(tx, actor, id);
	if (!vote.fixedOn || clock.today() <= vote.closesOn) throw new Refused('vote-still-open');
	if (vote.countedOn) throw new Refused('already-done');
	const waiting = await asActor(actor, 'ballot', (box) => paperWaiting(box, id));
	const paperMayCome = clock.today() <= dayAfter(vote.closesOn, daysForPaper);
	if ((waiting > 0 || paperMayCome) && !leavePaper) throw new Refused('vote-paper-waiting', 'toch', { waiting });
	await countBox(tx, actor, vote, waiting);
}

async function countBox(tx: Tx, actor: Actor, vote: Vote, paperUnread: number): Promise<void> {
	const here = actor.municipalityId;
	// Two who press at once: the second finds it counted.
	if (!(await stampVote(tx, here, vote.id, 'counted_on', clock.today()))) throw new Refused('already-done');
	const [options, area, batches] = [
		await optionsOf(tx, here, vote.id),
		await findArea(tx, here, vote.areaCode),
		await batchesOf(tx, here, vote.id),
	];
	// What the box gives it gives again, so a count that breaks off here is done over.
	const { bundles, perChannel } = await asActor(actor, 'ballot', async (box) => ({
		bundles: await tallyBox(box, vote.id, clock.today()),
		perChannel: await channelsOf(box, vote.id),
	}));
	const ballots = bundles.reduce((sum, { voters }) => sum + voters, 0);
	const pb = publishedFile(vote, spokenName(area?.name ?? ''), options, bundles);
	const printed = (kind: CodeKind): number =>
		batches.filter((batch) => batch.kind === kind).reduce((sum, batch) => sum + batch.codes, 0);
	const result = resultOfFile(vote, options, pb, ballots, {
		letters: printed('letter'),
		cards: printed('desk'),
		handedOut: await handedOut(tx, here, vote.id),
		paperUnread,
		perChannel,
	});
	await addResult(tx, here, vote.id, clock.today(), result, ballots < fewestTold ? '' : pb);
	await forgetCodes(tx, vote.id);
	await tell(tx, actor, 'community', 'ballots.counted', vote.id);
}

/** Every hour: what closed more than a week ago, so that all paper had its time, counts itself. */
export async function countClosedVotes(): Promise<void> {
	for (const { id: municipalityId } of await currentMunicipalities()) {
		const before = dayAfter(clock.today(), -daysForPaper);
		const due = await asTask('ballots.count', municipalityId, 'community', (tx) =>
			votesToCount(tx, municipalityId, before),
		);
		for (const id of due)
			await asTask('ballots.count', municipalityId, 'community', async (tx, task) => {
				const vote = await findVote(tx, municipalityId, id);
				const waiting = await asActor(task, 'ballot', (box) => paperWaiting(box, id));
				if (vote && !vote.countedOn) await countBox(tx, task, vote, waiting);
			});
	}
}
