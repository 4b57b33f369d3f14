/**
 * The purposes that rest on consent (AVG 6.1.a), as policy/processing-activities.yaml says; a test keeps both the same. Where a public
 * task applies nobody is asked for a yes: who depends on help cannot freely say no (privacy P02).
 */
export const consentPurposes = [
	'knowing-neighbours',
	'bringing-neighbours-together',
	'residents-initiatives',
	'conflicts',
	'circles',
	'watching',
	'buddies-and-mentors',
	'peer-groups',
	'light-roles',
	'neighbourhood-safari',
	'residents-desk',
	'collective-first',
	'neighbour-to-neighbour',
	'social-map-informal',
	'activities-taking-part',
	'lending',
	'youth-voice',
	'welcoming-newcomers',
] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

export const restsOnConsent = (purpose: string): purpose is ConsentPurpose =>
	(consentPurposes as readonly string[]).includes(purpose);

/**
 * Whether a yes may be asked for this purpose. Where it may not, whoever builds the screen hears so at once; in a built site the
 * reader gets information instead of a question. @throws Error in development and tests
 */
export function mayAskYes(purpose: string, built: boolean): boolean {
	if (restsOnConsent(purpose)) return true;
	if (!built) throw new Error(`"${purpose}" rests on no consent: show an InformationNotice`);
	return false;
}
