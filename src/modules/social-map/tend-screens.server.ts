import { areasOf, findArea } from '#modules/areas/index.server';
import { theNeeds } from '#modules/needs/index.server';
import { cardsOfMyTeam, teamNames, workersNow } from '#modules/people/index.server';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { toLookAtFirst } from './look-first.server.ts';
import { entriesOfCard, tiesOf } from './map-entries.store.server.ts';
import { mayTend } from './map-entry.policy.ts';
import { isStale, type KeptEntry } from './map-entry.ts';
import { mapEntriesNear, theKeptEntry } from './near.server.ts';
import { placesOf, subjectsNamed } from './public-screens.server.ts';
import { waitingRemarks } from './remarks.store.server.ts';
import { searchMap } from './search-map.server.ts';
import type { EntryForm, PersonForm } from './social-map.forms.ts';
import { addMapEntry, changeMapEntry, type MapEntryChange } from './tend-entries.server.ts';

/** What asks for attention in the actor's areas: remarks, the few entries to look at first, and the informal layer. */
export async function tendScreen({ tx, actor, url }: Ask) {
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
	return {
		words,
		remarks: await waitingRemarks(tx, here),
		first: (await toLookAtFirst(tx, actor)).map(({ id, name, areaCode, confirmedOn, remarks }) => ({
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
		cards: (await cardsOfMyTeam(tx, actor)).map(({ id, called }) => ({ id, called })),
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
	};
}

const keeperOf = async (tx: Tx, municipalityId: string, { keeperId }: KeptEntry): Promise<string | undefined> =>
	keeperId ? (await workersNow(tx, municipalityId, [keeperId])).get(keeperId) : undefined;

/** What a filled in form says of an entry. A keeper stays who they are unless somebody else takes it over. */
function saidIn(form: EntryForm, personId: string | undefined, before?: KeptEntry): MapEntryChange {
	const { area, spot, need, free, mine, ...rest } = form;
	const { kind: _, layer: __, freePlaces, ...said } = rest;
	const others = (before?.needCodes ?? []).slice(1);
	const mineBefore = before?.keeperId === personId;
	return {
		...said,
		...spot,
		areaCode: area,
		freePlaces: freePlaces ?? null,
		free: free === '' ? null : free === 'yes',
		needCodes: need ? [need, ...others.filter((code) => code !== need)] : others,
		keeperId: mine ? (personId ?? null) : mineBefore ? null : (before?.keeperId ?? null),
	};
}

/** Puts a place, group, service or organisation on the map. Gives its id. @throws NotAllowed */
export const addFromForm = ({ tx, actor, form }: Ask & { form: EntryForm }): Promise<string> =>
	addMapEntry(tx, actor, {
		...(saidIn(form, actor.personId) as Parameters<typeof addMapEntry>[2]),
		kind: form.kind,
		layer: form.layer,
		name: form.name,
		areaCode: form.area,
	});

/** @throws NotFound, NotAllowed */
export async function changeFromForm({ tx, actor, params, form }: Ask & { form: EntryForm }): Promise<void> {
	const before = await theKeptEntry(tx, actor, params['id'] ?? '');
	await changeMapEntry(tx, actor, before.id, saidIn(form, actor.personId, before));
}

/** Puts somebody on the informal layer who said yes to being asked. @throws NotAllowed, Refused */
export async function addPersonFromForm({ tx, actor, form, about }: Ask & { form: PersonForm }): Promise<string> {
	const card = form.card ? (await cardsOfMyTeam(tx, actor)).find(({ id }) => id === form.card) : undefined;
	const id = await addMapEntry(tx, actor, {
		kind: 'person',
		name: form.name,
		summary: form.summary,
		areaCode: form.area,
		needCodes: form.need ? [form.need] : [],
		languages: form.languages,
		hosts: form.hosts,
		consentHow: form.consent,
		cardId: card?.id ?? null,
	});
	about({ type: 'map-entry', id, ...(card && { personId: card.id }) });
	return id;
}

/** @throws NotFound, NotAllowed */
export async function changePersonFromForm({
	tx,
	actor,
	params,
	form,
}: Ask & { form: Omit<PersonForm, 'consent' | 'card'> }): Promise<void> {
	await changeMapEntry(tx, actor, params['id'] ?? '', {
		name: form.name,
		summary: form.summary,
		areaCode: form.area,
		needCodes: form.need ? [form.need] : [],
		languages: form.languages,
		hosts: form.hosts,
	});
}

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
