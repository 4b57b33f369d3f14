import { sql, type Tx } from '#platform/db/index.server';

/** Ends and empties every tie of a person. Returns per initiative the names they went by there. */
export async function forgetTies(
	tx: Tx,
	municipalityId: string,
	personId: string,
	moment: Date,
): Promise<{ initiativeId: string; names: string[] }[]> {
	const known = await tx
		.selectFrom('community.initiative_member')
		.select(['initiative_id', 'called'])
		.where('municipality_id', '=', municipalityId)
		.where('person_id', '=', personId)
		.execute();
	await tx
		.updateTable('community.initiative_member')
		.set({
			left_at: sql<Date>`coalesce(left_at, ${moment})`,
			called: '',
			contact: '',
			note: '',
			person_id: null,
			contact_key: sql<string>`'left:' || id`,
		})
		.where('municipality_id', '=', municipalityId)
		.where('person_id', '=', personId)
		.execute();
	return [...Map.groupBy(known, ({ initiative_id }) => initiative_id)].map(([initiativeId, ties]) => ({
		initiativeId,
		names: [...new Set(ties.map(({ called }) => called).filter(Boolean))],
	}));
}

/** Takes these names off the public page and from under what was written in the journal. A namesake puts theirs back with one press; the other way round nobody could. */
export async function takeFacesAway(
	tx: Tx,
	municipalityId: string,
	initiativeId: string,
	names: readonly string[],
): Promise<void> {
	if (names.length === 0) return;
	await tx
		.deleteFrom('open.initiative_face')
		.where('municipality_id', '=', municipalityId)
		.where('initiative_id', '=', initiativeId)
		.where('name', 'in', names)
		.execute();
	await tx
		.updateTable('open.initiative_entry')
		.set({ by_name: '' })
		.where('municipality_id', '=', municipalityId)
		.where('initiative_id', '=', initiativeId)
		.where('by_name', 'in', names)
		.execute();
}
