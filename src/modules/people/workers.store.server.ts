import type { Generated, Selectable } from 'kysely';
import type { RoleKind } from '#platform/actor';
import { sql, type Tx } from '#platform/db/index.server';
import type { Tables } from '#platform/db/tables';
import type { Assignment, Worker } from './people.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'community.worker': {
			municipality_id: string;
			id: string;
			account_id: string | null;
			first_name: string;
			last_name: string;
			made_at: Date;
		};
		'community.assignment': {
			municipality_id: string;
			id: string;
			worker_id: string | null;
			card_id: string | null;
			role: RoleKind;
			role_name_id: string | null;
			team_id: string;
			employer_organisation_id: string;
			area_codes: string[];
			valid_from: string;
			valid_until: string;
			ended_on: Generated<string | null>;
			made_by: string | null;
			made_at: Date;
		};
	}
}

type Made = { municipalityId: string; madeAt: Date };

/** Who was forgotten has no account any more, and no name. */
const asWorker = (row: { id: string; account_id: string | null; first_name: string; last_name: string }): Worker => ({
	id: row.id,
	accountId: row.account_id ?? '',
	firstName: row.first_name,
	lastName: row.last_name,
});

export async function addWorker(
	tx: Tx,
	{ municipalityId, madeAt, id, accountId, firstName, lastName }: Made & Worker,
): Promise<void> {
	await tx
		.insertInto('community.worker')
		.values({
			municipality_id: municipalityId,
			id,
			account_id: accountId,
			first_name: firstName,
			last_name: lastName,
			made_at: madeAt,
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

export async function workerOfAccount(tx: Tx, municipalityId: string, accountId: string): Promise<Worker | undefined> {
	const row = await tx
		.selectFrom('community.worker')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('account_id', '=', accountId)
		.executeTakeFirst();
	return row && asWorker(row);
}

export async function workerById(tx: Tx, municipalityId: string, id: string): Promise<Worker | undefined> {
	const row = await tx
		.selectFrom('community.worker')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row && asWorker(row);
}

export async function workersWithIds(tx: Tx, municipalityId: string, ids: readonly string[]): Promise<Worker[]> {
	if (ids.length === 0) return [];
	return (
		await tx
			.selectFrom('community.worker')
			.selectAll()
			.where('municipality_id', '=', municipalityId)
			.where('id', 'in', ids)
			.execute()
	).map(asWorker);
}

/** Those of these workers who hold one of these roles on a day. */
export async function workersInRole(
	tx: Tx,
	municipalityId: string,
	ids: readonly string[],
	roles: readonly RoleKind[],
	day: string,
): Promise<Worker[]> {
	if (ids.length === 0) return [];
	const rows = await tx
		.selectFrom('community.worker as worker')
		.selectAll('worker')
		.where('worker.municipality_id', '=', municipalityId)
		.where('worker.id', 'in', ids)
		.where(({ exists, selectFrom }) =>
			exists(
				selectFrom('community.assignment as held')
					.select('held.id')
					.whereRef('held.municipality_id', '=', 'worker.municipality_id')
					.whereRef('held.worker_id', '=', 'worker.id')
					.where('held.role', 'in', roles)
					.where('held.valid_from', '<=', day)
					.where('held.valid_until', '>=', day)
					.where((on) => on.or([on('held.ended_on', 'is', null), on('held.ended_on', '>', day)])),
			),
		)
		.execute();
	return rows.map(asWorker);
}

/** Who holds one of these roles in a team on a day, by name. */
export async function workersOfTeam(
	tx: Tx,
	municipalityId: string,
	teamId: string,
	roles: readonly RoleKind[],
	day: string,
): Promise<Worker[]> {
	const rows = await tx
		.selectFrom('community.worker as worker')
		.selectAll('worker')
		.where('worker.municipality_id', '=', municipalityId)
		.where(({ exists, selectFrom }) =>
			exists(
				selectFrom('community.assignment as held')
					.select('held.id')
					.whereRef('held.municipality_id', '=', 'worker.municipality_id')
					.whereRef('held.worker_id', '=', 'worker.id')
					.where('held.team_id', '=', teamId)
					.where('held.role', 'in', roles)
					.where('held.valid_from', '<=', day)
					.where('held.valid_until', '>=', day)
					.where((on) => on.or([on('held.ended_on', 'is', null), on('held.ended_on', '>', day)])),
			),
		)
		.orderBy('worker.first_name')
		.orderBy('worker.last_name')
		.limit(200)
		.execute();
	return rows.map(asWorker);
}

/** Workers by part of a name; all when nothing is asked. At most 200. */
export async function workersNamed(tx: Tx, municipalityId: string, part: string): Promise<Worker[]> {
	let query = tx
		.selectFrom('community.worker')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('account_id', 'is not', null);
	if (part) query = query.where(sql<boolean>`strpos(lower(first_name || ' ' || last_name), ${part.toLowerCase()}) > 0`);
	return (await query.orderBy('first_name').orderBy('last_name').limit(200).execute()).map(asWorker);
}

export async function addAssignment(
	tx: Tx,
	{ municipalityId, madeAt, madeBy, ...assignment }: Made & { madeBy: string | null } & Omit<Assignment, 'endedOn'>,
): Promise<void> {
	await tx
		.insertInto('community.assignment')
		.values({
			municipality_id: municipalityId,
			id: assignment.id,
			worker_id: assignment.workerId,
			card_id: assignment.cardId,
			role: assignment.role,
			role_name_id: assignment.roleNameId,
			team_id: assignment.teamId,
			employer_organisation_id: assignment.employerOrganisationId,
			area_codes: assignment.areaCodes,
			valid_from: assignment.validFrom,
			valid_until: assignment.validUntil,
			made_by: madeBy,
			made_at: madeAt,
		})
		.onConflict((conflict) => conflict.columns(['municipality_id', 'id']).doNothing())
		.execute();
}

export async function endAssignmentOn(tx: Tx, municipalityId: string, id: string, day: string): Promise<boolean> {
	const done = await tx
		.updateTable('community.assignment')
		.set({ ended_on: day })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('ended_on', 'is', null)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

const asAssignment = (row: Selectable<Tables['community.assignment']>): Assignment => ({
	id: row.id,
	workerId: row.worker_id,
	cardId: row.card_id,
	role: row.role,
	roleNameId: row.role_name_id,
	teamId: row.team_id,
	employerOrganisationId: row.employer_organisation_id,
	areaCodes: row.area_codes,
	validFrom: row.valid_from,
	validUntil: row.valid_until,
	endedOn: row.ended_on,
});

/** The assignments of workers or of volunteers' cards, ended ones included. */
export async function assignmentsOf(
	tx: Tx,
	municipalityId: string,
	people: { workerIds: readonly string[] } | { cardId: string } | { id: string },
): Promise<Assignment[]> {
	let query = tx.selectFrom('community.assignment').selectAll().where('municipality_id', '=', municipalityId);
	if ('workerIds' in people) query = query.where(sql<boolean>`worker_id = any(${[...people.workerIds]}::uuid[])`);
	else if ('cardId' in people) query = query.where('card_id', '=', people.cardId);
	else query = query.where('id', '=', people.id);
	return (await query.orderBy('valid_from', 'desc').orderBy('id').limit(2000).execute()).map(asAssignment);
}

/** What workers hold in one of these roles on a day. */
export async function workersAssignedOn(
	tx: Tx,
	municipalityId: string,
	roles: readonly RoleKind[],
	day: string,
): Promise<Assignment[]> {
	const rows = await tx
		.selectFrom('community.assignment')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('worker_id', 'is not', null)
		.where('role', 'in', roles)
		.where('valid_from', '<=', day)
		.where('valid_until', '>=', day)
		.where((on) => on.or([on('ended_on', 'is', null), on('ended_on', '>', day)]))
		.orderBy('valid_from', 'desc')
		.orderBy('id')
		.limit(2000)
		.execute();
	return rows.map(asAssignment);
}

/** Teams in which somebody holds a role on a day. */
export async function teamsWithRoles(tx: Tx, municipalityId: string, day: string): Promise<Set<string>> {
	const rows = await tx
		.selectFrom('community.assignment')
		.select('team_id')
		.distinct()
		.where('municipality_id', '=', municipalityId)
		.where('valid_until', '>=', day)
		.where('ended_on', 'is', null)
		.execute();
	return new Set(rows.map(({ team_id }) => team_id));
}
