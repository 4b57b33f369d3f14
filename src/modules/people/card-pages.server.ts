import type { Area } from '#modules/areas';
import { areasOf } from '#modules/areas/index.server';
import { clock, dayInAmsterdam } from '#platform/clock';
import { NotFound } from '#platform/errors';
import { newId } from '#platform/ids';
import type { Ask } from '#platform/route/index.server';
import { dayAfter } from '#platform/wall-time';
import { fullName } from './administer.server.ts';
import { arrangeCards, mostCards } from './card-list.ts';
import { cardOrKept, cardsKeptBy, cardsOfMyTeam, colleagues } from './cards.server.ts';
import type { DayPart } from './day-parts.ts';
import { cardsBehind } from './double-cards.store.server.ts';
import { apartDays } from './double-cards.ts';
import type { CardsAsked } from './people.forms.ts';
import { mayLeaveAlone, mayMendCard, mayReadCard, mayWriteCard } from './people.policy.ts';
import type { ConsentWay, ContactWay, PersonCard } from './people.ts';
import { phoneShown } from './phone.ts';
import { workersWithIds } from './workers.store.server.ts';

type Asking = Pick<Ask, 'tx' | 'actor'>;
type Choice = { value: string; label: string };
export type ListedCard = {
	id: string;
	called: string;
	area: string | null;
	keeper: string | null;
	mine: boolean;
	saidYesOn: string | null;
};

/** The cards I keep or those of my team, by what was asked; at most a hundred at a time. */
export async function cardsPage({ tx, actor }: Asking, asked: CardsAsked) {
	const readable = (
		await (asked.van === 'team' ? cardsOfMyTeam(tx, actor) : cardsKeptBy(tx, actor.personId ?? ''))
	).filter((card) => mayReadCard(actor, card));
	const found = arrangeCards(readable, asked);
	const shown = found.slice(0, mostCards);
	const keepers = new Map(
		(await workersWithIds(tx, actor.municipalityId, keeperIds(shown))).map((worker) => [worker.id, fullName(worker)]),
	);
	const areas = new Map((await areasOf(tx, actor.municipalityId)).map(({ code, name }) => [code, name]));
	const cards: ListedCard[] = shown.map((card) => ({
		id: card.id,
		called: card.called,
		area: areas.get(card.areaCode ?? '') ?? null,
		keeper: keepers.get(card.keeperId ?? '') ?? null,
		mine: card.keeperId === actor.personId,
		saidYesOn: card.consentGivenOn,
	}));
	return { asked, cards, count: found.length };
}

const keeperIds = (cards: readonly PersonCard[]): string[] => [
	...new Set(cards.flatMap(({ keeperId }) => keeperId ?? [])),
];

/** Everything on the form of a new card that can be filled in before anything is asked. */
export async function newCardPage({ tx, actor }: Asking) {
	const areas = await areaChoices({ tx, actor }, null);
	return { cardId: newId(), areas, area: ownArea(areas, actor.areas), today: clock.today() };
}

/** One's own areas, districts first, with the one that is already on the card; all areas for who has none. */
async function areaChoices({ tx, actor }: Asking, chosen: string | null): Promise<Choice[]> {
	const all = (await areasOf(tx, actor.municipalityId)).filter(({ kind }) => kind !== 'municipality');
	const own = all.filter(({ code }) => actor.areas.includes(code) || code === chosen);
	const district = new Map(all.filter(({ kind }) => kind === 'district').map(({ code, name }) => [code, name]));
	const label = ({ name, parentCode }: Area) =>
		district.has(parentCode ?? '') ? `${name} (${district.get(parentCode ?? '')})` : name;
	return (own.length ? own : all)
		.map((area) => ({ value: area.code, label: label(area) }))
		.sort(
			(a, b) =>
				Number(b.value.startsWith('WK')) - Number(a.value.startsWith('WK')) || a.label.localeCompare(b.label, 'nl'),
		);
}

/** The first of one's own areas on the list: a district when one works in more than a single neighbourhood. */
const ownArea = (choices: readonly Choice[], areas: readonly string[]): string =>
	choices.find(({ value }) => areas.includes(value))?.value ?? '';

export type CardShown = {
	id: string;
	called: string;
	areaCode: string | null;
	area: string | null;
	keeper: string | null;
	mine: boolean;
	own: boolean;
	contactBy: ContactWay;
	contactNote: string;
	consentGivenOn: string | null;
	consentHow: ConsentWay | null;
	phone: string;
	mail: string;
	languages: string[];
	available: DayPart[];
	askAgainOn: string | null;
	askAgainWhy: string;
	leftAlone: boolean;
	mayMend: boolean;
	mayWrite: boolean;
	mayLeaveAlone: boolean;
};

/** One card with who keeps it, and the colleagues who could. Somebody else's card is not there. */
export async function cardPage({ tx, actor, params, about }: Pick<Ask, 'tx' | 'actor' | 'params' | 'about'>) {
	const card = await cardOrKept(tx, params.id ?? '');
	if (!card || !mayReadCard(actor, card)) throw new NotFound('person-card', params.id);
	about({ personId: card.id, type: 'person-card', id: card.id });
	const areas = await areaChoices({ tx, actor }, card.areaCode);
	const [keeper] = await workersWithIds(tx, actor.municipalityId, keeperIds([card]));
	const shown: CardShown = {
		id: card.id,
		called: card.called,
		areaCode: card.areaCode,
		area: areas.find(({ value }) => value === card.areaCode)?.label ?? null,
		keeper: keeper ? fullName(keeper) : null,
		mine: card.keeperId === actor.personId,
		own: card.own,
		contactBy: card.contactBy,
		contactNote: card.contactNote,
		consentGivenOn: card.consentGivenOn,
		consentHow: card.consentHow,
		phone: phoneShown(card.phone),
		mail: card.mail,
		languages: card.languages,
		available: card.available,
		askAgainOn: card.askAgainOn,
		askAgainWhy: card.askAgainWhy,
		leftAlone: card.restrictedAt !== null,
		mayMend: mayMendCard(actor, card),
		mayWrite: mayWriteCard(actor, card),
		mayLeaveAlone: mayLeaveAlone(actor, card),
	};
	const others = (await colleagues(tx, actor)).filter(({ id }) => id !== card.keeperId);
	const behind = (await cardsBehind(tx, actor.municipalityId, card.id)).map(({ id, called, mergedAt }) => ({
		id,
		called,
		until: dayAfter(dayInAmsterdam(mergedAt), apartDays),
	}));
	return {
		card: shown,
		behind,
		areas,
		colleagues: others.map((one): Choice => ({ value: one.id, label: fullName(one) })),
	};
}
