import type { Generated } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { Domain, Mandate } from './mandate.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'open.mandate': {
			municipality_id: string;
			id: string;
			organisation_called: string;
			domain: Domain;
			product: string;
			max_euros: number | null;
			max_hours: number | null;
			max_weeks: number | null;
			term_days: number;
			executor_id: string;
			executor_called: string;
			executor_team_id: string;
			executor_team_called: string;
			contact_called: string;
			contact_reach: string;
			support_called: string;
			from_on: string;
			until_on: string;
			ended_on: Generated<string | null>;
			made_on: string;
		};
	}
}

/** The register, by organisation; with an id that one alone. */
export const mandatesIn = async (tx: Tx, municipalityId: string, id?: string): Promise<Mandate[]> =>
	id !== undefined && !isId(id)
		? []
		: tx
				.selectFrom('open.mandate')
				.select([
					'id',
					'organisation_called as organisationCalled',
					'domain',
					'product',
					'max_euros as maxEuros',
					'max_hours as maxHours',
					'max_weeks as maxWeeks',
					'term_days as termDays',
					'executor_id as executorId',
					'executor_called as executorCalled',
					'executor_team_id as executorTeamId',
					'executor_team_called as executorTeamCalled',
					'contact_called as contactCalled',
					'contact_reach as contactReach',
					'support_called as supportCalled',
					'from_on as fromOn',
					'until_on as untilOn',
					'ended_on as endedOn',
				])
				.where('municipality_id', '=', municipalityId)
				.$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
				.orderBy('organisation_called')
				.orderBy('product')
				.limit(500)
				.execute();

export async function addMandate(
	tx: Tx,
	municipalityId: string,
	one: Omit<Mandate, 'endedOn'>,
	madeOn: string,
): Promise<void> {
	await tx
		.insertInto('open.mandate')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			organisation_called: one.organisationCalled,
			domain: one.domain,
			product: one.product,
			max_euros: one.maxEuros,
			max_hours: one.maxHours,
			max_weeks: one.maxWeeks,
			term_days: one.termDays,
			executor_id: one.executorId,
			executor_called: one.executorCalled,
			executor_team_id: one.executorTeamId,
			executor_team_called: one.executorTeamCalled,
			contact_called: one.contactCalled,
			contact_reach: one.contactReach,
			support_called: one.supportCalled,
			from_on: one.fromOn,
			until_on: one.untilOn,
			made_on: madeOn,
		})
		.execute();
}

export async function closeMandate(tx: Tx, municipalityId: string, id: string, on: string): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('open.mandate')
		.set({ ended_on: on })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('ended_on', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}
