import type { Area } from '#modules/areas';
import { areaAt, areaForPostcode, areasOf } from '#modules/areas/index.server';
import { type EntryForm, type KeptEntry, mayTend } from '#modules/social-map';
import { addMapEntry, changeMapEntry, entriesCalled, entryFromForm } from '#modules/social-map/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { holdsBsn } from '#platform/free-text/free-text';
import { newId } from '#platform/ids';
import type { Ask } from '#platform/route/index.server';
import { errorSentence } from '#platform/route/sentences.server';
import { foldedLetters } from './names.ts';
import { placeTable, saidInRow } from './place-columns.ts';
import {
	addPlaceSheet,
	type PlaceSheet,
	placeSheetById,
	removePlaceSheet,
	savePlaceColumns,
} from './place-sheets.store.server.ts';
import {
	differences,
	mostPlaces,
	type PlaceFault,
	type PlaceInSheet,
	placeIdentity,
	placeInRow,
	type SaidOfPlace,
} from './places-in-sheet.ts';
import { readSheets } from './read-sheets.ts';
import type { Sheet } from './sheet.ts';
import type { BringInPlacesForm, PlaceColumnsForm } from './sheets.forms.ts';
import { UnreadableSheet } from './unreadable-sheet.ts';
import { asDownload, workbookOf } from './write-workbook.server.ts';

/** Reads a file and keeps what is in it until the worker has looked it over. @throws Refused with the code of what is wrong with it */
export async function takeInPlaces(tx: Tx, actor: Actor, file: { name: string; bytes: Uint8Array }): Promise<string> {
	if (!actor.personId || !actor.teamId) throw new NotAllowed('sheets.places');
	const by = {
		municipalityId: actor.municipalityId,
		madeBy: actor.personId,
		teamId: actor.teamId,
		madeAt: clock.now(),
	};
	try {
		const [sheet] = await readSheets(file.bytes);
		if (!sheet) throw new UnreadableSheet('sheet-empty');
		// Kept nowhere, not even for the day in which the list is looked over.
		if (sheet.rows.some((cells) => cells.some(holdsBsn))) throw new Refused('sheet-has-bsn', 'bestand');
		const { guessed, rows } = placeTable(sheet);
		if (rows.length > mostPlaces) throw new UnreadableSheet('sheet-too-big');
		const id = newId();
		const fileName = file.name.replace(/^.*[\\/]/, '').slice(-120) || 'lijst';
		await addPlaceSheet(tx, by, { id, fileName, sheet, fields: guessed });
		return id;
	} catch (problem) {
		if (problem instanceof UnreadableSheet) throw new Refused(problem.code, 'bestand');
		throw problem;
	}
}

type Planned = { row: number; form: EntryForm; pieces: string[]; there?: KeptEntry; changes: Partial<KeptEntry> };

async function planned(tx: Tx, actor: Actor, list: PlaceSheet) {
	const table = placeTable(list.sheet);
	const areas = await areasOf(tx, actor.municipalityId);
	const faults: PlaceFault[] = [];
	const read: PlaceInSheet[] = [];
	for (const { row, cells } of table.rows) {
		const said = saidInRow(cells, table.columns, list.fields);
		const areaCode = await areaOf(tx, actor.municipalityId, areas, said, list.areaCode);
		const found =
			areaCode && !mayTend(actor, { areaCode, layer: 'formal' })
				? { row, fault: 'map-row-elsewhere' }
				: placeInRow(row, said, areaCode);
		if ('fault' in found) faults.push(found);
		else read.push(found);
	}
	const known = new Map<string, KeptEntry>();
	for (const entry of await entriesCalled(
		tx,
		actor.municipalityId,
		read.map(({ form }) => form.name),
	))
		for (const identity of placeIdentity(entry)) known.set(identity, entry);
	const seen = new Set<string>();
	const plan = read.flatMap(({ row, form, pieces }): Planned[] => {
		const identities = placeIdentity({ ...form, areaCode: form.area });
		if (identities.some((one) => seen.has(one))) {
			faults.push({ row, fault: 'map-row-twice' });
			return [];
		}
		for (const one of identities) seen.add(one);
		const there = identities.map((one) => known.get(one)).find((entry) => entry !== undefined);
		return [
			{
				row,
				form,
				pieces,
				...(there && { there }),
				changes: there ? ours(differences(form, there), there, actor) : {},
			},
		];
	});
	return {
		table,
		areas,
		faults: faults.sort((one, other) => one.row - other.row),
		fresh: plan.filter(({ there }) => !there),
		changed: plan.filter(({ there, changes }) => there && Object.keys(changes).length > 0),
		known: plan.filter(({ there, changes }) => there && Object.keys(changes).length === 0),
	};
}

/** Who looks after what another team put there, that team says. */
function ours(changes: Partial<KeptEntry>, { teamId }: KeptEntry, actor: Actor): Partial<KeptEntry> {
	if (teamId === actor.teamId) return changes;
	const { keeperName: _, keeperMail: __, ...rest } = changes;
	return rest;
}

/** Where a row says, by name, spot or postcode; else where the worker said for all. */
async function areaOf(
	tx: Tx,
	municipalityId: string,
	areas: readonly Area[],
	said: SaidOfPlace,
	otherwise: string,
): Promise<string | undefined> {
	const plain = (text: string) => foldedLetters(text).trim();
	const named =
		said.area && areas.filter(({ name, code }) => plain(name) === plain(said.area ?? '') || code === said.area);
	// A name that is both a district and a neighbourhood means the smaller.
	const [smallest] = (named || []).sort((one, other) => other.code.length - one.code.length);
	if (smallest) return smallest.code;
	const [lon, lat] = [Number(said.lon?.replace(',', '.')), Number(said.lat?.replace(',', '.'))];
	const there = lon && lat ? await areaAt(tx, municipalityId, lon, lat) : undefined;
	const postcode = said.postcode ?? /\b\d{4} ?[A-Z]{2}\b/i.exec(said.address ?? '')?.[0];
	return (
		there ??
		(postcode ? (await areaForPostcode(tx, municipalityId, postcode))?.code : undefined) ??
		(otherwise || undefined)
	);
}

async function theList({ tx, actor, params }: Pick<Ask, 'tx' | 'actor' | 'params'>): Promise<PlaceSheet> {
	const list = await placeSheetById(tx, actor.municipalityId, params['id'] ?? '');
	if (!list) throw new NotFound('place sheet', params['id']);
	return list;
}

/** The columns with what they are taken for, and what would happen. */
export async function placeSheetPage(ask: Ask) {
	const list = await theList(ask);
	const { table, areas, faults, fresh, changed, known } = await planned(ask.tx, ask.actor, list);
	const names = new Map(areas.map(({ code, name }) => [code, name]));
	const shown = (some: readonly Planned[]) =>
		some.slice(0, 25).map(({ row, form, changes }) => ({
			row: String(row),
			name: form.name,
			area: names.get(form.area) ?? '',
			changes: Object.keys(changes).length,
		}));
	return {
		id: list.id,
		fileName: list.fileName,
		columns: table.columns.map((column, at) => ({ ...column, field: list.fields[at] ?? '' })),
		areaCode: list.areaCode,
		areas: areas
			.filter(({ code }) => mayTend(ask.actor, { areaCode: code, layer: 'formal' }))
			.map(({ code, name }) => ({ value: code, label: name }))
			.sort((one, other) => one.label.localeCompare(other.label, 'nl')),
		counts: { fresh: fresh.length, changed: changed.length, known: known.length, faults: faults.length },
		toLookAt: [...fresh, ...changed].flatMap(({ row, form, pieces }) =>
			pieces.length > 0 ? { row: String(row), name: form.name, pieces: pieces.join(', ') } : [],
		),
		fresh: shown(fresh),
		changed: shown(changed),
		faults: faults.slice(0, 50).map(({ row, fault }) => ({ row: String(row), why: errorSentence(fault) })),
	};
}

/** What stays in the file is kept here no longer than it takes to say so. */
function onlyChosen(sheet: Sheet, fields: readonly string[]): Sheet {
	const { columns, headerRow } = placeTable(sheet);
	const left = new Set(columns.filter((_, at) => !fields[at]).map(({ index }) => index));
	return {
		...sheet,
		rows: sheet.rows.map((cells, row) =>
			row < headerRow ? cells : cells.map((cell, at) => (left.has(at) ? '' : cell)),
		),
	};
}

export async function choosePlaceColumns(ask: Ask & { form: PlaceColumnsForm }): Promise<void> {
	const { id, sheet } = await theList(ask);
	const { kolom, gebied } = ask.form;
	if (!kolom.includes('name')) throw new Refused('sheet-no-name', 'kolom');
	await savePlaceColumns(ask.tx, ask.actor.municipalityId, id, {
		fields: kolom,
		areaCode: gebied,
		sheet: onlyChosen(sheet, kolom),
	});
}

/** All of it in one transaction, or nothing; what may point at somebody only where the worker says that it may stand there. A list that came before makes nothing twice. @throws NotFound, Refused when there is nothing to do */
export async function bringInPlaces(
	ask: Ask & { form: BringInPlacesForm },
): Promise<{ added: number; changed: number }> {
	const { tx, actor } = ask;
	const list = await theList(ask);
	const plan = await planned(tx, actor, list);
	const lookedAt = ({ row, pieces }: Planned) => pieces.length === 0 || ask.form.zo.includes(String(row));
	const fresh = plan.fresh.filter(lookedAt);
	const toChange = ask.form.veranderingen ? plan.changed.filter(lookedAt) : [];
	if (fresh.length + toChange.length === 0) throw new Refused('sheet-nothing-to-do');
	// Whoever presses twice finds it gone.
	if (!(await removePlaceSheet(tx, actor.municipalityId, list.id))) throw new NotFound('place sheet', list.id);
	for (const { form } of fresh) await addMapEntry(tx, actor, entryFromForm(form));
	for (const { there, changes } of toChange) if (there) await changeMapEntry(tx, actor, there.id, changes);
	return { added: fresh.length, changed: toChange.length };
}

export async function throwPlacesAway(ask: Ask): Promise<void> {
	if (!(await removePlaceSheet(ask.tx, ask.actor.municipalityId, ask.params['id'] ?? '')))
		throw new NotFound('place sheet', ask.params['id']);
}

/** The rows that are not taken over as they stood, with the reason in front, as a workbook. */
export async function placeFaultsWorkbook(ask: Ask): Promise<Response> {
	const { table, faults } = await planned(ask.tx, ask.actor, await theList(ask));
	const why = new Map(faults.map(({ row, fault }) => [row, errorSentence(fault)]));
	const rows = table.rows
		.filter(({ row }) => why.has(row))
		.map(({ row, cells }) => [
			why.get(row) as string,
			String(row),
			...table.columns.map(({ index }) => cells[index] ?? ''),
		]);
	return asDownload(
		'niet-overgenomen.xlsx',
		await workbookOf('Niet overgenomen', ['Waarom niet', 'Rij', ...table.columns.map(({ key }) => key)], rows),
	);
}
