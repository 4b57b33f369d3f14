import type { Actor } from '#platform/actor';
import { hasRole } from '#platform/actor';

/** What is kept how long: a talk that came to nothing, light help, help after a decision, help for young people. */
export const keptAs = ['enquiry', 'light', 'provision', 'youth'] as const;
export type KeptAs = (typeof keptAs)[number];

export const endings = ['reached', 'enough', 'moved', 'elsewhere', 'stopped', 'died'] as const;
export type Ending = (typeof endings)[number];

export const relationKinds = ['named', 'second', 'substitute'] as const;
export type RelationKind = (typeof relationKinds)[number];

/** By what the actor knows this person. `stands-for`: a parent, or somebody the person or a court chose. */
export type Help = RelationKind | 'emergency' | 'shared' | 'self' | 'stands-for';

/** A person who is helped, as far as the actor may know. Another id than that of their card. */
export type Client = {
	readonly id: string;
	/** First and last name, or what they want to be called. */
	readonly called: string;
	/** yyyy-mm-dd */
	readonly bornOn: string | null;
	/** Whole years, today. */
	readonly age: number | null;
	readonly reach: string;
	readonly addressSecret: boolean;
	readonly areaCode: string;
	readonly teamId: string;
	readonly organisationId: string;
	/** The one worker whose name the person knows. */
	readonly namedWorker: { readonly id: string; readonly called: string } | null;
	readonly help: Help;
	readonly hasAccount: boolean;
	readonly keptAs: KeptAs;
	readonly receivedOn: string;
	readonly openedOn: string;
	readonly expectedEndOn: string | null;
	readonly endedOn: string | null;
	readonly endedAs: Ending | null;
	readonly restrictedSince: string | null;
	readonly heldSince: string | null;
};

/** Whole years on a day, both yyyy-mm-dd; who was born on 29 February is a year older on 1 March. */
export function ageOn(day: string, bornOn: string): number {
	const had = day.slice(5) >= bornOn.slice(5) ? 0 : 1;
	return Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4)) - had;
}

/** Who begins a file: a worker of a team. */
export const mayBegin = (actor: Actor): boolean => hasRole(actor, 'team_worker') && actor.teamId !== undefined;

/** Who looks for a file, by two facts at once. */
export const mayFind = (actor: Actor): boolean => hasRole(actor, 'team_worker', 'team_lead', 'privacy_officer');

/** Whether somebody is here as the person, or for them. */
export const isPerson = ({ help }: Pick<Client, 'help'>): boolean => help === 'self' || help === 'stands-for';

/** Who writes in it: who helps, not who looks in an emergency or by a permission. */
export const mayWrite = ({ help, restrictedSince }: Client): boolean =>
	!restrictedSince && (help === 'named' || help === 'second' || help === 'substitute');

/** Who says who helps, and what shows: the one named worker. */
export const mayArrange = ({ help }: Client): boolean => help === 'named';

/** A name as it is looked for: no capitals, marks, spaces or hyphens, and without what comes before a last name. */
export const nameToFind = (name: string): string =>
	name
		.normalize('NFD')
		.replaceAll(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/^((van|der|den|de|het|ten|ter|el|al|ben|von)[\s-]+|'t\s)+/, '')
		.replaceAll(/[^\p{L}]/gu, '');

/** 3526 KV and 3526kv are one postcode. */
export const postcodeToFind = (postcode: string): string => postcode.replaceAll(/\s/g, '').toUpperCase();
