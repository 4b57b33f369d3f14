import type { Generated } from 'kysely';
import { sql, type Tx } from '#platform/db/index.server';
import type { Click, ClickCheck, MoneyKind, MoneyLine, Onward, Pair, Part, Story, Talk } from './programme.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'community.programme_pair': {
			municipality_id: string;
			id: string;
			programme_id: string;
			match_id: string;
			asks_id: string | null;
			buddy_id: string | null;
			made_at: Date;
			agreements: Generated<string>;
			started_on: Generated<string | null>;
			ends_on: Generated<string | null>;
			ended_on: Generated<string | null>;
			told_themselves: Generated<Part[]>;
		};
		'community.programme_click': {
			municipality_id: string;
			id: string;
			pair_id: string;
			side: Part;
			due_on: string;
			click: Generated<Click | null>;
			onward: Generated<Onward | null>;
			answered_on: Generated<string | null>;
		};
		'community.programme_talk': {
			municipality_id: string;
			id: string;
			pair_id: string;
			planned_on: string;
			held_on: Generated<string | null>;
		};
		'community.programme_money': {
			municipality_id: string;
			id: string;
			pair_id: string;
			kind: MoneyKind;
			/** A bigint: the database hands it out as words. */
			cents: string | number;
			what: string;
			on_day: string;
			written_by: string;
		};
		'community.programme_story': {
			municipality_id: string;
			id: string;
			pair_id: string;
			programme_id: string;
			side: Part;
			words: string;
			may_be_told: boolean;
			parent_says_yes: boolean;
			written_on: string;
		};
	}
}

export type PairToPropose = {
	id: string;
	matchId: string;
	sideIds: readonly [string, string];
	asksId: string;
	buddyId: string;
	task: string;
	practical: string;
	at: Date;
	answerBy: string;
};

/** False when one of the two cannot be asked now. */
export async function proposePairInStore(tx: Tx, one: PairToPropose): Promise<boolean> {
	const { rows } = await sql<{ made: boolean }>`
		select community.propose_pair(${one.id}::uuid, ${one.matchId}::uuid, ${[...one.sideIds]}::uuid[], ${one.asksId}::uuid, ${one.buddyId}::uuid,
			${one.task}, ${one.practical}, ${one.at}, ${one.answerBy}::date) as made`.execute(tx);
	return rows[0]?.made ?? false;
}

/** The pairs the actor tends, or is in themselves; the youngest first. */
export async function pairsSeen(
	tx: Tx,
	municipalityId: string,
	of: { programmeIds: readonly string[] } | { id: string } | 'own',
): Promise<Pair[]> {
	if (typeof of === 'object' && 'programmeIds' in of && of.programmeIds.length === 0) return [];
	let query = tx.selectFrom('community.programme_pair').selectAll().where('municipality_id', '=', municipalityId);
	if (of !== 'own')
		query = 'id' in of ? query.where('id', '=', of.id) : query.where('programme_id', 'in', of.programmeIds);
	return (await query.orderBy('made_at', 'desc').orderBy('id').limit(500).execute()).map((row) => ({
		id: row.id,
		programmeId: row.programme_id,
		matchId: row.match_id,
		asksId: row.asks_id,
		buddyId: row.buddy_id,
		agreements: row.agreements,
		startedOn: row.started_on,
		endsOn: row.ends_on,
		endedOn: row.ended_on,
		toldThemselves: row.told_themselves,
	}));
}

/** Of each pair whether both said yes, as its match says. */
export async function agreedPairs(tx: Tx): Promise<Set<string>> {
	const { rows } = await sql<{ id: string; state: string }>`
		select pair_id as id, state from community.pair_states()`.execute(tx);
	return new Set(rows.flatMap(({ id, state }) => (state === 'agreed' || state === 'met' ? [id] : [])));
}

export async function savePair(
	tx: Tx,
	municipalityId: string,
	id: string,
	change: { agreements: string } | { started_on: string; ends_on: string },
): Promise<boolean> {
	const done = await tx
		.updateTable('community.programme_pair')
		.set(change)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('ended_on', 'is', null)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

/** Closes the match under it as well. `apart`: not these two again. False when it is not theirs, or over. */
export async function endPairInStore(
	tx: Tx,
	id: string,
	{ apart, entryId, at }: { apart: boolean; entryId: string; at: Date },
): Promise<boolean> {
	const { rows } = await sql<{ ended: boolean }>`
		select community.end_pair(${id}::uuid, ${apart}, ${entryId}::uuid, ${at}) as ended`.execute(tx);
	return rows[0]?.ended ?? false;
}

export async function addClicks(
	tx: Tx,
	municipalityId: string,
	checks: readonly Pick<ClickCheck, 'id' | 'pairId' | 'side' | 'dueOn'>[],
): Promise<void> {
	if (checks.length === 0) return;
	await tx
		.insertInto('community.programme_click')
		.values(
			checks.map(({ id, pairId, side, dueOn }) => ({
				municipality_id: municipalityId,
				id,
				pair_id: pairId,
				side,
				due_on: dueOn,
			})),
		)
		.execute();
}

/** Both sides for the team; one's own for who is asked. */
export async function clicksSeen(tx: Tx, municipalityId: string, pairIds: readonly string[]): Promise<ClickCheck[]> {
	if (pairIds.length === 0) return [];
	const rows = await tx
		.selectFrom('community.programme_click')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('pair_id', 'in', pairIds)
		.orderBy('due_on')
		.orderBy('side')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		pairId: row.pair_id,
		side: row.side,
		dueOn: row.due_on,
		click: row.click,
		onward: row.onward,
		answeredOn: row.answered_on,
	}));
}

/** False when it is not theirs to answer, or answered before. */
export async function saveClick(
	tx: Tx,
	municipalityId: string,
	id: string,
	{ click, onward, day }: { click: Click; onward: Onward; day: string },
): Promise<boolean> {
	const done = await tx
		.updateTable('community.programme_click')
		.set({ click, onward, answered_on: day })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('answered_on', 'is', null)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

export async function planTalk(tx: Tx, municipalityId: string, talk: Omit<Talk, 'heldOn'>): Promise<void> {
	await tx
		.insertInto('community.programme_talk')
		.values({ municipality_id: municipalityId, id: talk.id, pair_id: talk.pairId, planned_on: talk.plannedOn })
		.execute();
}

export async function talksSeen(tx: Tx, municipalityId: string, pairIds: readonly string[]): Promise<Talk[]> {
	if (pairIds.length === 0) return [];
	const rows = await tx
		.selectFrom('community.programme_talk')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('pair_id', 'in', pairIds)
		.orderBy('planned_on')
		.execute();
	return rows.map((row) => ({ id: row.id, pairId: row.pair_id, plannedOn: row.planned_on, heldOn: row.held_on }));
}

/** How many talks that still stood open were held now. */
export async function holdTalks(tx: Tx, municipalityId: string, pairId: string, day: string): Promise<void> {
	await tx
		.updateTable('community.programme_talk')
		.set({ held_on: day })
		.where('municipality_id', '=', municipalityId)
		.where('pair_id', '=', pairId)
		.where('held_on', 'is', null)
		.execute();
}

/** Once: the same line sent again changes nothing. */
export async function addMoney(tx: Tx, municipalityId: string, line: MoneyLine): Promise<void> {
	await tx
		.insertInto('community.programme_money')
		.values({
			municipality_id: municipalityId,
			id: line.id,
			pair_id: line.pairId,
			kind: line.kind,
			cents: line.cents,
			what: line.what,
			on_day: line.onDay,
			written_by: line.writtenBy,
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

export async function moneySeen(tx: Tx, municipalityId: string, pairIds: readonly string[]): Promise<MoneyLine[]> {
	if (pairIds.length === 0) return [];
	const rows = await tx
		.selectFrom('community.programme_money')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('pair_id', 'in', pairIds)
		.orderBy('on_day', 'desc')
		.orderBy('id', 'desc')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		pairId: row.pair_id,
		kind: row.kind,
		cents: Number(row.cents),
		what: row.what,
		onDay: row.on_day,
		writtenBy: row.written_by,
	}));
}

/** False when somebody else wrote it. */
export async function removeMoney(tx: Tx, municipalityId: string, pairId: string, id: string): Promise<boolean> {
	const done = await tx
		.deleteFrom('community.programme_money')
		.where('municipality_id', '=', municipalityId)
		.where('pair_id', '=', pairId)
		.where('id', '=', id)
		.executeTakeFirst();
	return done.numDeletedRows === 1n;
}

/** Takes the place of what the same one told before. */
export async function keepStory(
	tx: Tx,
	municipalityId: string,
	story: Story & { programmeId: string; day: string },
): Promise<void> {
	await removeStory(tx, municipalityId, story.pairId, story.side);
	await tx
		.insertInto('community.programme_story')
		.values({
			municipality_id: municipalityId,
			id: story.id,
			pair_id: story.pairId,
			programme_id: story.programmeId,
			side: story.side,
			words: story.words,
			may_be_told: story.mayBeTold,
			parent_says_yes: story.parentSaysYes,
			written_on: story.day,
		})
		.execute();
}

export async function removeStory(tx: Tx, municipalityId: string, pairId: string, side: Part): Promise<void> {
	await tx
		.deleteFrom('community.programme_story')
		.where('municipality_id', '=', municipalityId)
		.where('pair_id', '=', pairId)
		.where('side', '=', side)
		.execute();
}

/** Stories of these pairs, as far as the actor reads them. */
export async function storiesOf(tx: Tx, municipalityId: string, pairIds: readonly string[]): Promise<Story[]> {
	if (pairIds.length === 0) return [];
	const rows = await tx
		.selectFrom('community.programme_story')
		.select(['id', 'pair_id', 'side', 'words', 'may_be_told', 'parent_says_yes'])
		.where('municipality_id', '=', municipalityId)
		.where('pair_id', 'in', pairIds)
		.execute();
	return rows.map((row) => ({
		id: row.id,
		pairId: row.pair_id,
		side: row.side,
		words: row.words,
		mayBeTold: row.may_be_told,
		parentSaysYes: row.parent_says_yes,
	}));
}

/** Stories that may be told, the latest first. A yes to that holds for half a year. */
export async function toldStories(
	tx: Tx,
	municipalityId: string,
	{ since, most }: { since: string; most: number },
): Promise<{ id: string; programmeId: string; side: Part; words: string }[]> {
	const rows = await tx
		.selectFrom('community.programme_story')
		.select(['id', 'programme_id', 'side', 'words'])
		.where('municipality_id', '=', municipalityId)
		.where('may_be_told', '=', true)
		.where('written_on', '>', since)
		.orderBy('written_on', 'desc')
		.limit(most)
		.execute();
	return rows.map((row) => ({ id: row.id, programmeId: row.programme_id, side: row.side, words: row.words }));
}
