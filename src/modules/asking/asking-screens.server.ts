import { areasOf } from '#modules/areas/index.server';
import { theNeeds } from '#modules/needs/index.server';
import { seenPattern } from '#modules/patterns/index.server';
import { findCard } from '#modules/people/index.server';
import { signalsWithIds } from '#modules/signals/index.server';
import { clock, dayInAmsterdam } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import { isId, newId } from '#platform/ids';
import type { Ask as Request } from '#platform/route/index.server';
import { ownAsk } from './answer-ask.server.ts';
import { mayAsk, mayBringTogether, mayStartAsking } from './asking.policy.ts';
import { askingsSeen, asksSeen, groupStart } from './asking.store.server.ts';
import { type Ask, type Asking, fewestYes, outcomeOf, standingAnswer, waitsForWent } from './asking.ts';
import { ownAsking } from './bring-together.server.ts';
import { isYesCode } from './take-back-yes.server.ts';
import { fittingApproaches, whatExists } from './what-exists.server.ts';

type Asked = Pick<Request, 'tx' | 'actor'>;
type Named = { nl: string; en: string };

/** What a screen shows of a question. Never how many people were asked, or by whom. */
export type AskingShown = {
	id: string;
	need: Named;
	place: string;
	sentence: string;
	outcome: ReturnType<typeof outcomeOf>;
	closesOn: string;
	meetsOn: string | null;
	meetsWhere: string;
	initiativeId: string | null;
	approach: string | null;
};

async function shownAs(tx: Tx, municipalityId: string): Promise<(asking: Asking) => AskingShown> {
	const places = new Map((await areasOf(tx, municipalityId)).map(({ code, name }) => [code, name]));
	return (asking) => {
		const need = theNeeds().needByCode.get(asking.needCode);
		return {
			id: asking.id,
			need: { nl: need?.nl ?? asking.needCode, en: need?.en ?? asking.needCode },
			place: places.get(asking.placeCode) ?? '',
			sentence: asking.sentence,
			outcome: outcomeOf(asking),
			closesOn: asking.closesOn,
			meetsOn: asking.meetsOn,
			meetsWhere: asking.meetsWhere,
			initiativeId: asking.initiativeId,
			approach: asking.approachCode,
		};
	};
}

/** One person to ask, with how this worker knows them. */
export type AskShown = {
	id: string;
	person: string | null;
	/** The day of the note by which they are known. */
	notedOn: string | null;
	signalId: string | null;
	cardId: string | null;
	contactNote: string;
	answer: ReturnType<typeof standingAnswer>;
	went: Ask['went'];
	askWhetherWent: boolean;
	asking: AskingShown;
};

async function showAsk(tx: Tx, municipalityId: string, ask: Ask, asking: AskingShown): Promise<AskShown> {
	const card = ask.personId ? await findCard(tx, ask.personId) : undefined;
	const [signal] = ask.signalId ? await signalsWithIds(tx, municipalityId, [ask.signalId]) : [];
	return {
		id: ask.id,
		person: card?.called ?? (ask.called || null),
		notedOn: signal ? dayInAmsterdam(signal.capturedAt) : null,
		signalId: signal?.id ?? null,
		cardId: card?.id ?? null,
		contactNote: card?.contactNote ?? '',
		answer: standingAnswer(ask),
		went: ask.went,
		askWhetherWent: waitsForWent(ask, asking.meetsOn, clock.today()),
		asking,
	};
}

async function ownAsks({ tx, actor }: Asked): Promise<{ asks: AskShown[]; mine: AskingShown[] }> {
	const shown = await shownAs(tx, actor.municipalityId);
	const askings = await askingsSeen(tx, actor.municipalityId);
	const byId = new Map(askings.map((asking) => [asking.id, shown(asking)]));
	const asks: AskShown[] = [];
	for (const ask of await asksSeen(tx, actor.municipalityId)) {
		const asking = byId.get(ask.askingId);
		if (asking && mayAsk(actor, ask)) asks.push(await showAsk(tx, actor.municipalityId, ask, asking));
	}
	return { asks, mine: askings.filter((asking) => mayBringTogether(actor, asking)).map(shown) };
}

const waits = ({ answer, askWhetherWent, asking }: AskShown): boolean =>
	(answer === null && asking.outcome === 'round') || askWhetherWent;

/** Everything of one worker: whom to ask, what became of it, and what they bring together. */
export async function askingsScreen(request: Asked) {
	const { asks, mine } = await ownAsks(request);
	return {
		waiting: asks.filter(waits),
		answered: asks.filter((ask) => !waits(ask) && ask.answer !== null),
		mine,
		mayStart: mayStartAsking(request.actor, request.actor.areas),
		today: clock.today(),
	};
}

/** For Vandaag: who still has to be asked, and what somebody brings together that waits for them. */
export async function askingsToday({ tx, actor }: Asked): Promise<{ asks: AskShown[]; enough: AskingShown[] }> {
	const { asks, mine } = await ownAsks({ tx, actor });
	const enough: AskingShown[] = [];
	for (const asking of mine)
		if (asking.outcome === 'round' && (await groupStart(tx, asking.id)).length > 0) enough.push(asking);
	return { asks: asks.filter(waits).slice(0, 5), enough };
}

/** The form with which a question begins: from a note just made, or from a pattern. */
export async function startScreen({ tx, actor, url }: Request) {
	const patternId = url.searchParams.get('patroon') ?? '';
	const pattern = isId(patternId) ? await seenPattern(tx, actor, patternId) : undefined;
	const needCode = pattern?.need ?? url.searchParams.get('onderwerp') ?? '';
	const areaCode = pattern ? (pattern.zone[0] ?? '') : (url.searchParams.get('gebied') ?? '');
	const need = theNeeds().needByCode.get(needCode);
	const places = await areasOf(tx, actor.municipalityId);
	const place = places.find(({ code }) => code === areaCode);
	if (!need || !place) throw new NotFound('need', needCode);
	return {
		id: newId(),
		need: { code: need.code, nl: need.nl, en: need.en },
		area: { code: place.code, name: place.name },
		places: pattern
			? pattern.zone.flatMap((code) => places.find((one) => one.code === code)?.name ?? [])
			: [place.name],
		pattern: pattern?.id ?? '',
		approach: pattern?.approachCode ?? '',
		approaches: fittingApproaches(need.code).map(({ code, title }) => ({ code, nl: title.nl, en: title.en })),
		exists: await whatExists(tx, actor.municipalityId, { needCode: need.code, areaCode: place.code }),
		fewest: fewestYes,
	};
}

/** One question, for who brings people together. */
export async function askingScreen({ tx, actor, params, about }: Request) {
	const asking = await ownAsking(tx, actor, params['id'] ?? '');
	about({ type: 'asking', id: asking.id });
	return {
		asking: (await shownAs(tx, actor.municipalityId))(asking),
		fewest: asking.fewest,
		group: await groupStart(tx, asking.id),
		today: clock.today(),
	};
}

/** One's own person: what to say, and what they said. */
export async function askScreen({ tx, actor, params, about }: Request) {
	const { ask, asking } = await ownAsk(tx, actor, params['id'] ?? '');
	about({ type: 'ask', id: ask.id, ...(ask.personId && { personId: ask.personId }) });
	return {
		ask: await showAsk(tx, actor.municipalityId, ask, (await shownAs(tx, actor.municipalityId))(asking)),
		called: ask.called,
		contact: ask.contact,
		today: clock.today(),
	};
}

/** What somebody who signs in was asked, and said. */
export async function ownYesScreen({ tx, actor }: Request) {
	const shown = await shownAs(tx, actor.municipalityId);
	const byId = new Map((await askingsSeen(tx, actor.municipalityId)).map((asking) => [asking.id, shown(asking)]));
	const own = (await asksSeen(tx, actor.municipalityId)).filter(({ personId }) => personId === actor.personId);
	return {
		today: clock.today(),
		yeses: own.flatMap((ask) => {
			const asking = byId.get(ask.askingId);
			const answer = standingAnswer(ask);
			return asking && (answer === 'yes' || answer === 'taken-back')
				? [
						{
							id: ask.id,
							answer,
							called: ask.called,
							contact: ask.contact,
							went: ask.went,
							askWhetherWent: waitsForWent(ask, asking.meetsOn, clock.today()),
							asking,
						},
					]
				: [];
		}),
	};
}

/** The page behind a code. It says nothing of what it is about: others may look over the shoulder. */
export async function codeScreen({ tx, params }: Request) {
	return { code: params['code'] ?? '', stands: await isYesCode(tx, params['code'] ?? '') };
}
