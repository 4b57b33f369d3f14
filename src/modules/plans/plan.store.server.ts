import type { Selectable } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { careSeals } from '#platform/sealed-text/index.server';
import type { Agreement, Becoming, Changed, Domain, Goal, Happening, Helper, Part, Plan, Skip, Step } from './plan.ts';

type Touched = { changed_on: string; changed_by: string; by_person: boolean };
type Key = { municipality_id: string; id: string; client_id: string };
export type GoalTable = Key &
	Touched & {
		words_sealed: string;
		domain: Domain | null;
		why_sealed: string;
		version: number;
		made_on: string;
		reached_on: string | null;
		dropped_on: string | null;
	};
type AgreementTable = Key &
	Touched & {
		goal_id: string;
		step: Step;
		who_sealed: string;
		what_sealed: string;
		skipped: Skip | null;
		skipped_sealed: string;
		by_on: string | null;
		happened: Happening | null;
		happened_on: string | null;
		version: number;
		made_on: string;
		dropped_on: string | null;
	};
type HelperTable = Key &
	Touched & {
		organisation_called: string;
		for_sealed: string;
		becomes: Becoming;
		made_on: string;
		dropped_on: string | null;
	};

declare module '#platform/db/tables' {
	interface Tables {
		'care.plan': {
			municipality_id: string;
			client_id: string;
			children: number;
			made_on: string;
			adopted_on: string | null;
			closed_on: string | null;
		};
		'care.plan_words': Key & Touched & { part: Part; words_sealed: string; version: number };
		'care.plan_goal': GoalTable;
		'care.plan_agreement': AgreementTable;
		'care.plan_helper': HelperTable;
	}
}

/** Where words of the plan stand, for their seals. */
export const at = {
	words: 'care.plan_words.words_sealed',
	goal: 'care.plan_goal.words_sealed',
	why: 'care.plan_goal.why_sealed',
	who: 'care.plan_agreement.who_sealed',
	what: 'care.plan_agreement.what_sealed',
	skipped: 'care.plan_agreement.skipped_sealed',
	helper: 'care.plan_helper.for_sealed',
} as const;

const changed = (row: Touched): Changed => ({ on: row.changed_on, by: row.changed_by, byPerson: row.by_person });
export const touch = ({ on, by, byPerson }: Changed): Touched => ({
	changed_on: on,
	changed_by: by,
	by_person: byPerson,
});

/** The plan of somebody, as far as the actor may read it. Undefined before its first word. */
export async function planOf(tx: Tx, municipalityId: string, clientId: string): Promise<Plan | undefined> {
	const of = <T extends 'care.plan_words' | 'care.plan_helper' | 'care.plan_goal' | 'care.plan_agreement'>(table: T) =>
		tx
			.selectFrom(table as 'care.plan_goal')
			.selectAll()
			.where('municipality_id', '=', municipalityId)
			.where('client_id', '=', clientId);
	const plan = await tx
		.selectFrom('care.plan')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.executeTakeFirst();
	if (!plan) return undefined;
	const words = (await of('care.plan_words').execute()) as unknown as Selectable<
		Key & Touched & { part: Part; words_sealed: string; version: number }
	>[];
	const goals = await of('care.plan_goal').where('dropped_on', 'is', null).orderBy('made_on').orderBy('id').execute();
	const agreements = (await of('care.plan_agreement')
		.where('dropped_on', 'is', null)
		.orderBy('made_on')
		.orderBy('id')
		.execute()) as unknown as AgreementTable[];
	const helpers = (await of('care.plan_helper')
		.where('dropped_on', 'is', null)
		.orderBy('made_on')
		.orderBy('id')
		.execute()) as unknown as HelperTable[];
	const { open } = await careSeals(tx, municipalityId);
	const agreement = (row: AgreementTable): Agreement => ({
		id: row.id,
		step: row.step,
		who: open(at.who, row.id, row.who_sealed),
		what: open(at.what, row.id, row.what_sealed),
		skipped: row.skipped,
		skippedWords: open(at.skipped, row.id, row.skipped_sealed),
		byOn: row.by_on,
		happened: row.happened,
		version: row.version,
		changed: changed(row),
	});
	const goal = (row: GoalTable): Goal => ({
		id: row.id,
		words: open(at.goal, row.id, row.words_sealed),
		domain: row.domain,
		why: open(at.why, row.id, row.why_sealed),
		reachedOn: row.reached_on,
		version: row.version,
		changed: changed(row),
		agreements: agreements.filter(({ goal_id }) => goal_id === row.id).map(agreement),
	});
	const helper = (row: HelperTable): Helper => ({
		id: row.id,
		called: row.organisation_called,
		what: open(at.helper, row.id, row.for_sealed),
		becomes: row.becomes,
	});
	return {
		children: plan.children,
		madeOn: plan.made_on,
		adoptedOn: plan.adopted_on,
		closedOn: plan.closed_on,
		words: words.map((row) => ({
			part: row.part,
			words: open(at.words, row.id, row.words_sealed),
			version: row.version,
			changed: changed(row),
		})),
		goals: goals.map(goal),
		helpers: helpers.map(helper),
	};
}

/** With the first word that is written; nothing when it is there already. */
export async function beginPlan(tx: Tx, municipalityId: string, clientId: string, madeOn: string): Promise<void> {
	await tx
		.insertInto('care.plan')
		.values({
			municipality_id: municipalityId,
			client_id: clientId,
			children: 0,
			made_on: madeOn,
			adopted_on: null,
			closed_on: null,
		})
		.onConflict((there) => there.doNothing())
		.execute();
}

export async function changePlan(
	tx: Tx,
	municipalityId: string,
	clientId: string,
	set: { children?: number; adopted_on?: string; closed_on?: string | null },
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('care.plan')
		.set(set)
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** Writes a part over the version that was read; 0 for a part without words yet. False when somebody was first. */
export async function writeWords(
	tx: Tx,
	municipalityId: string,
	clientId: string,
	{ id, part, words, version }: { id: string; part: Part; words: string; version: number },
	by: Changed,
): Promise<boolean> {
	const { seal } = await careSeals(tx, municipalityId);
	if (version === 0) {
		const { numInsertedOrUpdatedRows } = await tx
			.insertInto('care.plan_words')
			.values({
				...{ municipality_id: municipalityId, id, client_id: clientId, part, version: 1, ...touch(by) },
				words_sealed: seal(at.words, id, words),
			})
			.onConflict((there) => there.doNothing())
			.executeTakeFirst();
		return (numInsertedOrUpdatedRows ?? 0n) > 0n;
	}
	const row = await tx
		.selectFrom('care.plan_words')
		.select('id')
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.where('part', '=', part)
		.executeTakeFirst();
	if (!row) return false;
	const { numUpdatedRows } = await tx
		.updateTable('care.plan_words')
		.set({ words_sealed: seal(at.words, row.id, words), version: version + 1, ...touch(by) })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', row.id)
		.where('version', '=', version)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}
