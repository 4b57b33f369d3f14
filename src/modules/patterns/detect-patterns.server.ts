import { needsOfTheme } from '#modules/needs';
import { theNeeds } from '#modules/needs/index.server';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { rankAgenda } from './agenda.ts';
import {
	addFound,
	boardWithKeys,
	clearFigures,
	type FoundPattern,
	holdTheBoard,
	type LookState,
	lastScan,
	noteFailure,
	noteScan,
	renewFound,
	takeOff,
} from './detection.store.server.ts';
import type { Finding } from './finding.ts';
import { heardInZone } from './heard-in-zone.ts';
import { heardOverTime } from './heard-over-time.ts';
import { districtsOf, fewestPersons, type Pattern } from './pattern.ts';
import { patternConfig } from './pattern-config.ts';
import { bundledIds } from './pattern-signals.store.server.ts';
import { addStep } from './pattern-steps.store.server.ts';
import { changeIfStill } from './patterns.store.server.ts';
import { faded, placeOnBoard } from './place-on-board.ts';
import { scanTown, type Town } from './town.server.ts';

/** New cards a week and district, besides what stands out for the whole town. */
const perDistrict = 3;

export type Detection = { signals: number; findings: number; added: number; renewed: number; gone: number };

/**
 * Looks what stands out today and brings the board up to date, as the task `patterns.detect`. Twice in a row changes nothing;
 * two at once wait for each other. A look that fails leaves the board as it was, and is noted where people see it.
 */
export async function detectPatterns(municipalityId: string): Promise<Detection> {
	try {
		return await look(municipalityId);
	} catch (problem) {
		const note = asTask('patterns.detect', municipalityId, 'community', (tx) =>
			noteFailure(tx, municipalityId, clock.now()),
		);
		// With the database gone there is no place to write it; what went wrong first is what must be heard.
		await note.catch(() => {});
		throw problem;
	}
}

const look = (municipalityId: string): Promise<Detection> =>
	asTask('patterns.detect', municipalityId, 'community', async (tx) => {
		await holdTheBoard(tx, municipalityId);
		const town = await scanTown(tx, municipalityId, clock.today());
		const changed = await bringUpToDate(tx, municipalityId, town);
		await noteScan(tx, municipalityId, {
			for: town.today,
			at: clock.now(),
			signals: town.signals.length,
			findings: town.findings.length,
		});
		return { signals: town.signals.length, findings: town.findings.length, ...changed };
	});

async function bringUpToDate(
	tx: Tx,
	municipalityId: string,
	town: Town,
): Promise<Pick<Detection, 'added' | 'renewed' | 'gone'>> {
	const board = await boardWithKeys(tx, municipalityId);
	const { add, renew, strengthen } = placeOnBoard(town.findings, rankAgenda(town.findings, perDistrict, []), board);
	for (const finding of add) {
		const id = newId();
		await addFound(tx, municipalityId, asFound(id, finding, town));
		await addStep(tx, municipalityId, id, { ...step('found'), to: 'to-discuss' });
	}
	for (const { id, finding } of renew) await renewFound(tx, municipalityId, asFound(id, finding, town));
	const marks = new Map(strengthen.map(({ id, finding }) => [id, finding]));
	for (const declared of board.filter(
		({ declaredBy, state }) => declaredBy !== null && state !== 'dismissed' && state !== 'learned',
	)) {
		await recountDeclared(tx, municipalityId, declared, town, marks.get(declared.id));
	}

	const renewed = new Set(renew.map(({ id }) => id));
	const gone = board.filter(
		(card) =>
			!renewed.has(card.id) &&
			card.state === 'to-discuss' &&
			card.declaredBy === null &&
			personsLeft(card.signalIds, town) < fewestPersons,
	);
	for (const { id } of gone) await takeOff(tx, municipalityId, id);
	const rest = board.filter((card) => !renewed.has(card.id) && !gone.includes(card));
	for (const id of faded(rest, town.today)) {
		if (await changeIfStill(tx, municipalityId, id, 'to-discuss', { state: 'parked', state_since: clock.now() })) {
			await addStep(tx, municipalityId, id, { ...step('faded'), from: 'to-discuss', to: 'parked' });
		}
	}
	return { added: add.length, renewed: renew.length, gone: gone.length };
}

const step = (what: 'found' | 'faded') => ({
	id: newId(),
	what,
	from: null,
	to: null,
	byWorker: null,
	words: '',
	about: '',
	at: clock.now(),
});

const asFound = (id: string, finding: Finding, town: Town): FoundPattern => ({
	id,
	level: finding.level,
	need: finding.need,
	theme: finding.theme,
	zone: finding.zone,
	districts: [finding.district, ...districtsOf(finding.zone).filter((code) => code !== finding.district)],
	kind: mostHeard(finding.signalIds, town),
	tier: finding.tier,
	figures: {
		persons: finding.persons,
		weeks: finding.weeks,
		expected: finding.expected,
		recurrenceWeeks: finding.recurrenceWeeks,
	},
	why: finding.why,
	method: finding.method,
	personKeys: finding.personKeys,
	signalIds: finding.signalIds,
	overTime: pictured(finding, finding.weeks, town),
	firstHeardOn: firstDay(finding.signalIds, town),
	on: town.today,
	at: clock.now(),
});

const pictured = (
	about: Pick<Pattern, 'need' | 'theme' | 'zone'>,
	weeks: number,
	town: Town,
	byHand: ReadonlySet<string> = new Set(),
) => {
	const needs = about.need ? [about.need] : needsOfTheme(theNeeds(), about.theme).map(({ code }) => code);
	return heardOverTime(town.signals, { needs: new Set(needs), zone: about.zone, byHand }, weeks, town.today);
};

function firstDay(signalIds: readonly string[], town: Town): string {
	const wanted = new Set(signalIds);
	const days = town.signals.flatMap(({ id, day }) => (wanted.has(id) ? day : []));
	return days.sort()[0] ?? town.today;
}

type Card = Awaited<ReturnType<typeof boardWithKeys>>[number];

/** A worker's own observation keeps the place its maker gave it, and gets figures as soon as three persons stand behind it. */
async function recountDeclared(
	tx: Tx,
	municipalityId: string,
	card: Card,
	town: Town,
	mark: Finding | undefined,
): Promise<void> {
	const byHand = new Set(await bundledIds(tx, municipalityId, card.id));
	const heard =
		card.need === null
			? undefined
			: heardInZone(town.counts, town.baseline, card.need, card.zone, patternConfig.windowWeeks, byHand);
	if (!heard) return clearFigures(tx, municipalityId, card.id);
	const figures = { ...heard.figures, recurrenceWeeks: mark?.recurrenceWeeks ?? null };
	const { id, level, need, theme, zone } = card;
	await renewFound(tx, municipalityId, {
		id,
		level,
		need,
		theme,
		zone,
		districts: districtsOf(zone),
		kind: mostHeard(heard.signalIds, town),
		tier: mark?.tier ?? null,
		why: heard.why,
		method: null,
		figures,
		personKeys: heard.personKeys,
		signalIds: heard.signalIds,
		overTime: pictured(card, heard.figures.weeks, town, byHand),
		firstHeardOn: firstDay(heard.signalIds, town),
		on: town.today,
		at: clock.now(),
	});
}

function mostHeard(signalIds: readonly string[], town: Town): Pattern['kind'] {
	const wanted = new Set(signalIds);
	const perKind = Map.groupBy(
		town.signals.filter(({ id }) => wanted.has(id)),
		({ kind }) => kind,
	);
	return [...perKind].sort(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? null;
}

/** Different persons among what was not taken back. */
function personsLeft(signalIds: readonly string[], town: Town): number {
	const wanted = new Set(signalIds);
	return new Set(town.signals.flatMap(({ id, personKey }) => (wanted.has(id) && personKey !== null ? personKey : [])))
		.size;
}

/** When this municipality was looked at last; undefined when never. */
export const lastLook = (municipalityId: string): Promise<LookState | undefined> =>
	asTask('patterns.detect', municipalityId, 'community', (tx) => lastScan(tx, municipalityId));
