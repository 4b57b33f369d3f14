import { sharedTalents } from '#modules/talents/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import type { AppEvent } from '#platform/events/index.server';
import { newUntimedId } from '#platform/ids';
import { currentMunicipalities } from '#platform/municipality.server';
import { send, type TemplateName } from '#platform/notify/index.server';
import { assign, type Edge } from './assign.ts';
import { searchFor, suggestionsFor } from './find-matches.server.ts';
import { matchCodeHash, newMatchCode } from './match-code.server.ts';
import {
	endUnsharedInStore,
	forgetInStore,
	giveCode,
	type Letter,
	lettersOf,
	matchingIsOn,
	moveInStore,
	type NightSuggestion,
	replaceSuggestions,
	tendInStore,
} from './matches.store.server.ts';
import { grounds } from './pair.ts';

type News = Pick<AppEvent, 'municipalityId' | 'subjectId'>;

/** Two people were proposed to each other (`match.proposed`): each is written to in the way they chose, and so are their workers. */
export async function askBoth({ municipalityId, subjectId }: News): Promise<void> {
	await asTask('matching.tell', municipalityId, 'community', async (tx, actor) => {
		await writeTo(tx, actor, subjectId, 'match-asked');
	});
}

/** Somebody answered (`match.answered`): their workers look whether something waits, and after the second yes both people hear it. */
export async function tellAnswered({ municipalityId, subjectId }: News): Promise<void> {
	await asTask('matching.tell', municipalityId, 'community', async (tx, actor) => {
		const letters = await lettersOf(tx, subjectId);
		if (letters[0]?.state === 'agreed') await writeTo(tx, actor, subjectId, 'news');
		else await news(tx, actor, keepersOf(letters));
	});
}

const keepersOf = (letters: readonly Letter[]): Set<string> =>
	new Set(letters.flatMap(({ keeperAccount }) => keeperAccount ?? []));

/** Each in the way they chose: by account, by mail with a fresh code, or through their worker. */
async function writeTo(tx: Tx, actor: Actor, matchId: string, template: TemplateName): Promise<void> {
	const letters = await lettersOf(tx, matchId);
	for (const { sideId, accountId, mail } of letters) {
		if (accountId)
			await send(tx, actor, 'community', { to: { accountId }, template, facts: { link: '/mijn/koppelingen' } });
		else if (mail) {
			const code = newMatchCode();
			await giveCode(tx, sideId, matchCodeHash(code));
			await send(tx, actor, 'community', { to: { address: mail }, template, facts: { link: `/koppeling/${code}` } });
		}
	}
	await news(tx, actor, keepersOf(letters));
}

async function news(tx: Tx, actor: Actor, accounts: ReadonlySet<string>): Promise<void> {
	for (const accountId of accounts)
		await send(tx, actor, 'community', { to: { accountId }, template: 'news', facts: { link: '/koppelingen' } });
}

/** Every hour: what nobody answered lapses, what is over ends, and after a week we ask how it went. */
export async function tendMatches(): Promise<void> {
	for (const { id } of await currentMunicipalities())
		await asTask('matching.tend', id, 'community', async (tx, actor) => {
			for (const matchId of await tendInStore(tx, clock.today(), clock.now()))
				await writeTo(tx, actor, matchId, 'match-how');
		});
}

/** `consent.withdrawn`, `person-card.erase-planned`, `person-card.left-alone`: it ends, and the page of the other is gone with it. */
export async function endForWithdrawn({ municipalityId, subjectId }: News): Promise<void> {
	await asTask('privacy.erase', municipalityId, 'community', (tx) => forgetInStore(tx, subjectId, false, clock.now()));
}

/** `person-card.erased`: and nothing is left by which it could be told who it was. */
export async function forgetInMatching({ municipalityId, subjectId }: News): Promise<void> {
	await asTask('privacy.erase', municipalityId, 'community', (tx) => forgetInStore(tx, subjectId, true, clock.now()));
}

/** `person-card.merged`, told of the second card: what hung on it hangs on the first. */
export async function moveInMatching({ municipalityId, subjectId }: News): Promise<void> {
	await asTask('privacy.erase', municipalityId, 'community', (tx) => moveInStore(tx, subjectId, clock.now()));
}

/** `talent.changed`, `talent.ended`: nobody is asked any more about what is no longer shared. What both agreed on stays. */
export async function endUnshared({ municipalityId, subjectId }: News): Promise<void> {
	await asTask('matching.tend', municipalityId, 'community', (tx) => endUnsharedInStore(tx, subjectId, clock.now()));
}

const candidates = 20;
/** Two at most in one night, and the second counts a little less than the first. */
const room = 2;
const fairness = 0.1;

/**
 * By night, over all teams: when several wish for what few can do, the best for everybody together, proven. It only lies ready
 * as the first suggestion of each worker, with its rules and never a score.
 */
export async function suggestByNight(): Promise<void> {
	for (const { id } of await currentMunicipalities())
		await asTask('matching.suggest', id, 'community', async (tx) => {
			await replaceSuggestions(tx, id, (await matchingIsOn(tx)) ? await bestForAll(tx, id) : [], clock.today());
		});
}

async function bestForAll(tx: Tx, municipalityId: string): Promise<NightSuggestion[]> {
	const wishes = (await sharedTalents(tx, municipalityId, { kind: 'wish', limit: 5000 })).filter(
		({ teamId }) => teamId,
	);
	const search = await searchFor(tx, municipalityId, wishes);
	const found = new Map<string, NightSuggestion>();
	const edges: Edge[] = [];
	for (const wish of wishes)
		for (const { offer, score, factors } of suggestionsFor(search, wish, candidates)) {
			edges.push({ need: wish.id, offer: offer.cardId, score });
			found.set(`${wish.id} ${offer.cardId}`, {
				id: newUntimedId(),
				wishId: wish.id,
				talentId: offer.id,
				teamId: wish.teamId ?? '',
				...grounds({ factors }),
			});
		}
	const left = new Map(
		search.offers.map(({ cardId, askedLately }) => [
			cardId,
			Math.max(0, Math.min(room, search.policy.mostAsked - askedLately)),
		]),
	);
	const { pairs } = await assign(edges, left, { fairness });
	return pairs.flatMap(({ need, offer }) => found.get(`${need} ${offer}`) ?? []);
}
