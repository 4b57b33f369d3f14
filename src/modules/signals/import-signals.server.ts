import { createHash } from 'node:crypto';
import type { Area } from '#modules/areas';
import { areasOf } from '#modules/areas/index.server';
import { suggestNeedsFor } from '#modules/needs/index.server';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { checkText } from '#platform/free-text/identifiers';
import { receiptOf } from './keys.server.ts';
import { areaNamed, kindFromPractice, type PracticeRow, sourceFromPractice } from './practice-signals.ts';
import type { ProposalsFile } from './proposals-file.ts';
import { longestSignal } from './signal.forms.ts';
import { addSignal, type NewSignal, sameNoteIsThere } from './signals.store.server.ts';

export type ImportProblem = {
	line: number;
	why: 'unknown-kind' | 'no-text' | 'too-long' | 'bsn' | 'bad-year' | 'points-at-person' | 'changed';
	detail: string;
};
export type SignalsReport = {
	read: number;
	added: number;
	/** There already, from an earlier time. */
	known: number;
	/** With a need that the words clearly point at. */
	coded: number;
	/** Placed in the municipality as a whole, because no area here has the name. */
	withoutArea: number;
	problems: ImportProblem[];
};

export type Progress = (done: number, of: number) => void;

/** The same row is the same signal at every import: UUID version 8 over where it came from (RFC 9562 §5.8). */
function idOfRow(municipalityId: string, kind: string, key: string): string {
	const hex = createHash('sha256').update(`${municipalityId}:${kind}:${key}`).digest('hex');
	const variant = ((Number.parseInt(hex[16] as string, 16) & 0x3) | 0x8).toString(16);
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

class OnlyLooking extends Error {}

/**
 * Brings in signals from practice in one transaction: all of it or, when something fails or with `dryRun`, nothing.
 * Rows that point at persons are left out and told, because a file cannot say "toch zo laten".
 */
export const importSignals = (
	municipality: { id: string; code: string },
	rows: readonly { line: number; values: PracticeRow }[],
	options: { dryRun?: boolean; progress?: Progress } = {},
): Promise<SignalsReport> =>
	bringIn(municipality, rows.length, options, (areas, report) =>
		rows.flatMap(({ line, values }) => {
			const kind = kindFromPractice(values.kind);
			if (!kind) return problem(report, line, 'unknown-kind', values.kind);
			if (!/^(19|20)\d{2}$/.test(values.year)) return problem(report, line, 'bad-year', values.year);
			const area = areaNamed(values.area, areas);
			if (!area) report.withoutArea++;
			return {
				line,
				signal: {
					id: idOfRow(municipality.id, 'practice', `${values.id}:${values.practice}`),
					kind,
					areaCode: area?.code ?? municipality.code,
					text: values.text,
					source: sourceFromPractice(values.reporter),
					hint: values.theme_hint,
					day: `${values.year}-07-01`,
				},
			};
		}),
	);

/** Brings in the proposals of a participatory budget as residents' ideas ("ik zie"), all or nothing. */
export const importProposals = (
	municipality: { id: string; code: string },
	file: ProposalsFile,
	options: { dryRun?: boolean; progress?: Progress } = {},
): Promise<SignalsReport> =>
	bringIn(municipality, file.proposals.length, options, (areas, report) =>
		file.proposals.map((proposal) => {
			const area = areaNamed(file.district, areas);
			if (!area) report.withoutArea++;
			const year = /\d{4}/.exec(file.date)?.[0];
			return {
				line: proposal.line,
				signal: {
					id: idOfRow(municipality.id, 'pabulib', `${file.unit}:${file.instance}:${proposal.id}`),
					kind: 'zie' as const,
					areaCode: area?.code ?? municipality.code,
					text: proposal.name,
					source: 'resident' as const,
					hint: proposal.category,
					day: year ? `${year}-01-01` : clock.today(),
				},
			};
		}),
	);

type Incoming = {
	line: number;
	signal: Pick<NewSignal, 'id' | 'kind' | 'areaCode' | 'text' | 'source'> & { hint: string; day: string };
};

function problem(report: SignalsReport, line: number, why: ImportProblem['why'], detail: string): [] {
	report.problems.push({ line, why, detail });
	return [];
}

async function bringIn(
	municipality: { id: string; code: string },
	read: number,
	{ dryRun = false, progress }: { dryRun?: boolean; progress?: Progress },
	rowsOf: (areas: Area[], report: SignalsReport) => Incoming[],
): Promise<SignalsReport> {
	const report: SignalsReport = { read, added: 0, known: 0, coded: 0, withoutArea: 0, problems: [] };
	try {
		await asTask('signals.import', municipality.id, 'community', async (tx) => {
			const incoming = rowsOf(await areasOf(tx, municipality.id), report);
			for (const [place, { line, signal }] of incoming.entries()) {
				await bringInOne(tx, municipality.id, line, signal, report);
				progress?.(place + 1, incoming.length);
			}
			if (dryRun) throw new OnlyLooking();
		});
	} catch (stopped) {
		if (!(stopped instanceof OnlyLooking)) throw stopped;
	}
	report.problems.sort((a, b) => a.line - b.line);
	return report;
}

async function bringInOne(
	tx: Tx,
	municipalityId: string,
	line: number,
	{ hint, day, ...signal }: Incoming['signal'],
	report: SignalsReport,
): Promise<void> {
	if (signal.text === '') return void problem(report, line, 'no-text', '');
	if (signal.text.length > longestSignal) return void problem(report, line, 'too-long', String(signal.text.length));
	const { outcome, found } = checkText(signal.text, undefined);
	if (outcome === 'refuse') return void problem(report, line, 'bsn', '');
	if (found.some(({ kind }) => kind !== 'name' && kind !== 'health'))
		return void problem(report, line, 'points-at-person', found.map(({ kind }) => kind).join(', '));
	const needCode = needFor(signal.text, hint);
	const receipt = receiptOf(['import', signal.kind, signal.text, signal.areaCode]);
	const added = await addSignal(tx, municipalityId, {
		...signal,
		needCode,
		language: 'nl',
		reporterId: null,
		personId: null,
		followCodeHash: null,
		capturedAt: new Date(`${day}T12:00:00Z`),
		receipt,
	});
	if (!added && !(await sameNoteIsThere(tx, signal.id, receipt)))
		return void problem(report, line, 'changed', signal.id);
	if (added) report.added++;
	else report.known++;
	if (added && needCode) report.coded++;
}

/** What the sentence points at, else what the hint beside it does. */
function needFor(text: string, hint: string): string | null {
	for (const words of [`${text} ${hint}`, hint]) {
		const found = suggestNeedsFor(words, 1);
		if (found !== 'abstain' && found[0]) return found[0].code;
	}
	return null;
}
