import type { RequestEvent } from '@sveltejs/kit';
import { type Actor, anonymous } from '../actor.ts';
import { clock } from '../clock.ts';
import { asTask, perDatabase, type Tx } from '../db/index.server.ts';
import type { Municipality } from '../municipality.server.ts';
import { forgetCookie, heldFollowCode, readSealed, setSealed } from './cookies.server.ts';
import { endSessions } from './identity.store.server.ts';
import { type Hat, type Membership, wearable, worksForOrganisation } from './membership.ts';
import { isDemo } from './mode.server.ts';
import { heldPartnerKey } from './partner-key.server.ts';
import { cookiePrefix, signInFor } from './sign-in.server.ts';

type Directory = (tx: Tx, account: { id: string; name: string }, municipalityId: string) => Promise<Membership>;

let directory: Directory = async () => ({ hats: [] });

type Places = (accountId: string) => Promise<string[]>;

let places: Places = async () => [];

/**
 * Tells identity where to ask who an account is here, and in which municipalities it is anybody. Called once, where the
 * application is put together.
 */
export function useDirectory(ask: Directory, where: Places): void {
	directory = ask;
	places = where;
}

/** Whether an account is somebody's of this municipality and of no other. */
export async function belongsOnlyTo(accountId: string, municipalityId: string): Promise<boolean> {
	const found = await places(accountId);
	return found.length === 1 && found[0] === municipalityId;
}

/** Somebody who signed in, as pages about the account itself need to know them. */
export type SignedIn = {
	accountId: string;
	email: string;
	name: string;
	sessionId: string;
	level: 1 | 2;
	hats: Hat[];
	worn: Hat | undefined;
	/** True when a staff role waits for a second factor. */
	secondFactorMissing: boolean;
};

const keptMs = 5_000;
const staffHours = 10;
const hatCookie = `${cookiePrefix}.pet`;
const kept = perDatabase(() => new Map<string, { until: number; who: SignedIn | undefined }>());
const perRequest = new WeakMap<App.Locals, SignedIn>();

/** Who this request comes from. A visitor without a session costs no query. Who comes with a partner's key is that partner, signed in or not. */
export async function actorFor(event: RequestEvent, municipality: Municipality): Promise<Actor> {
	const partner = heldPartnerKey(event);
	if (partner) return { ...anonymous(municipality.id), kind: 'partner', codeHash: partner };
	const who = await whoSignedIn(event, municipality);
	if (who) {
		perRequest.set(event.locals, who);
		event.locals.sessionId = who.sessionId;
		if (who.worn) event.locals.roleLabel = who.worn.label[/^\/en(\/|$)/.test(event.url.pathname) ? 'en' : 'nl'];
		return asWorn(who, municipality.id);
	}
	const codeHash = heldFollowCode(event);
	return codeHash ? { ...anonymous(municipality.id), kind: 'code', codeHash } : anonymous(municipality.id);
}

/** The account behind this request, for pages about the account; nothing for visitors. */
export const signedIn = (event: { locals: App.Locals }): SignedIn | undefined => perRequest.get(event.locals);

/** The session's token as the browser holds it, without asking anyone. */
function tokenOf(event: RequestEvent): string | undefined {
	return (
		event.cookies.get(`__Secure-${cookiePrefix}.session_token`) ?? event.cookies.get(`${cookiePrefix}.session_token`)
	);
}

async function whoSignedIn(event: RequestEvent, municipality: Municipality): Promise<SignedIn | undefined> {
	const token = tokenOf(event);
	if (!token) return undefined;
	const wanted = readSealed(event, hatCookie) ?? '';
	const key = `${municipality.id} ${wanted} ${token}`;
	const now = Date.now();
	const known = kept().get(key);
	if (known && known.until > now) return known.who;
	if (kept().size > 5_000) kept().clear();
	const who = await lookUp(event, municipality, wanted);
	kept().set(key, { until: now + keptMs, who });
	return who;
}

async function lookUp(event: RequestEvent, municipality: Municipality, wanted: string): Promise<SignedIn | undefined> {
	const found = await signInFor(event.url.origin).api.getSession({ headers: event.request.headers });
	if (!found) return undefined;
	const { user, session } = found;
	const level = session.level === 2 ? 2 : 1;
	const { hats: all } = await asTask('identity.resolve', municipality.id, 'community', (tx) =>
		directory(tx, { id: user.id, name: user.name }, municipality.id),
	);
	const worked = all.some(worksForOrganisation);
	if (worked && new Date(session.createdAt).getTime() < clock.now().getTime() - staffHours * 3_600_000) {
		await endSessions(user.id, { only: session.id });
		return undefined;
	}
	const { hats, withheld } = wearable(all, level, !(await isDemo()));
	const worn = hats.find(({ assignmentId }) => assignmentId === wanted) ?? hats[0];
	return {
		accountId: user.id,
		email: user.email,
		name: user.name,
		sessionId: session.id,
		level,
		hats,
		worn,
		secondFactorMissing: withheld,
	};
}

function asWorn({ accountId, level, worn }: SignedIn, municipalityId: string): Actor {
	// Staff whose roles are withheld, or ended: known by name, allowed what anyone who signs in is allowed.
	if (!worn) return { municipalityId, kind: 'resident', roles: ['resident'], accountId, areas: [], level };
	return {
		municipalityId,
		kind: worksForOrganisation(worn) ? 'staff' : worn.roles.includes('volunteer') ? 'volunteer' : 'resident',
		roles: worn.roles,
		accountId,
		personId: worn.personId,
		displayName: worn.displayName,
		...(worn.assignmentId !== 'self' && { assignmentId: worn.assignmentId }),
		...(worn.organisationId && { organisationId: worn.organisationId }),
		...(worn.employerOrganisationId && { employerOrganisationId: worn.employerOrganisationId }),
		...(worn.teamId && { teamId: worn.teamId }),
		areas: worn.areas,
		level,
	};
}

/** Where somebody goes who just signed in: first to the second factor that still misses, else where they were going. */
export function firstPage(event: { locals: App.Locals }, wanted: string): string {
	const who = signedIn(event);
	if (!who) return '/inloggen';
	if (who.secondFactorMissing) return '/mijn/veiligheid';
	return wanted || (who.worn && worksForOrganisation(who.worn) ? '/vandaag' : '/mijn');
}

/** Puts on another hat. One that is not theirs is simply not found at the next request. */
export function wearHat(event: RequestEvent, assignmentId: string): void {
	setSealed(event, hatCookie, assignmentId, 30 * 86_400);
}

export function forgetHat(event: RequestEvent): void {
	forgetCookie(event, hatCookie);
}

/** After a session ended or a role changed in this process; other processes notice within five seconds. */
export const forgetWhoIsWho = (): void => kept().clear();
