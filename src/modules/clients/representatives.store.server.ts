import { type Generated, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { careSeals } from '#platform/sealed-text/index.server';
import type { Representative, StandKind } from './representatives.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'care.representative': {
			municipality_id: string;
			id: string;
			client_id: string;
			kind: StandKind;
			name_sealed: string;
			account_id: Generated<string | null>;
			claim_hash: string | null;
			from_on: string;
			until_on: string;
			ended_on: Generated<string | null>;
			weighed_on: Generated<string | null>;
			weighed_by: Generated<string | null>;
			weighed_words_sealed: Generated<string>;
		};
	}
}

const nameAt = 'care.representative.name_sealed';
const weighedAt = 'care.representative.weighed_words_sealed';

/** Who stands for this person and who did, what stands first; with what the child said of it for who helps alone. */
export async function representativesOf(tx: Tx, municipalityId: string, clientId: string): Promise<Representative[]> {
	const rows = await tx
		.selectFrom('care.representative')
		.select(['id', 'kind', 'name_sealed', 'account_id', 'from_on', 'until_on', 'ended_on', 'weighed_on'])
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.orderBy('ended_on', (by) => by.desc().nullsFirst())
		.orderBy('from_on')
		.orderBy('id')
		.execute();
	if (rows.length === 0) return [];
	const { rows: said } = await sql<{ id: string; words_sealed: string }>`
		select id, words_sealed from care.weighed_words(${clientId})`.execute(tx);
	const words = new Map(said.map(({ id, words_sealed }) => [id, words_sealed]));
	const seals = await careSeals(tx, municipalityId);
	return rows.map((row) => ({
		id: row.id,
		kind: row.kind,
		called: seals.open(nameAt, row.id, row.name_sealed),
		hasAccount: row.account_id !== null,
		fromOn: row.from_on,
		untilOn: row.until_on,
		endedOn: row.ended_on,
		weighedOn: row.weighed_on,
		weighedWords: seals.open(weighedAt, row.id, words.get(row.id) ?? ''),
	}));
}

export async function addRepresentative(
	tx: Tx,
	municipalityId: string,
	one: {
		id: string;
		clientId: string;
		kind: StandKind;
		called: string;
		claimHash: string;
		fromOn: string;
		untilOn: string;
	},
): Promise<void> {
	const seals = await careSeals(tx, municipalityId);
	await tx
		.insertInto('care.representative')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			client_id: one.clientId,
			kind: one.kind,
			name_sealed: seals.seal(nameAt, one.id, one.called),
			claim_hash: one.claimHash,
			from_on: one.fromOn,
			until_on: one.untilOn,
		})
		.execute();
}

/** Changes one that still stands; false when there is none. */
export async function changeRepresentative(
	tx: Tx,
	municipalityId: string,
	clientId: string,
	id: string,
	set: { ended_on?: string; claim_hash?: string | null; weighed?: { on: string; by: string; words: string } },
): Promise<boolean> {
	const { weighed, ...plain } = set;
	const seals = weighed && (await careSeals(tx, municipalityId));
	const { numUpdatedRows } = await tx
		.updateTable('care.representative')
		.set({
			...plain,
			...(weighed && {
				weighed_on: weighed.on,
				weighed_by: weighed.by,
				weighed_words_sealed: seals?.seal(weighedAt, id, weighed.words) ?? '',
			}),
		})
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.where('id', '=', id)
		.where('ended_on', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** Those whose last day was before today end, so that nobody takes them up again. */
export async function endStandsPast(tx: Tx, municipalityId: string, today: string): Promise<number> {
	const { numUpdatedRows } = await tx
		.updateTable('care.representative')
		.set({ ended_on: today })
		.where('municipality_id', '=', municipalityId)
		.where('ended_on', 'is', null)
		.where('until_on', '<', today)
		.executeTakeFirst();
	return Number(numUpdatedRows);
}
