import type { Generated } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import type { PatternState, Step, StepKind } from './pattern.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'community.pattern_step': {
			municipality_id: string;
			id: string;
			pattern_id: string;
			what: StepKind;
			from_state: PatternState | null;
			to_state: PatternState | null;
			by_worker: string | null;
			words: Generated<string>;
			about: Generated<string>;
			at: Date;
		};
	}
}

export async function addStep(tx: Tx, municipalityId: string, patternId: string, step: Step): Promise<void> {
	await tx
		.insertInto('community.pattern_step')
		.values({
			municipality_id: municipalityId,
			id: step.id,
			pattern_id: patternId,
			what: step.what,
			from_state: step.from,
			to_state: step.to,
			by_worker: step.byWorker,
			words: step.words,
			about: step.about,
			at: step.at,
		})
		.execute();
}

/** The history of some patterns, oldest first. */
export async function stepsOf(
	tx: Tx,
	municipalityId: string,
	patternIds: readonly string[],
): Promise<(Step & { patternId: string })[]> {
	if (patternIds.length === 0) return [];
	const rows = await tx
		.selectFrom('community.pattern_step')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('pattern_id', 'in', patternIds)
		.orderBy('at')
		.orderBy('id')
		.execute();
	return rows.map((row) => ({
		patternId: row.pattern_id,
		id: row.id,
		what: row.what,
		from: row.from_state,
		to: row.to_state,
		byWorker: row.by_worker,
		words: row.words,
		about: row.about,
		at: row.at,
	}));
}
