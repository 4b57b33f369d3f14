import type { Tx } from '#platform/db/index.server';

declare module '#platform/db/tables' {
	interface Tables {
		'community.signal_from_care': { municipality_id: string; signal_id: string; person_key: string };
	}
}

export async function addKeyFromCare(
	tx: Tx,
	municipalityId: string,
	signalId: string,
	personKey: string,
): Promise<void> {
	await tx
		.insertInto('community.signal_from_care')
		.values({ municipality_id: municipalityId, signal_id: signalId, person_key: personKey })
		.execute();
}

/** For the detector: whose a signal from care is, as a key per person and need. */
export async function keysFromCare(tx: Tx, municipalityId: string): Promise<Map<string, string>> {
	const rows = await tx
		.selectFrom('community.signal_from_care')
		.select(['signal_id', 'person_key'])
		.where('municipality_id', '=', municipalityId)
		.execute();
	return new Map(rows.map(({ signal_id, person_key }) => [signal_id, person_key]));
}
