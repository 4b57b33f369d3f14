import type { Tx } from '#platform/db/index.server';
import { here } from './columns.store.server.ts';
import type { Face } from './initiative.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'open.initiative_face': {
			municipality_id: string;
			id: string;
			initiative_id: string;
			name: string;
			does: string;
			shown_at: Date;
		};
	}
}

export async function facesOf(tx: Tx, id: string): Promise<Face[]> {
	return tx
		.selectFrom('open.initiative_face')
		.select(['id', 'name', 'does'])
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', id)
		.orderBy('shown_at')
		.limit(20)
		.execute();
}

export async function addFace(
	tx: Tx,
	row: { municipalityId: string; id: string; initiativeId: string; name: string; does: string; shownAt: Date },
): Promise<void> {
	await tx
		.insertInto('open.initiative_face')
		.values({
			municipality_id: row.municipalityId,
			id: row.id,
			initiative_id: row.initiativeId,
			name: row.name,
			does: row.does,
			shown_at: row.shownAt,
		})
		.execute();
}

export async function removeFace(tx: Tx, initiativeId: string, faceId: string): Promise<boolean> {
	const result = await tx
		.deleteFrom('open.initiative_face')
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', initiativeId)
		.where('id', '=', faceId)
		.executeTakeFirst();
	return Number(result.numDeletedRows) === 1;
}
