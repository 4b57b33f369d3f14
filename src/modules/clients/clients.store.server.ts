import { type Selectable, sql } from 'kysely';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { careSeals } from '#platform/sealed-text/index.server';
import { ageOn, type Client, type Ending, type Help, type KeptAs, type RelationKind } from './client.ts';

type ClientTable = {
	municipality_id: string;
	id: string;
	organisation_id: string;
	team_id: string;
	account_id: string | null;
	claim_hash: string | null;
	claim_until: string | null;
	name_sealed: string;
	name_mark: string;
	postcode_mark: string | null;
	address_mark: string | null;
	born_on: string | null;
	reach_sealed: string;
	address_secret: boolean;
	area_code: string;
	kept_as: KeptAs;
	received_on: string;
	opened_on: string;
	expected_end_on: string | null;
	ended_on: string | null;
	ended_as: Ending | null;
	restricted_since: string | null;
	held_since: string | null;
};

declare module '#platform/db/tables' {
	interface Tables {
		'care.client': ClientTable;
		'care.relation': {
			municipality_id: string;
			id: string;
			client_id: string;
			worker_id: string;
			worker_called: string;
			team_id: string;
			organisation_id: string;
			kind: RelationKind;
			chosen: boolean;
			from_on: string;
			until_on: string;
			ended_on: string | null;
			begun_by: string;
		};
	}
}

const nameAt = 'care.client.name_sealed';
const reachAt = 'care.client.reach_sealed';

/** What the login may read of a file; the hashes are for the functions of the database. */
const readableColumns = [
	'c.id',
	'c.organisation_id',
	'c.team_id',
	'c.account_id',
	'c.name_sealed',
	'c.born_on',
	'c.reach_sealed',
	'c.address_secret',
	'c.area_code',
	'c.kept_as',
	'c.received_on',
	'c.opened_on',
	'c.expected_end_on',
	'c.ended_on',
	'c.ended_as',
	'c.restricted_since',
	'c.held_since',
] as const;

type Known = Omit<
	Selectable<ClientTable>,
	'municipality_id' | 'claim_hash' | 'claim_until' | 'name_mark' | 'postcode_mark' | 'address_mark'
> & {
	helps: RelationKind | null;
	named_id: string | null;
	named_called: string | null;
};

/** Everybody whom the actor may know, or one of them, by the row policies. */
async function known(tx: Tx, municipalityId: string, me: string, id?: string): Promise<Known[]> {
	const rows = tx
		.selectFrom('care.client as c')
		.leftJoin('care.relation as r', (on) =>
			on
				.onRef('r.municipality_id', '=', 'c.municipality_id')
				.onRef('r.client_id', '=', 'c.id')
				.on('r.worker_id', '=', me)
				.on('r.ended_on', 'is', null),
		)
		.leftJoin('care.relation as n', (on) =>
			on
				.onRef('n.municipality_id', '=', 'c.municipality_id')
				.onRef('n.client_id', '=', 'c.id')
				.on('n.kind', '=', 'named')
				.on('n.ended_on', 'is', null),
		)
		.select([...readableColumns, 'r.kind as helps', 'n.worker_id as named_id', 'n.worker_called as named_called'])
		.where('c.municipality_id', '=', municipalityId)
		.orderBy('c.opened_on')
		.orderBy('c.id');
	return (id ? rows.where('c.id', '=', id) : rows).execute();
}

const nobody = '00000000-0000-0000-0000-000000000000';

/** Whom this worker helps, in their team; with an id only that one, also by an emergency look or a permission. */
export async function clientsOfWorker(tx: Tx, actor: Actor, id?: string): Promise<Client[]> {
	const rows = await known(tx, actor.municipalityId, actor.personId ?? nobody, id);
	return readable(tx, actor, id ? rows : rows.filter(({ helps }) => helps !== null), (row) => {
		if (row.helps) return row.helps;
		return row.organisation_id === actor.organisationId || actor.roles.includes('privacy_officer')
			? 'emergency'
			: 'shared';
	});
}

/** Whose file this person may read: their own first, then of whom they stand for. */
export async function clientsOfPerson(tx: Tx, actor: Actor): Promise<Client[]> {
	const rows = await known(tx, actor.municipalityId, nobody);
	const all = await readable(tx, actor, rows, ({ account_id }) =>
		account_id === actor.accountId ? 'self' : 'stands-for',
	);
	return all.toSorted((a, b) => Number(b.help === 'self') - Number(a.help === 'self'));
}

async function readable(tx: Tx, actor: Actor, rows: Known[], by: (row: Known) => Help): Promise<Client[]> {
	if (rows.length === 0) return [];
	const seals = await careSeals(tx, actor.municipalityId);
	const today = clock.today();
	return rows.map((row) => ({
		id: row.id,
		called: seals.open(nameAt, row.id, row.name_sealed),
		bornOn: row.born_on,
		age: row.born_on ? ageOn(today, row.born_on) : null,
		reach: seals.open(reachAt, row.id, row.reach_sealed),
		addressSecret: row.address_secret,
		areaCode: row.area_code,
		teamId: row.team_id,
		organisationId: row.organisation_id,
		namedWorker: row.named_id ? { id: row.named_id, called: row.named_called ?? '' } : null,
		help: by(row),
		hasAccount: row.account_id !== null,
		keptAs: row.kept_as,
		receivedOn: row.received_on,
		openedOn: row.opened_on,
		expectedEndOn: row.expected_end_on,
		endedOn: row.ended_on,
		endedAs: row.ended_as,
		restrictedSince: row.restricted_since,
		heldSince: row.held_since,
	}));
}

export type ClientToBegin = {
	id: string;
	called: string;
	nameMark: string;
	postcodeMark: string | null;
	addressMark: string | null;
	bornOn: string | null;
	reach: string;
	areaCode: string;
	keptAs: KeptAs;
	receivedOn: string;
	expectedEndOn: string | null;
};

/** The file and the first relation, in the one function that makes them. Throws BW001 when it is somebody near the worker. */
export async function insertClient(
	tx: Tx,
	municipalityId: string,
	file: ClientToBegin,
	relation: { id: string; called: string },
): Promise<void> {
	const seals = await careSeals(tx, municipalityId);
	const row = {
		id: file.id,
		name_sealed: seals.seal(nameAt, file.id, file.called),
		name_mark: file.nameMark,
		postcode_mark: file.postcodeMark,
		address_mark: file.addressMark,
		born_on: file.bornOn,
		reach_sealed: seals.seal(reachAt, file.id, file.reach),
		area_code: file.areaCode,
		kept_as: file.keptAs,
		received_on: file.receivedOn,
		expected_end_on: file.expectedEndOn,
	};
	await sql`select care.begin_client(${JSON.stringify(row)}::jsonb, ${relation.id}, ${relation.called})`.execute(tx);
}

/** Of who keeps their address secret neither team nor area. */
export type Found = {
	id: string;
	teamId: string | null;
	workerCalled: string;
	areaCode: string | null;
	mine: boolean;
};

/** At most five of the own organisation; the function refuses fewer than two facts. */
export async function findByFacts(
	tx: Tx,
	facts: { nameMark: string | null; bornOn: string | null; postcodeMark: string | null },
): Promise<Found[]> {
	const { rows } = await sql<{
		id: string;
		team_id: string | null;
		worker_called: string;
		area_code: string | null;
		mine: boolean;
	}>`
		select * from care.find_client(${facts.nameMark}, ${facts.bornOn}, ${facts.postcodeMark})`.execute(tx);
	return rows.map((row) => ({
		id: row.id,
		teamId: row.team_id,
		workerCalled: row.worker_called,
		areaCode: row.area_code,
		mine: row.mine,
	}));
}

type Changeable = Pick<
	ClientTable,
	| 'born_on'
	| 'address_secret'
	| 'area_code'
	| 'kept_as'
	| 'expected_end_on'
	| 'ended_on'
	| 'ended_as'
	| 'restricted_since'
	| 'held_since'
	| 'claim_hash'
>;

/** What the named worker changes. Returns whether there was one to change. */
export async function changeClient(
	tx: Tx,
	municipalityId: string,
	id: string,
	set: Partial<Changeable>,
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('care.client')
		.set(set)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** The account to which a mail about this file may go; nothing while safety asks that nothing shows. */
export async function accountToTell(tx: Tx, municipalityId: string, id: string): Promise<string | null> {
	const row = await tx
		.selectFrom('care.client')
		.select('account_id')
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('held_since', 'is', null)
		.executeTakeFirst();
	return row?.account_id ?? null;
}

/** Parts a file from the account that was tied to it; false when there was none. */
export async function untie(tx: Tx, id: string): Promise<boolean> {
	const { rows } = await sql<{ done: boolean }>`select care.untie_account(${id}) as done`.execute(tx);
	return rows[0]?.done ?? false;
}
