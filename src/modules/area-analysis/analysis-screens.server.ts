import { byKindAndCode, spokenName } from '#modules/areas';
import { areasOf, areaWithParents, keyFiguresOf } from '#modules/areas/index.server';
import { csvFile, csvText } from '#platform/csv';
import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import type { Ask } from '#platform/route/index.server';
import {
	analysesOf,
	cardsOf,
	dotsOfPhone,
	findAnalysis,
	phonesOf,
	totalsOf,
	wishesOf,
} from './analyses.store.server.ts';
import { mayLead } from './analysis.policy.ts';
import { type Analysis, bordaOf, cardsToShow, forceField, type ShownCard } from './analysis.ts';
import { evidenceFor, tellable, withNeed } from './evidence.server.ts';
import { ledAnalysis, wordsToLookAt } from './lead-analysis.server.ts';
import { phoneOf } from './take-part.server.ts';

const namesOf = async (tx: Tx, municipalityId: string): Promise<Map<string, string>> =>
	new Map((await areasOf(tx, municipalityId)).map(({ code, name }) => [code, spokenName(name)]));

/** Sessions that are open or whose result is for everybody; who leads sees their own too. */
export async function analysesScreen({ tx, actor }: Ask) {
	const names = await namesOf(tx, actor.municipalityId);
	const all = (await analysesOf(tx, actor.municipalityId)).map((one) => ({
		...one,
		area: names.get(one.areaCode) ?? '',
		leads: mayLead(actor, one.areaCode),
	}));
	return {
		analyses: all.filter((one) => one.leads || one.public),
		mayBegin: actor.areas.some((code) => mayLead(actor, code)),
	};
}

export async function beginScreen({ tx, actor }: Ask) {
	const areas = (await areasOf(tx, actor.municipalityId)).filter(
		({ code, kind }) => kind !== 'municipality' && mayLead(actor, code),
	);
	return { areas: [...areas].sort(byKindAndCode).map(({ code, name }) => ({ value: code, label: spokenName(name) })) };
}

/** Cards with dots, the force field and the kind of team. */
async function counted(tx: Tx, municipalityId: string, analysis: Analysis) {
	const cards = cardsToShow(await cardsOf(tx, municipalityId, analysis.id), await totalsOf(tx, analysis.id));
	const wishes = await wishesOf(tx, analysis.id);
	return {
		analysis: { ...analysis, area: (await namesOf(tx, municipalityId)).get(analysis.areaCode) ?? '' },
		cards,
		field: forceField(cards),
		phones: analysis.closedOn ? analysis.phones : await phonesOf(tx, analysis.id),
		wishes: wishes.reduce((sum, { many }) => sum + many, 0),
		team: wishes.length > 0 ? bordaOf(wishes) : [],
	};
}

/** On a phone: cards to add, dots to lay, a team to wish for. @throws NotFound */
export async function takePartScreen({ tx, actor, params, event }: Ask) {
	const here = actor.municipalityId;
	const analysis = await findAnalysis(tx, here, { code: params['code'] ?? '' });
	if (!analysis) throw new NotFound('analysis', params['code']);
	const phone = phoneOf(event, analysis.id);
	const mine = phone ? await dotsOfPhone(tx, analysis.id, phone) : new Map<string, number>();
	return {
		analysis: { ...analysis, area: (await namesOf(tx, here)).get(analysis.areaCode) ?? '' },
		cards: analysis.closedOn
			? []
			: cardsToShow(await cardsOf(tx, here, analysis.id), []).map((card) => ({
					...card,
					mine: mine.get(card.id) ?? 0,
				})),
		spent: [...mine.values()].reduce((sum, dots) => sum + dots, 0),
	};
}

/** For on the wall. @throws NotFound, NotAllowed */
export async function wallScreen({ tx, actor, params, url }: Ask) {
	const analysis = await ledAnalysis(tx, actor, params['id'] ?? '');
	return { ...(await counted(tx, actor.municipalityId, analysis)), address: `${url.host}/stem/${analysis.code}` };
}

/** Behind the session: paper, double cards, evidence and goals, and what to look at before everybody reads it. @throws NotFound, NotAllowed */
export async function leadScreen(ask: Ask) {
	const { tx, actor, about } = ask;
	const wall = await wallScreen(ask);
	about({ type: 'analysis', id: wall.analysis.id });
	const all = await cardsOf(tx, actor.municipalityId, wall.analysis.id);
	return {
		...wall,
		evidence: await evidenceFor(tx, actor, wall.analysis.areaCode),
		look: wordsToLookAt(wall.analysis, all),
	};
}

/** The latest result of an area that is for everybody, with what each card rests on. @throws NotFound */
export async function resultScreen({ tx, actor, params }: Pick<Ask, 'tx' | 'actor' | 'params'>) {
	const here = actor.municipalityId;
	const [analysis] = (await analysesOf(tx, here)).filter((one) => one.areaCode === params['code'] && one.public);
	if (!analysis) throw new NotFound('analysis', params['code']);
	const result = await counted(tx, here, analysis);
	const { shown } = await keyFiguresOf(tx, here, await areaWithParents(tx, here, analysis.areaCode));
	const evidenceOf = ({ evidenceKind: kind, evidenceRef: ref }: ShownCard) =>
		kind && ref && (kind === 'figure' || tellable(ref))
			? { ...withNeed({ kind, ref }), figure: shown.find(({ code }) => code === ref) ?? null }
			: null;
	return { ...result, cards: result.cards.map((card) => ({ ...card, evidence: evidenceOf(card) })) };
}

/** The result as a file for a spreadsheet. @throws NotFound */
export async function resultFile(ask: Pick<Ask, 'tx' | 'actor' | 'params'>): Promise<Response> {
	const { analysis, cards } = await resultScreen(ask);
	const lines = cards.map(({ side, words, weight, phoneDots, paperDots, goal }) => [
		side,
		words,
		weight,
		phoneDots,
		paperDots,
		goal,
	]);
	const rows = [['side', 'words', 'weight', 'phone_dots', 'paper_dots', 'goal'], ...lines];
	return csvFile(`analyse-${analysis.areaCode}.csv`, csvText(rows), 'everyone');
}
