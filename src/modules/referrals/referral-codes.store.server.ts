import { sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import { careSeals } from '#platform/sealed-text/index.server';
import type { ReferForm } from './referral.forms.ts';
import type { KeyUse, Level, Outcome, PracticeRole, SlipBy, StepKind, Told, TryHow } from './referral.ts';

export type NewReferral = Omit<ReferForm, 'reach'> & {
	id: string;
	reach: string;
	followHash: string;
	followEnd: string;
	slipHash: string;
	referredOn: string;
	dueOn: string;
};

/** The only way in: by a key that runs today. Every word is sealed before it goes. False when the key opens nothing. */
export async function referByKey(
	tx: Tx,
	municipalityId: string,
	hash: string,
	use: KeyUse,
	one: NewReferral,
): Promise<boolean> {
	const { seal } = await careSeals(tx, municipalityId);
	const person = (column: string, words: string) => seal(`care.referral_person.${column}_sealed`, one.id, words);
	const what = {
		...{ agreedHow: one.agreedHow, level: one.level, reachHow: one.reachHow, voicemail: one.voicemail },
		...{ followHash: one.followHash, followEnd: one.followEnd, slipHash: one.slipHash },
		called: person('called', one.called),
		reach: person('reach', one.reach),
		question: person('question', one.question),
		passion: person('passion', one.passion),
		reference: person('reference', one.reference),
	};
	const { rows } = await sql<{ done: boolean }>`
		select care.refer(${hash}, ${use}, ${one.id}, ${JSON.stringify(what)}::jsonb, ${one.referredOn}::date, ${one.dueOn}::date) as done`.execute(
		tx,
	);
	return rows[0]?.done ?? false;
}

type ToldRow = Omit<Told, 'reference' | 'chosen' | 'note'> & { reference: string; chosen: string; note: string };

/** What a practice hears of one referral, by its code or with the key of its program. */
export async function toldBy(tx: Tx, municipalityId: string, by: { hash: string } | { id: string }) {
	if ('id' in by && !isId(by.id)) return undefined;
	const [hash, id] = 'id' in by ? [null, by.id] : [by.hash, null];
	const { rows } = await sql<ToldRow>`
		select id, practice, level, referred_on as "referredOn", reference_sealed as reference, taken_on as "takenOn", came, outcome, ended_on as "endedOn", chosen_sealed as chosen, note_sealed as note
		from care.referral_told(${hash}, ${id}::uuid)`.execute(tx);
	const [row] = rows;
	if (!row) return undefined;
	const { open } = await careSeals(tx, municipalityId);
	return {
		...row,
		reference: open('care.referral_person.reference_sealed', row.id, row.reference),
		chosen: open('care.referral_answer.chosen_sealed', row.id, row.chosen),
		note: open('care.referral_answer.note_sealed', row.id, row.note),
	} satisfies Told;
}

/** The person reads on their slip that the practice looked, once a day. */
export async function notePracticeLooked(tx: Tx, by: { hash: string } | { id: string }, today: string): Promise<void> {
	const [hash, id] = 'id' in by ? [null, by.id] : [by.hash, null];
	await sql`select care.practice_looked(${hash}, ${id}::uuid, ${today}::date)`.execute(tx);
}

export type Slip = {
	id: string;
	slipBy: SlipBy;
	practice: string;
	ourName: string;
	level: Level;
	referredOn: string;
	dueOn: string;
	called: string;
	question: string;
	passion: string;
	takenCalled: string | null;
	takenOn: string | null;
	came: boolean | null;
	outcome: Outcome | null;
	endedOn: string | null;
	chosen: string;
	why: string;
	note: string;
};

/** Everything, for the person themselves; on the first slip what they typed together with the practice. */
export async function slipBy(tx: Tx, municipalityId: string, hash: string): Promise<Slip | undefined> {
	const { rows } = await sql<Slip>`
		select id, slip_by as "slipBy", practice, our_name as "ourName", level, referred_on as "referredOn", due_on as "dueOn", called_sealed as called, question_sealed as question, passion_sealed as passion,
			taken_called as "takenCalled", taken_on as "takenOn", came, outcome, ended_on as "endedOn", chosen_sealed as chosen, why_sealed as why, note_sealed as note
		from care.referral_slip(${hash})`.execute(tx);
	const [row] = rows;
	if (!row) return undefined;
	const { open } = await careSeals(tx, municipalityId);
	const person = (column: string, sealed: string) => open(`care.referral_person.${column}_sealed`, row.id, sealed);
	const answer = (column: string, sealed: string) => open(`care.referral_answer.${column}_sealed`, row.id, sealed);
	return {
		...row,
		called: person('called', row.called),
		question: person('question', row.question),
		passion: person('passion', row.passion),
		chosen: answer('chosen', row.chosen),
		why: answer('why', row.why),
		note: answer('note', row.note),
	};
}

export type SlipStep = {
	onDay: string;
	kind: StepKind;
	how: TryHow | null;
	reached: boolean | null;
	practiceRole: PracticeRole | null;
	byCalled: string | null;
};

export async function slipSteps(tx: Tx, hash: string): Promise<SlipStep[]> {
	const { rows } = await sql<SlipStep>`
		select on_day as "onDay", kind, how, reached, practice_role as "practiceRole", by_called as "byCalled" from care.referral_slip_steps(${hash})`.execute(
		tx,
	);
	return rows;
}

export async function levelBySlip(tx: Tx, hash: string, level: Level, today: string): Promise<boolean> {
	const { rows } = await sql<{ done: boolean }>`
		select care.referral_slip_level(${hash}, ${level}::smallint, ${today}::date) as done`.execute(tx);
	return rows[0]?.done ?? false;
}

/** A new slip from the hand of who carries it; the one before stops. False when it is not theirs to give. */
export async function renewSlip(tx: Tx, id: string, hash: string, today: string): Promise<boolean> {
	const { rows } = await sql<{ done: boolean }>`
		select care.new_referral_slip(${id}::uuid, ${hash}, ${today}::date) as done`.execute(tx);
	return rows[0]?.done ?? false;
}

export async function withdrawBySlip(tx: Tx, hash: string, today: string): Promise<boolean> {
	const { rows } = await sql<{ done: boolean }>`
		select care.referral_withdraw(${hash}, ${today}::date) as done`.execute(tx);
	return rows[0]?.done ?? false;
}
