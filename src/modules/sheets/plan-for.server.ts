import { areaCode as areaCodeIn } from '#modules/areas';
import { areaForPostcode, areasOf } from '#modules/areas/index.server';
import type { PersonCard } from '#modules/people';
import { cardOrKept, cardsToCompare } from '#modules/people/index.server';
import { talentsOfTeam } from '#modules/talents/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { keyedHash } from '#platform/identity/sealed.server';
import { retentionTable } from '#platform/policy/index.server';
import { startOfTerm } from '#platform/retention/index.server';
import { letGo } from './cards-held.store.server.ts';
import { chosenTable } from './choices.ts';
import type { Table } from './detect-table.ts';
import { foldedLetters } from './names.ts';
import { by, type OpenSheet } from './open-sheet.server.ts';
import { peopleInTable, type Reading } from './people-in-sheet.ts';
import { type KnownCard, type Plan, planImport } from './plan-import.ts';
import { keysOfTeam } from './sheets.store.server.ts';

/** What would happen with a list as it was chosen so far. */
export async function planFor(
	tx: Tx,
	actor: Actor,
	list: OpenSheet,
): Promise<{ plan: Plan; table: Table; reading: Reading; cards: Map<string, TeamCard> }> {
	const table = chosenTable(list.sheets, list.choices);
	const reading = peopleInTable(table, clock.today());
	const { cards, goneKeys } = await knownCards(tx, actor);
	const gone = await letGo(
		tx,
		reading.people.map(({ cardId }) => cardId),
	);
	const { how } = list.choices;
	const plan = planImport(
		reading,
		{ ...list.choices, how: how || 'spoken', everyone: list.choices.everyone && how !== '' },
		cards,
		{
			keyOf: (identity) => keyedHash(`sheet-row:${actor.municipalityId}`, `${actor.teamId} ${identity}`),
			isGone: ({ keys, cardId }) => gone.has(cardId) || keys.some((key) => goneKeys.has(key)),
			areaOf: await areaFinder(tx, actor, reading),
			today: clock.today(),
			oldest: oldestDay(),
		},
	);
	return { plan, table, reading, cards: new Map(cards.map((card) => [card.id, card])) };
}

function oldestDay(): string {
	const start = startOfTerm(retentionTable.classes['community-card']?.keep ?? 'P2Y', clock.now());
	return start?.toISOString().slice(0, 10) ?? '1900-01-01';
}

export type TeamCard = PersonCard & KnownCard;

/** The cards of the team, and the keys of rows whose card is not the team's to see or use any more. */
export async function knownCards(tx: Tx, actor: Actor): Promise<{ cards: TeamCard[]; goneKeys: ReadonlySet<string> }> {
	const { municipalityId, teamId } = by(actor);
	const seen = await cardsToCompare(tx, actor);
	const inUse = new Set(seen.flatMap(({ id, restrictedAt }) => (restrictedAt ? [] : [id])));
	const talents = Map.groupBy(await talentsOfTeam(tx, municipalityId, teamId), ({ cardId }) => cardId);
	const keys = new Map<string, string[]>();
	const goneKeys: string[] = [];
	for (const [cardId, some] of await keysOfTeam(tx, municipalityId, teamId)) {
		// A row of a card that was put behind another is a row of that other.
		const kept = inUse.has(cardId) ? cardId : (await cardOrKept(tx, cardId))?.id;
		if (kept && inUse.has(kept)) keys.set(kept, [...(keys.get(kept) ?? []), ...some]);
		else goneKeys.push(...some);
	}
	return {
		cards: seen.map((card) => ({ ...card, talents: talents.get(card.id) ?? [], keys: keys.get(card.id) ?? [] })),
		goneKeys: new Set(goneKeys),
	};
}

/** The area that a place names by itself: its code, its whole name, or a postal code. */
async function areaFinder(tx: Tx, actor: Actor, { people }: Reading): Promise<(place: string) => string | undefined> {
	const areas = (await areasOf(tx, actor.municipalityId)).filter(({ kind }) => kind !== 'municipality');
	const byCode = new Set(areas.map(({ code }) => code));
	// A neighbourhood says more than the district of the same name.
	const byName = new Map(
		areas.flatMap(({ code, name }) => [[foldedLetters(name), code] as const]).sort((a, b) => b[1].localeCompare(a[1])),
	);
	const byPostcode = new Map<string, string | undefined>();
	for (const postcode of new Set(people.flatMap(({ place }) => postcodeIn(place) ?? [])))
		byPostcode.set(postcode, (await areaForPostcode(tx, actor.municipalityId, postcode))?.code);
	return (place) => {
		const code = areaCodeIn(/\b(?:WK|BU)\d+\b/i.exec(place)?.[0] ?? '');
		if (code && byCode.has(code)) return code;
		return byName.get(foldedLetters(place)) ?? byPostcode.get(postcodeIn(place) ?? '');
	};
}

const postcodeIn = (place: string): string | undefined => /\b[1-9]\d{3} ?[a-z]{2}\b/i.exec(place)?.[0];
