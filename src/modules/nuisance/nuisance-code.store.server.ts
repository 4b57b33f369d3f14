import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import type {
	Agreer,
	CameOut,
	CircleOutcome,
	ClosingTalk,
	ContactWay,
	DayPart,
	NuisanceKind,
	TaskPartner,
	TriedWay,
} from './nuisance.ts';

/** Who a code is of: the person concerned, a neighbour with a diary, a partner with a task. */
export type Holder = 'person' | 'neighbour' | 'partner';
/** What of a circle stands behind a code; what is sealed is empty for a neighbour, but for the last words. */
export type CodeCircle = {
	who: Exclude<Holder, 'partner'>;
	id: string;
	rowId: string;
	kind: NuisanceKind;
	officerCalled: string;
	teamCalled: string;
	startedOn: string;
	untilOn: string;
	contact: ContactWay | null;
	contactOn: string | null;
	restsOn: string | null;
	closedOn: string | null;
	outcome: CircleOutcome | null;
	talk: ClosingTalk | null;
	closingSealed: string;
	proofId: string;
	placeSealed: string;
	whySealed: string;
	tried: TriedWay | null;
	triedSealed: string;
	contactSealed: string;
	ownWordsSealed: string;
	number: number | null;
	takenOverOn: string | null;
};
export type CodeAgreement = {
	id: string;
	who: Agreer;
	partner: TaskPartner | null;
	wordsSealed: string;
	dueOn: string;
	yesOn: string | null;
	outcome: CameOut | null;
	outcomeOn: string | null;
	officerCalled: string;
	teamCalled: string;
};
export type OwnMoment = { id: string; onDay: string; part: DayPart; howBad: number; wordsSealed: string };

const all = async <T>(tx: Tx, query: RawBuilder<T>): Promise<T[]> => (await query.execute(tx)).rows;

export async function holderOf(tx: Tx, hash: string, today: string): Promise<Holder | undefined> {
	const [one] = await all(tx, sql<{ who: Holder }>`select who from care.nuisance_behind(${hash}, ${today}::date)`);
	return one?.who;
}
export async function circleByCode(tx: Tx, hash: string, today: string): Promise<CodeCircle | undefined> {
	const [one] = await all(
		tx,
		sql<CodeCircle>`
		select who, id, row_id as "rowId", kind, officer_called as "officerCalled", team_called as "teamCalled", started_on as "startedOn", until_on as "untilOn", contact,
			contact_on as "contactOn", rests_on as "restsOn", closed_on as "closedOn", outcome, talk, closing_sealed as "closingSealed", proof_id as "proofId", place_sealed as "placeSealed",
			why_sealed as "whySealed", tried, tried_sealed as "triedSealed", contact_sealed as "contactSealed", own_words_sealed as "ownWordsSealed", number, taken_over_on as "takenOverOn"
		from care.nuisance_circle_by_code(${hash}, ${today}::date)`,
	);
	return one;
}
export const weeksByCode = (tx: Tx, hash: string, today: string): Promise<{ week: number; many: number }[]> =>
	all(tx, sql<{ week: number; many: number }>`select week, many from care.nuisance_weeks(${hash}, ${today}::date)`);
export const agreementsByCode = (tx: Tx, hash: string, today: string): Promise<CodeAgreement[]> =>
	all(
		tx,
		sql<CodeAgreement>`
		select id, agreed_by as who, partner, words_sealed as "wordsSealed", due_on as "dueOn", yes_on as "yesOn", outcome, outcome_on as "outcomeOn", officer_called as "officerCalled", team_called as "teamCalled"
		from care.nuisance_agreements_by_code(${hash}, ${today}::date)`,
	);
type OwnObjection = {
	id: string;
	wordsSealed: string;
	raisedOn: string;
	answerSealed: string;
	answeredOn: string | null;
};
export const objectionsByCode = (tx: Tx, hash: string, today: string): Promise<OwnObjection[]> =>
	all(
		tx,
		sql<OwnObjection>`
		select id, words_sealed as "wordsSealed", raised_on as "raisedOn", answer_sealed as "answerSealed", answered_on as "answeredOn"
		from care.nuisance_raised_by_code(${hash}, ${today}::date)`,
	);
export const looksByCode = (
	tx: Tx,
	hash: string,
	today: string,
): Promise<{ day: string; roles: string; outcome: 'seen' | 'done' | 'denied' }[]> =>
	all(tx, sql`select day, roles, outcome from care.nuisance_looks(${hash}, ${today}::date)`);
export const ownMoments = (tx: Tx, hash: string, today: string): Promise<OwnMoment[]> =>
	all(
		tx,
		sql<OwnMoment>`
		select id, on_day as "onDay", part, how_bad as "howBad", words_sealed as "wordsSealed" from care.nuisance_own_entries(${hash}, ${today}::date)`,
	);

const did = async (tx: Tx, call: RawBuilder<{ done: boolean }>): Promise<boolean> =>
	(await all(tx, call))[0]?.done ?? false;

export const writeByCode = (
	tx: Tx,
	hash: string,
	one: { id: string; onDay: string; part: DayPart; howBad: number; sealed: string },
	today: string,
) =>
	did(
		tx,
		sql`select care.nuisance_write(${hash}, ${one.id}, ${one.onDay}::date, ${one.part}, ${one.howBad}::integer, ${one.sealed}, ${today}::date) as done`,
	);
export const momentAwayByCode = (tx: Tx, hash: string, id: string, today: string) =>
	did(tx, sql`select care.nuisance_entry_away(${hash}, ${id}, ${today}::date) as done`);
/** Which diary it was; undefined when none stands behind this code. */
export const withdrawByCode = async (tx: Tx, hash: string): Promise<string | undefined> =>
	(await sql<{ id: string | null }>`select care.nuisance_withdraw(${hash}) as id`.execute(tx)).rows[0]?.id ?? undefined;
export const ownWordsByCode = (tx: Tx, hash: string, sealed: string) =>
	did(tx, sql`select care.nuisance_own_words(${hash}, ${sealed}) as done`);
export const yesByCode = (tx: Tx, hash: string, agreement: string, today: string) =>
	did(tx, sql`select care.nuisance_yes(${hash}, ${agreement}, ${today}::date) as done`);
export const objectByCode = (tx: Tx, hash: string, one: { id: string; sealed: string }, today: string) =>
	did(tx, sql`select care.nuisance_object(${hash}, ${one.id}, ${one.sealed}, ${today}::date) as done`);
export const answerTaskByCode = (tx: Tx, hash: string, became: 'done' | 'not', today: string) =>
	did(tx, sql`select care.nuisance_task_answer(${hash}, ${became}, ${today}::date) as done`);

export type Proof = { closedOn: string; moments: number; wordsErasedOn: string | null; allErasedOn: string | null };
export async function proofOf(tx: Tx, id: string): Promise<Proof | undefined> {
	const [one] = await all(
		tx,
		sql<Proof>`
		select closed_on as "closedOn", moments, words_erased_on as "wordsErasedOn", all_erased_on as "allErasedOn" from care.nuisance_proof_of(${id})`,
	);
	return one;
}
