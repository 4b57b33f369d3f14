import { sql, type Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { HowItWentForm } from './match.forms.ts';
import type { MatchAnswer, MatchCard, MatchKind, MatchState, OwnSaid } from './match.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'community.match_setting': { municipality_id: string; is_on: boolean; changed_at: Date };
		'community.match_suggestion': {
			municipality_id: string;
			id: string;
			wish_id: string;
			talent_id: string;
			team_id: string;
			rules: string[];
			fields: string[];
			made_on: string;
		};
	}
}

/** How somebody stands before a match: with the code in their hand, or as one of its sides. */
export type SpeaksFor = { sideId: string } | { hash: string };
const sideOf = (by: SpeaksFor): string | null => ('sideId' in by && isId(by.sideId) ? by.sideId : null);
const hashOf = (by: SpeaksFor): string | null => ('hash' in by ? by.hash : null);

/** Every match the actor is a side of, newest first; with the hash of a code, the one that code opens. */
export async function matchCards(tx: Tx, hash: string | null = null): Promise<MatchCard[]> {
	const { rows } = await sql<MatchCard>`
		select id, side_id as "sideId", side, ours, kind, need_code as "needCode", area_code as "areaCode", task, practical, in_return as "inReturn",
			rules, state, proposed_at as "proposedAt", answer_by as "answerBy", agreed_at as "agreedAt", met_on as "metOn", ended_at as "endedAt",
			card_id as "cardId", talent_id as "talentId", kept, has_code as "hasCode", by_code as "byCode", answer, because, ask_again_on as "askAgainOn", called, contact,
			happened, clicked, next, towards, towards_words as "towardsWords", told_at as "toldAt", other_called as "otherCalled", other_contact as "otherContact"
		from community.match_cards(${hash})`.execute(tx);
	return rows;
}

/** Who of these can be asked at all, with how often they were since a moment. */
export async function whoCanBeAsked(tx: Tx, cards: readonly string[], since: Date): Promise<Map<string, number>> {
	const { rows } = await sql<{ card: string; times: string }>`
		select card_id as card, times from community.who_can_be_asked(${[...cards]}::uuid[], ${since})`.execute(tx);
	return new Map(rows.map(({ card, times }) => [card, Number(times)]));
}

/** For each of these cards of who asks: the cards that are not proposed. */
export async function notTogether(tx: Tx, cards: readonly string[], since: Date): Promise<Map<string, Set<string>>> {
	const { rows } = await sql<{ asks: string; offers: string }>`
		select asks_card as asks, offers_card as offers from community.not_together(${[...cards]}::uuid[], ${since})`.execute(
		tx,
	);
	const found = new Map<string, Set<string>>();
	for (const { asks, offers } of rows) found.set(asks, (found.get(asks) ?? new Set()).add(offers));
	return found;
}

export async function keepApart(
	tx: Tx,
	{ id, wishId, talentId, because, at }: { id: string; wishId: string; talentId: string; because: string; at: Date },
): Promise<void> {
	await sql`select community.keep_apart(${id}::uuid, ${wishId}::uuid, ${talentId}::uuid, ${because}, ${at})`.execute(
		tx,
	);
}

export type Proposal = {
	id: string;
	sideIds: readonly [string, string];
	wishId: string;
	talentId: string;
	kind: MatchKind;
	needCode: string;
	task: string;
	practical: string;
	inReturn: string;
	rules: readonly string[];
	fields: readonly string[];
	at: Date;
	answerBy: string;
};

/** False when one of the two cannot be asked, or the wish is already being asked about. */
export async function proposeInStore(tx: Tx, one: Proposal): Promise<boolean> {
	const details = JSON.stringify({
		kind: one.kind,
		need_code: one.needCode,
		task: one.task,
		practical: one.practical,
		in_return: one.inReturn,
		rules: one.rules,
		fields: one.fields,
	});
	const { rows } = await sql<{ made: boolean }>`
		select community.propose_match(${one.id}::uuid, ${[...one.sideIds]}::uuid[], ${one.wishId}::uuid, ${one.talentId}::uuid,
			${details}::jsonb, ${one.at}, ${one.answerBy}::date) as made`.execute(tx);
	return rows[0]?.made ?? false;
}

export type SaidToMatch = {
	answer: MatchAnswer;
	because: string | null;
	/** Never with this one again. */
	apart: boolean;
	called: string;
	contact: string;
	againOn: string | null;
	entryId: string;
	at: Date;
};

/** The match answered for; nothing when it is not there for them, or no longer asked. */
export async function answerInStore(tx: Tx, by: SpeaksFor, said: SaidToMatch): Promise<string | undefined> {
	const { rows } = await sql<{ id: string | null }>`
		select community.answer_match(${sideOf(by)}::uuid, ${hashOf(by)}, ${said.answer}, ${said.because}, ${said.apart}, ${said.called}, ${said.contact},
			${said.againOn}::date, ${said.entryId}::uuid, ${said.at}) as id`.execute(tx);
	return rows[0]?.id ?? undefined;
}

export async function tellInStore(
	tx: Tx,
	by: SpeaksFor,
	{ gelukt, klik, verder, naar, stap }: HowItWentForm,
	{ entryId, at, day }: { entryId: string; at: Date; day: string },
): Promise<string | undefined> {
	const { rows } = await sql<{ id: string | null }>`
		select community.tell_how_it_went(${sideOf(by)}::uuid, ${hashOf(by)}, ${gelukt}, ${klik ?? null}, ${verder}, ${naar ?? null}, ${naar ? stap : ''}, ${entryId}::uuid, ${at}, ${day}::date) as id`.execute(
		tx,
	);
	return rows[0]?.id ?? undefined;
}

export async function endInStore(tx: Tx, by: SpeaksFor, at: Date): Promise<string | undefined> {
	const { rows } = await sql<{ id: string | null }>`
		select community.end_match(${sideOf(by)}::uuid, ${hashOf(by)}, ${at}) as id`.execute(tx);
	return rows[0]?.id ?? undefined;
}

export async function giveCode(tx: Tx, sideId: string, hash: string): Promise<boolean> {
	if (!isId(sideId)) return false;
	const { rows } = await sql<{ given: boolean }>`
		select community.give_match_code(${sideId}::uuid, ${hash}) as given`.execute(tx);
	return rows[0]?.given ?? false;
}

export type Letter = {
	sideId: string;
	accountId: string | null;
	mail: string;
	keeperAccount: string | null;
	state: MatchState;
};

/** For the task: to whom is written about a match, in the way each chose. */
export async function lettersOf(tx: Tx, matchId: string): Promise<Letter[]> {
	const { rows } = await sql<Letter>`
		select side_id as "sideId", account_id as "accountId", mail, keeper_account as "keeperAccount", state from community.match_letters(${matchId}::uuid)`.execute(
		tx,
	);
	return rows;
}

/** For the task: ends what is over; gives the matches of which we are curious how they went, once each. */
export async function tendInStore(tx: Tx, today: string, at: Date): Promise<string[]> {
	const { rows } = await sql<{
		id: string;
	}>`select id from community.tend_matches(${today}::date, ${at}) as id`.execute(tx);
	return rows.map(({ id }) => id);
}

/** For the task: everything of one person ends; `forGood` also takes them out of what is kept. */
export async function forgetInStore(tx: Tx, cardId: string, forGood: boolean, at: Date): Promise<void> {
	await sql`select community.forget_in_matching(${cardId}::uuid, ${forGood}, ${at})`.execute(tx);
}

/** For the task: what hung on a card that was merged for good hangs on the card it went behind. */
export async function moveInStore(tx: Tx, cardId: string, at: Date): Promise<void> {
	await sql`select community.move_in_matching(${cardId}::uuid, ${at})`.execute(tx);
}

/** For the task: what was only asked about a talent ends, unless it is still shared. */
export async function endUnsharedInStore(tx: Tx, talentId: string, at: Date): Promise<void> {
	await sql`select community.end_unshared(${talentId}::uuid, ${at})`.execute(tx);
}

/** How often the actor gave and got. */
export async function ownBalance(tx: Tx): Promise<{ gave: number; got: number }> {
	const { rows } = await sql<{ gave: string; got: string }>`select gave, got from community.own_balance()`.execute(tx);
	return { gave: Number(rows[0]?.gave ?? 0), got: Number(rows[0]?.got ?? 0) };
}

export type OwnSide = {
	id: string;
	task: string;
	proposedAt: Date;
	called: string;
	contact: string;
	towardsWords: string;
	said: OwnSaid;
};

/** What is kept of the actor, also of what is over; nothing of the other. */
export async function ownMatchSides(tx: Tx): Promise<OwnSide[]> {
	const { rows } = await sql<OwnSide>`
		select id, task, proposed_at as "proposedAt", called, contact, towards_words as "towardsWords", jsonb_build_object(
			'answer', answer, 'because', because, 'askAgainOn', ask_again_on, 'happened', happened, 'clicked', clicked) as said
		from community.own_match_sides()`.execute(tx);
	return rows;
}

export async function matchingIsOn(tx: Tx): Promise<boolean> {
	const { rows } = await sql<{ on: boolean }>`select community.matching_is_on() as on`.execute(tx);
	return rows[0]?.on ?? true;
}

export async function turnMatching(tx: Tx, municipalityId: string, on: boolean, at: Date): Promise<void> {
	await tx
		.insertInto('community.match_setting')
		.values({ municipality_id: municipalityId, is_on: on, changed_at: at })
		.onConflict((conflict) => conflict.column('municipality_id').doUpdateSet({ is_on: on, changed_at: at }))
		.execute();
}

export type NightSuggestion = {
	id: string;
	wishId: string;
	talentId: string;
	teamId: string;
	rules: readonly string[];
	fields: readonly string[];
};

/** For the task: what the night found takes the place of what the night before did. */
export async function replaceSuggestions(
	tx: Tx,
	municipalityId: string,
	found: readonly NightSuggestion[],
	day: string,
): Promise<void> {
	await tx.deleteFrom('community.match_suggestion').where('municipality_id', '=', municipalityId).execute();
	const rows = found.map(({ id, wishId, talentId, teamId, rules, fields }) => ({
		municipality_id: municipalityId,
		id,
		wish_id: wishId,
		talent_id: talentId,
		team_id: teamId,
		rules: [...rules],
		fields: [...fields],
		made_on: day,
	}));
	// A statement holds at most 65,535 values.
	for (let at = 0; at < rows.length; at += 1000)
		await tx
			.insertInto('community.match_suggestion')
			.values(rows.slice(at, at + 1000))
			.execute();
}

/** What the night found for the actor's team: talent by wish. */
export async function suggestionsOfTheNight(tx: Tx, municipalityId: string): Promise<Map<string, string>> {
	const rows = await tx
		.selectFrom('community.match_suggestion')
		.select(['wish_id', 'talent_id'])
		.where('municipality_id', '=', municipalityId)
		.execute();
	return new Map(rows.map(({ wish_id, talent_id }) => [wish_id, talent_id]));
}
