import { sql, type Tx } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** Thirty days after it was handed over a question is gone, and half a year after it came in one that nobody closed; how an area takes them in two years after it was last said. */
export const intakeRetention: RetentionRule[] = [
	expiring({
		of: 'intake',
		table: 'care.intake_question',
		login: 'zone_care',
		clock: sql`coalesce(t.closed_on, t.received_on + 183)`,
		does: 'remove',
	}),
	expiring({
		of: 'intake-ways',
		table: 'care.intake_way',
		login: 'zone_care',
		clock: sql`t.changed_on`,
		does: 'remove',
	}),
];

/** Every question that still waits; for the eraser. */
export const questionIds = async (tx: Tx, municipalityId: string): Promise<string[]> =>
	(
		await tx
			.selectFrom('care.intake_question')
			.select('id')
			.where('municipality_id', '=', municipalityId)
			.where('closed_on', 'is', null)
			.execute()
	).map(({ id }) => id);

export async function removeQuestion(tx: Tx, municipalityId: string, id: string): Promise<void> {
	await tx
		.deleteFrom('care.intake_question')
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.execute();
}
