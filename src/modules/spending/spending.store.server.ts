import { sql, type Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { Photo } from '#platform/images/index.server';

declare module '#platform/db/tables' {
	interface Tables {
		'community.budget_payment': {
			municipality_id: string;
			id: string;
			proposal_id: string;
			kind: 'paid' | 'back';
			cents: number;
			on_day: string;
			what: string;
			paid_before: number;
			by_worker: string | null;
			struck_on: string | null;
		};
		'community.budget_receipt': {
			municipality_id: string;
			id: string;
			proposal_id: string;
			cents: number;
			on_day: string;
			what: string;
			photo: Buffer | null;
			photo_type: Photo['type'] | null;
			struck_on: string | null;
		};
		'open.budget_story': {
			municipality_id: string;
			proposal_id: string;
			words: string;
			quote: string;
			photo: Buffer | null;
			photo_type: Photo['type'] | null;
			photo_alt: string;
			told_on: string;
			public_on: string | null;
			version: string;
		};
	}
}

/** What was paid and came back, for the team and the municipality; others see none. */
export const paymentsOf = async (tx: Tx, municipalityId: string, proposalIds: readonly string[]) =>
	proposalIds.length === 0
		? []
		: tx
				.selectFrom('community.budget_payment')
				.select([
					'id',
					'proposal_id as proposalId',
					'kind',
					'cents',
					'on_day as onDay',
					'what',
					'struck_on as struckOn',
				])
				.where('municipality_id', '=', municipalityId)
				.where('proposal_id', 'in', proposalIds)
				.orderBy('on_day')
				.orderBy('id')
				.execute();

export const receiptsOf = async (tx: Tx, municipalityId: string, proposalIds: readonly string[]) =>
	proposalIds.length === 0
		? []
		: tx
				.selectFrom('community.budget_receipt')
				.select([
					'id',
					'proposal_id as proposalId',
					'cents',
					'on_day as onDay',
					'what',
					'struck_on as struckOn',
					sql<boolean>`photo is not null`.as('photo'),
				])
				.where('municipality_id', '=', municipalityId)
				.where('proposal_id', 'in', proposalIds)
				.orderBy('on_day')
				.orderBy('id')
				.execute();

const asPhoto = (row: { photo: Buffer | null; photo_type: Photo['type'] | null } | undefined): Photo | undefined =>
	row?.photo && row.photo_type ? { bytes: new Uint8Array(row.photo), type: row.photo_type } : undefined;

export const receiptPhoto = async (tx: Tx, municipalityId: string, id: string) =>
	isId(id)
		? tx
				.selectFrom('community.budget_receipt')
				.select(['proposal_id as proposalId', 'photo', 'photo_type'])
				.where('municipality_id', '=', municipalityId)
				.where('id', '=', id)
				.executeTakeFirst()
				.then((row) => row && { proposalId: row.proposalId, photo: asPhoto(row) })
		: undefined;

/** The story as this actor may see it: public, or waiting for the team. */
export const storiesOf = async (tx: Tx, municipalityId: string, proposalIds: readonly string[]) =>
	proposalIds.length === 0
		? []
		: tx
				.selectFrom('open.budget_story')
				.select([
					'proposal_id as proposalId',
					'words',
					'quote',
					'photo_alt as alt',
					'told_on as toldOn',
					'public_on as publicOn',
					'version',
					sql<boolean>`photo is not null`.as('photo'),
				])
				.where('municipality_id', '=', municipalityId)
				.where('proposal_id', 'in', proposalIds)
				.execute();
export type Story = Awaited<ReturnType<typeof storiesOf>>[number];

export const storyPhoto = async (tx: Tx, municipalityId: string, proposalId: string): Promise<Photo | undefined> =>
	isId(proposalId)
		? asPhoto(
				await tx
					.selectFrom('open.budget_story')
					.select(['photo', 'photo_type'])
					.where('municipality_id', '=', municipalityId)
					.where('proposal_id', '=', proposalId)
					.executeTakeFirst(),
			)
		: undefined;

export async function publishStoryInStore(
	tx: Tx,
	municipalityId: string,
	proposalId: string,
	seen: string,
	today: string,
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('open.budget_story')
		.set({ public_on: today })
		.where('municipality_id', '=', municipalityId)
		.where('proposal_id', '=', proposalId)
		.where('public_on', 'is', null)
		.where('version', '=', seen)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

/** False when there is a line with this id. */
export async function addPayment(
	tx: Tx,
	municipalityId: string,
	one: {
		id: string;
		proposalId: string;
		kind: 'paid' | 'back';
		cents: number;
		onDay: string;
		what: string;
		paidBefore: number;
		by: string;
	},
): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await tx
		.insertInto('community.budget_payment')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			proposal_id: one.proposalId,
			kind: one.kind,
			cents: one.cents,
			on_day: one.onDay,
			what: one.what,
			paid_before: one.paidBefore,
			by_worker: one.by,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return numInsertedOrUpdatedRows === 1n;
}

/** Who brings it: by the code of their proposal (a hash), or the team for one of theirs. */
export type Bearer = { hash: string | null; proposal: string | null };
const said = async <T>(tx: Tx, query: ReturnType<typeof sql<{ done: T }>>): Promise<T | null> =>
	(await query.execute(tx)).rows[0]?.done ?? null;
const bytesOf = (photo: Photo | undefined) => (photo ? Buffer.from(photo.bytes) : null);

export const addReceiptInStore = (
	tx: Tx,
	{ hash, proposal }: Bearer,
	one: { id: string; cents: number; onDay: string; what: string; photo: Photo | undefined },
) =>
	said<boolean>(
		tx,
		sql`select community.add_budget_receipt(${hash}, ${proposal}::uuid, ${one.id}::uuid, ${one.cents}::bigint, ${one.onDay}::date, ${one.what}, ${bytesOf(one.photo)}::bytea, ${one.photo?.type ?? null}) as done`,
	);
export const takeReceiptInStore = (tx: Tx, hash: string, id: string, today: string) =>
	said<boolean>(tx, sql`select community.take_budget_receipt(${hash}, ${id}::uuid, ${today}::date) as done`);
export const strikeLineInStore = (tx: Tx, proposalId: string, id: string, today: string) =>
	said<boolean>(tx, sql`select community.strike_budget_line(${proposalId}::uuid, ${id}::uuid, ${today}::date) as done`);
export const takePhotoInStore = (tx: Tx, proposalId: string, id: string) =>
	said<boolean>(tx, sql`select community.take_receipt_photo(${proposalId}::uuid, ${id}::uuid) as done`);
export const takeStoryInStore = (tx: Tx, { hash, proposal }: Bearer, onlyPhoto: boolean) =>
	said<string>(tx, sql`select community.take_budget_story(${hash}, ${proposal}::uuid, ${onlyPhoto}) as done`);
export const tellStoryInStore = (
	tx: Tx,
	{ hash, proposal }: Bearer,
	story: { words: string; quote: string; alt: string },
	photo: Photo | undefined,
	today: string,
) =>
	said<string>(
		tx,
		sql`select community.tell_budget_story(${hash}, ${proposal}::uuid, ${JSON.stringify(story)}::jsonb, ${bytesOf(photo)}::bytea, ${photo?.type ?? null}, ${today}::date) as done`,
	);

export type OwnMoney = {
	granted: number;
	light: number;
	doneUntil: string;
	ended: boolean;
	paid: number;
	receipts: { id: string; cents: number; onDay: string; what: string; photo: boolean; mine: boolean | null }[];
	story: { words: string; quote: string; photo: boolean; alt: string; public: boolean } | null;
};
export const ownMoney = (tx: Tx, hash: string) =>
	said<OwnMoney>(tx, sql`select community.budget_money_by_code(${hash}) as done`);

/** What everybody may know of the money of granted plans. */
export async function sumsOf(
	tx: Tx,
	proposalIds: readonly string[],
): Promise<Map<string, { paid: number; spent: number }>> {
	if (proposalIds.length === 0) return new Map();
	const { rows } = await sql<{
		proposal_id: string;
		paid: string;
		spent: string;
	}>`select * from community.budget_sums(${sql.val(proposalIds)}::uuid[])`.execute(tx);
	return new Map(rows.map((row) => [row.proposal_id, { paid: Number(row.paid), spent: Number(row.spent) }]));
}
