import { areasOf } from '#modules/areas/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, NotFound } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import type { Ask } from '#platform/route/index.server';
import { cardsOfMyTeam } from './cards.server.ts';
import { cardById, emptyCard } from './cards.store.server.ts';
import {
	cardsPutAwayBefore,
	fillFrom,
	noteTwoPeople,
	pairsAlike,
	putTogether,
	takeApart,
} from './double-cards.store.server.ts';
import { apartDays } from './double-cards.ts';
import { mayReadCard, mayWriteCard } from './people.policy.ts';
import type { PersonCard } from './people.ts';
import { phoneShown } from './phone.ts';
import { workersWithIds } from './workers.store.server.ts';

/** The pairs of the actor's team side by side, for a human to say whether they are one person. */
export async function doubleCardsPage({ tx, actor, about }: Pick<Ask, 'tx' | 'actor' | 'about'>) {
	const cards = new Map((await cardsOfMyTeam(tx, actor)).map((card) => [card.id, card]));
	const pairs = actor.teamId ? await pairsAlike(tx, actor.municipalityId, actor.teamId) : [];
	const areas = new Map((await areasOf(tx, actor.municipalityId)).map(({ code, name }) => [code, name]));
	const keepers = new Map(
		(
			await workersWithIds(
				tx,
				actor.municipalityId,
				[...cards.values()].flatMap(({ keeperId }) => keeperId ?? []),
			)
		).map(({ id, firstName }) => [id, firstName]),
	);
	const shown = ({ id, called, areaCode, phone, mail, contactNote, consentGivenOn, keeperId }: PersonCard) => ({
		id,
		called,
		area: areas.get(areaCode ?? '') ?? null,
		phone: phoneShown(phone),
		mail,
		contactNote,
		saidYesOn: consentGivenOn,
		keeper: keepers.get(keeperId ?? '') ?? null,
	});
	const both = pairs.flatMap(({ one, other, because }) => {
		const [left, right] = [cards.get(one), cards.get(other)];
		return left && right ? { because, left: shown(left), right: shown(right) } : [];
	});
	about({ type: 'double-cards', personIds: both.flatMap(({ left, right }) => [left.id, right.id]) });
	return both;
}

/**
 * Somebody saw both cards and says they are one person: the second goes behind the first, with everything on it, and can
 * be taken out again for thirty days. Only within the team that keeps both.
 * @throws NotFound, NotAllowed, Conflict('cards-changed')
 */
export async function mergeCards(tx: Tx, actor: Actor, kept: string, gone: string): Promise<void> {
	for (const id of [kept, gone]) await ours(tx, actor, id);
	if (kept === gone || !(await putTogether(tx, actor.municipalityId, kept, gone, clock.now())))
		throw new Conflict('cards-changed');
	await tell(tx, actor, 'community', 'person-card.put-behind', gone);
}

/** Undoes `mergeCards`: both are there again, each with what it held. Not while the person is left alone or being erased. */
export async function unmergeCards(tx: Tx, actor: Actor, gone: string): Promise<void> {
	await ours(tx, actor, gone);
	const kept = (await cardById(tx, gone))?.mergedInto;
	if (kept) await ours(tx, actor, kept);
	if (!(await takeApart(tx, actor.municipalityId, gone))) throw new Conflict('cards-changed');
	await tell(tx, actor, 'community', 'person-card.taken-apart', gone);
}

export async function keepBothCards(tx: Tx, actor: Actor, one: string, other: string): Promise<void> {
	for (const id of [one, other]) await ours(tx, actor, id);
	await noteTwoPeople(tx, actor.municipalityId, one, other);
}

async function ours(tx: Tx, actor: Actor, id: string): Promise<void> {
	const card = await cardById(tx, id);
	if (!card || !mayReadCard(actor, card)) throw new NotFound('person-card', id);
	if (!mayWriteCard(actor, card)) throw new NotAllowed('people.keep-card');
}

/** After thirty days it is certain: what only the second card said goes over, others move what they hold (`person-card.merged`), and it is emptied. */
export async function finishMerges(): Promise<number> {
	let finished = 0;
	const moment = new Date(clock.now().getTime() - apartDays * 86_400_000);
	for (const { id: municipalityId } of await currentMunicipalities())
		finished += await asTask('privacy.erase', municipalityId, 'community', async (tx, actor) => {
			const due = await cardsPutAwayBefore(tx, municipalityId, moment);
			for (const { id, kept } of due) {
				await fillFrom(tx, municipalityId, kept, id);
				await emptyCard(tx, municipalityId, id, clock.now());
				await tell(tx, actor, 'community', 'person-card.merged', id);
			}
			return due.length;
		});
	return finished;
}
