import { accessMatrix, processingActivities, retentionTable } from '#platform/policy/index.server';

type Localised = { nl: string; en: string };

export type PublicRegister = {
	activities: {
		name: string;
		purpose: Localised;
		controller: string;
		legalBasis: string;
		keep: { what: Localised; period: string }[];
	}[];
	/** Permission → roles with their reach. */
	access: { permission: string; zone: string; who: { role: string; scope: string }[] }[];
};

/** The law as data, for the page where everyone can read it: what for, on what ground, how long, who may. */
export function publicRegister(): PublicRegister {
	return {
		activities: Object.entries(processingActivities.activities).map(([name, activity]) => ({
			name,
			purpose: activity.purpose,
			controller: activity.controller,
			legalBasis: activity.legalBasis,
			keep: activity.retention.flatMap((key) => {
				const found = retentionTable.classes[key];
				return found ? [{ what: found.what, period: found.keep }] : [];
			}),
		})),
		access: Object.entries(accessMatrix.permissions).map(([permission, { zone, who }]) => ({
			permission,
			zone,
			who: Object.entries(who).map(([role, scope]) => ({ role, scope })),
		})),
	};
}
