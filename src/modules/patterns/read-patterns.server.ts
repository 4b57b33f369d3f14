import { approachesFor } from '#modules/approaches';
import { loadApproaches } from '#modules/approaches/index.server';
import { type Area, byKindAndCode } from '#modules/areas';
import { areasOf } from '#modules/areas/index.server';
import { theNeeds } from '#modules/needs/index.server';
import { workerById } from '#modules/people/index.server';
import { signalsWithIds } from '#modules/signals/index.server';
import type { Actor } from '#platform/actor';
import { dayInAmsterdam } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound } from '#platform/errors';
import { findIdentifiers } from '#platform/free-text/identifiers';
import { decisionsAbout } from './decisions.store.server.ts';
import type { BoardFilter } from './pattern.forms.ts';
import { mayExist, maySeePattern } from './pattern.policy.ts';
import { isOnBoard, movesFrom, type Pattern, type Step, subjectOf } from './pattern.ts';
import { signalIdsOf } from './pattern-signals.store.server.ts';
import { stepsOf } from './pattern-steps.store.server.ts';
import {
	asQuote,
	type DecisionLine,
	type HistoryLine,
	type Named,
	type PatternCard,
	type PatternDetail,
} from './pattern-views.ts';
import { findPattern, listPatterns, overviewOfPatterns } from './patterns.store.server.ts';
import type { Decision } from './workgroup.ts';

/** Most quotes on a page. */
const mostQuotes = 4;

/** Everything a card needs besides the pattern itself. */
type Around = {
	areas: ReadonlyMap<string, Area>;
	names: ReadonlyMap<string, string>;
	learned: ReadonlyMap<string, string>;
	me: string | undefined;
};

export async function cardsOf(tx: Tx, actor: Actor, patterns: readonly Pattern[]): Promise<PatternCard[]> {
	const areas = new Map((await areasOf(tx, actor.municipalityId)).map((area) => [area.code, area]));
	const names = await namesOf(
		tx,
		actor.municipalityId,
		patterns.map(({ ownerId }) => ownerId),
	);
	const ended = patterns.filter(({ state }) => state === 'learned').map(({ id }) => id);
	const learned = new Map(
		(await stepsOf(tx, actor.municipalityId, ended))
			.filter(({ to }) => to === 'learned')
			.map(({ patternId, words }) => [patternId, words]),
	);
	return patterns.filter(mayExist).map((pattern) => cardOf(pattern, { areas, names, learned, me: actor.personId }));
}

/** First and last names of workers by id. */
export async function namesOf(
	tx: Tx,
	municipalityId: string,
	ids: readonly (string | null)[],
): Promise<Map<string, string>> {
	const names = new Map<string, string>();
	for (const id of new Set(ids)) {
		const worker = id && (await workerById(tx, municipalityId, id));
		if (worker) names.set(worker.id, [worker.firstName, worker.lastName].filter(Boolean).join(' '));
	}
	return names;
}

function cardOf(pattern: Pattern, { areas, names, learned, me }: Around): PatternCard {
	const where = pattern.zone.flatMap((code) => areas.get(code)?.name ?? []);
	const name = pattern.ownerId && names.get(pattern.ownerId);
	return {
		id: pattern.id,
		subject: subjectNamed(pattern),
		theme: pattern.theme,
		level: pattern.level,
		kind: pattern.kind,
		tier: pattern.tier,
		state: pattern.state,
		stateSince: dayInAmsterdam(pattern.stateSince),
		foundOn: pattern.foundOn,
		figures: pattern.figures,
		where: where.slice(0, 3),
		whereMore: Math.max(0, where.length - 3),
		owner: pattern.ownerId ? { name: name ?? '', isMe: pattern.ownerId === me } : null,
		declared: pattern.declaredBy !== null,
		approach: approachNamed(pattern.approachCode),
		learned: learned.get(pattern.id) ?? '',
	};
}

/** The need, or the theme when it is about several needs; the code itself when the catalogue no longer has it. */
export function subjectNamed(pattern: Pick<Pattern, 'need' | 'theme'>): Named {
	const code = subjectOf(pattern);
	const found = pattern.need ? theNeeds().needByCode.get(pattern.need) : theNeeds().themeByCode.get(pattern.theme);
	return { code, nl: found?.nl ?? code, en: found?.en ?? code };
}

function approachNamed(code: string | null): Named | null {
	const found = code ? loadApproaches().approaches.find((approach) => approach.code === code) : undefined;
	return found ? { code: found.code, nl: found.title.nl, en: found.title.en } : null;
}

/** The board of a worker: what they may see, narrowed by the filters of the address. */
export async function readBoard(tx: Tx, actor: Actor, filter: BoardFilter) {
	const areas = await areasOf(tx, actor.municipalityId);
	const inside = filter.gebied ? withInside(areas, filter.gebied) : undefined;
	const patterns = (await listPatterns(tx, actor.municipalityId)).filter((pattern) => maySeePattern(actor, pattern));
	const all = await cardsOf(tx, actor, patterns);
	const words = filter.zoek?.toLowerCase();
	const wanted = all.filter((card, at) => {
		const pattern = patterns[at] as Pattern;
		if (filter.thema && pattern.theme !== filter.thema) return false;
		if (inside && !pattern.zone.some((code) => inside.has(code))) return false;
		if (filter.wie === 'niemand' && pattern.ownerId !== null) return false;
		if (
			filter.wie &&
			filter.wie !== 'niemand' &&
			pattern.ownerId !== (filter.wie === 'ik' ? actor.personId : filter.wie)
		)
			return false;
		return (
			!words || [card.subject.nl, card.subject.en, ...card.where].some((text) => text.toLowerCase().includes(words))
		);
	});
	const owners = new Map(
		patterns.flatMap(({ ownerId }, at) =>
			ownerId && ownerId !== actor.personId ? [[ownerId, all[at]?.owner?.name ?? ''] as const] : [],
		),
	);
	return {
		cards: wanted.filter(({ state }) => isOnBoard(state)),
		aside: wanted.filter(({ state }) => !isOnBoard(state)),
		total: all.length,
		owners: [...owners].map(([id, name]) => ({ id, name })),
		areas: placesToChoose(areas, actor),
		themes: theNeeds()
			.themes.filter(({ code }) => patterns.some(({ theme }) => theme === code))
			.map(({ code, nl, en }) => ({ code, nl, en })),
	};
}

const withInside = (areas: readonly Area[], code: string): ReadonlySet<string> =>
	new Set(
		areas
			.filter(
				(area) =>
					area.code === code ||
					area.parentCode === code ||
					areas.some((middle) => middle.code === area.parentCode && middle.parentCode === code),
			)
			.map((area) => area.code),
	);

/** Districts and neighbourhoods where the actor works, in the official order. */
export const placesToChoose = (areas: readonly Area[], actor: Actor) =>
	areas
		.filter(({ code, kind }) => kind !== 'municipality' && actor.areas.includes(code))
		.sort(byKindAndCode)
		.map(({ code, name, kind, parentCode }) => ({ code, name, kind, parentCode }));

/**
 * Everything about one pattern for a worker. Words and weeks come only from signals that this reader may open one by one.
 * @throws NotFound, NotAllowed
 */
export async function readPattern(tx: Tx, actor: Actor, id: string): Promise<PatternDetail> {
	const pattern = await findPattern(tx, actor.municipalityId, id);
	if (!pattern) throw new NotFound('pattern', id);
	if (!maySeePattern(actor, pattern)) throw new NotAllowed('patterns.see');
	const [card] = await cardsOf(tx, actor, [pattern]);
	if (!card) throw new NotFound('pattern', id);
	const areas = await areasOf(tx, actor.municipalityId);
	const steps = await stepsOf(tx, actor.municipalityId, [id]);
	const decisions = await decisionsAbout(tx, actor.municipalityId, [id]);
	const names = await namesOf(tx, actor.municipalityId, [
		...steps.map(({ byWorker }) => byWorker),
		...decisions.map(({ ownerId }) => ownerId),
	]);
	const decided = new Map(decisions.map((decision) => [decision.id, decisionLine(decision, names)]));
	const told = steps.find(({ what }) => what === 'declared');
	const nameOf = (code: string) => areas.find((area) => area.code === code)?.name ?? '';
	return {
		...card,
		zone: pattern.zone.map((code) => ({
			code,
			name: nameOf(code),
			district: nameOf(
				pattern.districts.find((district) => areas.find((area) => area.code === code)?.parentCode === district) ?? '',
			),
		})),
		why: pattern.why,
		method: pattern.method,
		overTime: pattern.overTime,
		lastFoundOn: pattern.lastFoundOn,
		theySaid: pattern.figures ? await quotesOf(tx, actor, id) : [],
		declaredWhy: told ? { words: told.words, by: (told.byWorker && names.get(told.byWorker)) ?? null } : null,
		initiativeId: pattern.initiativeId,
		history: steps.map((step) => ({ ...lineOf(step, names), decision: decided.get(step.about) ?? null })),
		decision: decided.get(decisions[0]?.id ?? '') ?? null,
		moves: movesFrom(pattern.state),
	};
}

const lineOf = (step: Step, names: ReadonlyMap<string, string>): Omit<HistoryLine, 'decision'> => ({
	what: step.what,
	from: step.from,
	to: step.to,
	by: (step.byWorker && names.get(step.byWorker)) ?? null,
	words: step.words,
	approach: step.what === 'approach' ? approachNamed(step.about) : null,
	about: step.about,
	on: dayInAmsterdam(step.at),
});

/** A decision with names instead of ids. */
export const decisionLine = (decision: Decision, names: ReadonlyMap<string, string>): DecisionLine => ({
	id: decision.id,
	what: decision.what,
	words: decision.words,
	owner: (decision.ownerId && names.get(decision.ownerId)) ?? null,
	dueOn: decision.dueOn,
	by: names.get(decision.decidedBy) ?? null,
	on: dayInAmsterdam(decision.decidedAt),
});

/** What people said, in their own words, without anything a person can be recognised by. */
async function quotesOf(tx: Tx, actor: Actor, id: string) {
	const signals = await signalsWithIds(tx, actor.municipalityId, await signalIdsOf(tx, actor.municipalityId, id));
	return signals
		.filter(({ text }) => text !== '' && findIdentifiers(text).length === 0)
		.slice(0, mostQuotes)
		.map(({ text, capturedAt }) => ({ text: asQuote(text), on: dayInAmsterdam(capturedAt) }));
}

/** The three approaches that fit best, with the reason each is shown. */
export const fittingApproaches = (pattern: Pick<Pattern, 'need' | 'theme'>, most = 3) =>
	approachesFor(loadApproaches().approaches, { need: pattern.need, theme: pattern.theme })
		.filter(({ approach }) => approach.kind === 'approach')
		.slice(0, most)
		.map(({ approach: { code, title, what, takes, effort, example, flag }, reasons }) => ({
			code,
			title,
			what,
			people: takes.people,
			euros: takes.euros,
			effort,
			example: { place: example.place, year: example.year, evidence: example.evidence },
			flag,
			reasons: reasons.map(({ kind }) => kind),
		}));

/** The newest live card about a need that this worker may carry on. */
export async function patternAbout(tx: Tx, actor: Actor, need: string): Promise<Pattern | undefined> {
	const live = (
		await listPatterns(tx, actor.municipalityId, ['to-discuss', 'talking', 'approach-chosen', 'running', 'parked'])
	).filter((pattern) => pattern.need === need && maySeePattern(actor, pattern));
	return live.sort((a, b) => (a.foundOn < b.foundOn ? 1 : -1))[0];
}

/** What policy officers and municipal contacts see, newest first. */
export async function readOverview(tx: Tx, actor: Actor) {
	const areas = new Map((await areasOf(tx, actor.municipalityId)).map(({ code, name }) => [code, name]));
	const lines = await overviewOfPatterns(tx);
	return lines.map((line) => ({
		id: line.id,
		subject: subjectNamed(line),
		districts: line.districts.map((code) => areas.get(code) ?? ''),
		state: line.state,
		foundOn: line.foundOn,
	}));
}
