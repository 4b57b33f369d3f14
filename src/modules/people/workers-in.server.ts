import { areasToWorkIn } from '#modules/areas/index.server';
import type { RoleKind } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { organisations, teams } from './organisations.store.server.ts';
import { holdsOn, withEverythingInside } from './people.ts';
import { assignmentsOf, workersAssignedOn, workersWithIds } from './workers.store.server.ts';

export type WorkerThere = { id: string; accountId: string; name: string; organisations: string[] };

/** Who of these workers holds one of these roles today in one of these areas, and for which organisations; in the order asked. */
export async function workersAtWorkIn(
	tx: Tx,
	municipalityId: string,
	workerIds: readonly string[],
	areaCodes: readonly string[],
	roles: readonly RoleKind[],
): Promise<WorkerThere[]> {
	if (workerIds.length === 0) return [];
	const workers = new Map((await workersWithIds(tx, municipalityId, workerIds)).map((worker) => [worker.id, worker]));
	const today = clock.today();
	const held = (await assignmentsOf(tx, municipalityId, { workerIds })).filter(
		(assignment) => holdsOn(today, assignment) && roles.includes(assignment.role),
	);
	const allTeams = new Map((await teams(tx, municipalityId)).map((team) => [team.id, team]));
	const names = new Map((await organisations(tx, municipalityId)).map(({ id, name }) => [id, name]));
	const areas = await areasToWorkIn(tx, municipalityId);
	return workerIds.flatMap((id) => {
		const worker = workers.get(id);
		const there = held.filter(({ workerId, teamId, areaCodes: own }) => {
			const team = allTeams.get(teamId);
			if (workerId !== id || !team || team.endedOn) return false;
			return withEverythingInside(own.length ? own : team.areaCodes, areas).some((code) => areaCodes.includes(code));
		});
		if (!worker || there.length === 0) return [];
		const organisationIds = there.map(({ teamId }) => allTeams.get(teamId)?.organisationId ?? '');
		return {
			id,
			accountId: worker.accountId,
			name: [worker.firstName, worker.lastName].filter(Boolean).join(' '),
			organisations: [...new Set(organisationIds.flatMap((one) => names.get(one) ?? []))],
		};
	});
}

export type ColleagueThere = {
	id: string;
	name: string;
	teamId: string;
	teamName: string;
	organisationId: string;
	/** For which organisation they work there, and who employs them: another one when they are on loan. */
	organisation: string;
	employer: string;
};

/** Everybody who holds one of these roles today in one of these areas, by name, each with the team they do it for. */
export async function colleaguesIn(
	tx: Tx,
	municipalityId: string,
	areaCodes: readonly string[],
	roles: readonly RoleKind[],
): Promise<ColleagueThere[]> {
	const held = await workersAssignedOn(tx, municipalityId, roles, clock.today());
	const allTeams = new Map((await teams(tx, municipalityId)).map((team) => [team.id, team]));
	const areas = await areasToWorkIn(tx, municipalityId);
	const organisationNames = new Map((await organisations(tx, municipalityId)).map(({ id, name }) => [id, name]));
	const there = new Map<string, { id: string; name: string; organisationId: string; employerId: string }>();
	for (const { workerId, teamId, areaCodes: own, employerOrganisationId } of held) {
		const team = allTeams.get(teamId);
		if (!workerId || !team || team.endedOn || there.has(workerId)) continue;
		if (withEverythingInside(own.length ? own : team.areaCodes, areas).some((code) => areaCodes.includes(code)))
			there.set(workerId, { ...team, employerId: employerOrganisationId });
	}
	const names = await workersNow(tx, municipalityId, [...there.keys()]);
	return [...there]
		.map(([id, team]) => ({
			id,
			name: names.get(id) ?? '',
			teamId: team.id,
			teamName: team.name,
			organisationId: team.organisationId,
			organisation: organisationNames.get(team.organisationId) ?? '',
			employer: organisationNames.get(team.employerId) ?? '',
		}))
		.sort((a, b) => a.name.localeCompare(b.name, 'nl'));
}

/** Those of these workers who hold one of these roles today in a team that still is, whatever its areas; or in this one team. */
export async function workersStillHere(
	tx: Tx,
	municipalityId: string,
	workerIds: readonly string[],
	roles: readonly RoleKind[],
	inTeam?: string,
): Promise<Set<string>> {
	const standing = new Set((await teams(tx, municipalityId)).flatMap(({ id, endedOn }) => (endedOn ? [] : id)));
	const today = clock.today();
	return new Set(
		(await assignmentsOf(tx, municipalityId, { workerIds })).flatMap((held) =>
			holdsOn(today, held) &&
			roles.includes(held.role) &&
			standing.has(held.teamId) &&
			held.teamId === (inTeam ?? held.teamId)
				? (held.workerId ?? [])
				: [],
		),
	);
}

/** What these workers are called. */
export async function workersNow(tx: Tx, municipalityId: string, ids: readonly string[]): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const found = await workersWithIds(tx, municipalityId, ids);
	return new Map(found.map(({ id, firstName, lastName }) => [id, [firstName, lastName].filter(Boolean).join(' ')]));
}

/** The accounts of who holds one of these roles today, in whatever team. */
export async function accountsInRole(tx: Tx, municipalityId: string, roles: readonly RoleKind[]): Promise<string[]> {
	const held = await workersAssignedOn(tx, municipalityId, roles, clock.today());
	const workers = await workersWithIds(tx, municipalityId, [
		...new Set(held.flatMap(({ workerId }) => workerId ?? [])),
	]);
	return workers.map(({ accountId }) => accountId);
}

/** The accounts of who leads a team today. */
export async function leadsOfTeam(tx: Tx, municipalityId: string, teamId: string): Promise<string[]> {
	const held = await workersAssignedOn(tx, municipalityId, ['team_lead'], clock.today());
	const ids = held.flatMap((one) => (one.teamId === teamId ? (one.workerId ?? []) : []));
	return (await workersWithIds(tx, municipalityId, [...new Set(ids)])).map(({ accountId }) => accountId);
}
