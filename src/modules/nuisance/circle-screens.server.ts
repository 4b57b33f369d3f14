import { spokenName } from '#modules/areas';
import { areasOf } from '#modules/areas/index.server';
import type { Actor } from '#platform/actor';
import { hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { careSeals } from '#platform/sealed-text/index.server';
import { mine } from './carry-circle.server.ts';
import { diariesOf, momentsOf } from './diaries.store.server.ts';
import { agreementsOf, type CircleRow, circlesOf } from './nuisance.store.server.ts';
import {
	decline,
	homesOf,
	isLateToClose,
	lastDay,
	mayCarry,
	mostWeeks,
	perWeek,
	stageOf,
	weeksSoFar,
} from './nuisance.ts';
import { raisedIn, raisedUnseen } from './raised.store.server.ts';

/** What areas are called, for who reads a circle. */
export const areaNames = async (tx: Tx, municipalityId: string): Promise<Map<string, string>> =>
	new Map((await areasOf(tx, municipalityId)).map(({ code, name }) => [code, spokenName(name)]));

/** The person concerned reads who looked: the circle stands for them in the trail. */
const aboutCircle = ({ about }: Pick<Ask, 'about'>, id: string): void =>
	about({ type: 'nuisance', id, personIds: [id] });

const facts = (circle: CircleRow, names: ReadonlyMap<string, string>, today: string) => ({
	id: circle.id,
	kind: circle.kind,
	area: names.get(circle.areaCode) ?? '',
	startedOn: circle.startedOn,
	firstUntil: circle.firstUntil,
	untilOn: circle.untilOn,
	stage: stageOf(circle, today),
	late: isLateToClose(circle, today),
	contact: circle.contact,
	contactOn: circle.contactOn,
	closedOn: circle.closedOn,
	talk: circle.talk,
	outcome: circle.outcome,
	proofId: circle.proofId,
	officer: circle.officerCalled,
	team: circle.teamCalled,
});
export type CircleFacts = ReturnType<typeof facts>;

/** The circles this worker carries. */
export async function circlesScreen(ask: Ask) {
	const { tx, actor, url } = ask;
	const today = clock.today();
	const names = await areaNames(tx, actor.municipalityId);
	const circles = (await circlesOf(tx, actor.municipalityId)).map((circle) => facts(circle, names, today));
	for (const { id } of circles) aboutCircle(ask, id);
	return {
		running: circles.filter(({ closedOn }) => !closedOn),
		closed: circles.filter(({ closedOn }) => closedOn),
		saved: url.searchParams.has('bewaard'),
	};
}

/** The page to open one: neighbourhoods in which this worker works. */
export async function newCircleScreen({ tx, actor }: Ask) {
	const areas = (await areasOf(tx, actor.municipalityId)).filter(
		({ code, kind }) => kind === 'neighbourhood' && mayCarry(actor, code),
	);
	return {
		areas: areas
			.map(({ code, name }) => ({ value: code, label: spokenName(name) }))
			.sort((a, b) => a.label.localeCompare(b.label, 'nl')),
	};
}

/** One circle, for the worker who carries it. @throws NotFound */
export async function circleScreen(ask: Ask) {
	const { tx, actor, params, url } = ask;
	const { municipalityId } = actor;
	const today = clock.today();
	const circle = await mine(tx, actor, params['id'] ?? '');
	aboutCircle(ask, circle.id);
	const seals = await careSeals(tx, municipalityId);
	const said = (column: string, sealed: string) => seals.open(`care.nuisance_circle.${column}`, circle.id, sealed);
	const raised = await raisedIn(tx, municipalityId, circle.id);
	return {
		circle: {
			...facts(circle, await areaNames(tx, municipalityId), today),
			tried: circle.tried,
			place: said('place_sealed', circle.placeSealed),
			why: said('why_sealed', circle.whySealed),
			triedHow: said('tried_sealed', circle.triedSealed),
			contactHow: said('contact_sealed', circle.contactSealed),
			ownWords: said('own_words_sealed', circle.ownWordsSealed),
			closingWords: said('closing_sealed', circle.closingSealed),
			longest: lastDay(circle.startedOn, mostWeeks),
		},
		agreements: (await agreementsOf(tx, municipalityId, circle.id)).map(({ wordsSealed, ...one }) => ({
			...one,
			late: !one.outcome && one.dueOn < today,
			words: seals.open('care.nuisance_agreement.words_sealed', one.id, wordsSealed),
		})),
		objections: raised
			.filter(({ kind }) => kind === 'objection')
			.map((one) => ({
				id: one.id,
				raisedOn: one.raisedOn,
				answeredOn: one.answeredOn,
				seen: one.seenOn !== null,
				words: seals.open('care.nuisance_raised.words_sealed', one.id, one.wordsSealed),
				answer: seals.open('care.nuisance_raised.answer_sealed', one.id, one.answerSealed),
			})),
		...(await counted(tx, actor, circle, today)),
		today,
		saved: url.searchParams.has('bewaard'),
	};
}
export type CircleShown = Awaited<ReturnType<typeof circleScreen>>;

async function counted(tx: Tx, actor: Actor, circle: CircleRow, today: string) {
	const moments = await momentsOf(tx, actor.municipalityId, circle.id);
	const week = (onDay: string) => weeksSoFar({ startedOn: circle.startedOn, untilOn: circle.untilOn }, onDay);
	const rows = moments.map(({ onDay, howBad }) => ({ week: week(onDay), howBad, many: 1 }));
	const weeks = perWeek(rows, weeksSoFar(circle, today, true));
	const diaries = await diariesOf(tx, actor.municipalityId, circle.id);
	return {
		weeks,
		decline: decline(perWeek(rows, weeksSoFar(circle, today))),
		homes: homesOf(diaries),
		diaries: diaries.map((diary) => ({
			...diary,
			moments: moments.filter(({ diaryId }) => diaryId === diary.id).length,
		})),
	};
}

/** The diaries of a circle, for the worker who carries it: all moments, and typing over from paper. @throws NotFound */
export async function diariesScreen(ask: Ask) {
	const { tx, actor, params, url } = ask;
	const today = clock.today();
	const circle = await mine(tx, actor, params['id'] ?? '');
	aboutCircle(ask, circle.id);
	const seals = await careSeals(tx, actor.municipalityId);
	const { diaries, weeks, homes } = await counted(tx, actor, circle, today);
	const numbers = new Map(diaries.map(({ id, number }) => [id, number]));
	return {
		circle: facts(circle, await areaNames(tx, actor.municipalityId), today),
		diaries,
		homes,
		weeks,
		moments: (await momentsOf(tx, actor.municipalityId, circle.id)).map((one) => ({
			...{ id: one.id, onDay: one.onDay, part: one.part, howBad: one.howBad, fromPaper: one.fromPaper },
			number: numbers.get(one.diaryId) ?? 0,
			words: seals.open('care.nuisance_entry.words_sealed', one.id, one.wordsSealed),
		})),
		today,
		saved: url.searchParams.has('bewaard'),
	};
}

/** An empty diary on paper; says nothing of what it is about. @throws NotFound */
export async function paperScreen({ tx, actor, params, url, about }: Ask) {
	const circle = await mine(tx, actor, params['id'] ?? '');
	about({ type: 'nuisance', id: circle.id });
	const number = (await diariesOf(tx, actor.municipalityId, circle.id)).find(
		(diary) => String(diary.number) === url.searchParams.get('nummer'),
	)?.number;
	return { id: circle.id, number: number ?? null, untilOn: circle.untilOn, officer: circle.officerCalled };
}

/**
 * On Vandaag, out of the care zone in a transaction of its own: circles whose person was not told, that rest, or wait for their
 * end; for who leads the team, how many times they are told of something.
 */
export async function nuisanceToday(actor: Actor): Promise<{ circles: CircleFacts[]; raised: number }> {
	if (!hasRole(actor, 'social_broker', 'team_worker', 'team_lead') || actor.level < 2)
		return { circles: [], raised: 0 };
	return asActor(actor, 'care', async (tx) => {
		const today = clock.today();
		const circles = (await circlesOf(tx, actor.municipalityId)).filter(({ closedOn }) => !closedOn);
		const names = circles.length > 0 ? await areaNames(tx, actor.municipalityId) : new Map<string, string>();
		return {
			circles: circles.map((circle) => facts(circle, names, today)).filter(({ stage }) => stage !== 'running'),
			raised: hasRole(actor, 'team_lead') ? (await raisedUnseen(tx, actor.municipalityId)).length : 0,
		};
	});
}
