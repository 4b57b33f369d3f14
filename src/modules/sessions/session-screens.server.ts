import { areasOf } from '#modules/areas/index.server';
import { theNeeds } from '#modules/needs/index.server';
import { seenPattern } from '#modules/patterns/index.server';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { Ask } from '#platform/route/index.server';
import { mayPrepare } from './session.policy.ts';
import { collectsQuestions, isStale, questionsToAsk, type Session, wasHeld } from './session.ts';
import { preparedSession, theSession } from './sessions.server.ts';
import { answersOf, helpedOf, questionsOf, sessionsOf } from './sessions.store.server.ts';

async function placed(tx: Tx, municipalityId: string, sessions: readonly Session[]) {
	const names = new Map((await areasOf(tx, municipalityId)).map(({ code, name }) => [code, name]));
	return sessions.map((session) => ({ ...session, area: names.get(session.areaCode) ?? '' }));
}
export type SessionShown = Awaited<ReturnType<typeof placed>>[number];

/** What comes, soonest first, and what was, latest first. */
export async function sessionsScreen({ tx, actor }: Ask) {
	const today = clock.today();
	const all = await placed(tx, actor.municipalityId, await sessionsOf(tx, actor.municipalityId));
	return {
		coming: all.filter((session) => collectsQuestions(session, today)).reverse(),
		been: all.filter((session) => !collectsQuestions(session, today)),
		mayPlan: actor.areas.some((area) => mayPrepare(actor, area)),
	};
}

/** What comes in an area, or in the district it lies in; soonest first. */
export async function sessionsNear(tx: Tx, municipalityId: string, areaCode: string) {
	const today = clock.today();
	return (await sessionsOf(tx, municipalityId))
		.filter((session) => collectsQuestions(session, today) && areaCode.slice(2).startsWith(session.areaCode.slice(2)))
		.reverse()
		.map(({ code, institution, about, heldOn }) => ({ code, institution, about, heldOn }));
}

/** The page for everybody, and the poster. */
export async function sessionScreen({ tx, actor, params, url }: Ask) {
	const session = await theSession(tx, actor, params['code'] ?? '');
	const [shown] = await placed(tx, actor.municipalityId, [session]);
	const today = clock.today();
	return {
		session: shown as SessionShown,
		answers: (await answersOf(tx, actor.municipalityId, session.id)).map((one) => ({
			...one,
			stale: isStale(one, today),
		})),
		collects: collectsQuestions(session, today),
		held: wasHeld(session, today),
		mayPrepare: mayPrepare(actor, session.areaCode),
		address: `${url.host}/bijeenkomst/${session.code}`,
	};
}

/** For the workers of its area: the questions, the words of the invitation, and the answers to look at again. */
export async function prepareScreen(ask: Ask) {
	const session = await preparedSession(ask.tx, ask.actor, ask.params['code'] ?? '');
	ask.about({ type: 'session', id: session.id });
	return {
		...(await sessionScreen(ask)),
		questions: questionsToAsk(await questionsOf(ask.tx, ask.actor.municipalityId, session.id)),
		helped: await helpedOf(ask.tx, session.id),
		writer: ask.actor.displayName ?? '',
	};
}

/** The form to plan one, from a pattern or by hand. */
export async function planScreen({ tx, actor, url }: Ask) {
	const asked = url.searchParams.get('patroon') ?? '';
	const pattern = isId(asked) ? await seenPattern(tx, actor, asked) : undefined;
	const need = pattern?.need ? theNeeds().needByCode.get(pattern.need) : undefined;
	const areas = (await areasOf(tx, actor.municipalityId)).filter(({ code }) => mayPrepare(actor, code));
	return {
		pattern: pattern?.id ?? '',
		need: need ? { nl: need.nl, en: need.en } : null,
		area: pattern?.zone.find((code) => areas.some((area) => area.code === code)) ?? '',
		areas: areas.map(({ code, name }) => ({ code, name })),
		today: clock.today(),
	};
}
