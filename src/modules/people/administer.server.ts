import { areasOf } from '#modules/areas/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { addressesOf, ensureAccount } from '#platform/identity/index.server';
import { newId } from '#platform/ids';
import { send } from '#platform/notify/index.server';
import { ourNames } from './directory.server.ts';
import {
	addOrganisation,
	addRoleName,
	addTeam,
	changeOrganisation,
	changeRoleName,
	changeTeam,
	organisations,
	roleNames,
	teams,
} from './organisations.store.server.ts';
import type { PersonInput } from './people.forms.ts';
import { mayEnd, mayGive } from './people.policy.ts';
import {
	type Assignment,
	givenRoles,
	holdsOn,
	isSeconded,
	type Organisation,
	type OrganisationKind,
	periodFault,
	type RoleName,
	type Team,
	type Worker,
} from './people.ts';
import {
	addAssignment,
	addWorker,
	assignmentsOf,
	endAssignmentOn,
	teamsWithRoles,
	workerById,
	workerOfAccount,
	workersNamed,
} from './workers.store.server.ts';

type Localised = { nl: string; en: string };
export type RoleHeld = {
	id: string;
	role: Localised;
	team: string;
	organisation: string;
	employer: string | null;
	from: string;
	until: string;
	holds: boolean;
	mine: boolean;
};
export type PersonWithRoles = { id: string; name: string; email: string; roles: RoleHeld[] };

/** Everyone with a role here, by part of a name, with the roles that hold now first. At most 200. */
export async function peopleWithRoles(tx: Tx, actor: Actor, asked: string): Promise<PersonWithRoles[]> {
	const workers = await workersNamed(tx, actor.municipalityId, asked.trim().slice(0, 80));
	const [held, allTeams, allOrganisations, names, addresses] = [
		await assignmentsOf(tx, actor.municipalityId, { workerIds: workers.map(({ id }) => id) }),
		await teams(tx, actor.municipalityId),
		await organisations(tx, actor.municipalityId),
		await roleNames(tx, actor.municipalityId),
		await addressesOf(workers.map(({ accountId }) => accountId)),
	];
	const shown = (assignment: Assignment) => roleHeld(assignment, actor, allTeams, allOrganisations, names);
	return workers.map((worker) => ({
		id: worker.id,
		name: fullName(worker),
		email: addresses.get(worker.accountId)?.email ?? '',
		roles: held
			.filter(({ workerId }) => workerId === worker.id)
			.map(shown)
			.sort((a, b) => Number(b.holds) - Number(a.holds)),
	}));
}

export const fullName = ({ firstName, lastName }: Pick<Worker, 'firstName' | 'lastName'>): string =>
	`${firstName} ${lastName}`.trim();

function roleHeld(
	assignment: Assignment,
	actor: Actor,
	allTeams: Team[],
	allOrganisations: Organisation[],
	names: RoleName[],
): RoleHeld {
	const team = allTeams.find(({ id }) => id === assignment.teamId);
	const named =
		names.find(({ id }) => id === assignment.roleNameId) ?? names.find(({ kind }) => kind === assignment.role);
	const organisationName = (id: string | undefined) => allOrganisations.find((one) => one.id === id)?.name ?? '';
	return {
		id: assignment.id,
		role: named ? { nl: named.nl, en: named.en } : ourNames[assignment.role],
		team: team?.name ?? '',
		organisation: organisationName(team?.organisationId),
		employer: team && isSeconded(assignment, team) ? organisationName(assignment.employerOrganisationId) : null,
		from: assignment.validFrom,
		until: assignment.endedOn ?? assignment.validUntil,
		holds: holdsOn(clock.today(), assignment),
		mine: !mayEnd(actor, assignment),
	};
}

/** What an administrator chooses from: only what still exists. */
export async function choices(tx: Tx, actor: Actor) {
	const standing = (list: { endedOn: string | null }): boolean => list.endedOn === null;
	const allOrganisations = (await organisations(tx, actor.municipalityId)).filter(standing);
	const allTeams = (await teams(tx, actor.municipalityId)).filter(standing);
	const names = await roleNames(tx, actor.municipalityId);
	return {
		organisations: allOrganisations,
		teams: allTeams.map((team) => ({
			...team,
			organisation: allOrganisations.find(({ id }) => id === team.organisationId)?.name ?? '',
		})),
		roleNames: names,
		ourNames,
		today: clock.today(),
	};
}

async function refuseUnknownAreas(tx: Tx, actor: Actor, codes: readonly string[]): Promise<void> {
	if (codes.length === 0) return;
	const known = new Set((await areasOf(tx, actor.municipalityId)).map(({ code }) => code));
	if (codes.some((code) => !known.has(code))) throw new Refused('unknown-area', 'gebieden');
}

/**
 * Gives somebody a role in a team until a day. Who has no account yet gets one; it opens only with the
 * mailbox. Says who it is about. A longer role is a new one, so nobody lengthens their own either.
 */
export async function giveRole(tx: Tx, actor: Actor, input: PersonInput, link: string): Promise<{ workerId: string }> {
	const fault = periodFault(input.vanaf, input.tot);
	if (fault) throw new Refused(fault, 'tot');
	const { teams: standing, organisations: known, roleNames: names } = await choices(tx, actor);
	const team = standing.find(({ id }) => id === input.team);
	if (!team) throw new Refused('unknown-team', 'team');
	const employer = input.werkgever || team.organisationId;
	if (!known.some(({ id }) => id === employer)) throw new Refused('unknown-organisation', 'werkgever');
	if (input.naamVanRol && !names.some(({ id, kind }) => id === input.naamVanRol && kind === input.rol))
		throw new Refused('unknown-role-name', 'naamVanRol');
	await refuseUnknownAreas(tx, actor, input.gebieden);

	const accountId = await ensureAccount(input.email, `${input.voornaam} ${input.achternaam}`.trim());
	if (!mayGive(actor, { accountId })) throw new Refused('role-for-oneself', 'email');
	await addWorker(tx, {
		municipalityId: actor.municipalityId,
		madeAt: clock.now(),
		id: newId(),
		accountId,
		firstName: input.voornaam,
		lastName: input.achternaam,
	});
	const worker = (await workerOfAccount(tx, actor.municipalityId, accountId)) as Worker;
	const assignment = {
		id: newId(),
		workerId: worker.id,
		cardId: null,
		role: input.rol,
		roleNameId: input.naamVanRol || null,
		teamId: team.id,
		employerOrganisationId: employer,
		areaCodes: input.gebieden,
		validFrom: input.vanaf,
		validUntil: input.tot,
	};
	await addAssignment(tx, {
		municipalityId: actor.municipalityId,
		madeAt: clock.now(),
		madeBy: actor.personId ?? null,
		...assignment,
	});
	await tell(tx, actor, 'community', 'role.given', assignment.id);
	const called = names.find(({ id }) => id === input.naamVanRol)?.nl ?? ourNames[input.rol].nl;
	await send(tx, actor, 'community', {
		to: { accountId },
		template: 'role-given',
		facts: { role: called, team: team.name, until: input.tot, link },
	});
	return { workerId: worker.id };
}

/** Ends a role today; within seconds it opens nothing any more. */
export async function endRole(tx: Tx, actor: Actor, assignmentId: string): Promise<{ workerId: string | null }> {
	const [assignment] = await assignmentsOf(tx, actor.municipalityId, { id: assignmentId });
	if (!assignment) throw new NotFound('assignment', assignmentId);
	if (!mayEnd(actor, assignment)) throw new Refused('own-role', 'id');
	if (!(await endAssignmentOn(tx, actor.municipalityId, assignmentId, clock.today())))
		throw new Refused('already-done', 'id');
	await tell(tx, actor, 'community', 'role.ended', assignmentId);
	const worker = assignment.workerId ? await workerById(tx, actor.municipalityId, assignment.workerId) : undefined;
	const team = (await teams(tx, actor.municipalityId)).find(({ id }) => id === assignment.teamId);
	if (worker)
		await send(tx, actor, 'community', {
			to: { accountId: worker.accountId },
			template: 'role-ended',
			facts: { role: ourNames[assignment.role].nl, team: team?.name ?? '' },
		});
	return { workerId: assignment.workerId };
}

export async function startOrganisation(tx: Tx, actor: Actor, name: string, kind: OrganisationKind): Promise<void> {
	if (
		!(await addOrganisation(tx, { municipalityId: actor.municipalityId, madeAt: clock.now(), id: newId(), name, kind }))
	)
		throw new Refused('name-in-use', 'naam');
}

export async function startTeam(
	tx: Tx,
	actor: Actor,
	organisationId: string,
	name: string,
	areaCodes: string[],
): Promise<void> {
	const { organisations: standing, teams: standingTeams } = await choices(tx, actor);
	if (!standing.some(({ id }) => id === organisationId)) throw new Refused('unknown-organisation', 'organisatie');
	if (
		standingTeams.some(
			(team) => team.organisationId === organisationId && team.name.toLowerCase() === name.toLowerCase(),
		)
	)
		throw new Refused('name-in-use', 'naam');
	await refuseUnknownAreas(tx, actor, areaCodes);
	await addTeam(tx, {
		municipalityId: actor.municipalityId,
		madeAt: clock.now(),
		id: newId(),
		organisationId,
		name,
		areaCodes,
	});
}

/** Ends a team or an organisation that nobody works in any more. What it did stays readable. */
export async function endTeam(tx: Tx, actor: Actor, id: string): Promise<void> {
	if ((await teamsWithRoles(tx, actor.municipalityId, clock.today())).has(id)) throw new Refused('still-in-use', 'id');
	if (!(await changeTeam(tx, actor.municipalityId, id, { ended_on: clock.today() }))) throw new NotFound('team', id);
}

export async function endOrganisation(tx: Tx, actor: Actor, id: string): Promise<void> {
	if ((await choices(tx, actor)).teams.some(({ organisationId }) => organisationId === id))
		throw new Refused('still-in-use', 'id');
	if (!(await changeOrganisation(tx, actor.municipalityId, id, { ended_on: clock.today() })))
		throw new NotFound('organisation', id);
}

export type RoleNameInput = Omit<RoleName, 'id'> & { id: string };

/** A local name for a kind of role: a new one, or other words for one that is there. */
export async function nameRole(tx: Tx, actor: Actor, { id, ...name }: RoleNameInput): Promise<void> {
	if (name.kind !== 'resident' && name.kind !== 'volunteer' && !givenRoles.includes(name.kind))
		throw new NotAllowed('people.administer');
	const done = id
		? await changeRoleName(tx, actor.municipalityId, id, name)
		: await addRoleName(tx, actor.municipalityId, { id: newId(), ...name });
	if (!done) throw id ? new NotFound('role-name', id) : new Refused('name-in-use', 'nl');
}
