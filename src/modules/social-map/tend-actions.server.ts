import { clock } from '#platform/clock';
import { NotFound } from '#platform/errors';
import { type PublicTexts, refusePublicWords } from '#platform/free-text/public-words';
import type { Ask } from '#platform/route/index.server';
import { wordsToLookAt } from './entry-words.ts';
import type { KeptEntry, TieStrength } from './map-entry.ts';
import { changedByLetter, noteSeen, takeBackLetter } from './map-letters.store.server.ts';
import { toPutBack } from './map-letters.ts';
import { theKeptEntry } from './near.server.ts';
import type { EntryForm, LetterLookForm, PersonForm } from './social-map.forms.ts';
import {
	addMapEntry,
	changeMapEntry,
	confirmMapEntry,
	endMapEntry,
	type MapEntryChange,
	type NewMapEntry,
	noteTie,
	takeOverEntry,
} from './tend-entries.server.ts';

/** The entry, named in the trail with the person it is about: they see who said, changed or ended what. @throws NotFound */
async function named({ tx, actor, about }: Pick<Ask, 'tx' | 'actor' | 'about'>, id = ''): Promise<KeptEntry> {
	const entry = await theKeptEntry(tx, actor, id);
	about({ type: 'map-entry', id: entry.id, ...(entry.cardId && { personId: entry.cardId }) });
	return entry;
}

/** It is still right. `id` comes from the form in a list, else from the address. @throws NotFound, NotAllowed */
export async function confirmFromForm(ask: Ask & { form: { id?: string } }): Promise<void> {
	const { id } = await named(ask, ask.form.id ?? ask.params['id']);
	await confirmMapEntry(ask.tx, ask.actor, id);
}

/** @throws NotFound, NotAllowed */
export async function takeOverFromForm(ask: Ask & { form: { id: string } }): Promise<void> {
	await takeOverEntry(ask.tx, ask.actor, (await named(ask, ask.form.id)).id);
}

/** What was said by letter was looked at; `back` takes it back, but for what somebody changed after it. @throws NotFound, NotAllowed */
export async function lookFromForm(ask: Ask & { form: LetterLookForm }): Promise<void> {
	const { tx, actor, form, about } = ask;
	const one = (await changedByLetter(tx, actor.municipalityId)).find(
		({ letterId, entryId }) => letterId === form.letter && entryId === form.id,
	);
	if (!one || !(await noteSeen(tx, actor.municipalityId, one.letterId, one.entryId, clock.today())))
		throw new NotFound('letter', form.letter);
	about({ type: 'map-entry', id: one.entryId });
	if (form.what === 'stays') return;
	if (one.answer !== 'changed') {
		await takeBackLetter(tx, actor.municipalityId, one.entryId, one.was);
		if (one.answer === 'gone') await confirmMapEntry(tx, actor, one.entryId);
		return;
	}
	const back = toPutBack(await theKeptEntry(tx, actor, one.entryId), one);
	if (Object.keys(back).length > 0) await changeMapEntry(tx, actor, one.entryId, back);
}

/** @throws NotFound, NotAllowed */
export async function endFromForm(ask: Ask): Promise<void> {
	await endMapEntry(ask.tx, ask.actor, (await named(ask, ask.params['id'])).id);
}

/** @throws NotFound, NotAllowed */
export async function tieFromForm(ask: Ask & { form: { strength: number } }): Promise<void> {
	await noteTie(ask.tx, ask.actor, (await named(ask, ask.params['id'])).id, ask.form.strength as TieStrength);
}

/** What a filled in form says of an entry. A keeper stays who they are unless somebody else takes it over. */
function saidIn(form: EntryForm, personId: string | undefined, before?: KeptEntry): MapEntryChange {
	const { area, spot, need, free, mine, ...rest } = form;
	const { kind: _, layer: __, confirmed: ___, freePlaces, ...said } = rest;
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

/** A group on the map may have a number in its words. @throws Refused when the words tell of somebody and nobody looked at them once more */
const lookAt = (texts: PublicTexts, confirmed: string | undefined, ofPerson?: true): void =>
	refusePublicWords(texts, { confirmed, numbersMayStand: true, ...(ofPerson && { ofPerson }) });

/** Puts a place, group, service or organisation on the map. Gives its id. @throws NotAllowed */
export async function addFromForm({ tx, actor, form }: Ask & { form: EntryForm }): Promise<string> {
	if (form.layer === 'formal') lookAt(wordsToLookAt(form), form.confirmed);
	return addMapEntry(tx, actor, entryFromForm(form, actor.personId));
}

/** A filled in form as a new entry. @param personId who fills it in, for "I look after this" */
export const entryFromForm = (form: EntryForm, personId?: string): NewMapEntry => ({
	...(saidIn(form, personId) as NewMapEntry),
	kind: form.kind,
	layer: form.layer,
	name: form.name,
	areaCode: form.area,
});

/** @throws NotFound, NotAllowed, Refused */
export async function changeFromForm(ask: Ask & { form: EntryForm }): Promise<void> {
	const before = await named(ask, ask.params['id']);
	if (before.layer === 'formal') lookAt(wordsToLookAt(ask.form), ask.form.confirmed);
	await changeMapEntry(ask.tx, ask.actor, before.id, saidIn(ask.form, ask.actor.personId, before));
}

/** Puts somebody on the informal layer who said yes to being asked. @throws NotAllowed, NotFound the card */
export async function addPersonFromForm({ tx, actor, form, about }: Ask & { form: PersonForm }): Promise<string> {
	lookAt({ summary: form.summary }, form.confirmed, true);
	const id = await addMapEntry(tx, actor, {
		kind: 'person',
		name: form.name,
		summary: form.summary,
		areaCode: form.area,
		needCodes: form.need ? [form.need] : [],
		languages: form.languages,
		hosts: form.hosts,
		consentHow: form.consent,
		cardId: form.card,
	});
	about({ type: 'map-entry', id, personId: form.card });
	return id;
}

/** @throws NotFound, NotAllowed */
export async function changePersonFromForm({
	tx,
	actor,
	params,
	form,
	about,
}: Ask & { form: Omit<PersonForm, 'consent' | 'card'> }): Promise<void> {
	const { id } = await named({ tx, actor, about }, params['id']);
	lookAt({ summary: form.summary }, form.confirmed, true);
	await changeMapEntry(tx, actor, id, {
		name: form.name,
		summary: form.summary,
		areaCode: form.area,
		needCodes: form.need ? [form.need] : [],
		languages: form.languages,
		hosts: form.hosts,
	});
}
