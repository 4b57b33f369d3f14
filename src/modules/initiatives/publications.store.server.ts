import type { Generated } from 'kysely';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { here } from './columns.store.server.ts';
import type { Initiative } from './initiative.ts';

export type PublishedPart = 'words' | 'entry' | 'ending' | 'photo';

declare module '#platform/db/tables' {
	interface Tables {
		'community.initiative_publication': {
			municipality_id: string;
			id: Generated<string>;
			initiative_id: string;
			area_code: string;
			part: PublishedPart;
			entry_id: string | null;
			before: string;
			after: string;
			published_at: Date;
			looked_at: Generated<Date | null>;
			looked_by: Generated<string | null>;
		};
		'community.initiative_report': {
			municipality_id: string;
			id: string;
			initiative_id: string;
			area_code: string;
			remark: string;
			reported_at: Date;
			answered_at: Generated<Date | null>;
			answered_by: Generated<string | null>;
		};
		'open.initiative_offline': {
			municipality_id: string;
			id: string;
			initiative_id: string;
			area_code: string;
			entry_id: string | null;
			reason: string;
			taken_at: Date;
			taken_by: string;
			put_back_at: Generated<Date | null>;
		};
	}
}

/** Notes that a text is public from now on, for the workers of that area to look over. */
export async function notePublication(
	tx: Tx,
	actor: Actor,
	initiative: Pick<Initiative, 'id' | 'areaCode'>,
	text: { part: PublishedPart; entryId?: string; before?: string; after: string },
): Promise<void> {
	await tx
		.insertInto('community.initiative_publication')
		.values({
			municipality_id: actor.municipalityId,
			initiative_id: initiative.id,
			area_code: initiative.areaCode,
			part: text.part,
			entry_id: text.entryId ?? null,
			before: text.before ?? '',
			after: text.after,
			published_at: clock.now(),
		})
		.execute();
}

export type Publication = {
	id: string;
	initiativeId: string;
	title: string;
	part: PublishedPart;
	entryId: string | null;
	before: string;
	after: string;
	publishedAt: Date;
};

/** What nobody looked over yet, in the areas of this worker: latest first. */
export async function publicationsWaiting(tx: Tx, most: number): Promise<Publication[]> {
	const rows = await tx
		.selectFrom('community.initiative_publication as text')
		.innerJoin('open.initiative as one', (join) =>
			join.onRef('one.municipality_id', '=', 'text.municipality_id').onRef('one.id', '=', 'text.initiative_id'),
		)
		.select([
			'text.id',
			'text.initiative_id as initiativeId',
			'one.title',
			'text.part',
			'text.entry_id as entryId',
			'text.before',
			'text.after',
			'text.published_at as publishedAt',
		])
		.where('text.municipality_id', '=', here)
		.where('text.looked_at', 'is', null)
		.orderBy('text.published_at', 'desc')
		.limit(most)
		.execute();
	return rows;
}

/** Marks a text as looked over; false when it is not there for this worker, or somebody was first. */
export async function markLookedOver(tx: Tx, id: string, by: string, at: Date): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('community.initiative_publication')
		.set({ looked_at: at, looked_by: by })
		.where('municipality_id', '=', here)
		.where('id', '=', id)
		.where('looked_at', 'is', null)
		.executeTakeFirstOrThrow();
	return numUpdatedRows === 1n;
}

export async function addReport(
	tx: Tx,
	row: { municipalityId: string; id: string; initiativeId: string; areaCode: string; remark: string; at: Date },
): Promise<void> {
	await tx
		.insertInto('community.initiative_report')
		.values({
			municipality_id: row.municipalityId,
			id: row.id,
			initiative_id: row.initiativeId,
			area_code: row.areaCode,
			remark: row.remark,
			reported_at: row.at,
		})
		.execute();
}

export type Report = { id: string; initiativeId: string; title: string; remark: string; reportedAt: Date };

export async function reportsWaiting(tx: Tx, most: number): Promise<Report[]> {
	return tx
		.selectFrom('community.initiative_report as report')
		.innerJoin('open.initiative as one', (join) =>
			join.onRef('one.municipality_id', '=', 'report.municipality_id').onRef('one.id', '=', 'report.initiative_id'),
		)
		.select([
			'report.id',
			'report.initiative_id as initiativeId',
			'one.title',
			'report.remark',
			'report.reported_at as reportedAt',
		])
		.where('report.municipality_id', '=', here)
		.where('report.answered_at', 'is', null)
		.orderBy('report.reported_at', 'desc')
		.limit(most)
		.execute();
}

export async function markAnswered(tx: Tx, id: string, by: string, at: Date): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('community.initiative_report')
		.set({ answered_at: at, answered_by: by })
		.where('municipality_id', '=', here)
		.where('id', '=', id)
		.where('answered_at', 'is', null)
		.executeTakeFirstOrThrow();
	return numUpdatedRows === 1n;
}
