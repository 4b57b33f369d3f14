import { type Generated, type Insertable, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import type { Invited } from './consultation.ts';

type InvitedTable = {
	municipality_id: string;
	id: string;
	consultation_id: string;
	worker_id: string;
	worker_called: string;
	team_id: string;
	organisation_id: string;
	organisation_called: string;
	opened_on: Generated<string | null>;
	attended: Generated<boolean>;
};

declare module '#platform/db/tables' {
	interface Tables {
		'care.consultation_invited': InvitedTable;
	}
}

export async function addInvited(
	tx: Tx,
	municipalityId: string,
	all: readonly Omit<Insertable<InvitedTable>, 'municipality_id'>[],
): Promise<void> {
	if (all.length === 0) return;
	await tx
		.insertInto('care.consultation_invited')
		.values(all.map((one) => ({ ...one, municipality_id: municipalityId })))
		.execute();
}

export const invitedTo = async (
	tx: Tx,
	municipalityId: string,
	consultationIds: readonly string[],
): Promise<(Invited & { consultationId: string })[]> =>
	consultationIds.length === 0
		? []
		: tx
				.selectFrom('care.consultation_invited')
				.select([
					'id',
					'consultation_id as consultationId',
					'worker_id as workerId',
					'worker_called as workerCalled',
					'organisation_called as organisationCalled',
					'opened_on as openedOn',
					'attended',
				])
				.where('municipality_id', '=', municipalityId)
				.where('consultation_id', 'in', consultationIds)
				.orderBy('worker_called')
				.execute();

export async function noteOpened(tx: Tx, consultationId: string): Promise<void> {
	await sql`select care.note_consultation_opened(${consultationId})`.execute(tx);
}

export async function noteWhoCame(
	tx: Tx,
	municipalityId: string,
	id: string,
	invited: readonly string[],
): Promise<void> {
	if (invited.length === 0) return;
	await tx
		.updateTable('care.consultation_invited')
		.set({ attended: true })
		.where('municipality_id', '=', municipalityId)
		.where('consultation_id', '=', id)
		.where('id', 'in', invited)
		.execute();
}
