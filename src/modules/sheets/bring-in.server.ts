import { bringInCards, changeBroughtInCard } from '#modules/people/index.server';
import { bringInTalents } from '#modules/talents/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict, Refused } from '#platform/errors';
import { newId } from '#platform/ids';
import { asColumns, type CardLeft, type CardThen, cardThen } from './card-then.ts';
import { by, openSheet } from './open-sheet.server.ts';
import { planFor, type TeamCard } from './plan-for.server.ts';
import type { KnownCard, Planned } from './plan-import.ts';
import { addImportedCards, addKeys, closeImport, type ImportedCard } from './sheets.store.server.ts';

/** How many cards it made and changed, and which those are. */
type Brought = { made: number; changed: number; cardIds: string[] };

/**
 * Brings the people of a list in, all or nothing; what was in the list is gone with it.
 * @throws Refused('sheet-nothing-to-do') when nothing would change, Conflict('already-done')
 */
export async function bringIn(tx: Tx, actor: Actor, id: string): Promise<Brought> {
	const list = await openSheet(tx, id);
	const { plan, cards } = await planFor(tx, actor, list);
	const changed = list.choices.takeChanges ? plan.changed : [];
	if (plan.fresh.length + changed.length === 0) throw new Refused('sheet-nothing-to-do');
	const fresh = plan.fresh.map((planned) => ({ id: newId(), planned }));
	await bringInCards(
		tx,
		actor,
		fresh.map(({ id: cardId, planned }) => ({
			id: cardId,
			called: planned.person.name,
			...cardOf(planned),
			consentGivenOn: planned.consentOn,
			consentHow: planned.consentHow,
			lastActiveOn: planned.lastActiveOn,
		})),
	);
	const made: ImportedCard[] = [];
	const bring = async (cardId: string, asWas: CardThen | null, asLeft: CardLeft, added: Planned['added']) => {
		const ids = await bringInTalents(
			tx,
			actor,
			added.map((one) => ({ ...one, cardId })),
		);
		made.push({ cardId, asWas, asLeft, talents: added.map(({ words }, at) => ({ id: ids[at] as string, words })) });
	};
	for (const { id: cardId, planned } of fresh) {
		const left = { ...cardOf(planned), called: planned.person.name, keeperId: by(actor).madeBy };
		await bring(cardId, null, left, everything(planned));
	}
	for (const planned of changed) {
		const card = cards.get(planned.cardId as string) as TeamCard;
		const after = mixed(planned, card);
		await changeBroughtInCard(tx, actor, card.id, { ...asColumns(after), last_active_on: clock.today() });
		const left = { ...after, called: card.called, keeperId: card.keeperId };
		await bring(card.id, cardThen(card), left, planned.added);
	}
	const seen = [...fresh.map(({ id: cardId, planned }) => ({ ...planned, cardId })), ...plan.changed, ...plan.known];
	await addKeys(
		tx,
		by(actor),
		seen.flatMap(({ keys, cardId }) => [...new Set(keys)].map((key) => ({ key, cardId: cardId as string }))),
	);
	await addImportedCards(tx, actor.municipalityId, id, made);
	const counts = { made: fresh.length, changed: changed.length };
	if (!(await closeImport(tx, actor.municipalityId, id, { ...counts, doneAt: clock.now() })))
		throw new Conflict('already-done');
	return { ...counts, cardIds: made.map(({ cardId }) => cardId) };
}

const everything = ({ person }: Planned): Planned['added'] => [
	...person.talents.map((words) => ({ kind: 'talent' as const, words })),
	...person.wishes.map((words) => ({ kind: 'wish' as const, words })),
];

/** A new card as the list says it. */
const cardOf = ({ person, areaCode }: Planned): CardThen => ({
	phone: person.phone,
	mail: person.mail,
	areaCode,
	languages: [...person.languages],
	available: [...person.available],
	askAgainOn: person.askAgainOn,
	askAgainWhy: person.askAgainWhy,
	contactBy: person.contactBy ?? 'keeper',
	contactNote: person.contactNote,
});

/** What the list says goes on top of what the card says; what it is silent about stays. */
function mixed({ person, areaCode }: Planned, card: KnownCard): CardThen {
	const now = cardThen(card);
	return {
		phone: person.phone || now.phone,
		mail: person.mail || now.mail,
		areaCode: areaCode ?? now.areaCode,
		languages: [...new Set([...now.languages, ...person.languages])],
		available: [...new Set([...now.available, ...person.available])],
		askAgainOn: person.askAgainOn ?? now.askAgainOn,
		askAgainWhy: person.askAgainOn ? person.askAgainWhy : now.askAgainWhy,
		contactBy: person.contactBy ?? now.contactBy,
		contactNote: person.contactNote || now.contactNote,
	};
}
