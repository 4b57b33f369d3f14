import type { RawBuilder } from 'kysely';
import { sql, type Tx } from '#platform/db/index.server';
import type { Complex, HomeBand, HouseFace, HouseMember, HouseRole } from './complex.ts';

type ComplexRow = {
	municipality_id: string;
	code: string;
	address: string;
	homes: HomeBand;
	keeper: string;
	keeper_phone: string;
	welcome: string;
	agreements: string;
	agreed_on: string | null;
	mix: string;
	made_at: Date;
	ended_on: string | null;
};
declare module '#platform/db/tables' {
	interface Tables {
		'open.complex': ComplexRow;
		'community.complex_member': {
			municipality_id: string;
			id: string;
			complex_code: string;
			card_id: string;
			called: string;
			role: HouseRole;
			shows: boolean;
			since: string;
			ended_on: string | null;
		};
		'community.complex_invite': {
			municipality_id: string;
			id: string;
			complex_code: string;
			role: HouseRole;
			code_hash: string;
			made_by: string;
			made_on: string;
			used_on: string | null;
		};
	}
}
/** What a complex tells of itself, as its table keeps it. */
export type Told = Omit<ComplexRow, 'municipality_id' | 'code' | 'made_at' | 'ended_on'>;

/** A complex that stands; undefined when there is none with this code. */
export async function findComplex(tx: Tx, municipalityId: string, code: string): Promise<Complex | undefined> {
	return tx
		.selectFrom('open.complex as x')
		.innerJoin('open.area as a', (join) =>
			join.onRef('a.municipality_id', '=', 'x.municipality_id').onRef('a.code', '=', 'x.code'),
		)
		.select([
			'x.code',
			'a.name',
			'x.address',
			'x.homes',
			'x.keeper',
			'x.keeper_phone as keeperPhone',
			'x.welcome',
			'x.agreements',
			'x.agreed_on as agreedOn',
			'x.mix',
		])
		.select((row) => row.ref('a.parent_code').$castTo<string>().as('parentCode'))
		.where('x.municipality_id', '=', municipalityId)
		.where('x.code', '=', code)
		.where('x.ended_on', 'is', null)
		.executeTakeFirst();
}

/** How many complexes a neighbourhood ever had. */
export async function everIn(tx: Tx, municipalityId: string, neighbourhood: string): Promise<number> {
	const { count } = await tx
		.selectFrom('open.area')
		.select((row) => row.fn.countAll<string>().as('count'))
		.where('municipality_id', '=', municipalityId)
		.where('kind', '=', 'complex')
		.where('parent_code', '=', neighbourhood)
		.executeTakeFirstOrThrow();
	return Number(count);
}

/** False when a colleague took this code at the same moment. */
export async function addComplex(
	tx: Tx,
	area: { municipality_id: string; code: string; parent_code: string; name: string; year: number },
	told: Told,
	at: Date,
): Promise<boolean> {
	const named = await tx
		.insertInto('open.area')
		.values({ ...area, kind: 'complex', ended_year: null })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (named.numInsertedOrUpdatedRows !== 1n) return false;
	const { municipality_id, code } = area;
	await tx
		.insertInto('open.complex')
		.values({ municipality_id, code, ...told, made_at: at, ended_on: null })
		.execute();
	return true;
}

/** False when it is not there for the actor to change. Without a name that stays as it was. */
export async function rewriteComplex(
	tx: Tx,
	municipalityId: string,
	code: string,
	name: string | undefined,
	told: Partial<Told>,
): Promise<boolean> {
	const done = await tx
		.updateTable('open.complex')
		.set(told)
		.where('municipality_id', '=', municipalityId)
		.where('code', '=', code)
		.where('ended_on', 'is', null)
		.executeTakeFirst();
	if (done.numUpdatedRows !== 1n) return false;
	if (name === undefined) return true;
	await tx
		.updateTable('open.area')
		.set({ name })
		.where('municipality_id', '=', municipalityId)
		.where('code', '=', code)
		.execute();
	return true;
}

/** Whether this actor looks after the page of this complex. */
export async function tendsComplex(tx: Tx, code: string): Promise<boolean> {
	const { rows } = await sql<{ tends: boolean }>`select actor.tends_complex(${code}) as tends`.execute(tx);
	return rows[0]?.tends ?? false;
}

/** Who of the house may be asked: those who want to be read. */
export async function facesOfHouse(tx: Tx, code: string): Promise<HouseFace[]> {
	return (await sql<HouseFace>`select role, called from actor.complex_faces(${code})`.execute(tx)).rows;
}

/** Who looks after a complex now, or every role somebody has and had; as far as the actor may see. */
export function membersOf(
	tx: Tx,
	municipalityId: string,
	only: { code?: string; cardId?: string },
): Promise<(HouseMember & { code: string; endedOn: string | null })[]> {
	return tx
		.selectFrom('community.complex_member')
		.select([
			'id',
			'complex_code as code',
			'card_id as cardId',
			'called',
			'role',
			'shows',
			'since',
			'ended_on as endedOn',
		])
		.where('municipality_id', '=', municipalityId)
		.$if(only.code !== undefined, (query) =>
			query.where('complex_code', '=', only.code ?? '').where('ended_on', 'is', null),
		)
		.$if(only.cardId !== undefined, (query) => query.where('card_id', '=', only.cardId ?? ''))
		.orderBy('role')
		.orderBy('called')
		.execute();
}

async function says<T>(tx: Tx, query: RawBuilder<{ said: T }>): Promise<T | undefined> {
	return (await query.execute(tx)).rows[0]?.said;
}

/** False when they are not there for the actor to thank, or stopped already. */
export const endMember = async (tx: Tx, id: string, today: string): Promise<boolean> =>
	(await says<boolean>(tx, sql`select community.leave_house(${id}::uuid, ${today}::date) as said`)) ?? false;

/** False when it is not their own name. */
export const showMember = async (tx: Tx, id: string, shows: boolean): Promise<boolean> =>
	(await says<boolean>(tx, sql`select community.show_in_house(${id}::uuid, ${shows}) as said`)) ?? false;

/** False when there are five codes open already. */
export const addInvite = async (
	tx: Tx,
	{ id, code, role, hash, today }: { id: string; code: string; role: HouseRole; hash: string; today: string },
): Promise<boolean> =>
	(await says<boolean>(
		tx,
		sql`select community.invite_to_house(${code}, ${id}::uuid, ${role}, ${hash}, ${today}::date) as said`,
	)) ?? false;

/** How many codes are open; with `stop` none any more. */
export const openCodes = async (tx: Tx, code: string, today: string, stop = false): Promise<number> =>
	(await says<number>(tx, sql`select community.open_house_codes(${code}, ${today}::date, ${stop}) as said`)) ?? 0;

/** Whether the actor works in the neighbourhood of this complex. */
export const worksAt = async (tx: Tx, code: string): Promise<boolean> =>
	(await says<boolean>(tx, sql`select actor.works_at_complex(${code}, false) as said`)) ?? false;

/** Lets in who typed a code. Undefined when it is unknown, used or older than two weeks. */
export async function joinByCode(
	tx: Tx,
	codeHash: string,
	member: { id: string; called: string; shows: boolean },
	today: string,
): Promise<string | undefined> {
	const { rows } = await sql<{ code: string | null }>`
		select community.join_complex(${codeHash}, ${member.id}::uuid, ${member.called}, ${member.shows}, ${today}::date) as code
	`.execute(tx);
	return rows[0]?.code ?? undefined;
}

export async function endInStore(tx: Tx, code: string, today: string): Promise<boolean> {
	const { rows } = await sql<{ done: boolean }>`select community.end_complex(${code}, ${today}::date) as done`.execute(
		tx,
	);
	return rows[0]?.done ?? false;
}

/** For the task: nothing of this card looks after a house any more. */
export async function leaveInStore(tx: Tx, cardId: string): Promise<void> {
	await sql`select community.leave_complexes(${cardId}::uuid)`.execute(tx);
}
