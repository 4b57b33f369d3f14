import type { Generated } from 'kysely';
import { sql, type Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { Carried, CarriedKind, Handover, Noted, VolunteerAgreement } from './volunteer.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'community.volunteer_agreement': {
			municipality_id: string;
			id: string;
			card_id: string;
			team_id: string;
			called: string;
			scope: string;
			hours_a_week: number;
			own_area: string | null;
			own_area_because: string | null;
			trained_on: string | null;
			consent_how: 'spoken' | 'written';
			at_rest: Generated<boolean>;
			valid_from: string;
			valid_until: string;
			ended_on: string | null;
			made_at: Date;
		};
		'community.volunteer_hours': {
			municipality_id: string;
			id: string;
			agreement_id: string;
			on_day: string;
			quarters: number;
		};
		'community.volunteer_handover': {
			municipality_id: string;
			id: string;
			agreement_id: string;
			kind: CarriedKind;
			what: string;
			to_worker: string | null;
			handed_on: string;
			done_on: string | null;
		};
	}
}

export type NewAgreement = Pick<
	VolunteerAgreement,
	'id' | 'cardId' | 'scope' | 'hoursAWeek' | 'ownArea' | 'validFrom' | 'validUntil'
> & { roleId: string; consentHow: 'spoken' | 'written'; at: Date };

/** False when the team cannot take this person on, or did so already. */
export async function takeOnInStore(tx: Tx, one: NewAgreement): Promise<boolean> {
	const details = JSON.stringify({
		scope: one.scope,
		hours: one.hoursAWeek,
		own_area: one.ownArea,
		consent: one.consentHow,
		from: one.validFrom,
		until: one.validUntil,
	});
	const { rows } = await sql<{ done: boolean }>`
		select community.take_on_volunteer(${one.id}::uuid, ${one.roleId}::uuid, ${one.cardId}::uuid, ${details}::jsonb, ${one.at}) as done`.execute(
		tx,
	);
	return rows[0]?.done ?? false;
}

/** The agreements of the actor's team, or their own; or the one with this id, as far as they may see it. */
export async function agreementsSeen(tx: Tx, municipalityId: string, id?: string): Promise<VolunteerAgreement[]> {
	if (id !== undefined && !isId(id)) return [];
	let query = tx.selectFrom('community.volunteer_agreement').selectAll().where('municipality_id', '=', municipalityId);
	if (id) query = query.where('id', '=', id);
	return (await query.orderBy('called').orderBy('id').limit(200).execute()).map((row) => ({
		id: row.id,
		cardId: row.card_id,
		teamId: row.team_id,
		called: row.called,
		scope: row.scope,
		hoursAWeek: row.hours_a_week,
		ownArea: row.own_area,
		ownAreaBecause: row.own_area_because,
		trainedOn: row.trained_on,
		validFrom: row.valid_from,
		validUntil: row.valid_until,
		endedOn: row.ended_on,
	}));
}

export async function changeAgreement(
	tx: Tx,
	municipalityId: string,
	id: string,
	change: Pick<VolunteerAgreement, 'scope' | 'hoursAWeek' | 'ownAreaBecause' | 'trainedOn'>,
): Promise<boolean> {
	const done = await tx
		.updateTable('community.volunteer_agreement')
		.set({
			scope: change.scope,
			hours_a_week: change.hoursAWeek,
			own_area_because: change.ownAreaBecause,
			trained_on: change.trainedOn,
		})
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('ended_on', 'is', null)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

export async function carriedBy(tx: Tx, cardId: string): Promise<Carried[]> {
	const { rows } = await sql<Carried>`
		select kind, id, what, need_code as "needCode" from community.carried_by(${cardId}::uuid) order by kind, what, id`.execute(
		tx,
	);
	return rows;
}

/** `handed`: what goes to which colleague; to nobody when it is rounded off. False when it is not theirs, or over. */
export async function letGoInStore(
	tx: Tx,
	id: string,
	handed: readonly { id: string; what: string; to: string | null }[],
	{ at, day }: { at: Date; day: string },
): Promise<boolean> {
	const { rows } = await sql<{ done: boolean }>`
		select community.let_volunteer_go(${id}::uuid, ${JSON.stringify(handed)}::jsonb, ${at}, ${day}::date) as done`.execute(
		tx,
	);
	return rows[0]?.done ?? false;
}

export async function handoversSeen(
	tx: Tx,
	municipalityId: string,
	of: { agreementId: string } | { toWorker: string },
): Promise<Handover[]> {
	let query = tx.selectFrom('community.volunteer_handover').selectAll().where('municipality_id', '=', municipalityId);
	query =
		'agreementId' in of
			? query.where('agreement_id', '=', of.agreementId)
			: query.where('to_worker', '=', of.toWorker).where('done_on', 'is', null);
	return (await query.orderBy('handed_on').orderBy('id').limit(200).execute()).map((row) => ({
		id: row.id,
		agreementId: row.agreement_id,
		kind: row.kind,
		what: row.what,
		toWorker: row.to_worker,
		handedOn: row.handed_on,
		doneOn: row.done_on,
	}));
}

/** False when somebody else took it up. */
export async function handoverDone(tx: Tx, municipalityId: string, id: string, day: string): Promise<boolean> {
	const done = await tx
		.updateTable('community.volunteer_handover')
		.set({ done_on: day })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('done_on', 'is', null)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

export async function addHours(tx: Tx, municipalityId: string, agreementId: string, noted: Noted): Promise<void> {
	await tx
		.insertInto('community.volunteer_hours')
		.values({
			municipality_id: municipalityId,
			id: noted.id,
			agreement_id: agreementId,
			on_day: noted.onDay,
			quarters: noted.quarters,
		})
		.execute();
}

/** One's own, the latest first. */
export async function ownHours(tx: Tx, municipalityId: string, agreementId: string): Promise<Noted[]> {
	const rows = await tx
		.selectFrom('community.volunteer_hours')
		.select(['id', 'on_day', 'quarters'])
		.where('municipality_id', '=', municipalityId)
		.where('agreement_id', '=', agreementId)
		.orderBy('on_day', 'desc')
		.orderBy('id', 'desc')
		.execute();
	return rows.map((row) => ({ id: row.id, onDay: row.on_day, quarters: row.quarters }));
}

export async function removeHours(tx: Tx, municipalityId: string, id: string): Promise<boolean> {
	const done = await tx
		.deleteFrom('community.volunteer_hours')
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return done.numDeletedRows === 1n;
}

/** Hours of all volunteers of the actor's team together, since a day; null when they are those of fewer than five. */
export async function hoursOfTeam(tx: Tx, since: string): Promise<number | null> {
	const { rows } = await sql<{ hours: string | null }>`
		select community.hours_of_my_volunteers(${since}::date) as hours`.execute(tx);
	const hours = rows[0]?.hours ?? null;
	return hours === null ? null : Number(hours);
}

/** For the task alone: whose term passed two weeks ago lets go of everything. */
export async function letGoAfterTerm(tx: Tx, { at, day }: { at: Date; day: string }): Promise<void> {
	await sql`select community.let_go_after_term(${at}, ${day}::date)`.execute(tx);
}
