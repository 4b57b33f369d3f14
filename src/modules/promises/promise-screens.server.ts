import { byKindAndCode, spokenName } from '#modules/areas';
import { areasOf } from '#modules/areas/index.server';
import { theSession } from '#modules/sessions/index.server';
import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import { csvFile, csvText } from '#platform/csv';
import type { Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { dayAfter } from '#platform/wall-time';
import { mayTendPromise } from './promise.policy.ts';
import { byTurn, type Promised, promiseStates, remindDays, stateOf } from './promise.ts';
import { promiseByCode, thePromise } from './promises.server.ts';
import { movesOf, ownersOf, promisesIn } from './promises.store.server.ts';

async function shown(tx: Tx, actor: Pick<Actor, 'municipalityId'>, promises: readonly Promised[]) {
	const today = clock.today();
	const names = new Map((await areasOf(tx, actor.municipalityId)).map(({ code, name }) => [code, spokenName(name)]));
	const moves = await movesOf(
		tx,
		actor.municipalityId,
		promises.map(({ id }) => id),
	);
	return promises.map((promise) => ({
		...promise,
		area: names.get(promise.areaCode) ?? '',
		state: stateOf(promise, today),
		moves: moves.filter(({ promiseId }) => promiseId === promise.id),
	}));
}
export type PromiseShown = Awaited<ReturnType<typeof shown>>[number];

async function board({ tx, actor, url }: Pick<Ask, 'tx' | 'actor' | 'url'>) {
	const areas = (await areasOf(tx, actor.municipalityId)).filter(({ kind }) => kind !== 'municipality');
	const chosen = areas.find(({ code }) => code === url.searchParams.get('gebied'));
	const all = await shown(
		tx,
		actor,
		await promisesIn(tx, actor.municipalityId, { inside: chosen?.code.slice(2) ?? '' }),
	);
	return { areas, chosen, all: all.toSorted(byTurn) };
}

/** The board, for everybody: late first, then what runs, what was broken and what was kept. `?gebied=` narrows it. */
export async function promisesScreen(ask: Ask) {
	const { areas, chosen, all } = await board(ask);
	return {
		chosen: chosen?.code ?? '',
		place: chosen ? spokenName(chosen.name) : '',
		areas: areas.toSorted(byKindAndCode).map(({ code, name }) => ({ value: code, label: spokenName(name) })),
		groups: promiseStates.map((state) => ({ state, promises: all.filter((one) => one.state === state) })),
		catches: ask.actor.areas.some((code) => mayTendPromise(ask.actor, code)),
	};
}

const head = [
	'gebied',
	'bijeenkomst',
	'gedaan_op',
	'belofte',
	'organisatie',
	'functie',
	'uiterlijk',
	'eerder_uiterlijk',
	'stand',
	'uitleg',
	'klaar_op',
];
const stateInDutch = { late: 'te laat', running: 'loopt', broken: 'gebroken', kept: 'nagekomen' } as const;

/** The same board as a table. */
export async function promisesTable(ask: Ask): Promise<Response> {
	const { all } = await board(ask);
	const rows = all.map((one) => [
		one.area,
		one.meeting,
		one.madeOn,
		one.words,
		one.organisation,
		one.job,
		one.dueOn,
		one.moves.map(({ wasDueOn }) => wasDueOn).join(' '),
		stateInDutch[one.state],
		one.outcomeWords,
		one.endedOn ?? '',
	]);
	return csvFile('beloften.csv', csvText([head, ...rows]), 'everyone');
}

/** One promise with every day it had, for everybody. @throws NotFound */
export async function promiseScreen({ tx, actor, params }: Ask) {
	const promise = await thePromise(tx, actor, params['id'] ?? '');
	const [one] = await shown(tx, actor, [promise]);
	return { promise: one as PromiseShown, tends: mayTendPromise(actor, promise.areaCode) };
}

/** The same for the workers of its area, with who keeps it. @throws NotFound, NotAllowed */
export async function tendPromiseScreen(ask: Ask) {
	const screen = await promiseScreen(ask);
	const [owner] = await ownersOf(ask.tx, ask.actor.municipalityId, [screen.promise.id]);
	ask.about({ type: 'promise', id: screen.promise.id });
	return { ...screen, owner: owner ? { called: owner.called, mail: owner.mail } : null, today: clock.today() };
}

/** What was promised at a session, for everybody. */
export const promisesAt = async ({ tx, actor }: Pick<Ask, 'tx' | 'actor'>, sessionId: string) =>
	shown(tx, actor, await promisesIn(tx, actor.municipalityId, { sessionId }));

/** The page to catch wishes and promises with; `?bijeenkomst=` names the session. @throws NotFound */
export async function catchScreen({ tx, actor, url }: Ask) {
	const code = url.searchParams.get('bijeenkomst');
	const session = code ? await theSession(tx, actor, code) : undefined;
	const areas = (await areasOf(tx, actor.municipalityId)).filter(
		({ code: area, kind }) => kind !== 'municipality' && mayTendPromise(actor, area),
	);
	const today = clock.today();
	const all = await promisesIn(tx, actor.municipalityId, session ? { sessionId: session.id } : { open: true });
	return {
		session: session ? { code: session.code, institution: session.institution, areaCode: session.areaCode } : null,
		areas: areas.toSorted(byKindAndCode).map(({ code: value, name }) => ({ value, label: spokenName(name) })),
		caught: (await shown(tx, actor, all)).filter(({ madeOn }) => session !== undefined || madeOn === today).reverse(),
		today,
		usual: dayAfter(today, 28),
	};
}

/** What the owner sees behind the link in a reminder. @throws NotFound */
export async function ownerScreen({ tx, actor, params }: Ask) {
	const [one] = await shown(tx, actor, [await promiseByCode(tx, actor, params['code'] ?? '')]);
	return { promise: one as PromiseShown, today: clock.today() };
}

/** On Vandaag: what is late in the areas of this worker, and what is due within a week. */
export async function promisesToday({ tx, actor }: Pick<Ask, 'tx' | 'actor'>) {
	if (!hasRole(actor, 'social_broker', 'team_worker', 'team_lead')) return [];
	const soon = dayAfter(clock.today(), remindDays);
	const open = (await promisesIn(tx, actor.municipalityId, { open: true })).filter(
		({ areaCode, dueOn }) => dueOn <= soon && mayTendPromise(actor, areaCode),
	);
	return shown(tx, actor, open.slice(0, 6));
}
