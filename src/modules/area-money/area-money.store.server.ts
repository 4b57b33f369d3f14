import { type Generated, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import type { AboutKind, Grant, MoneyRequest, Part, Pot } from './pot.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'open.area_pot': {
			municipality_id: string;
			id: string;
			area_code: string;
			year: number;
			fixed_cents: number;
			free_cents: number;
			broker_cents: number;
			worker_cents: number;
			lead_cents: number;
			contact_cents: number;
			made_on: string;
		};
		'community.area_request': {
			municipality_id: string;
			id: string;
			pot_id: string;
			area_code: string;
			part: Part;
			what: string;
			why: string;
			carrier: string;
			sum_cents: number;
			about_kind: AboutKind | null;
			about_id: string | null;
			known_since: string;
			asked_by: string;
			asked_on: string;
			decision: Generated<'yes' | 'no' | null>;
			decided_on: Generated<string | null>;
			reason: Generated<string>;
			did: Generated<string>;
			did_on: Generated<string | null>;
		};
		'open.area_grant': {
			municipality_id: string;
			id: string;
			pot_id: string;
			what: string;
			sum_cents: number;
			days: number;
			granted_on: string;
			did: string;
			did_on: string | null;
		};
	}
}

/** The latest year first. */
export async function potsOf(tx: Tx, municipalityId: string): Promise<Pot[]> {
	const rows = await tx
		.selectFrom('open.area_pot')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.orderBy('year', 'desc')
		.orderBy('area_code')
		.limit(200)
		.execute();
	return rows.map((row) => ({
		id: row.id,
		areaCode: row.area_code,
		year: row.year,
		fixed: row.fixed_cents,
		free: row.free_cents,
		mandates: {
			social_broker: row.broker_cents,
			team_worker: row.worker_cents,
			team_lead: row.lead_cents,
			municipal_contact: row.contact_cents,
		},
	}));
}

/** False when there is one for this area and year already. */
export async function addPot(tx: Tx, municipalityId: string, pot: Pot & { madeOn: string }): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await tx
		.insertInto('open.area_pot')
		.values({
			municipality_id: municipalityId,
			id: pot.id,
			area_code: pot.areaCode,
			year: pot.year,
			fixed_cents: pot.fixed,
			free_cents: pot.free,
			broker_cents: pot.mandates.social_broker,
			worker_cents: pot.mandates.team_worker,
			lead_cents: pot.mandates.team_lead,
			contact_cents: pot.mandates.municipal_contact,
			made_on: pot.madeOn,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return numInsertedOrUpdatedRows === 1n;
}

/** What colleagues of these pots asked, the latest first. */
export const requestsIn = (tx: Tx, municipalityId: string, pots: readonly string[]): Promise<MoneyRequest[]> =>
	pots.length === 0
		? Promise.resolve([])
		: tx
				.selectFrom('community.area_request')
				.select([
					'id',
					'pot_id as potId',
					'area_code as areaCode',
					'part',
					'what',
					'why',
					'carrier',
					'sum_cents as sum',
					'about_kind as aboutKind',
					'about_id as aboutId',
					'known_since as knownSince',
					'asked_by as askedBy',
					'asked_on as askedOn',
					'decision',
					'decided_on as decidedOn',
					'reason',
					'did',
					'did_on as didOn',
				])
				.where('municipality_id', '=', municipalityId)
				.where('pot_id', 'in', pots)
				.orderBy('asked_on', 'desc')
				.orderBy('id', 'desc')
				.limit(500)
				.execute();

export const addRequest = (
	tx: Tx,
	municipalityId: string,
	request: Omit<MoneyRequest, 'decision' | 'decidedOn' | 'reason' | 'did' | 'didOn'>,
) =>
	tx
		.insertInto('community.area_request')
		.values({
			municipality_id: municipalityId,
			id: request.id,
			pot_id: request.potId,
			area_code: request.areaCode,
			part: request.part,
			what: request.what,
			why: request.why,
			carrier: request.carrier,
			sum_cents: request.sum,
			about_kind: request.aboutKind,
			about_id: request.aboutId,
			known_since: request.knownSince,
			asked_by: request.askedBy,
			asked_on: request.askedOn,
		})
		.execute();

/** What stood in the way; null when it is decided. */
export async function decideInStore(
	tx: Tx,
	id: string,
	decision: 'yes' | 'no',
	reason: string,
	today: string,
): Promise<string | null> {
	const { rows } = await sql<{ it: string | null }>`
		select community.decide_area_request(${id}, ${decision}, ${reason}, ${today}) as it`.execute(tx);
	return rows[0]?.it ?? null;
}
export async function tellInStore(tx: Tx, id: string, did: string, today: string): Promise<boolean> {
	const { rows } = await sql<{ it: boolean }>`
		select community.tell_area_request(${id}, ${did}, ${today}) as it`.execute(tx);
	return rows[0]?.it ?? false;
}

export async function emptyInStore(tx: Tx, id: string): Promise<boolean> {
	const { rows } = await sql<{ it: boolean }>`select community.empty_area_request(${id}) as it`.execute(tx);
	return rows[0]?.it ?? false;
}

export const grantsOf = (tx: Tx, municipalityId: string): Promise<Grant[]> =>
	tx
		.selectFrom('open.area_grant')
		.select([
			'id',
			'pot_id as potId',
			'what',
			'sum_cents as sum',
			'days',
			'granted_on as grantedOn',
			'did',
			'did_on as didOn',
		])
		.where('municipality_id', '=', municipalityId)
		.orderBy('granted_on', 'desc')
		.orderBy('id')
		.limit(500)
		.execute();
