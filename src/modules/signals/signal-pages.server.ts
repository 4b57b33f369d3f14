import type { Area } from '#modules/areas';
import { areasOf } from '#modules/areas/index.server';
import { learnedIn, suggestNeedsFor, theNeeds } from '#modules/needs/index.server';
import { cardsKeptBy } from '#modules/people/index.server';
import { clock } from '#platform/clock';
import { csvFile, csvText } from '#platform/csv';
import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import { holdFollowCode } from '#platform/identity/index.server';
import { newId, newUntimedId } from '#platform/ids';
import type { Ask } from '#platform/route/index.server';
import { type Captured, captureSignal, lastAreaOf } from './capture-signal.server.ts';
import { guessKind } from './guess-kind.ts';
import { listOffers, offersByDistance, offersPerPage } from './offers.store.server.ts';
import type { CaptureForm, OfferFilter, SignalFilter } from './signal.forms.ts';
import { mayClose, mayPickUp, maySee, mayUndo } from './signal.policy.ts';
import { type Offer, type Signal, stateOf } from './signal.ts';
import {
	additionsOf,
	contactOf,
	findSignal,
	findSignalByCode,
	listSignals,
	signalsBy,
	signalsPerPage,
} from './signals.store.server.ts';
import { type LedTo, whatItLedTo } from './what-it-led-to.server.ts';

export type Place = {
	code: string;
	name: string;
	kind: Area['kind'];
	parentCode: string | null;
};
export type NeedChoice = { code: string; nl: string; en: string };
export type NeedChoices = { theme: { nl: string; en: string }; needs: NeedChoice[] }[];

const placesOf = async (tx: Tx, municipalityId: string): Promise<Place[]> =>
	(await areasOf(tx, municipalityId)).map(({ code, name, kind, parentCode }) => ({ code, name, kind, parentCode }));

export const needChoices = (): NeedChoices =>
	theNeeds().themes.map((theme) => ({
		theme: { nl: theme.nl, en: theme.en },
		needs: theNeeds()
			.needs.filter((need) => need.theme === theme.code)
			.map(({ code, nl, en }) => ({ code, nl, en })),
	}));

const needNamed = (code: string | null): NeedChoice | null => {
	const need = code ? theNeeds().needByCode.get(code) : undefined;
	return need ? { code: need.code, nl: need.nl, en: need.en } : null;
};

const municipalityCodeOf = (ask: Ask): string => ask.event.locals.municipality?.code ?? 'GM0000';

/** Doe mee: an id for the note that is about to be written, and the places to choose from. */
export async function tellPage(ask: Ask) {
	return {
		noteId: newUntimedId(),
		author: authorOf(ask),
		places: await placesOf(ask.tx, ask.actor.municipalityId),
		place: ask.url.searchParams.get('buurt') ?? '',
		kind: ask.url.searchParams.get('soort') ?? '',
	};
}

/** The phone's queue is bound to this: the account, or this device when nobody signed in. */
export const authorOf = ({ actor }: Pick<Ask, 'actor'>): string => actor.accountId ?? 'device';

export type Told = {
	captured: Captured & { place: string; need: NeedChoice | null };
	ledTo: LedTo & { othersPlace: string | null };
};

/** Saves a note and says at once what it led to. Who has no account holds the follow code from now on. */
export async function tellSignal(ask: Ask & { form: CaptureForm }): Promise<Told> {
	const { tx, actor, event, about, afterwards } = ask;
	const captured = await captureSignal(tx, actor, ask.form, municipalityCodeOf(ask));
	about({ type: 'signal', id: captured.id, ...(captured.personId && { personId: captured.personId }) });
	const { followCode } = captured;
	if (followCode && !actor.accountId) afterwards(() => holdFollowCode(event, followCode));
	const ledTo = await whatItLedTo(tx, actor, captured);
	const places = await placesOf(tx, actor.municipalityId);
	const named = (code: string | null) =>
		places.find((place) => place.code === code)?.name ?? event.locals.municipality?.name ?? '';
	return {
		captured: { ...captured, place: named(captured.areaCode), need: needNamed(captured.needCode) },
		ledTo: { ...ledTo, othersPlace: ledTo.othersIn && named(ledTo.othersIn) },
	};
}

export type Followed = {
	id: string;
	kind: Signal['kind'];
	text: string;
	state: ReturnType<typeof stateOf>;
	capturedAt: Date;
	closingReason: Signal['closingReason'];
	closingSentence: string | null;
	additions: { text: string; addedAt: Date }[];
	published: boolean;
	ledTo: Offer[];
};

/** What happened with what somebody told: by the code they hold, or everything of their own when they have an account. */
export async function followPage(ask: Ask): Promise<{ held: boolean; author: string; signals: Followed[] }> {
	const { tx, actor } = ask;
	const byCode = actor.codeHash ? await findSignalByCode(tx, actor.municipalityId, actor.codeHash) : undefined;
	const own =
		actor.personId && actor.kind !== 'staff' ? await signalsBy(tx, actor.municipalityId, actor.personId, 20) : [];
	const signals: Followed[] = [];
	for (const signal of [...(byCode ? [byCode] : []), ...own]) signals.push(await followed(tx, ask, signal));
	return { held: actor.codeHash !== undefined, author: authorOf(ask), signals };
}

async function followed(tx: Tx, ask: Ask, signal: Signal): Promise<Followed> {
	const { id, kind, text, capturedAt, closingReason, closingSentence } = signal;
	return {
		id,
		kind,
		text,
		capturedAt,
		closingReason,
		closingSentence,
		state: stateOf(signal),
		additions: await additionsOf(tx, ask.actor.municipalityId, id),
		published: signal.offerId !== null,
		ledTo: signal.undoneAt ? [] : (await whatItLedTo(tx, { ...ask.actor, roles: [] }, signal)).offers,
	};
}

/** Snel vastleggen: everything that can be filled in already is. */
export async function capturePage(ask: Ask) {
	const { tx, actor } = ask;
	const places = await placesOf(tx, actor.municipalityId);
	const own = places.filter(({ code }) => actor.areas.includes(code));
	const last = await lastAreaOf(tx, actor);
	return {
		noteId: newId(),
		author: authorOf(ask),
		places: own.length > 0 ? own : places,
		lastPlace:
			own.find(({ code }) => code === last)?.code ??
			own.find(({ kind }) => kind === 'neighbourhood')?.code ??
			own[0]?.code ??
			'',
		needs: needChoices(),
		cards: actor.personId ? (await cardsKeptBy(tx, actor.personId)).map(({ id, called }) => ({ id, called })) : [],
	};
}

export type NeedGuess = NeedChoice & { words: readonly string[]; sure: boolean };

/** The kind and up to three needs that a text sounds like, while it is being typed. Nothing is kept. */
export async function suggestionsFor(
	{ tx, actor }: Pick<Ask, 'tx' | 'actor'>,
	text: string,
): Promise<{ kind: Signal['kind']; needs: NeedGuess[] }> {
	const found = suggestNeedsFor(text, 3, await learnedIn(tx, actor.municipalityId));
	const needs =
		found === 'abstain'
			? []
			: found.flatMap(({ code, words, sure }) => {
					const need = needNamed(code);
					return need ? [{ ...need, words, sure }] : [];
				});
	return { kind: guessKind(text), needs };
}

export type ListedSignal = Pick<Signal, 'id' | 'kind' | 'text' | 'capturedAt' | 'source' | 'areaCode'> & {
	place: string;
	need: NeedChoice | null;
	state: ReturnType<typeof stateOf>;
};

const listed = (signal: Signal, places: readonly Place[]): ListedSignal => ({
	id: signal.id,
	kind: signal.kind,
	text: signal.text,
	capturedAt: signal.capturedAt,
	source: signal.source,
	areaCode: signal.areaCode,
	place: places.find(({ code }) => code === signal.areaCode)?.name ?? '',
	need: needNamed(signal.needCode),
	state: stateOf(signal),
});

/** A district takes its neighbourhoods along; without a choice the row policies set the limit. */
function areasWithin(filter: SignalFilter, places: readonly Place[]): string[] | null {
	if (!filter.areaCode) return null;
	return [
		filter.areaCode,
		...places.filter(({ parentCode }) => parentCode === filter.areaCode).map(({ code }) => code),
	];
}

/** The workers' list, one page of it. */
export async function signalsPage(ask: Ask, filter: SignalFilter, most = signalsPerPage) {
	const { tx, actor } = ask;
	const places = await placesOf(tx, actor.municipalityId);
	const found = await listSignals(tx, actor.municipalityId, filter, {
		areas: areasWithin(filter, places),
		limit: most + 1,
		offset: (filter.page - 1) * most,
	});
	return {
		filter,
		signals: found.slice(0, most).map((signal) => listed(signal, places)),
		more: found.length > most,
		places: places.filter(({ code }) => actor.areas.includes(code)),
		needs: needChoices(),
	};
}

/** The list as a file for a spreadsheet; no names are in it, because none are in the list. */
export async function signalsFile(ask: Ask, filter: SignalFilter): Promise<Response> {
	const { signals } = await signalsPage(ask, { ...filter, page: 1 }, 5000);
	const rows = [
		['datum', 'soort', 'wijk of buurt', 'code', 'onderwerp', 'stand', 'tekst'],
		...signals.map((one) => [
			one.capturedAt.toISOString().slice(0, 10),
			one.kind,
			one.place,
			one.areaCode,
			one.need?.nl ?? '',
			one.state,
			one.text,
		]),
	];
	return csvFile('signalen.csv', csvText(rows), 'reader');
}

/** One signal with what this worker may do with it. */
export async function signalPage(ask: Ask) {
	const { tx, actor, params } = ask;
	const signal = await findSignal(tx, actor.municipalityId, params.id ?? '');
	if (!signal || !maySee(actor, signal)) throw new NotFound('signal', params.id);
	ask.about({ type: 'signal', id: signal.id, ...(signal.personId && { personId: signal.personId }) });
	const places = await placesOf(tx, actor.municipalityId);
	const mine = signal.pickedUpBy !== null && signal.pickedUpBy === actor.personId;
	return {
		signal: listed(signal, places),
		additions: await additionsOf(tx, actor.municipalityId, signal.id),
		closing: signal.closedAt && { at: signal.closedAt, reason: signal.closingReason, sentence: signal.closingSentence },
		contact: mine ? ((await contactOf(tx, actor.municipalityId, signal.id)) ?? null) : null,
		mine,
		published: signal.offerId !== null,
		may: {
			pickUp: mayPickUp(actor, signal) && stateOf(signal) === 'open',
			close: mayClose(actor, signal) && !signal.closedAt,
			undo: mayUndo(actor, signal, clock.now()),
		},
		ledTo: (await whatItLedTo(tx, actor, signal)).offers,
		needs: needChoices(),
		suggested: (await suggestionsFor(ask, signal.text)).needs,
	};
}

/** Gevraagd en aangeboden: what is published, for everyone. */
export async function offersPage(ask: Ask, filter: OfferFilter) {
	const { tx, actor } = ask;
	const places = await placesOf(tx, actor.municipalityId);
	const found = await listOffers(
		tx,
		actor.municipalityId,
		filter,
		offersPerPage + 1,
		(filter.page - 1) * offersPerPage,
	);
	return {
		filter,
		offers: found
			.slice(0, offersPerPage)
			.map((offer) => ({ ...offer, place: places.find(({ code }) => code === offer.areaCode)?.name ?? '' })),
		more: found.length > offersPerPage,
		places,
	};
}

/** The published asks and offers nearest to an area, newest first among equals, with the name of their place. */
export async function publishedOffersNear(
	tx: Tx,
	municipalityId: string,
	areaCode: string,
	n: number,
): Promise<(Offer & { place: string })[]> {
	const places = await placesOf(tx, municipalityId);
	const found = await offersByDistance(tx, municipalityId, areaCode, {}, n);
	return found.map((offer) => ({ ...offer, place: places.find(({ code }) => code === offer.areaCode)?.name ?? '' }));
}
