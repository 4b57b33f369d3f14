/**
 * Who is asking. Decided once per request by hooks.server.ts (or by a task), handed to every door.
 * The role kinds are fixed; the names people use for them are settings of a municipality.
 */
export const roleKinds = [
	'resident',
	'volunteer',
	'social_broker',
	'team_worker',
	'team_lead',
	'municipal_contact',
	'policy_officer',
	'privacy_officer',
	'administrator',
] as const;
export type RoleKind = (typeof roleKinds)[number];

/** The kinds that act for an organisation and need a second factor outside demo mode. */
export const staffKinds: readonly RoleKind[] = roleKinds.filter((kind) => kind !== 'resident' && kind !== 'volunteer');

export type Zone = 'open' | 'community' | 'care';

export type Actor = {
	readonly municipalityId: string;
	readonly kind: 'anonymous' | 'code' | 'partner' | 'resident' | 'volunteer' | 'staff' | 'task';
	/** Every role the actor holds today; a task and an anonymous visitor hold none. */
	readonly roles: readonly RoleKind[];
	/** Global account in `identity`; absent for anonymous visitors, code holders and tasks. */
	readonly accountId?: string;
	/** The person in this municipality: a worker's id for staff, a card's id for residents and volunteers. */
	readonly personId?: string;
	readonly displayName?: string;
	readonly assignmentId?: string;
	/** The organisation the actor acts for (through the team), and who pays the salary. */
	readonly organisationId?: string;
	readonly employerOrganisationId?: string;
	readonly teamId?: string;
	/** Area codes this actor's work covers: districts and all neighbourhoods in them. */
	readonly areas: readonly string[];
	/** 0 nothing proven, 1 an e-mail code, 2 two factors or eIDAS substantial. */
	readonly level: 0 | 1 | 2;
	/** Hash of a follow code, or of a partner's key, for the holder of one. */
	readonly codeHash?: string;
	/** The declared processing activity, for tasks. */
	readonly task?: string;
};

export const anonymous = (municipalityId: string): Actor => ({
	municipalityId,
	kind: 'anonymous',
	roles: [],
	areas: [],
	level: 0,
});

export const hasRole = (actor: Actor, ...kinds: RoleKind[]): boolean =>
	actor.roles.some((role) => kinds.includes(role));

export const isWorkerIn = (actor: Actor, areaCode: string): boolean => actor.areas.includes(areaCode);
