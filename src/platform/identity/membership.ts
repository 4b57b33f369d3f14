import type { RoleKind } from '../actor.ts';

type Localised = { nl: string; en: string };

/** What somebody is here on behalf of one team, or as themselves. Who has more than one chooses which to wear. */
export type Hat = {
	/** The assignment that leads; what the choice cookie holds. 'self' for someone's own hat as a resident. */
	assignmentId: string;
	roles: RoleKind[];
	label: Localised;
	personId: string;
	displayName: string;
	teamId?: string;
	teamName?: string;
	organisationId?: string;
	organisationName?: string;
	employerOrganisationId?: string;
	/** Area codes with everything inside them. */
	areas: string[];
};

/** Who an account is in one municipality. The first hat is the one worn when nothing was chosen. */
export type Membership = { hats: Hat[] };

/** Without a second factor outside the demo, only the hat of a resident may be worn. */
export function wearable(
	hats: readonly Hat[],
	level: number,
	secondFactorNeeded: boolean,
): { hats: Hat[]; withheld: boolean } {
	if (!secondFactorNeeded || level >= 2) return { hats: [...hats], withheld: false };
	const own = hats.filter(({ roles }) => roles.every((role) => role === 'resident' || role === 'volunteer'));
	return { hats: own, withheld: own.length < hats.length };
}

export const worksForOrganisation = (hat: Hat): boolean =>
	hat.roles.some((role) => role !== 'resident' && role !== 'volunteer');
