import { actionProgrammesIn } from '#modules/action-programme/index.server';
import { byKindAndCode, spokenName } from '#modules/areas';
import { areasOf } from '#modules/areas/index.server';
import { initiativesNear } from '#modules/initiatives/index.server';
import { hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import type { Ask } from '#platform/route/index.server';
import { youthCodeHash } from './youth.server.ts';
import { asksOf, asksWaiting, draftsOf, shownWords, type Where, youthAlone, youthOf } from './youth.store.server.ts';
import {
	isLate,
	mayAnswerYouth,
	mayKnowYouth,
	needsParent,
	owesAnswer,
	type ShownWord,
	stands,
	toLookOver,
} from './youth.ts';
import { asksByCode, wordsByCode, youthByCode } from './youth-code.store.server.ts';

const shown = (words: readonly ShownWord[]) => {
	const today = clock.today();
	return words.map((one) => ({ ...one, late: isLate(one, today), owes: owesAnswer(one) }));
};
export type WordShown = ReturnType<typeof shown>[number];

/** What young people wrote on a plan or an initiative: their own part of that page. */
export const youthPart = async (tx: Tx, municipalityId: string, where: Where): Promise<WordShown[]> =>
	shown(await shownWords(tx, municipalityId, where));

/** For everybody: what young people write and give. `?gebied=` narrows it. */
export async function youthScreen({ tx, actor, url }: Ask) {
	const areas = (await areasOf(tx, actor.municipalityId)).filter(({ kind }) => kind !== 'municipality');
	const chosen = areas.find(({ code }) => code === url.searchParams.get('gebied'))?.code ?? '';
	const words = shown(await shownWords(tx, actor.municipalityId, { areaInside: chosen.slice(2, 8) }));
	return {
		chosen,
		areas: areas.toSorted(byKindAndCode).map(({ code, name }) => ({ value: code, label: spokenName(name) })),
		gives: words.filter(({ kind }) => kind === 'give'),
		writes: words.filter(({ kind }) => kind !== 'give'),
		works: hasRole(actor, 'social_broker', 'team_worker', 'team_lead', 'municipal_contact'),
	};
}

/** The page to ask for what somebody young gives. @throws NotFound */
export async function askYouthScreen({ tx, actor, params }: Ask) {
	const [word] = await shownWords(tx, actor.municipalityId, { id: params['id'] ?? '' });
	if (word?.kind !== 'give') throw new NotFound('youth-word', params['id'] ?? '');
	return { word: { id: word.id, words: word.words, band: word.band } };
}

/** Behind a code, of somebody young or of a parent. @throws NotFound */
export async function youthCodeScreen({ tx, actor, params, url }: Ask) {
	const hash = youthCodeHash(params['code'] ?? '');
	const one = await youthByCode(tx, hash);
	if (!one) throw new NotFound('youth', 'code');
	const { id: _id, areaCode, ...youth } = one;
	const writes = !one.parent && stands(one, clock.today());
	const plans = writes ? await actionProgrammesIn(tx, actor.municipalityId, areaCode) : [];
	const initiatives = writes ? await initiativesNear(tx, actor.municipalityId, areaCode, 30) : [];
	return {
		youth: { ...youth, needsParent: needsParent(one.band), stands: stands(one, clock.today()) },
		words: await wordsByCode(tx, hash),
		asks: one.parent ? await asksByCode(tx, hash) : [],
		plans: plans.map(({ id, title }) => ({ value: id, label: title })),
		initiatives: initiatives.map(({ id, title }) => ({ value: id, label: title })),
		saved: url.searchParams.has('bewaard'),
		fresh: url.searchParams.has('nieuw') ? (params['code'] ?? '') : '',
	};
}

/** For workers: the young people they know, drafts, who asks for what they give, and what adults owe an answer. */
export async function tendYouthScreen({ tx, actor, about, url }: Ask) {
	const today = clock.today();
	const all = await youthOf(tx, actor.municipalityId);
	for (const { id } of all) about({ type: 'youth', id });
	const called = new Map(all.map(({ id, called: name }) => [id, name]));
	const drafts = await draftsOf(tx, actor.municipalityId);
	const words = shown(await shownWords(tx, actor.municipalityId)).filter(({ areaCode }) =>
		mayAnswerYouth(actor, areaCode),
	);
	const asks = await asksOf(tx, actor.municipalityId);
	for (const { id } of asks) about({ type: 'youth-ask', id });
	const areas = (await areasOf(tx, actor.municipalityId)).filter(
		({ code, kind }) => kind !== 'municipality' && mayKnowYouth(actor, code),
	);
	return {
		knows: hasRole(actor, 'social_broker', 'team_worker'),
		areas: areas.toSorted(byKindAndCode).map(({ code, name }) => ({ value: code, label: spokenName(name) })),
		youth: all.map((one) => ({ ...one, stands: stands(one, today), needsParent: needsParent(one.band) })),
		toLookOver: drafts.filter(toLookOver).map(({ id, words: said, kind, youthId }) => ({
			...{ id, said, kind },
			called: called.get(youthId) ?? '',
		})),
		asks: asks.map(({ wordId, ...ask }) => ({
			...ask,
			gives: drafts.find(({ id }) => id === wordId)?.words ?? '',
		})),
		toAnswer: words.filter(({ owes }) => owes),
		saved: url.searchParams.has('bewaard'),
	};
}

/** On Vandaag: what waits for who knows them, and answers that adults owe. */
export async function youthToday({ tx, actor, about }: Pick<Ask, 'tx' | 'actor' | 'about'>) {
	if (!hasRole(actor, 'social_broker', 'team_worker', 'team_lead', 'municipal_contact'))
		return { toLookOver: 0, asks: 0, late: 0, alone: 0 };
	const drafts = (await draftsOf(tx, actor.municipalityId)).filter(toLookOver);
	for (const { youthId } of drafts) about({ type: 'youth', id: youthId });
	const asks = await asksWaiting(tx, actor.municipalityId);
	const words = shown(await shownWords(tx, actor.municipalityId));
	return {
		toLookOver: drafts.length,
		asks: asks.length,
		alone: await youthAlone(tx),
		late: words.filter(({ areaCode, late }) => late && mayAnswerYouth(actor, areaCode)).length,
	};
}
