import { spokenName } from '#modules/areas';
import { areasOf } from '#modules/areas/index.server';
import { themeOfNeed } from '#modules/needs';
import { theNeeds } from '#modules/needs/index.server';
import { calledOnCards, workersNow } from '#modules/people/index.server';
import { needChoices } from '#modules/signals/index.server';
import type { Talent } from '#modules/talents';
import { sharedTalents } from '#modules/talents/index.server';
import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import { newId } from '#platform/ids';
import type { Ask as Request } from '#platform/route/index.server';
import { dayAfter } from '#platform/wall-time';
import { answersSeen, findInquiry, inquiriesSeen } from './inquiries.store.server.ts';
import { isAsker, mayPutOnMap } from './inquiry.policy.ts';
import { type Inquiry, type InquiryAnswer, listDays, mostDays, stateOf, usualDays } from './inquiry.ts';

type Named = { nl: string; en: string };
type Asked = Pick<Request, 'tx' | 'actor'>;
const daysAgo = (days: number): Date => new Date(clock.now().getTime() - days * 86_400_000);

/** A line as a screen shows it. What others answered is in it for who asked alone. */
export type InquiryShown = {
	id: string;
	sentence: string;
	need: Named | null;
	place: string;
	asker: string;
	own: boolean;
	until: string;
	state: ReturnType<typeof stateOf>;
	reach: Inquiry['reach'];
	thanked: boolean;
	hasSignal: boolean;
	mine: { answer: InquiryAnswer['answer']; how: InquiryAnswer['how'] } | null;
	counts: { knows: number; asksRound: number; no: number };
};

async function shown(tx: Tx, actor: Actor, inquiries: readonly Inquiry[]): Promise<InquiryShown[]> {
	const places = new Map((await areasOf(tx, actor.municipalityId)).map(({ code, name }) => [code, spokenName(name)]));
	const names = await workersNow(tx, actor.municipalityId, [...new Set(inquiries.map(({ askedBy }) => askedBy))]);
	const inquiryIds = inquiries.map(({ id }) => id);
	const answers = Map.groupBy(
		await answersSeen(tx, actor.municipalityId, { inquiryIds }),
		({ inquiryId }) => inquiryId,
	);
	const today = clock.today();
	return inquiries.map((one) => {
		const need = one.needCode ? theNeeds().needByCode.get(one.needCode) : undefined;
		const all = answers.get(one.id) ?? [];
		const own = isAsker(actor, one);
		const mine = all.find(({ workerId }) => workerId === actor.personId);
		const many = (answer: InquiryAnswer['answer']) => (own ? all.filter((each) => each.answer === answer).length : 0);
		return {
			id: one.id,
			sentence: one.sentence,
			need: need ? { nl: need.nl, en: need.en } : null,
			place: places.get(one.placeCode) ?? '',
			asker: names.get(one.askedBy) ?? '',
			own,
			until: one.until,
			state: stateOf(one, today),
			reach: one.reach,
			thanked: one.thankedAt !== null,
			hasSignal: one.signalId !== null,
			mine: mine ? { answer: mine.answer, how: mine.how } : null,
			counts: { knows: many('knows'), asksRound: many('asks-round'), no: many('no') },
		};
	});
}

/** For Vandaag: lines of colleagues that wait for a tap, newest first. */
export async function questionsForMe(tx: Tx, actor: Actor): Promise<InquiryShown[]> {
	const seen = await shown(tx, actor, await inquiriesSeen(tx, actor.municipalityId, daysAgo(mostDays + 1)));
	return seen.filter(waitsForMe);
}
const waitsForMe = ({ own, mine, state }: InquiryShown): boolean => !own && mine === null && state === 'running';

/** Ask one line, answer those of others, and what became of one's own. */
export async function askAroundScreen({ tx, actor }: Asked) {
	const inquiries = await inquiriesSeen(tx, actor.municipalityId, daysAgo(60));
	const seen = await shown(tx, actor, inquiries);
	const areas = (await areasOf(tx, actor.municipalityId)).filter(
		({ code, kind }) => kind !== 'municipality' && actor.areas.includes(code),
	);
	const last = inquiries.find((one) => isAsker(actor, one))?.placeCode;
	const mine = seen.filter(({ own }) => own);
	return {
		id: newId(),
		places: areas.map(({ code, name, kind }) => ({ code, name: spokenName(name), kind })),
		place: last ?? areas.find(({ kind }) => kind === 'district')?.code ?? areas[0]?.code ?? '',
		needs: needChoices(),
		until: dayAfter(clock.today(), usualDays),
		today: clock.today(),
		last: dayAfter(clock.today(), mostDays),
		forMe: seen.filter(waitsForMe),
		answered: seen.filter(({ own, mine: said, state }) => !own && said && state === 'running'),
		open: mine.filter(({ state }) => state === 'running'),
		over: mine.filter(({ state }) => state !== 'running').slice(0, 10),
	};
}

/** One line: for who asked it the answers and what to do with them; for who was asked how they know someone. */
export async function inquiryScreen({ tx, actor, params, about }: Request) {
	const inquiry = await findInquiry(tx, actor.municipalityId, params['id'] ?? '');
	const [one] = inquiry ? await shown(tx, actor, [inquiry]) : [];
	if (!inquiry || !one) throw new NotFound('inquiry', params['id'] ?? '');
	about({ type: 'inquiry', id: inquiry.id });
	return {
		inquiry: one,
		asker: one.own ? await forAsker({ tx, actor }, inquiry, about) : null,
		asked: one.own ? null : await forAsked({ tx, actor }, inquiry, one, about),
	};
}

async function forAsker({ tx, actor }: Asked, inquiry: Inquiry, about: Request['about']) {
	const answers = await answersSeen(tx, actor.municipalityId, { inquiryIds: [inquiry.id] });
	const names = await workersNow(tx, actor.municipalityId, [...new Set(answers.map(({ workerId }) => workerId))]);
	const ids = answers.flatMap(({ talentId }) => talentId ?? []);
	const talents = new Map(
		(await sharedTalents(tx, actor.municipalityId, { kind: 'talent', ids })).map((talent) => [talent.id, talent]),
	);
	return {
		answers: answers
			.filter(({ answer }) => answer !== 'no')
			.map((one) => ({
				id: one.id,
				who: names.get(one.workerId) ?? '',
				answer: one.answer,
				how: one.how,
				// Who it is stays closed; gone when it is no longer shared.
				talent: one.talentId ? (talents.get(one.talentId)?.words ?? null) : null,
				place: one.placeName,
				words: one.placeWords,
			})),
		wishes: talents.size > 0 ? await wishesFor(tx, actor, inquiry, about) : [],
	};
}

/** Wishes of people of the own team, those about the same first. */
async function wishesFor(tx: Tx, actor: Actor, { needCode }: Inquiry, about: Request['about']) {
	if (!hasRole(actor, 'social_broker', 'team_worker')) return [];
	const shared = await sharedTalents(tx, actor.municipalityId, { kind: 'wish', limit: 10_000 });
	const wishes = byNearness(
		shared.filter(({ teamId }) => teamId === actor.teamId),
		needCode,
	).slice(0, 40);
	const called = await calledOnCards(
		tx,
		actor,
		wishes.map(({ cardId }) => cardId),
	);
	about({ type: 'inquiry', personIds: [...called.keys()] });
	return wishes.map(({ id, words, cardId }) => ({ id, words, person: called.get(cardId) ?? '' }));
}

/** Shared talents one may name: about the same or what is near it, of the own team with the name on the card. */
async function forAsked({ tx, actor }: Asked, inquiry: Inquiry, one: InquiryShown, about: Request['about']) {
	const [mine] = (await answersSeen(tx, actor.municipalityId, { inquiryIds: [inquiry.id] })).filter(
		({ workerId }) => workerId === actor.personId,
	);
	if (one.mine?.answer !== 'knows') return { talents: [], talent: '', place: '', words: '' };
	const theme = inquiry.needCode ? themeOfNeed(theNeeds(), inquiry.needCode)?.code : undefined;
	const needCodes = theNeeds()
		.needs.filter((need) => need.theme === theme)
		.map(({ code }) => code);
	const shared = await sharedTalents(tx, actor.municipalityId, {
		kind: 'talent',
		limit: 10_000,
		...(theme && { needCodes }),
	});
	const talents = byNearness(
		shared.filter(({ teamId }) => theme || teamId === actor.teamId),
		inquiry.needCode,
	)
		.sort((a, b) => Number(b.teamId === actor.teamId) - Number(a.teamId === actor.teamId))
		.slice(0, 40);
	const called = await calledOnCards(
		tx,
		actor,
		talents.flatMap(({ teamId, cardId }) => (teamId === actor.teamId ? cardId : [])),
	);
	about({ type: 'inquiry', personIds: [...called.keys()] });
	return {
		talents: talents.map(({ id, words, cardId }) => ({ id, words, person: called.get(cardId) ?? '' })),
		talent: mine?.talentId ?? '',
		place: mine?.placeName ?? '',
		words: mine?.placeWords ?? '',
	};
}

const byNearness = (talents: readonly Talent[], needCode: string | null): Talent[] =>
	[...talents].sort((a, b) => Number(b.needCode === needCode) - Number(a.needCode === needCode));

/** What nobody knew, for the next meeting: everything the actor asked or was asked. */
export async function nobodyKnewScreen({ tx, actor }: Asked) {
	const seen = await shown(tx, actor, await inquiriesSeen(tx, actor.municipalityId, daysAgo(listDays)));
	return { lines: seen.filter(({ state }) => state === 'nobody-knew'), today: clock.today() };
}

type GivenForTheMap = { name: string; summary: string };

/** A place that a colleague named. Nothing of persons. */
export type PlaceForTheMap = {
	id: string;
	name: string;
	words: string;
	need: Named | null;
	place: string;
	sentence: string;
};

/** Places colleagues named that are not on the map yet: for whoever makes a map entry of them. */
export async function placesForTheMap(tx: Tx, actor: Actor): Promise<PlaceForTheMap[]> {
	const inquiries = await inquiriesSeen(tx, actor.municipalityId, daysAgo(365));
	const lines = new Map((await shown(tx, actor, inquiries)).map((one) => [one.id, one]));
	return (await answersSeen(tx, actor.municipalityId, { inquiryIds: [...lines.keys()] }))
		.filter(({ how, onMapAt }) => how === 'place' && onMapAt === null)
		.map((one) => {
			const line = lines.get(one.inquiryId);
			return {
				id: one.id,
				name: one.placeName,
				words: one.placeWords,
				need: line?.need ?? null,
				place: line?.place ?? '',
				sentence: line?.sentence ?? '',
			};
		});
}

/** What a form for the map begins with: a place that a colleague named, as far as the actor sees it. */
export async function placeForTheMap(tx: Tx, actor: Actor, answerId: string | null): Promise<GivenForTheMap | null> {
	const found = answerId && mayPutOnMap(actor) && (await placesForTheMap(tx, actor)).find(({ id }) => id === answerId);
	return found ? { name: found.name, summary: found.words } : null;
}

export async function forTheMapScreen({ tx, actor }: Asked) {
	return { places: await placesForTheMap(tx, actor), mayPut: mayPutOnMap(actor) };
}
