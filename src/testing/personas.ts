import type { Actor, RoleKind } from '#platform/actor';
import { elders, waterveen } from './database.ts';

/**
 * The people of the tests. Waterveen has a welfare organisation and a neighbourhood team organisation, Elders
 * has one worker and one resident, so that every test can look over both walls. Areas: WK990101 holds BU99010101
 * and BU99010102; WK990102 holds BU99010201; in Elders WK990201 holds BU99020101.
 */
type Persona = {
	municipalityId: string;
	number: number;
	firstName: string;
	lastName: string;
	role: RoleKind;
	organisation?: keyof typeof organisationNumbers;
	employer?: keyof typeof organisationNumbers;
	team?: keyof typeof teamNumbers;
	areas: string[];
};

const organisationNumbers = { welfare: 1, teams: 2, municipality: 3, housing: 4, elsewhere: 5 } as const;
const teamNumbers = { brokers: 1, west: 2, east: 3, hall: 4, policy: 5, elsewhere: 6 } as const;

const west = ['WK990101', 'BU99010101', 'BU99010102'];
const east = ['WK990102', 'BU99010201'];
const whole = ['GM9901', ...west, ...east];

const id = (kind: string, number: number): string =>
	`019b0000-0000-7000-8000-${kind}${number.toString(16).padStart(12 - kind.length, '0')}`;
export const organisationId = (name: keyof typeof organisationNumbers): string => id('0a', organisationNumbers[name]);
export const teamId = (name: keyof typeof teamNumbers): string => id('0b', teamNumbers[name]);

const all = {
	samira: {
		municipalityId: waterveen,
		number: 1,
		firstName: 'Samira',
		lastName: 'Bouzidi',
		role: 'resident',
		areas: ['BU99010101'],
	},
	henk: {
		municipalityId: waterveen,
		number: 2,
		firstName: 'Henk',
		lastName: 'Verwoerdt',
		role: 'volunteer',
		organisation: 'welfare',
		team: 'brokers',
		areas: west,
	},
	marloes: {
		municipalityId: waterveen,
		number: 3,
		firstName: 'Marloes',
		lastName: 'Tilstra',
		role: 'social_broker',
		organisation: 'welfare',
		team: 'brokers',
		areas: west,
	},
	yusuf: {
		municipalityId: waterveen,
		number: 4,
		firstName: 'Yusuf',
		lastName: 'Karadere',
		role: 'team_worker',
		organisation: 'teams',
		team: 'west',
		areas: west,
	},
	ingrid: {
		municipalityId: waterveen,
		number: 5,
		firstName: 'Ingrid',
		lastName: 'Ponsteen',
		role: 'team_lead',
		organisation: 'teams',
		team: 'west',
		areas: west,
	},
	dewi: {
		municipalityId: waterveen,
		number: 6,
		firstName: 'Dewi',
		lastName: 'Hartono',
		role: 'municipal_contact',
		organisation: 'municipality',
		team: 'hall',
		areas: west,
	},
	bram: {
		municipalityId: waterveen,
		number: 7,
		firstName: 'Bram',
		lastName: 'Kuikenaar',
		role: 'policy_officer',
		organisation: 'municipality',
		team: 'policy',
		areas: whole,
	},
	anouk: {
		municipalityId: waterveen,
		number: 8,
		firstName: 'Anouk',
		lastName: 'Wielstra',
		role: 'privacy_officer',
		organisation: 'municipality',
		team: 'policy',
		areas: whole,
	},
	tariq: {
		municipalityId: waterveen,
		number: 9,
		firstName: 'Tariq',
		lastName: 'Rahmatzai',
		role: 'administrator',
		organisation: 'municipality',
		team: 'policy',
		areas: whole,
	},
	/** Paid by the housing association, works in the neighbourhood team East. */
	femke: {
		municipalityId: waterveen,
		number: 10,
		firstName: 'Femke',
		lastName: 'Oosterveen',
		role: 'team_worker',
		organisation: 'teams',
		employer: 'housing',
		team: 'east',
		areas: east,
	},
	soraya: {
		municipalityId: waterveen,
		number: 11,
		firstName: 'Soraya',
		lastName: 'Ramkhelawan',
		role: 'social_broker',
		organisation: 'welfare',
		team: 'brokers',
		areas: east,
	},
	/** A resident of the same neighbourhood as Samira. */
	fatou: {
		municipalityId: waterveen,
		number: 12,
		firstName: 'Fatou',
		lastName: 'Diallo',
		role: 'resident',
		areas: ['BU99010101'],
	},
	/** Works in another municipality. */
	gea: {
		municipalityId: elders,
		number: 13,
		firstName: 'Gea',
		lastName: 'Postma',
		role: 'social_broker',
		organisation: 'elsewhere',
		team: 'elsewhere',
		areas: ['WK990201', 'BU99020101'],
	},
	/** Lives in another municipality. */
	olaf: {
		municipalityId: elders,
		number: 14,
		firstName: 'Olaf',
		lastName: 'Brink',
		role: 'resident',
		areas: ['BU99020101'],
	},
	/** Administrates another municipality. */
	ruth: {
		municipalityId: elders,
		number: 15,
		firstName: 'Ruth',
		lastName: 'Dekker',
		role: 'administrator',
		organisation: 'elsewhere',
		team: 'elsewhere',
		areas: ['GM9902', 'WK990201', 'BU99020101'],
	},
} as const satisfies Record<string, Persona>;

export type PersonaName = keyof typeof all;
export const personaNames = Object.keys(all) as PersonaName[];

export const accountId = (name: PersonaName): string => id('0c', all[name].number);
/** The worker's id for staff, the card's id for residents and volunteers. */
export const personId = (name: PersonaName): string => id(isStaff(all[name]) ? '0d' : '0e', all[name].number);
const isStaff = ({ role }: Persona): boolean => role !== 'resident' && role !== 'volunteer';

/** This person, signed in and at work: an Actor as the hooks would make it. */
export function persona(name: PersonaName): Actor {
	const one: Persona = all[name];
	return {
		municipalityId: one.municipalityId,
		kind: isStaff(one) ? 'staff' : one.role === 'volunteer' ? 'volunteer' : 'resident',
		roles: [one.role],
		accountId: accountId(name),
		personId: personId(name),
		displayName: one.firstName,
		...(one.team &&
			one.organisation && {
				assignmentId: id('0f', one.number),
				organisationId: organisationId(one.organisation),
				employerOrganisationId: organisationId(one.employer ?? one.organisation),
				teamId: teamId(one.team),
			}),
		areas: one.areas,
		level: isStaff(one) ? 2 : 1,
	};
}

type AsOwner = (sql: string, values?: unknown[]) => Promise<unknown>;

/** Puts everyone above in the test database, with accounts, organisations, teams, cards and roles. */
export async function seedPeople(asOwner: AsOwner): Promise<void> {
	const names = {
		welfare: ['Stichting Draadkracht', 'welfare'],
		teams: ['Buurtteams Waterveen', 'neighbourhood_teams'],
		municipality: ['Gemeente Waterveen', 'municipality'],
		housing: ['Singelwonen', 'housing_association'],
		elsewhere: ['Welzijn Elders', 'welfare'],
	} as const;
	for (const [key, [name, kind]] of Object.entries(names)) {
		await asOwner(
			'insert into community.organisation (municipality_id, id, name, kind, made_at) values ($1, $2, $3, $4, now())',
			[key === 'elsewhere' ? elders : waterveen, organisationId(key as keyof typeof names), name, kind],
		);
	}
	const teams = {
		brokers: ['welfare', 'Sociaal makelaars', west],
		west: ['teams', 'Buurtteam West', west],
		east: ['teams', 'Buurtteam Oost', east],
		hall: ['municipality', 'Wijkbureau', west],
		policy: ['municipality', 'Beleid en beheer', whole],
		elsewhere: ['elsewhere', 'Team Elders', ['WK990201', 'BU99020101']],
	} as const;
	for (const [key, [organisation, name, areas]] of Object.entries(teams)) {
		await asOwner(
			'insert into community.team (municipality_id, id, organisation_id, name, area_codes, made_at) values ($1, $2, $3, $4, $5, now())',
			[
				key === 'elsewhere' ? elders : waterveen,
				teamId(key as keyof typeof teams),
				organisationId(organisation),
				name,
				areas,
			],
		);
	}
	for (const name of personaNames) {
		const one: Persona = all[name];
		await asOwner('insert into identity.user (id, name, email) values ($1, $2, $3)', [
			accountId(name),
			`${one.firstName} ${one.lastName}`,
			`${name}@voorbeeld.nl`,
		]);
		if (isStaff(one))
			await asOwner(
				'insert into community.worker (municipality_id, id, account_id, first_name, last_name, made_at) values ($1, $2, $3, $4, $5, now())',
				[one.municipalityId, personId(name), accountId(name), one.firstName, one.lastName],
			);
		else
			await asOwner(
				'insert into community.person_card (municipality_id, id, account_id, called, area_code, made_at, last_active_on) values ($1, $2, $3, $4, $5, now(), current_date)',
				[one.municipalityId, personId(name), accountId(name), one.firstName, one.areas[0]],
			);
		if (one.team && one.organisation) {
			await asOwner(
				`insert into community.assignment (municipality_id, id, worker_id, card_id, role, team_id, employer_organisation_id, area_codes, valid_from, valid_until, made_at)
				values ($1, $2, $3, $4, $5, $6, $7, $8, current_date - 30, current_date + 300, now())`,
				[
					one.municipalityId,
					id('0f', one.number),
					isStaff(one) ? personId(name) : null,
					isStaff(one) ? null : personId(name),
					one.role,
					teamId(one.team),
					organisationId(one.employer ?? one.organisation),
					one.areas,
				],
			);
		}
	}
}
