import { teamNames } from '#modules/people/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, NotFound } from '#platform/errors';
import type { AppEvent } from '#platform/events/index.server';
import { newId } from '#platform/ids';
import { learnFromLook } from './look-first.server.ts';
import {
	cardIsOfMyTeam,
	changeEntry,
	columnsOf,
	insertEntry,
	moveToKeptCard,
	removeOfCard,
	removePerson,
	saveTie,
} from './map-entries.store.server.ts';
import { mayChangeEntry, mayTend } from './map-entry.policy.ts';
import type { KeptEntry, TieStrength } from './map-entry.ts';
import { theKeptEntry } from './near.server.ts';
import { wordsOfEntry } from './words-of-entry.server.ts';

/** What may be said of a new entry; the rest stays empty. `keeperIsMe`: the actor looks after it, else the whole team does. */
export type NewMapEntry = Pick<KeptEntry, 'kind' | 'name' | 'areaCode'> &
	Partial<Omit<KeptEntry, 'kind' | 'name' | 'areaCode' | 'confirmedOn' | 'confirmedBy' | 'teamId' | 'consentOn'>> & {
		/** How somebody said yes to being asked: without one there is no entry of a person. */
		consentHow?: 'spoken' | 'written' | 'online';
		beside?: unknown;
	};

const empty = {
	summary: '',
	lon: null,
	lat: null,
	address: '',
	needCodes: [],
	forWhom: '',
	costs: '',
	free: null,
	languages: [],
	accessibility: [],
	hours: [],
	whenWords: '',
	freePlaces: null,
	phone: '',
	mail: '',
	website: '',
	hosts: false,
	keeperId: null,
	keeperName: '',
	keeperMail: '',
} as const;

/**
 * Puts something on the map, confirmed today by the actor's team. Somebody to ask stands on the informal layer, on their own yes,
 * by a card of that team, without address or number. @throws NotAllowed, NotFound the card, Conflict when the id is taken
 */
export async function addMapEntry(tx: Tx, actor: Actor, entry: NewMapEntry): Promise<string> {
	const { id = newId(), consentHow, beside = null, cardId = null, ...said } = entry;
	const person = said.kind === 'person';
	const layer = person ? 'informal' : (said.layer ?? 'formal');
	if (!mayTend(actor, { ...said, layer }) || !actor.personId || !actor.teamId) throw new NotAllowed('social-map.tend');
	if (person && !consentHow) throw new NotAllowed('social-map.tend');
	// By their card somebody sees what is said of them, leaves and is forgotten.
	if (person && !(cardId && (await cardIsOfMyTeam(tx, cardId)))) throw new NotFound('person-card', cardId ?? '');
	const full = {
		...empty,
		...said,
		layer,
		...(person && { lon: null, lat: null, address: '', phone: '', mail: '', website: '' }),
		teamId: actor.teamId,
		confirmedOn: clock.today(),
		confirmedBy: (await teamNames(tx, actor.municipalityId)).get(actor.teamId) ?? '',
	} as Omit<KeptEntry, 'id' | 'cardId' | 'consentOn'>;
	const added = await insertEntry(tx, {
		...columnsOf(full),
		municipality_id: actor.municipalityId,
		id,
		card_id: person ? cardId : null,
		consent_on: person ? clock.today() : null,
		consent_how: person ? (consentHow ?? null) : null,
		found: wordsOfEntry(full),
		beside,
		made_by: actor.personId,
		made_at: clock.now(),
	});
	if (!added) throw new Conflict('id-taken');
	if (full.layer === 'informal')
		await saveTie(tx, actor.municipalityId, { entryId: id, teamId: actor.teamId, strength: 2, notedOn: clock.today() });
	return id;
}

/** What a worker may change of an entry; who it is about and the yes it stands on stay as they are. */
export type MapEntryChange = Partial<
	Omit<KeptEntry, 'id' | 'kind' | 'layer' | 'cardId' | 'consentOn' | 'confirmedOn' | 'confirmedBy' | 'teamId'>
>;

/** Changes an entry; what was changed was looked at, so it counts as confirmed. @throws NotFound, NotAllowed */
export async function changeMapEntry(tx: Tx, actor: Actor, id: string, change: MapEntryChange): Promise<void> {
	const entry = await tended(tx, actor, id, mayChangeEntry);
	const said = entry.kind === 'person' ? withoutReach(change) : change;
	const full = { ...entry, ...said, ...(await confirmation(tx, actor)) };
	if (!mayChangeEntry(actor, full)) throw new NotAllowed('social-map.tend');
	await learnFromLook(tx, actor, entry, said);
	await changeEntry(tx, actor.municipalityId, id, { ...columnsOf(full), found: wordsOfEntry(full) });
}

const withoutReach = ({ name, summary, areaCode, needCodes, languages, hosts }: MapEntryChange): MapEntryChange =>
	Object.fromEntries(
		Object.entries({ name, summary, areaCode, needCodes, languages, hosts }).filter(([, value]) => value !== undefined),
	);

/** Somebody looked, or asked again whom it is about: it is still right. @throws NotFound, NotAllowed */
export async function confirmMapEntry(tx: Tx, actor: Actor, id: string): Promise<void> {
	await learnFromLook(tx, actor, await tended(tx, actor, id, mayChangeEntry), {});
	const { confirmedOn, confirmedBy } = await confirmation(tx, actor);
	await changeEntry(tx, actor.municipalityId, id, { confirmed_on: confirmedOn, confirmed_by: confirmedBy });
}

/** It is over: off the map for everybody. Somebody to ask goes altogether. @throws NotFound, NotAllowed */
export async function endMapEntry(tx: Tx, actor: Actor, id: string): Promise<void> {
	const entry = await tended(tx, actor, id);
	// Somebody who no longer wants to be asked was not wrong on the map.
	if (entry.kind !== 'person') await learnFromLook(tx, actor, entry, undefined);
	if (entry.kind === 'person') await removePerson(tx, actor.municipalityId, id);
	else await changeEntry(tx, actor.municipalityId, id, { ended_on: clock.today(), keeper_name: '', keeper_mail: '' });
}

/** "I look after this": for what nobody looks after any more, or too few did. @throws NotFound, NotAllowed */
export async function takeOverEntry(tx: Tx, actor: Actor, id: string): Promise<void> {
	const entry = await tended(tx, actor, id, mayChangeEntry);
	if (!actor.personId || !actor.teamId || entry.kind === 'person') throw new NotAllowed('social-map.tend');
	await changeEntry(tx, actor.municipalityId, id, {
		keeper_id: actor.personId,
		team_id: actor.teamId,
		keeper_name: '',
		keeper_mail: '',
	});
}

/** How well the actor's team knows what or who this is. @throws NotFound, NotAllowed */
export async function noteTie(tx: Tx, actor: Actor, id: string, strength: TieStrength): Promise<void> {
	await tended(tx, actor, id);
	if (!actor.teamId) throw new NotAllowed('social-map.tend');
	await saveTie(tx, actor.municipalityId, { entryId: id, teamId: actor.teamId, strength, notedOn: clock.today() });
}

/** "Take me off the map": whoever it is about needs nobody for that. @throws NotFound */
export async function leaveMap(tx: Tx, actor: Actor, id: string): Promise<void> {
	if (!(await removePerson(tx, actor.municipalityId, id))) throw new NotFound('map entry', id);
}

/** `consent.withdrawn`, `person-card.erase-planned`, `person-card.left-alone`, `person-card.erased`: nobody is asked any more through the map. */
export async function forgetOnMap({
	municipalityId,
	subjectId,
}: Pick<AppEvent, 'municipalityId' | 'subjectId'>): Promise<void> {
	await asTask('privacy.erase', municipalityId, 'community', (tx) => removeOfCard(tx, municipalityId, subjectId));
}

/** `person-card.merged`, told of the second card: the person still finds it under the first. */
export async function moveOnMap({
	municipalityId,
	subjectId,
}: Pick<AppEvent, 'municipalityId' | 'subjectId'>): Promise<void> {
	await asTask('privacy.erase', municipalityId, 'community', (tx) => moveToKeptCard(tx, subjectId));
}

async function tended(tx: Tx, actor: Actor, id: string, may: typeof mayChangeEntry = mayTend): Promise<KeptEntry> {
	const entry = await theKeptEntry(tx, actor, id);
	if (!may(actor, entry)) throw new NotAllowed('social-map.tend');
	return entry;
}

async function confirmation(tx: Tx, actor: Actor): Promise<{ confirmedOn: string; confirmedBy: string }> {
	const team = actor.teamId ? (await teamNames(tx, actor.municipalityId)).get(actor.teamId) : undefined;
	return { confirmedOn: clock.today(), confirmedBy: team ?? '' };
}
