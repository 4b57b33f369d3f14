import { byKindAndCode, spokenName } from '#modules/areas';
import { areasOf, areaWithParents, findArea, keyFiguresOf } from '#modules/areas/index.server';
import { findInitiative, initiativesNear } from '#modules/initiatives/index.server';
import { workersNow } from '#modules/people/index.server';
import { hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import type { Ask } from '#platform/route/index.server';
import { cityGoals, isTimeToTell, mayTendProgramme, ownCityGoals, type Programme } from './programme.ts';
import {
	goalsOf,
	linksOf,
	namedCityGoals,
	ownersOf,
	pledgeByCode,
	pledgesOf,
	programmesSeen,
	progressOf,
} from './programmes.store.server.ts';
import { sourceShown, sourcesFor } from './sources.server.ts';
import { pledgeCodeHash, tendedProgramme, theProgramme } from './tend-programme.server.ts';

/** The goals of the city by the words of this municipality, or ours. */
async function cityGoalsHere(tx: Tx, municipalityId: string) {
	const own = new Map((await namedCityGoals(tx, municipalityId)).map((one) => [one.code, one]));
	return cityGoals.map((code) => ({ code, ...(own.get(code) ?? ownCityGoals[code]) }));
}

/** All programmes everybody reads; for who tends them the drafts too. */
export async function programmesScreen({ tx, actor }: Ask) {
	const names = new Map((await areasOf(tx, actor.municipalityId)).map(({ code, name }) => [code, spokenName(name)]));
	const all = (await programmesSeen(tx, actor.municipalityId)).map((one) => ({
		...one,
		area: names.get(one.areaCode) ?? '',
	}));
	const today = clock.today();
	return {
		now: all.filter(({ untilOn }) => untilOn >= today),
		before: all.filter(({ untilOn }) => untilOn < today),
		begins: actor.areas.some((code) => mayTendProgramme(actor, code)),
		names: hasRole(actor, 'policy_officer'),
	};
}

/** The programmes that run for an area or the district it lies in, for everybody to read. */
export async function actionProgrammesIn(tx: Tx, municipalityId: string, areaCode: string) {
	const today = clock.today();
	return (await programmesSeen(tx, municipalityId)).filter(
		(one) => one.publishedOn && one.untilOn >= today && areaCode.slice(2).startsWith(one.areaCode.slice(2)),
	);
}

async function whole({ tx, actor }: Pick<Ask, 'tx' | 'actor'>, programme: Programme) {
	const here = actor.municipalityId;
	const goals = await goalsOf(tx, here, programme.id);
	const ids = goals.map(({ id }) => id);
	const [pledges, told, links] = [
		await pledgesOf(tx, here, ids),
		await progressOf(tx, here, ids),
		await linksOf(tx, here, ids),
	];
	const { shown } = await keyFiguresOf(tx, here, await areaWithParents(tx, here, programme.areaCode));
	const titles = new Map<string, string>();
	for (const id of new Set(links.map(({ initiativeId }) => initiativeId))) {
		const initiative = await findInitiative(tx, id);
		if (initiative?.publishedAt) titles.set(id, initiative.title);
	}
	const each = goals.map((goal) => {
		const figure = shown.find(({ code }) => code === goal.figureCode);
		return {
			...goal,
			source: sourceShown(goal.sourceKind, goal.sourceRef),
			figure: figure ? { unit: figure.unit, year: figure.year, now: figure.values[0]?.value ?? null } : null,
			pledges: pledges.filter(({ goalId }) => goalId === goal.id),
			told: told.filter(({ goalId }) => goalId === goal.id),
			initiatives: links.flatMap(({ goalId, initiativeId }) => {
				const title = titles.get(initiativeId);
				return goalId === goal.id && title ? [{ id: initiativeId, title }] : [];
			}),
		};
	});
	const area = await findArea(tx, here, programme.areaCode);
	return {
		programme,
		area: area ? spokenName(area.name) : '',
		goals: (await cityGoalsHere(tx, here)).map((city) => ({
			...city,
			goals: each.filter(({ cityGoal }) => cityGoal === city.code),
		})),
	};
}
export type GoalShown = Awaited<ReturnType<typeof whole>>['goals'][number]['goals'][number];

/** The page for everybody: every goal with its words, its figures, who pledged what, and how it went. @throws NotFound */
export async function programmeScreen(ask: Ask) {
	const programme = await theProgramme(ask.tx, ask.actor, ask.params['id'] ?? '');
	if (!programme.publishedOn) throw new NotFound('programme', programme.id);
	return { ...(await whole(ask, programme)), tends: mayTendProgramme(ask.actor, programme.areaCode) };
}

/** The same for its owners, with what they can do. @throws NotFound, NotAllowed */
export async function tendProgrammeScreen(ask: Ask) {
	const { tx, actor, params, about } = ask;
	const programme = await tendedProgramme(tx, actor, params['id'] ?? '');
	about({ type: 'action-programme', id: programme.id });
	const screen = await whole(ask, programme);
	const owners = await ownersOf(tx, actor.municipalityId, programme.id);
	const named = await workersNow(
		tx,
		actor.municipalityId,
		[owners?.brokerId, owners?.leadId].filter((id) => id != null),
	);
	const { shown } = await keyFiguresOf(
		tx,
		actor.municipalityId,
		await areaWithParents(tx, actor.municipalityId, programme.areaCode),
	);
	const mine = actor.personId === owners?.brokerId || actor.personId === owners?.leadId;
	const joins = !mine && (hasRole(actor, 'social_broker') ? !owners?.brokerId : !owners?.leadId);
	return {
		...screen,
		broker: named.get(owners?.brokerId ?? '') ?? null,
		lead: named.get(owners?.leadId ?? '') ?? null,
		joins,
		sources: await sourcesFor(tx, actor, programme.areaCode),
		figures: shown.flatMap(({ code, values }) => (values[0]?.value == null ? [] : [code])),
		initiatives: (await initiativesNear(tx, actor.municipalityId, programme.areaCode, 30)).map(({ id, title }) => ({
			value: id,
			label: title,
		})),
	};
}

/** The form to begin one. */
export async function beginProgrammeScreen({ tx, actor }: Ask) {
	const areas = (await areasOf(tx, actor.municipalityId)).filter(
		({ code, kind }) => kind !== 'municipality' && mayTendProgramme(actor, code),
	);
	return {
		areas: areas.toSorted(byKindAndCode).map(({ code, name }) => ({ value: code, label: spokenName(name) })),
		today: clock.today(),
	};
}

export const cityGoalsScreen = async ({ tx, actor }: Ask) => ({ goals: await cityGoalsHere(tx, actor.municipalityId) });

/** What somebody says yes to by their code. @throws NotFound */
export async function pledgeScreen({ tx, params }: Ask) {
	const pledge = await pledgeByCode(tx, pledgeCodeHash(params['code'] ?? ''));
	if (!pledge) throw new NotFound('pledge', 'code');
	return { pledge };
}

/** On Vandaag: programmes that wait for the other owner, and goals of which it is time to tell how it goes. */
export async function actionProgrammesToday({ tx, actor }: Pick<Ask, 'tx' | 'actor'>) {
	if (!hasRole(actor, 'social_broker', 'team_lead')) return [];
	const today = clock.today();
	const mine = (await programmesSeen(tx, actor.municipalityId)).filter(
		({ areaCode, untilOn }) => untilOn >= today && mayTendProgramme(actor, areaCode),
	);
	const lines: { id: string; title: string; toTell: number; joins: boolean }[] = [];
	for (const one of mine) {
		const goals = await goalsOf(tx, actor.municipalityId, one.id);
		const told = await progressOf(
			tx,
			actor.municipalityId,
			goals.map(({ id }) => id),
		);
		const owners = await ownersOf(tx, actor.municipalityId, one.id);
		const toTell = goals.filter((goal) =>
			isTimeToTell(
				goal,
				told.filter(({ goalId }) => goalId === goal.id),
				one,
				today,
			),
		).length;
		const joins = hasRole(actor, 'social_broker') ? !owners?.brokerId : !owners?.leadId;
		if (toTell > 0 || joins) lines.push({ id: one.id, title: one.title, toTell, joins });
	}
	return lines;
}
