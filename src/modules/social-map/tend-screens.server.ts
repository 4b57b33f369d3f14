import { areasOf, findArea } from '#modules/areas/index.server';
import { theNeeds } from '#modules/needs/index.server';
import { cardsOfMyTeam, teamNames, workersNow } from '#modules/people/index.server';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { withoutKeeper } from './keepers.store.server.ts';
import { toLookAtFirst } from './look-first.server.ts';
import { cardsBehind, entriesOfCard, tiesOf } from './map-entries.store.server.ts';
import { mayChangeEntry, mayTend } from './map-entry.policy.ts';
import { isStale, type KeptEntry } from './map-entry.ts';
import { changedByLetter } from './map-letters.store.server.ts';
import { mapEntriesNear, theKeptEntry } from './near.server.ts';
import { placesOf, subjectsNamed } from './public-screens.server.ts';
import { waitingRemarks } from './remarks.store.server.ts';
import { searchMap } from './search-map.server.ts';

/** What asks for attention in the actor's areas: remarks, the few entries to look at first, and the informal layer. */
export async function tendScreen({ tx, actor, url, about }: Ask) {
	const here = actor.municipalityId;
	const today = clock.today();
	const names = new Map((await areasOf(tx, here)).map(({ code, name }) => [code, name]));
	const words = (url.searchParams.get('zoek') ?? '').slice(0, 100);
	const informal = words
		? await searchMap(tx, here, { words, layer: 'informal' }, 50)
		: await mapEntriesNear(tx, here, [...actor.areas], { layer: 'informal', limit: 200 });
	const ties = await tiesOf(
		tx,
		here,
		informal.map(({ id }) => id),
	);
	const teams = await teamNames(tx, here);
	const first = await toLookAtFirst(tx, actor);
	const alone = await withoutKeeper(tx, here, actor.areas);
	const shown = [...first, ...informal].map(({ id }) => id);
	about({ type: 'map-entry', personIds: await cardsBehind(tx, here, shown) });
	return {
		words,
		remarks: await waitingRemarks(tx, here),
		byLetter: (await changedByLetter(tx, here)).map((one) => ({
			letterId: one.letterId,
			entryId: one.entryId,
			name: one.name,
			answer: one.answer,
			was:
				one.answer === 'changed'
					? [one.was.name, one.was.phone, one.was.mail, one.was.website, one.was.address].filter(Boolean).join(', ')
					: '',
		})),
		alone: alone.map(({ id, kind, name, areaCode }) => ({ id, kind, name, area: names.get(areaCode) ?? '' })),
		first: first.map(({ id, name, areaCode, confirmedOn, remarks }) => ({
			id,
			name,
			area: names.get(areaCode) ?? '',
			confirmedOn,
			stale: isStale({ confirmedOn }, today),
			remarks,
		})),
		informal: informal.map(({ id, kind, name, summary, areaCode }) => ({
			id,
			kind,
			name,
			summary,
			area: names.get(areaCode) ?? '',
			ties: ties
				.filter(({ entryId }) => entryId === id)
				.map(({ teamId, strength }) => ({ team: teams.get(teamId) ?? '', strength })),
		})),
	};
}

const subjects = () =>
	theNeeds()
		.needs.map(({ code, nl, en }) => ({ code, nl, en }))
		.sort((a, b) => a.nl.localeCompare(b.nl, 'nl'));

/** What the forms for a new entry and for somebody to ask need. */
export async function newEntryScreen({ tx, actor }: Ask) {
	const here = (code: string) => mayTend(actor, { areaCode: code, layer: 'formal' });
	return {
		areas: await placesOf(tx, actor.municipalityId, here),
		subjects: subjects(),
		cards: (await cardsOfMyTeam(tx, actor)).flatMap(({ id, called, restrictedAt }) =>
			restrictedAt ? [] : { id, called },
		),
	};
}

/** One entry with its keeper, its ties and what people say of it. @throws NotFound */
export async function tendEntryScreen(ask: Ask) {
	const { tx, actor } = ask;
	const entry = await theKeptEntry(tx, actor, ask.params['id'] ?? '');
	ask.about({ type: 'map-entry', id: entry.id, ...(entry.cardId && { personId: entry.cardId }) });
	const teams = await teamNames(tx, actor.municipalityId);
	const ties = await tiesOf(tx, actor.municipalityId, [entry.id]);
	const { cardId: _, ...shown } = entry;
	return {
		...(await newEntryScreen(ask)),
		entry: shown,
		area: (await findArea(tx, actor.municipalityId, entry.areaCode))?.name ?? '',
		named: subjectsNamed(entry),
		stale: isStale(entry, clock.today()),
		mine: entry.keeperId === actor.personId,
		keeper: (await keeperOf(tx, actor.municipalityId, entry)) ?? '',
		team: teams.get(entry.teamId ?? '') ?? '',
		ties: ties.map(({ teamId, strength }) => ({
			team: teams.get(teamId) ?? '',
			strength,
			ours: teamId === actor.teamId,
		})),
		remarks: await waitingRemarks(tx, actor.municipalityId, entry.id),
		mayTend: mayTend(actor, entry),
		mayChange: mayChangeEntry(actor, entry),
	};
}

const keeperOf = async (tx: Tx, municipalityId: string, { keeperId }: KeptEntry): Promise<string | undefined> =>
	keeperId ? (await workersNow(tx, municipalityId, [keeperId])).get(keeperId) : undefined;

/** What stands on the map about the one who asks. */
export async function ownScreen({ tx, actor }: Ask) {
	const entries = actor.personId ? await entriesOfCard(tx, actor.municipalityId, actor.personId) : [];
	const names = new Map((await areasOf(tx, actor.municipalityId)).map(({ code, name }) => [code, name]));
	return {
		entries: entries.map(({ id, name, summary, areaCode, consentOn, hosts }) => ({
			id,
			name,
			summary,
			area: names.get(areaCode) ?? '',
			consentOn,
			hosts,
		})),
	};
}
