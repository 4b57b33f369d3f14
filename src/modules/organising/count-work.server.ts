import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import { projectRoot } from '#platform/policy/project-root.server';
import {
	type Answered,
	type CareAnswered,
	type Counted,
	hasCounts,
	keepCareAnswers,
	type Source,
	saveAnswers,
	saveWork,
} from './balance.store.server.ts';
import { type CountedWork, monthOf, parseBalance, quarterOf } from './balance.ts';

let loaded: CountedWork[] | undefined;

/** What counts and for how long, of `policy/time-balance.yaml`; read once per process. @throws Error when it is not valid */
export function countedWork(): CountedWork[] {
	loaded ??= parseBalance(parse(readFileSync(join(projectRoot(), 'policy', 'time-balance.yaml'), 'utf8')));
	return loaded;
}

const task = 'organising.count';
export type Sources = {
	work: readonly Source<Counted>[];
	answers: readonly Source<Answered>[];
	care: readonly Source<CareAnswered>[];
};

/** Counts of one thing by one key are one row, also when two sources give them. */
function added<T extends { many: number }>(rows: readonly T[], key: (row: T) => string): T[] {
	return [...Map.groupBy(rows, key).values()].map((same) => ({
		...(same[0] as T),
		many: same.reduce((sum, { many }) => sum + many, 0),
	}));
}

async function inEachZone<T>(
	municipalityId: string,
	sources: readonly Source<T>[],
	since: string,
	until: string,
): Promise<T[]> {
	const found: T[] = [];
	for (const { zone, count } of sources)
		found.push(...(await asTask(task, municipalityId, zone, (tx: Tx) => count(tx, since, until))));
	return found;
}

/**
 * Counts this month and the one before anew (the first time a year), and this quarter and the one before. What is not in the
 * policy is a mistake of ours. @throws Error
 */
export async function countWork(municipalityId: string, sources: Sources): Promise<void> {
	const today = clock.today();
	const known = await asTask(task, municipalityId, 'community', (tx) => hasCounts(tx, municipalityId));
	const since = monthOf(today, known ? -1 : -11);
	const quarters = quarterOf(today, known ? -1 : -4);
	const work = await inEachZone(municipalityId, sources.work, since, monthOf(today, 1));
	const answers = await inEachZone(municipalityId, sources.answers, quarters, quarterOf(today, 1));
	// Only what is over, a month after it: who fills in late still counts, and what is told does not change any more.
	const careQuarters = await inEachZone(
		municipalityId,
		sources.care,
		quarterOf(today, -4),
		quarterOf(monthOf(today, -1)),
	);
	const counts = new Map(countedWork().map((one) => [one.code, one]));
	const rows = added(work, ({ workerId, areaCode, month, what }) => [workerId, areaCode, month, what].join(' ')).map(
		(row) => {
			const its = counts.get(row.what);
			if (!its) throw new Error(`"${row.what}" is counted but not in policy/time-balance.yaml`);
			return { ...row, kind: its.kind, minutes: row.many * its.minutes };
		},
	);
	await asTask(task, municipalityId, 'community', async (tx) => {
		await saveWork(tx, municipalityId, since, rows);
		await keepCareAnswers(tx, municipalityId, careQuarters);
		await saveAnswers(
			tx,
			municipalityId,
			quarters,
			added(answers, ({ teamId, quarter, answer }) => [teamId, quarter, answer].join(' ')),
		);
	});
}

/** The same for every municipality, by night. */
export const countAllWork = (sources: Sources) => async (): Promise<void> => {
	for (const { id } of await currentMunicipalities()) await countWork(id, sources);
};
