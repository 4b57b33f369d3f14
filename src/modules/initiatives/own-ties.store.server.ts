import type { Tx } from '#platform/db/index.server';
import type { Tie } from './initiative.ts';

/** How somebody takes part in an initiative, as they read it themselves, with what they left there. */
export type OwnTie = {
	id: string;
	initiativeId: string;
	title: string;
	/** Whether it has a page that everyone can read; a draft has none. */
	isPublic: boolean;
	tie: Tie;
	called: string;
	contact: string;
	note: string;
	joinedAt: Date;
};

/** The ties that stand of one person, newest first. A draft that is not public yet shows its title to who belongs to it. */
export async function ownTies(tx: Tx, municipalityId: string, personId: string): Promise<OwnTie[]> {
	const rows = await tx
		.selectFrom('community.initiative_member as m')
		.leftJoin('open.initiative as i', (on) =>
			on.onRef('i.municipality_id', '=', 'm.municipality_id').onRef('i.id', '=', 'm.initiative_id'),
		)
		.select([
			'm.id',
			'm.initiative_id',
			'i.title',
			'i.published_at',
			'm.tie',
			'm.called',
			'm.contact',
			'm.note',
			'm.joined_at',
		])
		.where('m.municipality_id', '=', municipalityId)
		.where('m.person_id', '=', personId)
		.where('m.left_at', 'is', null)
		.orderBy('m.joined_at', 'desc')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		initiativeId: row.initiative_id,
		title: row.title ?? '',
		isPublic: row.published_at !== null,
		tie: row.tie,
		called: row.called,
		contact: row.contact,
		note: row.note,
		joinedAt: row.joined_at,
	}));
}
