import { byKindAndCode, officialOf, spokenName } from '#modules/areas';
import { areasOf } from '#modules/areas/index.server';
import { readForTending } from '#modules/initiatives/index.server';
import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { mayAnswerObstacle, mayDecideMoney, mayLogIn, mayTendObstacle } from './obstacle.policy.ts';
import { answerDays, isAnswerLate, isMoneyLate, type Obstacle, waitsForMoney } from './obstacle.ts';
import { theObstacle } from './obstacles.server.ts';
import { knownRules, obstaclesSeen, publicObstacles, purseOf, spentIn } from './obstacles.store.server.ts';

const namesOf = async (tx: Tx, actor: Pick<Actor, 'municipalityId'>): Promise<Map<string, string>> =>
	new Map((await areasOf(tx, actor.municipalityId)).map(({ code, name }) => [code, spokenName(name)]));

/** For everybody: rules that stood in the way and what was answered; `?gebied=` narrows it. */
export async function publicObstaclesScreen({ tx, actor, url }: Ask) {
	const areas = (await areasOf(tx, actor.municipalityId)).filter(({ kind }) => kind === 'district');
	const chosen = areas.find(({ code }) => code === url.searchParams.get('gebied'))?.code ?? '';
	const names = await namesOf(tx, actor);
	const all = await publicObstacles(tx, actor.municipalityId, chosen.slice(2), 200);
	return {
		chosen,
		areas: areas.toSorted(byKindAndCode).map(({ code, name }) => ({ value: code, label: spokenName(name) })),
		obstacles: all.map((one) => ({ ...one, area: names.get(officialOf(one.areaCode)) ?? '' })),
		solvedCents: all.reduce((sum, { cents }) => sum + (cents ?? 0), 0),
		works: hasRole(actor, 'social_broker', 'team_worker', 'team_lead', 'municipal_contact', 'policy_officer'),
		logs: hasRole(actor, 'social_broker', 'team_worker', 'team_lead'),
	};
}

/** The form to tell of one; from the page of a team with its initiative. @throws NotFound, NotAllowed */
export async function logObstacleScreen({ tx, actor, url }: Ask) {
	const asked = url.searchParams.get('initiatief');
	const tended = asked ? (await readForTending(tx, actor, asked)).initiative : undefined;
	const areas = (await areasOf(tx, actor.municipalityId)).filter(
		({ code, kind }) => kind !== 'municipality' && mayLogIn(actor, code),
	);
	return {
		initiative: tended ? { id: tended.id, title: tended.title, areaCode: tended.areaCode } : null,
		areas: areas.toSorted(byKindAndCode).map(({ code, name }) => ({ value: code, label: spokenName(name) })),
		known: (await knownRules(tx)).map(({ id, rule }) => ({ value: id, label: rule })),
		days: answerDays,
	};
}

const withState = (one: Obstacle, today: string, names: Map<string, string>) => ({
	...one,
	area: names.get(officialOf(one.areaCode)) ?? '',
	late: isAnswerLate(one, today),
	moneyLate: isMoneyLate(one, today),
	moneyWaits: waitsForMoney(one),
});

/** What the actor may see, what waits first; and the breakthrough budget. */
export async function tendObstaclesScreen({ tx, actor, about }: Ask) {
	const today = clock.today();
	const year = Number(today.slice(0, 4));
	const names = await namesOf(tx, actor);
	const all = (await obstaclesSeen(tx, actor.municipalityId)).map((one) => withState(one, today, names));
	for (const { id } of all) about({ type: 'obstacle', id });
	const purse = await purseOf(tx, actor.municipalityId, year);
	return {
		waiting: all.filter(({ outcome, moneyWaits }) => outcome === null || moneyWaits),
		answered: all.filter(({ outcome, moneyWaits }) => outcome !== null && !moneyWaits),
		logs: hasRole(actor, 'social_broker', 'team_worker', 'team_lead'),
		setsPurse: hasRole(actor, 'policy_officer'),
		purse: purse ? { ...purse, left: purse.cents - (await spentIn(tx, year)) } : null,
		year,
	};
}

/** One obstacle, with what this actor may do about it. @throws NotFound */
export async function obstacleScreen({ tx, actor, params, about }: Ask) {
	const one = await theObstacle(tx, actor, params['id'] ?? '');
	about({ type: 'obstacle', id: one.id });
	const known = await knownRules(tx);
	const year = Number(clock.today().slice(0, 4));
	const purse = await purseOf(tx, actor.municipalityId, year);
	return {
		obstacle: withState(one, clock.today(), await namesOf(tx, actor)),
		times: known.find(({ id }) => id === (one.sameAs ?? one.id))?.times ?? 1,
		known: known.filter(({ id }) => id !== one.id).map(({ id, rule }) => ({ value: id, label: rule })),
		answers: mayAnswerObstacle(actor, one),
		tends: mayTendObstacle(actor, one),
		decides: mayDecideMoney(actor, one),
		left: purse ? purse.cents - (await spentIn(tx, year)) : null,
	};
}

/** On Vandaag: what waits for this contact, lead or policy officer. */
export async function obstaclesToday({ tx, actor, about }: Pick<Ask, 'tx' | 'actor' | 'about'>) {
	if (!hasRole(actor, 'municipal_contact', 'policy_officer', 'team_lead', 'social_broker', 'team_worker')) return [];
	const today = clock.today();
	const names = await namesOf(tx, actor);
	const lines = (await obstaclesSeen(tx, actor.municipalityId))
		.map((one) => withState(one, today, names))
		.filter(
			(one) =>
				(one.outcome === null && mayAnswerObstacle(actor, one)) ||
				(one.moneyWaits && mayDecideMoney(actor, one)) ||
				(one.late && mayTendObstacle(actor, one)),
		)
		.slice(0, 6);
	for (const { id } of lines) about({ type: 'obstacle', id });
	return lines;
}
