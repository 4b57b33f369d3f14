import type { Area } from '#modules/areas';
import { areasOf } from '#modules/areas/index.server';
import { clock } from '#platform/clock';
import { NotFound, Refused } from '#platform/errors';
import type { Ask } from '#platform/route/index.server';
import { errorSentence } from '#platform/route/sentences.server';
import { chosenTable, fieldsOf, type SavedChoices } from './choices.ts';
import type { Field } from './columns.ts';
import { tableOf } from './detect-table.ts';
import { by, chooseFor, type OpenSheet, openSheet } from './open-sheet.server.ts';
import { planFor } from './plan-for.server.ts';
import { type ChangeKind, type Planned, placeKey } from './plan-import.ts';
import type { BringInInput, ColumnsInput } from './sheets.forms.ts';
import { importById, importsOf, type SheetImport } from './sheets.store.server.ts';
import { regretHours } from './take-back.server.ts';
import { asDownload, workbookOf } from './write-workbook.server.ts';

type Asking = Pick<Ask, 'tx' | 'actor' | 'params'>;
type Option = { value: string; label: string };

export type ListedSheet = Pick<SheetImport, 'id' | 'fileName' | 'cardsMade' | 'cardsChanged'> & {
	state: 'open' | 'done' | 'undone';
	mayTakeBack: boolean;
};

const listed = (list: SheetImport): ListedSheet => ({
	id: list.id,
	fileName: list.fileName,
	cardsMade: list.cardsMade,
	cardsChanged: list.cardsChanged,
	state: list.undoneAt ? 'undone' : list.doneAt ? 'done' : 'open',
	mayTakeBack:
		list.doneAt !== null &&
		list.undoneAt === null &&
		clock.now().getTime() - list.doneAt.getTime() < regretHours * 3_600_000,
});

/** Where a file is chosen, with the lists that are still open or can be taken back. */
export async function sheetStartPage({ tx, actor }: Pick<Ask, 'tx' | 'actor'>) {
	return { lists: (await importsOf(tx, by(actor))).map(listed) };
}

/** Places beyond this many are not asked one by one. */
const mostPlaces = 60;

/** What columns and places there are, with what was found or chosen for them. A list that is done shows what came of it. */
export async function sheetPage({ tx, actor, params }: Asking) {
	const list = await importById(tx, params.id ?? '');
	if (!list) throw new NotFound('sheet', params.id);
	if (!list.sheets || !list.choices) return { result: listed(list), review: null };
	const open = list as OpenSheet;
	const table = chosenTable(open.sheets, open.choices);
	return {
		result: null,
		review: {
			id: list.id,
			fileName: list.fileName,
			rows: table.rows.length,
			headerRow: table.headerRow,
			tab: String(open.choices.sheet),
			tabs: open.sheets.map(({ name }, index): Option => ({ value: String(index), label: name || String(index + 1) })),
			columns: table.columns.map(({ index, key, field }) => ({
				index,
				key,
				field: field ?? ('' as const),
				examples: [...new Set(table.rows.flatMap(({ cells }) => cells[index] || []))]
					.slice(0, 3)
					.map((cell) => cell.slice(0, 40)),
			})),
			places: placesIn(open).map(({ key, count, called }) => ({
				key,
				count,
				called,
				area: open.choices.areas[key] ?? '',
			})),
			areas: areaOptions(await areasOf(tx, actor.municipalityId), actor.areas),
			area: open.choices.area,
			everyone: open.choices.everyone,
			how: open.choices.how,
			on: open.choices.on,
			today: clock.today(),
		},
	};
}
export type SheetReview = NonNullable<Awaited<ReturnType<typeof sheetPage>>['review']>;

/** The streets and neighbourhoods that stand in the list, those of most people first. */
function placesIn(list: OpenSheet): { key: string; count: number; called: string }[] {
	const table = chosenTable(list.sheets, list.choices);
	const column = table.columns.find(({ field }) => field === 'place');
	if (!column) return [];
	const cells = table.rows.flatMap(({ cells }) => cells[column.index] || []);
	const places = [...Map.groupBy(cells, placeKey)]
		.filter(([key]) => key !== '')
		.map(([key, same]) => ({
			key,
			count: same.length,
			called: (same[0] as string).replace(/\s+\d.*$/, '').slice(0, 60),
		}))
		.sort((a, b) => b.count - a.count || a.key.localeCompare(b.key));
	return places.length > mostPlaces ? [] : places;
}

/** One's own areas first, then the others; a neighbourhood with its district behind it. */
function areaOptions(all: readonly Area[], own: readonly string[]): Option[] {
	const districts = new Map(all.filter(({ kind }) => kind === 'district').map(({ code, name }) => [code, name]));
	return all
		.filter(({ kind }) => kind !== 'municipality')
		.map(({ code, name, parentCode }) => ({
			value: code,
			label: districts.has(parentCode ?? '') ? `${name} (${districts.get(parentCode ?? '')})` : name,
		}))
		.sort(
			(a, b) => Number(own.includes(b.value)) - Number(own.includes(a.value)) || a.label.localeCompare(b.label, 'nl'),
		);
}

/** Another tab: its columns are found anew. */
export const chooseTab = ({ tx, actor, params }: Asking, tab: number) =>
	chooseFor(tx, actor, params.id ?? '', ({ sheets, choices }): SavedChoices => {
		const sheet = sheets[tab];
		if (!sheet) throw new Refused('invalid', 'tab');
		return { ...choices, sheet: tab, fields: fieldsOf(tableOf(sheet)), areas: {}, same: [] };
	});

/** What was chosen for columns, places and the yes. A list without a name, or without any yes, goes no further. */
export const chooseColumns = ({ tx, actor, params }: Asking, form: ColumnsInput) =>
	chooseFor(tx, actor, params.id ?? '', (list): SavedChoices => {
		const { columns } = chosenTable(list.sheets, list.choices);
		const fields = Object.fromEntries(columns.map(({ index }, at) => [index, form.kolom[at] ?? '']));
		const chosen = new Set<Field | ''>(Object.values(fields));
		if (!chosen.has('name') && !chosen.has('firstName')) throw new Refused('sheet-no-name', 'kolom');
		if (!chosen.has('consent') && !form.iedereen) throw new Refused('sheet-consent-needed', 'iedereen');
		if (form.iedereen && !form.hoe) throw new Refused('consent-needed', 'hoe');
		if (form.op > clock.today()) throw new Refused('date-in-future', 'op');
		return {
			...list.choices,
			fields,
			areas: Object.fromEntries(placesIn(list).map(({ key }, at) => [key, form.plek[at] ?? ''])),
			area: form.gebied,
			everyone: form.iedereen,
			how: form.hoe,
			on: form.op,
			same: [],
		};
	});

/** Which rows are one person, and whether changes are taken over. */
export const chooseSame = ({ tx, actor, params }: Asking, form: BringInInput) =>
	chooseFor(tx, actor, params.id ?? '', ({ choices }) => ({
		...choices,
		same: form.zelfde.map((pair) => pair.split('-').map(Number) as [number, number]),
		takeChanges: form.veranderingen,
	}));

export type PlannedShown = {
	rows: string;
	name: string;
	area: string | null;
	talents: number;
	wishes: number;
	changes: readonly ChangeKind[];
};
/** Names shown at once; the rest is counted. */
const mostShown = 100;

/** What would happen, before it does. */
export async function sheetPlanPage({ tx, actor, params }: Asking) {
	const list = await openSheet(tx, params.id ?? '');
	const { plan, reading, table } = await planFor(tx, actor, list);
	const names = new Map((await areasOf(tx, actor.municipalityId)).map(({ code, name }) => [code, name]));
	const shown = (some: readonly Planned[], atMost = mostShown): PlannedShown[] =>
		some.slice(0, atMost).map(({ rows, person, areaCode, changes }) => ({
			rows: rows.join(', '),
			name: person.name,
			area: names.get(areaCode ?? '') ?? null,
			talents: person.talents.length,
			wishes: person.wishes.length,
			changes,
		}));
	const called = new Map(reading.people.map(({ row, name, place }) => [row, { name, place }]));
	return {
		id: list.id,
		fileName: list.fileName,
		takeChanges: list.choices.takeChanges,
		counts: {
			rows: table.rows.length,
			fresh: plan.fresh.length,
			changed: plan.changed.length,
			known: plan.known.length,
			faults: plan.faults.length,
		},
		fresh: shown(plan.fresh, 25),
		changed: shown(plan.changed),
		faults: plan.faults.slice(0, mostShown).map(({ row, fault }) => ({ row: String(row), why: errorSentence(fault) })),
		pairs: plan.pairs.slice(0, mostShown).map(([one, other]) => ({
			value: `${one}-${other}`,
			rows: [one, other] as const,
			names: [called.get(one)?.name ?? '', called.get(other)?.name ?? ''] as const,
			places: [called.get(one)?.place ?? '', called.get(other)?.place ?? ''] as const,
			ticked: list.choices.same.some(([a, b]) => a === one && b === other),
		})),
		leftOut: reading.people.reduce((sum, { leftOut }) => sum + leftOut.length, 0),
	};
}
export type SheetPlan = Awaited<ReturnType<typeof sheetPlanPage>>;

/** The rows that are not taken over as they stood, with the reason in front, as a workbook. */
export async function faultsWorkbook({ tx, actor, params }: Asking): Promise<Response> {
	const list = await openSheet(tx, params.id ?? '');
	const { plan, table } = await planFor(tx, actor, list);
	const why = new Map(plan.faults.map(({ row, fault }) => [row, errorSentence(fault)]));
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
