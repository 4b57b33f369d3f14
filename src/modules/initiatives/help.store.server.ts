import type { Generated } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { type Day, dayText, here } from './columns.store.server.ts';
import type { Help } from './initiative.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'community.initiative_help': {
			municipality_id: string;
			id: string;
			initiative_id: string;
			area_code: string;
			worker_id: string;
			name: string;
			hours: string | number;
			from_on: Day;
			until_on: Day;
			renews: string | null;
			ended_on: Generated<Day | null>;
		};
	}
}

/** Help that was agreed: `endedOn` when it stopped before its day, or was agreed anew. */
export type AgreedHelp = Help & { id: string; fromOn: string; again: boolean; endedOn: string | null };

/** What was agreed there, newest first. */
export async function helpOf(tx: Tx, initiativeId: string): Promise<AgreedHelp[]> {
	const rows = await tx
		.selectFrom('community.initiative_help')
		.select([
			'id',
			'name',
			'hours',
			'renews',
			dayText('from_on').as('fromOn'),
			dayText('until_on').as('until'),
			dayText('ended_on').as('endedOn'),
		])
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', initiativeId)
		.orderBy('community.initiative_help.from_on', 'desc')
		.orderBy('id', 'desc')
		.execute();
	return rows.map(({ hours, renews, ...row }) => ({
		...row,
		hoursAWeek: Number(hours),
		again: renews !== null,
		fromOn: row.fromOn as string,
		until: row.until as string,
	}));
}

/** What this worker promised and still runs on this day. */
export async function helpBy(
	tx: Tx,
	workerId: string,
	today: string,
): Promise<{ initiativeId: string; title: string; hours: number; until: string }[]> {
	const rows = await tx
		.selectFrom('community.initiative_help as help')
		.innerJoin('open.initiative as one', (join) =>
			join.onRef('one.municipality_id', '=', 'help.municipality_id').onRef('one.id', '=', 'help.initiative_id'),
		)
		.select(['help.initiative_id as initiativeId', 'one.title', 'help.hours', dayText('help.until_on').as('until')])
		.where('help.municipality_id', '=', here)
		.where('help.worker_id', '=', workerId)
		.where('help.ended_on', 'is', null)
		.where('help.until_on', '>=', today)
		.where('one.ended_on', 'is', null)
		.orderBy('help.until_on')
		.execute();
	return rows.map((row) => ({ ...row, hours: Number(row.hours), until: row.until as string }));
}

/** Ends what runs there; what ran out by itself ended on its own day. The id of what was ended. */
export async function endHelp(tx: Tx, initiativeId: string, today: string): Promise<string | undefined> {
	const row = await tx
		.updateTable('community.initiative_help')
		.set((columns) => ({ ended_on: columns.fn('least', ['until_on', columns.cast(columns.val(today), 'date')]) }))
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', initiativeId)
		.where('ended_on', 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row?.id;
}

/** False when a colleague agreed on something in this very moment. */
export async function addHelp(
	tx: Tx,
	one: Help & {
		municipalityId: string;
		id: string;
		initiativeId: string;
		areaCode: string;
		workerId: string;
		fromOn: string;
		renews: string | null;
	},
): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await tx
		.insertInto('community.initiative_help')
		.values({
			municipality_id: one.municipalityId,
			id: one.id,
			initiative_id: one.initiativeId,
			area_code: one.areaCode,
			worker_id: one.workerId,
			name: one.name,
			hours: one.hoursAWeek,
			from_on: one.fromOn,
			until_on: one.until,
			renews: one.renews,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirstOrThrow();
	return numInsertedOrUpdatedRows === 1n;
}
