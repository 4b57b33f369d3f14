import { areasToWorkIn } from '#modules/areas/index.server';
import type { RoleKind } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import type { Hat, Membership } from '#platform/identity/index.server';
import { newId } from '#platform/ids';
import { addCard, cardOfAccount, changeCard } from './cards.store.server.ts';
import { organisations, roleNames, teams } from './organisations.store.server.ts';
import { type Assignment, holdsOn, type RoleName, type Worker, withEverythingInside } from './people.ts';
import { assignmentsOf, workerOfAccount, workersInRole } from './workers.store.server.ts';

type Account = { id: string; name: string };

/**
 * Who an account is in this municipality today: one hat per team, plus their own as a resident. Roles
 * that ended do not count. Who comes here for the first time and works for nobody gets a card of their own.
 */
export async function rolesOf(tx: Tx, account: Account, municipalityId: string): Promise<Membership> {
	const worker = await workerOfAccount(tx, municipalityId, account.id);
	const card =
		(await cardOfAccount(tx, municipalityId, account.id)) ??
		(worker ? undefined : await firstCard(tx, account, municipalityId));
	const today = clock.today();
	if (card && card.lastActiveOn < today) await changeCard(tx, municipalityId, card.id, { last_active_on: today });
	const held = [
		...(worker ? await assignmentsOf(tx, municipalityId, { workerIds: [worker.id] }) : []),
		...(card ? await assignmentsOf(tx, municipalityId, { cardId: card.id }) : []),
	].filter((assignment) => holdsOn(today, assignment));
	const names = await roleNames(tx, municipalityId);
	const hats = held.length
		? await teamHats(tx, municipalityId, held, names, worker ? worker.firstName : (card?.called ?? ''))
		: [];
	if (card) hats.push(ownHat(card, names));
	return { hats };
}

async function firstCard(tx: Tx, account: Account, municipalityId: string) {
	await addCard(tx, {
		municipalityId,
		id: newId(),
		accountId: account.id,
		called: account.name.slice(0, 60),
		areaCode: null,
		keeperId: null,
		teamId: null,
		consentGivenOn: null,
		consentHow: null,
		madeAt: clock.now(),
		today: clock.today(),
	});
	return cardOfAccount(tx, municipalityId, account.id);
}

async function teamHats(
	tx: Tx,
	municipalityId: string,
	held: Assignment[],
	names: RoleName[],
	displayName: string,
): Promise<Hat[]> {
	const [allTeams, allOrganisations, areas] = [
		await teams(tx, municipalityId),
		await organisations(tx, municipalityId),
		await areasToWorkIn(tx, municipalityId),
	];
	// A volunteer's role and a worker's role are never worn together, even in one team: they are different people in the trail.
	const perTeam = Map.groupBy(held, ({ teamId, workerId }) => `${teamId} ${workerId ?? ''}`);
	return [...perTeam.values()].flatMap((assignments) => {
		const [first] = assignments as [Assignment];
		const team = allTeams.find(({ id }) => id === first.teamId);
		const organisation = allOrganisations.find(({ id }) => id === team?.organisationId);
		if (!team || team.endedOn || !organisation || organisation.endedOn) return [];
		return {
			assignmentId: first.id,
			roles: [...new Set(assignments.map(({ role }) => role))],
			label: labelOf(first.role, first.roleNameId, names),
			personId: (first.workerId ?? first.cardId) as string,
			displayName,
			teamId: team.id,
			teamName: team.name,
			organisationId: organisation.id,
			organisationName: organisation.name,
			employerOrganisationId: first.employerOrganisationId,
			areas: withEverythingInside(
				[...new Set(assignments.flatMap(({ areaCodes }) => (areaCodes.length ? areaCodes : team.areaCodes)))],
				areas,
			),
		};
	});
}

function ownHat(card: { id: string; called: string; areaCode: string | null }, names: RoleName[]): Hat {
	return {
		assignmentId: 'self',
		roles: ['resident'],
		label: labelOf('resident', null, names),
		personId: card.id,
		displayName: card.called,
		areas: card.areaCode ? [card.areaCode] : [],
	};
}

/** What the role is called here: the name given with the role, else the first name for its kind, else our own. */
function labelOf(kind: RoleKind, roleNameId: string | null, names: RoleName[]): { nl: string; en: string } {
	const name = names.find(({ id }) => id === roleNameId) ?? names.find((one) => one.kind === kind);
	return name ? { nl: name.nl, en: name.en } : ourNames[kind];
}

/** Our own names for the role kinds, for a municipality that set none. */
export const ourNames: Record<RoleKind, { nl: string; en: string }> = {
	resident: { nl: 'bewoner', en: 'resident' },
	volunteer: { nl: 'vrijwilliger', en: 'volunteer' },
	social_broker: { nl: 'sociaal makelaar', en: 'community broker' },
	team_worker: { nl: 'buurtteamwerker', en: 'neighbourhood team worker' },
	team_lead: { nl: 'teamleider', en: 'team lead' },
	municipal_contact: { nl: 'contactpersoon gemeente', en: 'municipal contact' },
	policy_officer: { nl: 'beleidsmedewerker', en: 'policy officer' },
	privacy_officer: { nl: 'privacyfunctionaris', en: 'privacy officer' },
	administrator: { nl: 'beheerder', en: 'administrator' },
};

/** What the teams are called, those that ended included. */
export const teamNames = async (tx: Tx, municipalityId: string): Promise<Map<string, string>> =>
	new Map((await teams(tx, municipalityId)).map(({ id, name }) => [id, name]));

/** The teams that stand and work in one of these areas, by name, each with its organisation. */
export async function teamsIn(tx: Tx, municipalityId: string, areaCodes: readonly string[]) {
	const areas = await areasToWorkIn(tx, municipalityId);
	const names = new Map((await organisations(tx, municipalityId)).map(({ id, name }) => [id, name]));
	return (await teams(tx, municipalityId))
		.filter(
			(team) => !team.endedOn && withEverythingInside(team.areaCodes, areas).some((code) => areaCodes.includes(code)),
		)
		.map(({ id, name, organisationId }) => ({
			id,
			name,
			organisationId,
			organisation: names.get(organisationId) ?? '',
		}));
}

/** Those of these workers who work with residents today. */
export const workersAtWork = (tx: Tx, municipalityId: string, ids: readonly string[]): Promise<Worker[]> =>
	workersInRole(tx, municipalityId, ids, ['social_broker', 'team_worker', 'team_lead'], clock.today());

/** Every team that runs, with the organisation it is of: "Buurtteam West, Buurtteams Waterveen". */
export async function teamsToShareWith(
	tx: Tx,
	municipalityId: string,
): Promise<{ id: string; organisationId: string; called: string }[]> {
	const running = new Map(
		(await organisations(tx, municipalityId)).flatMap(({ id, name, endedOn }) =>
			endedOn ? [] : [[id, name] as const],
		),
	);
	return (await teams(tx, municipalityId)).flatMap(({ id, organisationId, name, endedOn }) =>
		endedOn || !running.has(organisationId)
			? []
			: { id, organisationId, called: `${name}, ${running.get(organisationId)}` },
	);
}

/** What the organisations here are called, by their id. */
export const organisationNames = async (tx: Tx, municipalityId: string): Promise<Map<string, string>> =>
	new Map((await organisations(tx, municipalityId)).map(({ id, name }) => [id, name]));
