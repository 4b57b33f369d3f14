import type { Client } from './client.ts';
import { isPerson, mayWrite } from './client.ts';

/** The parts of a file that can be shared, each apart. */
export const parts = ['plan', 'agreements', 'measures', 'network', 'contact'] as const;
export type Part = (typeof parts)[number];

export const sharePurposes = ['working-together', 'warm-handover', 'back-office', 'consultation'] as const;
export type SharePurpose = (typeof sharePurposes)[number];

/** How somebody who sits with a worker said yes; whoever does it themselves does it online. */
export const spokenHows = ['spoken', 'written'] as const;
export type HowGiven = (typeof spokenHows)[number] | 'online';

export type Permission = {
	id: string;
	toCalled: string;
	scope: Part[];
	purpose: SharePurpose;
	howGiven: HowGiven;
	givenOn: string;
	untilOn: string;
	withdrawnAt: Date | null;
};

/** What a parent would share of a child of twelve to fifteen: it opens nothing until the child, or who helps, says yes. */
export type Asked = Pick<Permission, 'id' | 'toCalled' | 'scope' | 'purpose' | 'untilOn'> & { askedOn: string };

/** The longest a permission lasts; then it is asked anew. */
export const longestDays = 365;

export const stands = ({ withdrawnAt, untilOn }: Pick<Permission, 'withdrawnAt' | 'untilOn'>, today: string): boolean =>
	withdrawnAt === null && untilOn >= today;

/** The person, who stands for them, and who helps: not who looks in an emergency or was given a part. */
export const mayShare = (client: Client): boolean => !client.restrictedSince && (isPerson(client) || mayWrite(client));
