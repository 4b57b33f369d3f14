import type { Generated } from 'kysely';
import { sql, type Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { Question, Workgroup } from './workgroup.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'community.workgroup': {
			municipality_id: string;
			id: string;
			name: string;
			area_codes: string[];
			weekday: number;
			starts_at: string;
			made_by: string;
			made_at: Date;
			ended_on: Generated<string | null>;
			announced_for: Generated<string | null>;
		};
		'community.workgroup_member': {
			municipality_id: string;
			workgroup_id: string;
			worker_id: string;
			joined_at: Date;
		};
		'community.workgroup_meeting': {
			municipality_id: string;
			workgroup_id: string;
			held_on: string;
			present_ids: string[];
		};
		'community.workgroup_question': {
			municipality_id: string;
			id: string;
			workgroup_id: string;
			text: string;
			asked_by: string;
			asked_at: Date;
			answer: Generated<string>;
			answered_by: Generated<string | null>;
			answered_at: Generated<Date | null>;
		};
	}
}

type Row = { id: string; name: string; area_codes: string[]; weekday: number; starts_at: string };
const workgroupFrom = (row: Row): Workgroup => ({
	id: row.id,
	name: row.name,
	areas: row.area_codes,
	weekday: row.weekday,
	startsAt: row.starts_at.slice(0, 5),
});

/** The workgroups the reader may know of, by name. */
export async function listWorkgroups(tx: Tx, municipalityId: string): Promise<Workgroup[]> {
	const rows = await tx
		.selectFrom('community.workgroup')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('ended_on', 'is', null)
		.orderBy('name')
		.orderBy('id')
		.limit(200)
		.execute();
	return rows.map(workgroupFrom);
}

export async function findWorkgroup(tx: Tx, municipalityId: string, id: string): Promise<Workgroup | undefined> {
	if (!isId(id)) return undefined;
	const row = await tx
		.selectFrom('community.workgroup')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('ended_on', 'is', null)
		.executeTakeFirst();
	return row && workgroupFrom(row);
}

/** False when this id is taken. */
export async function addWorkgroup(
	tx: Tx,
	municipalityId: string,
	{ id, name, areas, weekday, startsAt }: Workgroup,
	made: { by: string; at: Date },
): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await tx
		.insertInto('community.workgroup')
		.values({
			municipality_id: municipalityId,
			id,
			name,
			area_codes: [...areas],
			weekday,
			starts_at: startsAt,
			made_by: made.by,
			made_at: made.at,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return numInsertedOrUpdatedRows === 1n;
}

export async function saveWorkgroup(
	tx: Tx,
	municipalityId: string,
	id: string,
	changed: Omit<Workgroup, 'id'> | { endedOn: string },
): Promise<void> {
	await tx
		.updateTable('community.workgroup')
		.set(
			'endedOn' in changed
				? { ended_on: changed.endedOn }
				: {
						name: changed.name,
						area_codes: [...changed.areas],
						weekday: changed.weekday,
						starts_at: changed.startsAt,
					},
		)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.execute();
}

/** Claims the announcement of a meeting; false when somebody did already. */
export async function claimAnnouncement(tx: Tx, municipalityId: string, id: string, day: string): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('community.workgroup')
		.set({ announced_for: day })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where(sql<boolean>`announced_for is distinct from ${day}::date`)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

export async function addMember(tx: Tx, municipalityId: string, id: string, workerId: string, at: Date): Promise<void> {
	await tx
		.insertInto('community.workgroup_member')
		.values({ municipality_id: municipalityId, workgroup_id: id, worker_id: workerId, joined_at: at })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

export async function removeMember(tx: Tx, municipalityId: string, id: string, workerId: string): Promise<void> {
	await tx
		.deleteFrom('community.workgroup_member')
		.where('municipality_id', '=', municipalityId)
		.where('workgroup_id', '=', id)
		.where('worker_id', '=', workerId)
		.execute();
}

/** Ids of the members per workgroup, longest in it first. */
export async function memberIdsOf(
	tx: Tx,
	municipalityId: string,
	workgroupIds: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
	if (workgroupIds.length === 0) return new Map();
	const rows = await tx
		.selectFrom('community.workgroup_member')
		.select(['workgroup_id', 'worker_id'])
		.where('municipality_id', '=', municipalityId)
		.where('workgroup_id', 'in', workgroupIds)
		.orderBy('joined_at')
		.orderBy('worker_id')
		.execute();
	return new Map(
		[...Map.groupBy(rows, ({ workgroup_id }) => workgroup_id)].map(([id, members]) => [
			id,
			members.map(({ worker_id }) => worker_id),
		]),
	);
}

export async function savePresent(
	tx: Tx,
	municipalityId: string,
	id: string,
	day: string,
	present: readonly string[],
): Promise<void> {
	await tx
		.insertInto('community.workgroup_meeting')
		.values({ municipality_id: municipalityId, workgroup_id: id, held_on: day, present_ids: [...present] })
		.onConflict((conflict) =>
			conflict.columns(['municipality_id', 'workgroup_id', 'held_on']).doUpdateSet({ present_ids: [...present] }),
		)
		.execute();
}

export async function presentOn(tx: Tx, municipalityId: string, id: string, day: string): Promise<string[]> {
	const row = await tx
		.selectFrom('community.workgroup_meeting')
		.select('present_ids')
		.where('municipality_id', '=', municipalityId)
		.where('workgroup_id', '=', id)
		.where('held_on', '=', day)
		.executeTakeFirst();
	return row?.present_ids ?? [];
}

export async function addQuestion(
	tx: Tx,
	municipalityId: string,
	workgroupId: string,
	question: Question,
): Promise<void> {
	await tx
		.insertInto('community.workgroup_question')
		.values({
			municipality_id: municipalityId,
			id: question.id,
			workgroup_id: workgroupId,
			text: question.text,
			asked_by: question.askedBy,
			asked_at: question.askedAt,
		})
		.execute();
}

/** Questions nobody answered yet, longest waiting first. */
export async function openQuestions(tx: Tx, municipalityId: string, workgroupId: string): Promise<Question[]> {
	const rows = await tx
		.selectFrom('community.workgroup_question')
		.select(['id', 'text', 'asked_by', 'asked_at'])
		.where('municipality_id', '=', municipalityId)
		.where('workgroup_id', '=', workgroupId)
		.where('answered_at', 'is', null)
		.orderBy('asked_at')
		.limit(100)
		.execute();
	return rows.map((row) => ({ id: row.id, text: row.text, askedBy: row.asked_by, askedAt: row.asked_at }));
}

/** False when somebody answered it already. */
export async function saveAnswer(
	tx: Tx,
	municipalityId: string,
	workgroupId: string,
	id: string,
	answer: { text: string; by: string; at: Date },
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('community.workgroup_question')
		.set({ answer: answer.text, answered_by: answer.by, answered_at: answer.at })
		.where('municipality_id', '=', municipalityId)
		.where('workgroup_id', '=', workgroupId)
		.where('id', '=', id)
		.where('answered_at', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}
