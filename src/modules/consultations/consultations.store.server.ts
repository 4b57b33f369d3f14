import { type Generated, type Insertable, sql } from 'kysely';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import { careSeals, openRow, sealRow } from '#platform/sealed-text/index.server';
import type { Consultation, Informed } from './consultation.ts';

type ConsultationTable = {
	municipality_id: string;
	id: string;
	owner_id: string;
	owner_called: string;
	team_id: string;
	organisation_id: string;
	area_code: string;
	question_sealed: string;
	on_day: string;
	place_called: string;
	expert_sealed: string;
	informed: Informed | null;
	exception_sealed: string;
	began_on: Generated<string | null>;
	decision_sealed: Generated<string>;
	objected_on: Generated<string | null>;
	made_on: string;
};
type TiedTable = {
	municipality_id: string;
	id: string;
	consultation_id: string;
	client_id: string;
	called_sealed: string;
};

declare module '#platform/db/tables' {
	interface Tables {
		'care.consultation': ConsultationTable;
		'care.consultation_client': TiedTable;
	}
}

const table = 'care.consultation';
const tied = 'care.consultation_client';
/** What the login may select: why somebody was not told is read by a function alone. */
const readable = [
	'id',
	'owner_id',
	'owner_called',
	'area_code',
	'question_sealed',
	'on_day',
	'place_called',
	'expert_sealed',
	'informed',
	'began_on',
	'decision_sealed',
	'objected_on',
	'made_on',
] as const;

/** Words come as they are, and are sealed here. */
export async function addConsultation(tx: Tx, row: Insertable<ConsultationTable>): Promise<void> {
	const seals = await careSeals(tx, row.municipality_id);
	await tx
		.insertInto(table)
		.values(sealRow(seals, table, row))
		.execute();
}

/** Of whom it is; the name stays empty while it has none. */
export async function tieClient(tx: Tx, row: TiedTable): Promise<void> {
	const seals = await careSeals(tx, row.municipality_id);
	await tx
		.insertInto(tied)
		.values(sealRow(seals, tied, row))
		.execute();
}

/** Why the person was not told, of talks that this worker brought in. */
async function exceptionsOf(tx: Tx, municipalityId: string): Promise<Map<string, string>> {
	const { rows } = await sql<{ id: string; exception_sealed: string }>`select * from care.exceptions_i_wrote()`.execute(
		tx,
	);
	if (rows.length === 0) return new Map();
	const seals = await careSeals(tx, municipalityId);
	return new Map(rows.map((row) => [row.id, openRow(seals, table, row).exception_sealed]));
}

/** Every talk the actor may know, by the row policies; newest first. */
export async function consultationsKnown(tx: Tx, municipalityId: string, id?: string): Promise<Consultation[]> {
	if (id !== undefined && !isId(id)) return [];
	const rows = await tx
		.selectFrom(table)
		.select(readable)
		.where('municipality_id', '=', municipalityId)
		.$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
		.orderBy('on_day', 'desc')
		.orderBy('id')
		.limit(200)
		.execute();
	if (rows.length === 0) return [];
	const seals = await careSeals(tx, municipalityId);
	const exceptions = await exceptionsOf(tx, municipalityId);
	return rows
		.map((row) => openRow(seals, table, row))
		.map((row) => ({
			id: row.id,
			ownerId: row.owner_id,
			ownerCalled: row.owner_called,
			areaCode: row.area_code,
			question: row.question_sealed,
			onDay: row.on_day,
			placeCalled: row.place_called,
			expertCalled: row.expert_sealed,
			informed: row.informed,
			exception: exceptions.get(row.id) ?? '',
			beganOn: row.began_on,
			decision: row.decision_sealed,
			objectedOn: row.objected_on,
			madeOn: row.made_on,
		}));
}

/** Of whom these are: for the owner who helps them, and for the person. */
export const clientsTied = (tx: Tx, municipalityId: string): Promise<{ consultationId: string; clientId: string }[]> =>
	tx
		.selectFrom(tied)
		.select(['consultation_id as consultationId', 'client_id as clientId'])
		.where('municipality_id', '=', municipalityId)
		.execute();

/** The name, when the actor may read it at this moment. */
export async function nameIn(tx: Tx, municipalityId: string, consultationId: string): Promise<string> {
	const { rows } = await sql<{ id: string; called_sealed: string }>`
		select id, called_sealed from care.consultation_name(${consultationId})`.execute(tx);
	const [row] = rows;
	return row ? openRow(await careSeals(tx, municipalityId), tied, row).called_sealed : '';
}

/** The teams that may hear the name of this person in a talk. */
export async function teamsThatMayHear(tx: Tx, municipalityId: string, clientId: string): Promise<Set<string>> {
	const { rows } = await sql<{ to_team_id: string }>`
		select to_team_id from care.sharing_permission
		where municipality_id = ${municipalityId} and client_id = ${clientId} and purpose = 'consultation'
			and withdrawn_at is null and ${clock.today()}::date between given_on and until_on`.execute(tx);
	return new Set(rows.map(({ to_team_id }) => to_team_id));
}

/** What the owner changes, while nobody objected. Returns whether there was one. */
export async function changeConsultation(
	tx: Tx,
	municipalityId: string,
	id: string,
	set: Partial<Pick<ConsultationTable, 'informed' | 'exception_sealed'>> & {
		began_on?: string;
		decision_sealed?: string;
	},
): Promise<boolean> {
	const { id: _, ...sealed } = sealRow(await careSeals(tx, municipalityId), table, { id, ...set });
	const { numUpdatedRows } = await tx
		.updateTable(table)
		.set(sealed)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

export async function objectTo(tx: Tx, id: string): Promise<boolean> {
	const { rows } = await sql<{ done: boolean }>`select care.object_to_consultation(${id}) as done`.execute(tx);
	return rows[0]?.done ?? false;
}
