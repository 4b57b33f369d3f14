import { type Generated, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type {
	Became,
	HostAgreement,
	HostGroup,
	HostKind,
	HostLimits,
	HostPlace,
	Phase,
	PublicHostGroup,
	Side,
	Weighing,
} from './host-group.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'open.host_group': {
			municipality_id: string;
			id: string;
			initiative_id: string;
			area_code: string;
			kind: HostKind;
			comes: string;
			does: string;
			limits: string;
			most: number;
			rests: Generated<boolean>;
			other_side: string;
			other_function: string;
			other_phone: string;
			contact_id: Generated<string | null>;
			contact_called: Generated<string>;
			contact_phone: Generated<string>;
			residents_yes_on: Generated<string | null>;
			residents_yes_how: Generated<'account' | 'spoken' | null>;
			made_on: string;
			published_on: Generated<string | null>;
			has_room: Generated<boolean>;
			ended_on: Generated<string | null>;
		};
		'community.host_side_code': { municipality_id: string; group_id: string; code_hash: string; made_on: string };
		'community.host_place': {
			municipality_id: string;
			id: string;
			group_id: string;
			asked_by: string;
			words: string;
			asked_on: string;
			answered_on: Generated<string | null>;
			reason: Generated<string>;
			from_on: Generated<string | null>;
			look_on: Generated<string | null>;
			ended_on: Generated<string | null>;
		};
		'open.host_agreement': {
			municipality_id: string;
			id: string;
			group_id: string;
			does_it: Side;
			words: string;
			made_on: string;
			house_yes_on: Generated<string | null>;
			neighbours_yes_on: Generated<string | null>;
			neighbours_yes_how: Generated<'account' | 'spoken' | null>;
		};
		'open.host_weighing': {
			municipality_id: string;
			id: string;
			group_id: string;
			phase: Phase;
			opens_on: string;
			closes_on: string;
		};
	}
}

const forAll = [
	'id',
	'initiative_id as initiativeId',
	'area_code as areaCode',
	'kind',
	'comes',
	'does',
	'limits',
	'other_side as otherSide',
	'other_function as otherFunction',
	'other_phone as otherPhone',
	'contact_called as contactCalled',
	'contact_phone as contactPhone',
	'published_on as publishedOn',
	'has_room as hasRoom',
	'ended_on as endedOn',
] as const;
const forItsTeam = [...forAll, 'contact_id as contactId', 'residents_yes_on as residentsYesOn'] as const;

const groups = (tx: Tx, municipalityId: string) =>
	tx.selectFrom('open.host_group').where('municipality_id', '=', municipalityId);

/** Everybody's list; only what is published. Those with room first. */
export const publicHostGroups = (tx: Tx, municipalityId: string): Promise<PublicHostGroup[]> =>
	groups(tx, municipalityId)
		.select(forAll)
		.where('published_on', 'is not', null)
		.where('ended_on', 'is', null)
		.orderBy('has_room', 'desc')
		.orderBy('open.host_group.published_on', 'desc')
		.limit(200)
		.execute();

export const findPublicHostGroup = async (tx: Tx, municipalityId: string, id: string) =>
	isId(id)
		? groups(tx, municipalityId)
				.select(forAll)
				.where('id', '=', id)
				.where('published_on', 'is not', null)
				.executeTakeFirst()
		: undefined;

export const findHostGroup = async (tx: Tx, municipalityId: string, id: string): Promise<HostGroup | undefined> =>
	isId(id) ? groups(tx, municipalityId).select(forItsTeam).where('id', '=', id).executeTakeFirst() : undefined;

/** Undefined for who does not tend it. */
export async function limitsOf(tx: Tx, id: string): Promise<HostLimits | undefined> {
	const { rows } = await sql<HostLimits>`
		select most, rests, residents_yes_how as "residentsYesHow" from community.host_limits(${id})`.execute(tx);
	return rows[0];
}

/** Of what this actor sees in the community zone, what runs. */
export const hostGroupsRunning = (tx: Tx, municipalityId: string): Promise<HostGroup[]> =>
	groups(tx, municipalityId).select(forItsTeam).where('ended_on', 'is', null).orderBy('made_on').limit(200).execute();

export type NewHostGroup = Omit<
	PublicHostGroup,
	'contactCalled' | 'contactPhone' | 'publishedOn' | 'hasRoom' | 'endedOn'
> & { most: number; madeOn: string };

/** False when the initiative has one already. */
export async function addHostGroup(tx: Tx, municipalityId: string, one: NewHostGroup): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await tx
		.insertInto('open.host_group')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			initiative_id: one.initiativeId,
			area_code: one.areaCode,
			kind: one.kind,
			comes: one.comes,
			does: one.does,
			limits: one.limits,
			most: one.most,
			other_side: one.otherSide,
			other_function: one.otherFunction,
			other_phone: one.otherPhone,
			made_on: one.madeOn,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirstOrThrow();
	return numInsertedOrUpdatedRows === 1n;
}

type Changed = Partial<{
	comes: string;
	does: string;
	limits: string;
	most: number;
	rests: boolean;
	other_side: string;
	other_function: string;
	other_phone: string;
	contact_id: string | null;
	contact_called: string;
	contact_phone: string;
	residents_yes_on: string;
	residents_yes_how: 'account' | 'spoken';
	ended_on: string;
}>;

/** False when it is over, or not theirs. `onlyContact`: only while that worker is on call. */
export async function changeHostGroup(
	tx: Tx,
	municipalityId: string,
	id: string,
	set: Changed,
	onlyContact?: string | null,
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('open.host_group')
		.set(set)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('ended_on', 'is', null)
		.$if(onlyContact === null, (query) => query.where('contact_id', 'is', null))
		.$if(typeof onlyContact === 'string', (query) => query.where('contact_id', '=', onlyContact as string))
		.executeTakeFirstOrThrow();
	return numUpdatedRows === 1n;
}

/** A new code takes the place of the one before. */
export async function setSideCode(
	tx: Tx,
	municipalityId: string,
	groupId: string,
	codeHash: string,
	on: string,
): Promise<void> {
	await tx
		.deleteFrom('community.host_side_code')
		.where('municipality_id', '=', municipalityId)
		.where('group_id', '=', groupId)
		.execute();
	await tx
		.insertInto('community.host_side_code')
		.values({ municipality_id: municipalityId, group_id: groupId, code_hash: codeHash, made_on: on })
		.execute();
}

export async function groupByCode(tx: Tx, codeHash: string): Promise<string | undefined> {
	const { rows } = await sql<{ id: string | null }>`select community.hosts_by_code(${codeHash}) as id`.execute(tx);
	return rows[0]?.id ?? undefined;
}

/** What this actor may read: what they asked, and what was asked of a group they tend. */
export const placesSeen = (tx: Tx, municipalityId: string, groupIds?: readonly string[]): Promise<HostPlace[]> =>
	tx
		.selectFrom('community.host_place')
		.select([
			'id',
			'group_id as groupId',
			'asked_by as askedBy',
			'words',
			'asked_on as askedOn',
			'answered_on as answeredOn',
			'reason',
			'from_on as fromOn',
			'look_on as lookOn',
			'ended_on as endedOn',
		])
		.where('municipality_id', '=', municipalityId)
		.$if(groupIds !== undefined, (query) =>
			query.where('group_id', 'in', groupIds?.length ? groupIds : ['00000000-0000-0000-0000-000000000000']),
		)
		.orderBy('community.host_place.asked_on', 'desc')
		.orderBy('id')
		.limit(200)
		.execute();

export async function addPlace(
	tx: Tx,
	municipalityId: string,
	one: Pick<HostPlace, 'id' | 'groupId' | 'askedBy' | 'words' | 'askedOn'>,
): Promise<void> {
	await tx
		.insertInto('community.host_place')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			group_id: one.groupId,
			asked_by: one.askedBy,
			words: one.words,
			asked_on: one.askedOn,
		})
		.execute();
}

export async function answerPlaceOf(
	tx: Tx,
	place: string,
	from: string | null,
	look: string | null,
	reason: string,
	today: string,
): Promise<'done' | 'full' | 'none'> {
	const { rows } = await sql<{ outcome: 'done' | 'full' | 'none' }>`
		select community.answer_host_place(${place}, ${from}::date, ${look}::date, ${reason}, ${today}::date) as outcome`.execute(
		tx,
	);
	return rows[0]?.outcome ?? 'none';
}

export async function endPlaceOf(tx: Tx, municipalityId: string, groupId: string, id: string, on: string) {
	const { numUpdatedRows } = await tx
		.updateTable('community.host_place')
		.set({ ended_on: on, words: '' })
		.where('municipality_id', '=', municipalityId)
		.where('group_id', '=', groupId)
		.where('id', '=', id)
		.where('ended_on', 'is', null)
		.executeTakeFirstOrThrow();
	return numUpdatedRows === 1n;
}

/** Those the actor may see: both said yes, or all of a group they tend. */
export const agreementsOf = (tx: Tx, municipalityId: string, groupId: string): Promise<HostAgreement[]> =>
	tx
		.selectFrom('open.host_agreement')
		.select(['id', 'does_it as doesIt', 'words', 'house_yes_on as houseYesOn', 'neighbours_yes_on as neighboursYesOn'])
		.where('municipality_id', '=', municipalityId)
		.where('group_id', '=', groupId)
		.orderBy('made_on')
		.orderBy('id')
		.limit(60)
		.execute();

export async function addAgreement(
	tx: Tx,
	municipalityId: string,
	one: { id: string; groupId: string; doesIt: Side; words: string; madeOn: string },
): Promise<void> {
	await tx
		.insertInto('open.host_agreement')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			group_id: one.groupId,
			does_it: one.doesIt,
			words: one.words,
			made_on: one.madeOn,
		})
		.execute();
}

export async function neighboursAgree(
	tx: Tx,
	municipalityId: string,
	groupId: string,
	id: string,
	how: 'account' | 'spoken',
	on: string,
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('open.host_agreement')
		.set({ neighbours_yes_on: on, neighbours_yes_how: how })
		.where('municipality_id', '=', municipalityId)
		.where('group_id', '=', groupId)
		.where('id', '=', id)
		.where('neighbours_yes_on', 'is', null)
		.executeTakeFirstOrThrow();
	return numUpdatedRows === 1n;
}

export async function removeAgreement(tx: Tx, municipalityId: string, groupId: string, id: string): Promise<boolean> {
	const { numDeletedRows } = await tx
		.deleteFrom('open.host_agreement')
		.where('municipality_id', '=', municipalityId)
		.where('group_id', '=', groupId)
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return numDeletedRows === 1n;
}

export async function agreementsByCode(tx: Tx, codeHash: string): Promise<HostAgreement[]> {
	const { rows } = await sql<HostAgreement>`
		select id, does_it as "doesIt", words, to_char(house_yes_on, 'YYYY-MM-DD') as "houseYesOn", to_char(neighbours_yes_on, 'YYYY-MM-DD') as "neighboursYesOn"
		from community.host_agreements_by_code(${codeHash})`.execute(tx);
	return rows;
}

export async function houseAgrees(tx: Tx, codeHash: string, agreement: string, on: string): Promise<boolean> {
	const { rows } = await sql<{
		done: boolean;
	}>`select community.agree_hosts_by_code(${codeHash}, ${agreement}, ${on}::date) as done`.execute(tx);
	return rows[0]?.done ?? false;
}

export async function houseAnswers(
	tx: Tx,
	codeHash: string,
	{ word, answer, became }: { word: string; answer: string; became: Became },
	on: string,
): Promise<boolean> {
	const { rows } = await sql<{
		done: boolean;
	}>`select community.answer_hosts_by_code(${codeHash}, ${word}, ${answer}, ${became}, ${on}::date) as done`.execute(
		tx,
	);
	return rows[0]?.done ?? false;
}

export const weighingsOf = (tx: Tx, municipalityId: string, groupId: string): Promise<Weighing[]> =>
	tx
		.selectFrom('open.host_weighing')
		.select(['id', 'group_id as groupId', 'phase', 'opens_on as opensOn', 'closes_on as closesOn'])
		.where('municipality_id', '=', municipalityId)
		.where('group_id', '=', groupId)
		.orderBy('phase', 'desc')
		.execute();

/** False when that one was opened before. */
export async function addWeighing(tx: Tx, municipalityId: string, one: Weighing): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await tx
		.insertInto('open.host_weighing')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			group_id: one.groupId,
			phase: one.phase,
			opens_on: one.opensOn,
			closes_on: one.closesOn,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirstOrThrow();
	return numInsertedOrUpdatedRows === 1n;
}
