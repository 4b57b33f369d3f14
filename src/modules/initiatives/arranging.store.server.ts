import type { Generated } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import type { Arranging, Ground } from './arranging.ts';
import { type Day, dayText, here } from './columns.store.server.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'open.initiative_arranging': {
			municipality_id: string;
			id: string;
			initiative_id: string;
			area_code: string;
			ground: Ground;
			what: string;
			decided_on: Day;
			until: Day;
			decided_by: string;
			renews: string | null;
			stopped_on: Generated<Day | null>;
			reminded_at: Generated<Date | null>;
		};
	}
}

/** What a worker arranges there on this day; undefined when residents do it themselves. */
export async function findArranging(tx: Tx, initiativeId: string, today: string): Promise<Arranging | undefined> {
	const row = await tx
		.selectFrom('open.initiative_arranging')
		.select(['id', 'ground', 'what', dayText('decided_on').as('decided_on'), dayText('until').as('until')])
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', initiativeId)
		.where('stopped_on', 'is', null)
		.where('until', '>=', today)
		.executeTakeFirst();
	return (
		row && {
			id: row.id,
			ground: row.ground,
			what: row.what,
			decidedOn: row.decided_on as string,
			until: row.until as string,
		}
	);
}

export async function addArranging(
	tx: Tx,
	row: Arranging & {
		municipalityId: string;
		initiativeId: string;
		areaCode: string;
		decidedBy: string;
		renews: string | null;
	},
): Promise<void> {
	await tx
		.insertInto('open.initiative_arranging')
		.values({
			municipality_id: row.municipalityId,
			id: row.id,
			initiative_id: row.initiativeId,
			area_code: row.areaCode,
			ground: row.ground,
			what: row.what,
			decided_on: row.decidedOn,
			until: row.until,
			decided_by: row.decidedBy,
			renews: row.renews,
		})
		.execute();
}

/** Ends what was arranged there; what ran out by itself ended on its own day. Returns whether there was anything. */
export async function stopArranging(tx: Tx, initiativeId: string, today: string): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('open.initiative_arranging')
		.set((columns) => ({ stopped_on: columns.fn('least', ['until', columns.cast(columns.val(today), 'date')]) }))
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', initiativeId)
		.where('stopped_on', 'is', null)
		.executeTakeFirstOrThrow();
	return numUpdatedRows > 0n;
}

/** Takes those that end soon and were not reminded of yet; each comes once. */
export async function takeEndingSoon(
	tx: Tx,
	municipalityId: string,
	before: string,
	now: Date,
): Promise<{ initiativeId: string; accountId: string; until: string }[]> {
	const rows = await tx
		.updateTable('open.initiative_arranging')
		.set({ reminded_at: now })
		.where('municipality_id', '=', municipalityId)
		.where('stopped_on', 'is', null)
		.where('reminded_at', 'is', null)
		.where('until', '<=', before)
		.returning(['initiative_id', 'decided_by', dayText('until').as('until')])
		.execute();
	return rows.map((row) => ({
		initiativeId: row.initiative_id,
		accountId: row.decided_by,
		until: row.until as string,
	}));
}
