import { phoneFrom } from '#modules/people';
import { loadPeople, type PeopleToLoad } from '#modules/people/index.server';
import { clock, dayInAmsterdam } from '#platform/clock';
import { asTask } from '#platform/db/index.server';
import { addressesOf, ensureAccount, offerLook } from '#platform/identity/index.server';
import { demoId } from './demo-id.ts';
import type { Demo, DemoPerson } from './read-demo.ts';

type DemoPeople = Pick<Demo, 'organisations' | 'teams' | 'people' | 'residents'>;

const ofOrganisation = (person: DemoPerson): boolean => person.role !== 'resident' && person.role !== 'volunteer';

/**
 * Puts the demo's organisations, teams, people and cards in, as the task `people.load` on the zone
 * logins. Can be run again: what is there stays. Says whether there was anything to do.
 */
export async function loadDemoPeople(demo: DemoPeople, municipalityId: string): Promise<boolean> {
	const [first] = demo.people;
	if (first && (await addressesOf([demoId('account', first.key)])).size) return false;
	for (const person of demo.people)
		await ensureAccount(person.email, `${person.firstName} ${person.lastName}`, demoId('account', person.key));
	await asTask('people.load', municipalityId, 'community', (tx) => loadPeople(tx, municipalityId, peopleOf(demo)));
	await offerLooks(demo.people);
	return true;
}

function peopleOf(demo: DemoPeople): PeopleToLoad {
	const now = clock.now();
	const daysAgo = (days: number): string => dayInAmsterdam(new Date(now.getTime() - days * 86_400_000));
	const teamOf = new Map(demo.people.map((person) => [person.key, person.team]));
	return {
		organisations: demo.organisations.map(({ code, name, kind }) => ({ id: demoId('organisation', code), name, kind })),
		teams: demo.teams.map(({ code, organisation, name, areas }) => ({
			id: demoId('team', code),
			organisationId: demoId('organisation', organisation),
			name,
			areaCodes: areas,
		})),
		roleNames: roleNamesOf(demo.people),
		workers: demo.people.filter(ofOrganisation).map(({ key, firstName, lastName }) => ({
			id: demoId('worker', key),
			accountId: demoId('account', key),
			firstName,
			lastName,
		})),
		cards: [
			...demo.people
				.filter((person) => !ofOrganisation(person))
				.map(({ key, firstName, areas }) => ({
					id: demoId('card', key),
					accountId: demoId('account', key),
					called: firstName,
					areaCode: areas[0] ?? null,
					keeperId: null,
					teamId: null,
					consentGivenOn: null,
					consentHow: null,
				})),
			...demo.residents.map(({ key, called, area, keeper, consentDaysAgo, askAgainInDays, ...said }) => {
				const team = teamOf.get(keeper);
				return {
					id: demoId('card', key),
					accountId: null,
					called,
					areaCode: area,
					keeperId: demoId('worker', keeper),
					teamId: team ? demoId('team', team) : null,
					consentGivenOn: daysAgo(consentDaysAgo),
					consentHow: 'spoken' as const,
					languages: said.languages,
					available: said.available,
					phone: phoneFrom(said.phone ?? '') ?? '',
					...(said.contactBy && { contactBy: said.contactBy }),
					contactNote: said.contactNote ?? '',
					askAgainOn: askAgainInDays === undefined ? null : daysAgo(-askAgainInDays),
					askAgainWhy: said.askAgainWhy ?? '',
				};
			}),
		],
		assignments: demo.people.flatMap((person) => {
			const { key, role, team, employer, organisation, areas } = person;
			if (!team || role === 'resident') return [];
			return [
				{
					id: demoId('assignment', key),
					workerId: ofOrganisation(person) ? demoId('worker', key) : null,
					cardId: ofOrganisation(person) ? null : demoId('card', key),
					role,
					roleNameId: demoId('role-name', `${role}:${person.roleName.nl}`),
					teamId: demoId('team', team),
					employerOrganisationId: demoId('organisation', employer ?? organisation ?? ''),
					areaCodes: areas,
					validFrom: daysAgo(30),
					validUntil: daysAgo(-330),
				},
			];
		}),
	};
}

function roleNamesOf(people: readonly DemoPerson[]): PeopleToLoad['roleNames'] {
	const names = new Map(people.map(({ role, roleName }) => [`${role}:${roleName.nl}`, { kind: role, ...roleName }]));
	return [...names].map(([key, { kind, nl, en }]) => ({
		id: demoId('role-name', key),
		kind,
		nl,
		en,
		dutiesNl: '',
		dutiesEn: '',
	}));
}

async function offerLooks(people: readonly DemoPerson[]): Promise<void> {
	for (const [position, person] of people.filter(({ look }) => look).entries()) {
		await offerLook({
			key: person.key,
			user_id: demoId('account', person.key),
			position,
			role_kind: person.role,
			role_nl: person.roleName.nl,
			role_en: person.roleName.en,
			about_nl: person.about?.nl ?? '',
			about_en: person.about?.en ?? '',
		});
	}
}
