import { type RoleKind, roleKinds } from '#platform/actor';
import type { DayPart } from './day-parts.ts';

export const organisationKinds = [
	'municipality',
	'welfare',
	'neighbourhood_teams',
	'housing_association',
	'school',
	'health',
	'police',
	'residents',
	'other',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** The kinds of role that are given by an administrator to somebody who works in a team. */
export const givenRoles = roleKinds.filter((kind) => kind !== 'resident' && kind !== 'volunteer');

/** The kinds of role that keep cards of residents. */
export const keeperRoles = ['social_broker', 'team_worker'] as const satisfies readonly RoleKind[];

export const contactWays = ['keeper', 'mail', 'text', 'phone', 'visit', 'nobody'] as const;
export type ContactWay = (typeof contactWays)[number];

export const consentWays = ['spoken', 'written', 'online'] as const;
export type ConsentWay = (typeof consentWays)[number];

export type Organisation = { id: string; name: string; kind: OrganisationKind; endedOn: string | null };
export type Team = { id: string; organisationId: string; name: string; areaCodes: string[]; endedOn: string | null };
export type RoleName = { id: string; kind: RoleKind; nl: string; en: string; dutiesNl: string; dutiesEn: string };
export type Worker = { id: string; accountId: string; firstName: string; lastName: string };

/** A role somebody holds in a team, from a day up to and with a day. `employer…` pays, the team's organisation is acted for. */
export type Assignment = {
	id: string;
	workerId: string | null;
	cardId: string | null;
	role: RoleKind;
	roleNameId: string | null;
	teamId: string;
	employerOrganisationId: string;
	areaCodes: string[];
	validFrom: string;
	validUntil: string;
	endedOn: string | null;
};

export type PersonCard = {
	id: string;
	called: string;
	areaCode: string | null;
	keeperId: string | null;
	teamId: string | null;
	/** True when the person has an account and can see and change the card. */
	own: boolean;
	consentGivenOn: string | null;
	consentHow: ConsentWay | null;
	consentWithdrawnAt: Date | null;
	contactBy: ContactWay;
	contactNote: string;
	/** E.164, or ''. Used only in the way `contactBy` and `contactNote` say. */
	phone: string;
	mail: string;
	/** ISO 639-1. */
	languages: string[];
	available: DayPart[];
	/** "Ask me again after my pension." */
	askAgainOn: string | null;
	askAgainWhy: string;
	/** Since when nobody uses it (AVG art. 18); then only who keeps it and the privacy officer see it. */
	restrictedAt: Date | null;
	/** The card this one turned out to be the same person as. */
	mergedInto: string | null;
	/** The day on which it is erased for good, when that was asked. */
	eraseOn: string | null;
	madeAt: Date;
	/** From here the term is counted after which a card that nobody uses goes. */
	lastActiveOn: string;
};

/** Whether an assignment counts on a day (yyyy-mm-dd). Its last day still counts; the day it was ended does not. */
export const holdsOn = (
	day: string,
	{ validFrom, validUntil, endedOn }: Pick<Assignment, 'validFrom' | 'validUntil' | 'endedOn'>,
): boolean => validFrom <= day && day <= validUntil && (endedOn === null || day < endedOn);

/** The last day a role that starts on a day may have: twelve months on (BIO; privacy S16). */
export function latestEnd(from: string): string {
	const [year, month, day] = from.split('-').map(Number) as [number, number, number];
	const lastOfMonth = new Date(Date.UTC(year + 1, month, 0)).getUTCDate();
	return `${year + 1}-${String(month).padStart(2, '0')}-${String(Math.min(day, lastOfMonth)).padStart(2, '0')}`;
}

/** A role must end: later than it starts, and within twelve months. Gives the code of what is wrong. */
export function periodFault(from: string, until: string): 'ends-before-start' | 'role-too-long' | undefined {
	if (until <= from) return 'ends-before-start';
	if (until > latestEnd(from)) return 'role-too-long';
	return undefined;
}

/** Paid by one organisation, working for another. */
export const isSeconded = (
	assignment: Pick<Assignment, 'employerOrganisationId'>,
	team: Pick<Team, 'organisationId'>,
): boolean => assignment.employerOrganisationId !== team.organisationId;

/** An area code with all areas inside it, however deep. Codes nobody knows stay as they are. */
export function withEverythingInside(
	codes: readonly string[],
	areas: readonly { code: string; parentCode: string | null }[],
): string[] {
	const inside = new Set(codes);
	for (let grown = -1; grown !== inside.size; ) {
		grown = inside.size;
		for (const { code, parentCode } of areas) if (parentCode && inside.has(parentCode)) inside.add(code);
	}
	return [...inside];
}

/** Days after which an erased card is gone for good; until then it can be put back. */
export const regretDays = 14;

/** Where a letter or a text message goes to somebody who chose one; '' for who did not. */
export const writtenTo = ({ contactBy, mail, phone }: Pick<PersonCard, 'contactBy' | 'mail' | 'phone'>): string =>
	contactBy === 'mail' ? mail : contactBy === 'text' ? phone : '';
