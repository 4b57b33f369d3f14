import type { Tx } from '#platform/db/index.server';
import type { Help } from './circle-life.ts';

type HelpRow = {
	municipality_id: string;
	id: string;
	circle_id: string;
	helper_id: string;
	helped_id: string;
	theme_code: string;
	on_day: string;
	written_by: string;
};
declare module '#platform/db/tables' {
	interface Tables {
		'community.circle_help': HelpRow;
	}
}

export async function addHelp(tx: Tx, municipalityId: string, help: Help): Promise<void> {
	await tx
		.insertInto('community.circle_help')
		.values({
			municipality_id: municipalityId,
			id: help.id,
			circle_id: help.circleId,
			helper_id: help.helperId,
			helped_id: help.helpedId,
			theme_code: help.themeCode,
			on_day: help.onDay,
			written_by: help.writtenBy,
		})
		.execute();
}

/** False when it is not one's own. */
export async function dropHelp(tx: Tx, municipalityId: string, id: string, writtenBy: string): Promise<boolean> {
	const done = await tx
		.deleteFrom('community.circle_help')
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('written_by', '=', writtenBy)
		.executeTakeFirst();
	return done.numDeletedRows === 1n;
}

/** Newest first. */
export async function helpsIn(tx: Tx, municipalityId: string, circleId: string): Promise<Help[]> {
	const rows = await tx
		.selectFrom('community.circle_help')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('circle_id', '=', circleId)
		.orderBy('on_day', 'desc')
		.orderBy('id', 'desc')
		.limit(1000)
		.execute();
	return rows.map((row) => ({
		id: row.id,
		circleId: row.circle_id,
		helperId: row.helper_id,
		helpedId: row.helped_id,
		themeCode: row.theme_code,
		onDay: row.on_day,
		writtenBy: row.written_by,
	}));
}
