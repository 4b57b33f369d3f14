import { matchesOfTeam } from '#modules/matching/index.server';
import { teamNames } from '#modules/people/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import type { Ask } from '#platform/route/index.server';
import { programmeTemplates } from './load-templates.server.ts';
import { tendedPair } from './pair-up.server.ts';
import {
	agreedPairs,
	clicksSeen,
	moneySeen,
	pairsSeen,
	storiesOf,
	talksSeen,
	toldStories,
} from './pairs.store.server.ts';
import { mayStart, mayTend } from './programme.policy.ts';
import {
	type Due,
	dueIn,
	type Member,
	moneyOf,
	monthsAfter,
	type Pair,
	type Programme,
	stepsBeforeAsking,
	stepsLeft,
} from './programme.ts';
import { membersSeen, programmesSeen } from './programmes.store.server.ts';
import { ownProgramme, whoCanTakePart } from './tend-programme.server.ts';

type Asked = Pick<Ask, 'tx' | 'actor'>;
const named = (members: readonly Member[], id: string | null): string =>
	members.find((one) => one.id === id)?.called ?? '';

/** Pairs with what waits in each. */
async function withDue(tx: Tx, actor: Actor, pairs: readonly Pair[], day: string) {
	const ids = pairs.map(({ id }) => id);
	const [agreed, clicks, talks] = [
		await agreedPairs(tx),
		await clicksSeen(tx, actor.municipalityId, ids),
		await talksSeen(tx, actor.municipalityId, ids),
	];
	return pairs.map((pair) => {
		const of = <T extends { pairId: string }>(all: readonly T[]) => all.filter(({ pairId }) => pairId === pair.id);
		const moments = { agreed: agreed.has(pair.id), clicks: of(clicks), talks: of(talks) };
		return { pair, ...moments, due: dueIn(pair, moments, day) };
	});
}

export type PairState = 'asked' | 'agreed' | 'running' | 'ended';
const stateOf = (pair: Pair, agreed: boolean): PairState =>
	pair.endedOn ? 'ended' : pair.startedOn ? 'running' : agreed ? 'agreed' : 'asked';

/** For page Vandaag: what waits on a day in the pairs of the actor's team, earliest first. */
export async function programmesDue(
	tx: Tx,
	actor: Actor,
	day: string,
	about: Ask['about'],
): Promise<({ programmeId: string; pairId: string; names: string[] } & Due)[]> {
	const programmes = (await programmesSeen(tx, actor.municipalityId)).filter((one) => mayTend(actor, one));
	const programmeIds = programmes.map(({ id }) => id);
	const pairs = (await pairsSeen(tx, actor.municipalityId, { programmeIds })).filter(({ endedOn }) => !endedOn);
	if (pairs.length === 0) return [];
	const members = await membersSeen(tx, actor.municipalityId, { programmeIds });
	return (await withDue(tx, actor, pairs, day))
		.flatMap(({ pair, due: [first] }) => {
			if (!first) return [];
			const both = members.filter(({ id }) => id === pair.asksId || id === pair.buddyId);
			about({ personIds: both.map(({ cardId }) => cardId) });
			const names = [named(members, pair.asksId), named(members, pair.buddyId)].filter(Boolean);
			return [{ programmeId: pair.programmeId, pairId: pair.id, names, ...first }];
		})
		.sort((a, b) => a.on.localeCompare(b.on));
}

/** Every programme that runs here, the own first, and what people who took part want to be told on. */
export async function programmesScreen({ tx, actor, about }: Asked & Pick<Ask, 'about'>) {
	const programmes = await programmesSeen(tx, actor.municipalityId);
	const teams = await teamNames(tx, actor.municipalityId);
	const own = programmes.filter((one) => mayTend(actor, one));
	const pairs = await pairsSeen(tx, actor.municipalityId, { programmeIds: own.map(({ id }) => id) });
	const due = await programmesDue(tx, actor, clock.today(), about);
	const shown = (one: Programme) => ({
		id: one.id,
		name: one.name,
		about: one.about,
		team: teams.get(one.teamId) ?? '',
	});
	return {
		mayStart: mayStart(actor),
		own: own.map((one) => ({
			...shown(one),
			running: pairs.filter((pair) => pair.programmeId === one.id && pair.startedOn && !pair.endedOn).length,
			due: due.filter(({ programmeId }) => programmeId === one.id).length,
		})),
		others: programmes.filter((one) => !mayTend(actor, one)).map(shown),
		stories: await toldStories(tx, actor.municipalityId, { since: monthsAfter(clock.today(), -6), most: 6 }),
	};
}

/** The templates; and the one chosen, to change and begin. */
export async function newProgrammeScreen({ url }: Pick<Ask, 'url'>) {
	const templates = programmeTemplates();
	return {
		templates: templates.map(({ code, name, about }) => ({ code, name, about })),
		chosen: templates.find(({ code }) => code === url.searchParams.get('sjabloon')) ?? null,
	};
}

/** One programme of the own team: who takes part and what they still go through, the pairs, and what waits. */
export async function programmeScreen({ tx, actor, params, about }: Pick<Ask, 'tx' | 'actor' | 'params' | 'about'>) {
	const programme = await ownProgramme(tx, actor, params['id'] ?? '');
	const programmeIds = [programme.id];
	const members = await membersSeen(tx, actor.municipalityId, { programmeIds });
	const here = members.filter(({ endedOn }) => !endedOn);
	about({ type: 'programme', id: programme.id, personIds: here.map(({ cardId }) => cardId) });
	const pairs = await withDue(tx, actor, await pairsSeen(tx, actor.municipalityId, { programmeIds }), clock.today());
	const paired = new Set(pairs.flatMap(({ pair }) => (pair.endedOn ? [] : [pair.asksId, pair.buddyId])));
	const takesPart = new Set(here.map(({ cardId }) => cardId));
	return {
		programme: { ...programme, steps: [...programme.steps] },
		today: clock.today(),
		members: here.map((one) => ({
			id: one.id,
			part: one.part,
			called: one.called,
			parent: one.parent,
			parentConsentOn: one.parentConsentOn,
			namedBy: named(members, one.namedBy),
			namedById: one.namedBy,
			done: [...one.done].map(([step, on]) => ({ step, on })),
			left: one.part === 'buddy' ? stepsLeft(programme, one, clock.today()) : [],
			mayBeAsked: one.part === 'asks' || stepsBeforeAsking(programme, one, clock.today()).length === 0,
			paired: paired.has(one.id),
		})),
		pairs: pairs.map(({ pair, agreed, due }) => ({
			id: pair.id,
			names: [named(members, pair.asksId), named(members, pair.buddyId)].filter(Boolean),
			state: stateOf(pair, agreed),
			endsOn: pair.endsOn,
			due,
		})),
		people: programme.endedOn ? [] : (await whoCanTakePart(tx, actor)).filter(({ id }) => !takesPart.has(id)),
	};
}

/** One pair, for the team: agreements, money, talks, clicks, and the end with a story. */
export async function pairScreen({ tx, actor, params, about }: Pick<Ask, 'tx' | 'actor' | 'params' | 'about'>) {
	const { pair, programme } = await tendedPair(tx, actor, params['koppel'] ?? '');
	const members = await membersSeen(tx, actor.municipalityId, { programmeIds: [programme.id] });
	const two = (['asks', 'buddy'] as const).flatMap((side) => {
		const member = members.find(({ id }) => id === (side === 'asks' ? pair.asksId : pair.buddyId));
		return member ? [{ side, member }] : [];
	});
	about({ type: 'programme-pair', id: pair.id, personIds: two.map(({ member }) => member.cardId) });
	const [moments] = await withDue(tx, actor, [pair], clock.today());
	const lines = await moneySeen(tx, actor.municipalityId, [pair.id]);
	const sides = (await matchesOfTeam(tx)).filter((one) => one.id === pair.matchId && one.ours);
	const buddy = two.find(({ side }) => side === 'buddy')?.member;
	const state = stateOf(pair, moments?.agreed ?? false);
	return {
		programme: { id: programme.id, name: programme.name, steps: [...programme.steps] },
		today: clock.today(),
		id: pair.id,
		state,
		agreements: pair.agreements,
		startedOn: pair.startedOn,
		endsOn: pair.endsOn,
		endedOn: pair.endedOn,
		two: two.map(({ side, member }) => ({
			side,
			called: member.called,
			under16: member.under16,
			/** A parent answers for a child younger than twelve. */
			parentAnswers: member.ageGroup === 'under-12',
			toldThemselves: pair.toldThemselves.includes(side),
			/** Where the team writes down what its own person said to the question. */
			answerAt: sides.find((one) => one.cardId === member.cardId)?.sideId ?? null,
		})),
		stepsLeft: state === 'agreed' && buddy ? stepsLeft(programme, buddy, clock.today()) : [],
		due: moments?.due ?? [],
		talks: moments?.talks ?? [],
		clicks: moments?.clicks ?? [],
		money: moneyOf(programme.budgetCents, lines),
		newLine: newId(),
		lines: lines.map(({ writtenBy, ...line }) => ({ ...line, mine: writtenBy === actor.personId })),
		stories: await storiesOf(tx, actor.municipalityId, [pair.id]),
	};
}

/** What somebody takes part in themselves: what is asked of them, the money left, the next talk, and what they told. */
export async function ownProgrammeScreen({ tx, actor }: Asked) {
	const here = actor.municipalityId;
	const own = actor.personId
		? (await membersSeen(tx, here, { cardId: actor.personId })).filter(({ cardId }) => cardId === actor.personId)
		: [];
	const programmes = await programmesSeen(tx, here, [...new Set(own.map(({ programmeId }) => programmeId))]);
	const teams = await teamNames(tx, here);
	const pairs = await pairsSeen(tx, here, 'own');
	const cards = (await matchesOfTeam(tx)).filter(({ ours }) => !ours);
	const agreed = await agreedPairs(tx);
	const today = clock.today();
	const shownPair = async (pair: Pair, programme: Programme, { part, under16, ageGroup }: Member) => {
		const lines = await moneySeen(tx, here, [pair.id]);
		const card = cards.find(({ id }) => id === pair.matchId);
		const clicks = (await clicksSeen(tx, here, [pair.id])).filter(({ side }) => side === part);
		const talks = await talksSeen(tx, here, [pair.id]);
		const [story] = (await storiesOf(tx, here, [pair.id])).filter(({ side }) => side === part);
		return {
			id: pair.id,
			state: stateOf(pair, agreed.has(pair.id)),
			/** For a child younger than twelve a parent answers, to the team. */
			answerAt: ageGroup === 'under-12' ? null : (card?.sideId ?? null),
			other: card?.otherCalled ?? '',
			contact: card?.otherContact ?? '',
			agreements: pair.agreements,
			endsOn: pair.endsOn,
			click: pair.endedOn ? null : (clicks.find(({ answeredOn, dueOn }) => !answeredOn && dueOn <= today)?.id ?? null),
			nextTalk: talks.find(({ heldOn }) => !heldOn)?.plannedOn ?? null,
			money: programme.budgetCents > 0 && !pair.endedOn ? moneyOf(programme.budgetCents, lines) : null,
			newLine: newId(),
			lines: lines.map(({ writtenBy, ...line }) => ({ ...line, mine: writtenBy === actor.personId })),
			story: story ?? null,
			mayShare: !under16,
		};
	};
	const places = [];
	for (const member of own) {
		const programme = programmes.find(({ id }) => id === member.programmeId);
		if (!programme) continue;
		const mine = [];
		for (const pair of pairs)
			if ([pair.asksId, pair.buddyId].includes(member.id)) mine.push(await shownPair(pair, programme, member));
		places.push({
			id: member.id,
			template: programme.template,
			name: programme.name,
			about: programme.about,
			team: teams.get(programme.teamId) ?? '',
			part: member.part,
			steps:
				member.part === 'buddy' ? programme.steps.map((step) => ({ step, on: member.done.get(step) ?? null })) : [],
			ended: member.endedOn !== null,
			pairs: mine,
		});
	}
	return { today, places };
}

/** What is kept of somebody here, for their own page: in which programmes they take part, and what they said, told and wrote. */
export async function ownPlaces(tx: Tx, municipalityId: string, cardId: string) {
	const own = (await membersSeen(tx, municipalityId, { cardId })).filter((one) => one.cardId === cardId);
	if (own.length === 0) return [];
	const programmes = await programmesSeen(tx, municipalityId, [...new Set(own.map((one) => one.programmeId))]);
	const pairs = await pairsSeen(tx, municipalityId, 'own');
	const stories = await storiesOf(
		tx,
		municipalityId,
		pairs.map(({ id }) => id),
	);
	return own.map((one) => {
		const mine = new Set(pairs.flatMap((pair) => ([pair.asksId, pair.buddyId].includes(one.id) ? [pair.id] : [])));
		const told = stories.filter(({ pairId, side }) => mine.has(pairId) && side === one.part);
		return {
			id: one.id,
			name: programmes.find(({ id }) => id === one.programmeId)?.name ?? '',
			left: [one.called, ...[...one.done.values()], ...told.map(({ words }) => words)],
			since: one.consentOn,
		};
	});
}
