import type { RoleKind } from '#platform/actor';

type Named = { nl: string; en: string };
type Permission = { zone: string; purpose: string; audit: string; who: Readonly<Record<string, string>> };
type Activity = { purpose: Named; legalBasis: string };
export const reaches = ['own', 'team', 'organisation', 'area', 'all'] as const;
export type Reach = (typeof reaches)[number];
/** One purpose for which somebody reads about people: why, on what ground of the law, and how far. */
export type MaySee = { purpose: Named; basis: string; zone: string; reach: Reach };

/**
 * For what somebody in these roles reads about people, from the law as data: each purpose once, with its widest reach.
 * Only what stands in the trail of who looked (`audit: seen`) counts as reading about people.
 */
export function whatMaySee(
	permissions: Readonly<Record<string, Permission>>,
	activities: Readonly<Record<string, Activity>>,
	roles: readonly RoleKind[],
): MaySee[] {
	const found = new Map<string, MaySee>();
	for (const { zone, purpose, audit, who } of Object.values(permissions)) {
		const activity = activities[purpose];
		if (audit !== 'seen' || !activity) continue;
		for (const role of roles) {
			const reach = reaches.find((one) => one === who[role]);
			if (!reach) continue;
			const key = `${zone} ${purpose}`;
			const before = found.get(key);
			if (before && reaches.indexOf(before.reach) >= reaches.indexOf(reach)) continue;
			found.set(key, { purpose: activity.purpose, basis: activity.legalBasis, zone, reach });
		}
	}
	return [...found.values()];
}
