import { processingActivities } from '#platform/policy/index.server';
import { type Ground, groundFor } from './basis.ts';

/** What a purpose of policy/processing-activities.yaml says or asks. @throws when there is no such purpose */
export function groundOf(purpose: string, act: 'collect' | 'share' = 'collect'): Ground {
	const activity = processingActivities.activities[purpose];
	if (!activity) throw new Error(`no processing activity "${purpose}"`);
	return groundFor(activity, act);
}

/** Before asking for consent: refuses where a public task applies. @throws Error, because it is a mistake of ours */
export function mayAskConsent(purpose: string): void {
	if (groundOf(purpose) !== 'consent') throw new Error(`"${purpose}" rests on no consent: show an information notice`);
}
