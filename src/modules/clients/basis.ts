/**
 * What we say or ask before something of somebody is used (privacy P02, P03). A public task needs no yes and may not ask for one:
 * who depends on help cannot freely say no (AP 2016). Sharing with others lifts secrecy: that is a permission, and no consent.
 */
export type Ground = 'information' | 'permission' | 'consent';

type Activity = { legalBasis: string; specialCategoryGround?: string | undefined };

/** Collecting goes by the legal basis; sharing what stands under secrecy always by permission. Pure. */
export function groundFor(activity: Activity, act: 'collect' | 'share'): Ground {
	if (act === 'share' && activity.specialCategoryGround) return 'permission';
	return activity.legalBasis === 'a' ? 'consent' : 'information';
}
