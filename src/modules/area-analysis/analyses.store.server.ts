import { type Generated, type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { Analysis, Card, EvidenceKind, Ranking, Side, TeamKind } from './analysis.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'open.area_analysis': {
			municipality_id: string;
			id: string;
			code: string;
			area_code: string;
			title: string;
			dots: number;
			made_on: string;
			closed_on: Generated<string | null>;
			phones: Generated<number | null>;
			public: Generated<boolean>;
		};
		'community.analysis_card': {
			municipality_id: string;
			id: string;
			analysis_id: string;
			side: Side;
			words: string;
			weight: number | null;
			source: Card['source'];
			made_on: string;
			merged_into: Generated<string | null>;
			paper_dots: Generated<number>;
			evidence_kind: Generated<EvidenceKind | null>;
			evidence_ref: Generated<string | null>;
			goal: Generated<string>;
		};
		'community.analysis_wish': {
			municipality_id: string;
			analysis_id: string;
			phone: string;
			ranking: string[];
			paper: boolean;
		};
	}
}

const shown = [
	'id',
	'code',
	'area_code as areaCode',
	'title',
	'dots',
	'made_on as madeOn',
	'closed_on as closedOn',
	'phones',
	'public',
] as const;

/** Every session of the municipality, the latest first. */
export const analysesOf = (tx: Tx, municipalityId: string): Promise<Analysis[]> =>
	tx
		.selectFrom('open.area_analysis')
		.select(shown)
		.where('municipality_id', '=', municipalityId)
		.orderBy('made_on', 'desc')
		.orderBy('id')
		.limit(200)
		.execute();

/** By its id, or by its code. */
export const findAnalysis = async (
	tx: Tx,
	municipalityId: string,
	by: { id: string } | { code: string },
): Promise<Analysis | undefined> => {
	if ('id' in by && !isId(by.id)) return undefined;
	const query = tx.selectFrom('open.area_analysis').select(shown).where('municipality_id', '=', municipalityId);
	return ('id' in by ? query.where('id', '=', by.id) : query.where('code', '=', by.code)).executeTakeFirst();
};

export async function addAnalysis(
	tx: Tx,
	municipalityId: string,
	one: Pick<Analysis, 'id' | 'code' | 'areaCode' | 'title' | 'dots' | 'madeOn'>,
): Promise<void> {
	await tx
		.insertInto('open.area_analysis')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			code: one.code,
			area_code: one.areaCode,
			title: one.title,
			dots: one.dots,
			made_on: one.madeOn,
		})
		.execute();
}

/** For everybody, or not any more. False while it is open. */
export async function showAnalysis(tx: Tx, municipalityId: string, id: string, open: boolean): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('open.area_analysis')
		.set({ public: open })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('closed_on', 'is not', null)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

export const cardsOf = (tx: Tx, municipalityId: string, analysisId: string): Promise<Card[]> =>
	tx
		.selectFrom('community.analysis_card')
		.select([
			'id',
			'side',
			'words',
			'weight',
			'source',
			'merged_into as mergedInto',
			'evidence_kind as evidenceKind',
			'evidence_ref as evidenceRef',
			'goal',
		])
		.where('municipality_id', '=', municipalityId)
		.where('analysis_id', '=', analysisId)
		.orderBy('id')
		.limit(400)
		.execute();

export async function addCard(
	tx: Tx,
	municipalityId: string,
	analysisId: string,
	card: Pick<Card, 'id' | 'side' | 'words' | 'weight' | 'source'> & { madeOn: string },
): Promise<void> {
	await tx
		.insertInto('community.analysis_card')
		.values({
			municipality_id: municipalityId,
			id: card.id,
			analysis_id: analysisId,
			side: card.side,
			words: card.words,
			weight: card.weight,
			source: card.source,
			made_on: card.madeOn,
		})
		.execute();
}

export async function changeCard(
	tx: Tx,
	municipalityId: string,
	id: string,
	set:
		| { merged_into: string | null }
		| { paper_dots: number }
		| { evidence_kind: EvidenceKind | null; evidence_ref: string | null; goal: string },
): Promise<void> {
	await tx
		.updateTable('community.analysis_card')
		.set(set)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.execute();
}

/** With the dots on it. What stood under it stands on its own again. */
export async function removeCard(tx: Tx, municipalityId: string, id: string): Promise<void> {
	await tx
		.deleteFrom('community.analysis_card')
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.execute();
}

export async function addPaperWish(
	tx: Tx,
	municipalityId: string,
	analysisId: string,
	sheet: string,
	ranking: readonly TeamKind[],
): Promise<void> {
	await tx
		.insertInto('community.analysis_wish')
		.values({
			municipality_id: municipalityId,
			analysis_id: analysisId,
			phone: sheet,
			ranking: [...ranking],
			paper: true,
		})
		.execute();
}

const done = async (tx: Tx, call: RawBuilder<unknown>): Promise<boolean> =>
	(await sql<{ done: boolean }>`select ${call} as done`.execute(tx)).rows[0]?.done ?? false;

/** False when these are more dots than were given, or on cards that are not there. */
export const spendDots = (
	tx: Tx,
	analysisId: string,
	phone: string,
	laid: readonly { card: string; dots: number }[],
): Promise<boolean> =>
	done(
		tx,
		sql`community.analysis_spend(${analysisId}::uuid, ${phone}, ${laid.map(({ card }) => card)}::uuid[], ${laid.map(({ dots }) => dots)}::integer[])`,
	);

export const wantTeam = (tx: Tx, analysisId: string, phone: string, ranking: readonly TeamKind[]): Promise<boolean> =>
	done(tx, sql`community.analysis_wants(${analysisId}::uuid, ${phone}, ${[...ranking]}::text[])`);

export const closeInStore = (tx: Tx, analysisId: string, today: string): Promise<boolean> =>
	done(tx, sql`community.analysis_close(${analysisId}::uuid, ${today}::date)`);

/** The dots of one phone, by card. */
export async function dotsOfPhone(tx: Tx, analysisId: string, phone: string): Promise<Map<string, number>> {
	const { rows } = await sql<{
		card: string;
		dots: number;
	}>`select card_id as card, dots from community.analysis_mine(${analysisId}::uuid, ${phone})`.execute(tx);
	return new Map(rows.map(({ card, dots }) => [card, dots]));
}

export const totalsOf = async (tx: Tx, analysisId: string) =>
	(
		await sql<{
			cardId: string;
			phoneDots: number;
			paperDots: number;
		}>`select card_id as "cardId", phone_dots as "phoneDots", paper_dots as "paperDots" from community.analysis_totals(${analysisId}::uuid)`.execute(
			tx,
		)
	).rows;

/** On how many phones dots are laid; null below five. */
export const phonesOf = async (tx: Tx, analysisId: string): Promise<number | null> =>
	(await sql<{ many: number | null }>`select community.analysis_phones(${analysisId}::uuid) as many`.execute(tx))
		.rows[0]?.many ?? null;

export const wishesOf = async (tx: Tx, analysisId: string): Promise<Ranking[]> =>
	(await sql<Ranking>`select ranking, many from community.analysis_wishes(${analysisId}::uuid)`.execute(tx)).rows;
