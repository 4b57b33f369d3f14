import { type Generated, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import { careSeals } from '#platform/sealed-text/index.server';
import type {
	AgreedHow,
	EndOutcome,
	Level,
	Outcome,
	PracticeRole,
	ReachHow,
	Referral,
	ReferralPerson,
	ReferralStep,
	SlipBy,
	StepKind,
	TryHow,
} from './referral.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'care.referral': {
			municipality_id: string;
			id: string;
			practice_id: string;
			organisation_id: string;
			area_code: string;
			came_by: 'form' | 'program';
			agreed_how: AgreedHow;
			level: Level;
			follow_hash: string | null;
			follow_end: string;
			slip_hash: string | null;
			slip_by: Generated<SlipBy>;
			referred_on: string;
			due_on: string;
			taken_by: string | null;
			taken_called: string | null;
			taken_on: string | null;
			step_on: string | null;
			reached_on: string | null;
			came: boolean | null;
			outcome: Outcome | null;
			ended_on: string | null;
		};
		'care.referral_person': {
			municipality_id: string;
			id: string;
			called_sealed: string;
			reach_how: ReachHow;
			reach_sealed: string;
			voicemail: boolean;
			question_sealed: string;
			passion_sealed: string;
			reference_sealed: string;
		};
		'care.referral_answer': {
			municipality_id: string;
			id: string;
			chosen_sealed: string;
			why_sealed: string;
			note_sealed: string;
		};
		'care.referral_step': {
			municipality_id: string;
			id: string;
			referral_id: string;
			on_day: string;
			kind: StepKind;
			how: Generated<TryHow | null>;
			reached: Generated<boolean | null>;
			talk: Generated<number | null>;
			practice_role: Generated<PracticeRole | null>;
			by_called: Generated<string | null>;
		};
	}
}

/** Those this actor may know of, oldest first: what still runs, and what ended since a day. */
export const referralsSeen = (
	tx: Tx,
	municipalityId: string,
	where: { id: string } | { endedSince: string },
): Promise<Referral[]> =>
	'id' in where && !isId(where.id)
		? Promise.resolve([])
		: tx
				.selectFrom('care.referral')
				.select([
					'id',
					'practice_id as practiceId',
					'organisation_id as organisationId',
					'area_code as areaCode',
					'level',
					'agreed_how as agreedHow',
					'follow_end as followEnd',
					'slip_by as slipBy',
					'referred_on as referredOn',
					'due_on as dueOn',
					'taken_by as takenBy',
					'taken_called as takenCalled',
					'taken_on as takenOn',
					'step_on as stepOn',
					'reached_on as reachedOn',
					'came',
					'outcome',
					'ended_on as endedOn',
				])
				.where('municipality_id', '=', municipalityId)
				.$if('id' in where, (query) => query.where('id', '=', 'id' in where ? where.id : ''))
				.$if('endedSince' in where, (query) =>
					query.where((is) =>
						is.or([is('ended_on', 'is', null), is('ended_on', '>=', 'endedSince' in where ? where.endedSince : '')]),
					),
				)
				.orderBy('referred_on')
				.orderBy('id')
				.limit(300)
				.execute();

type Change = Partial<{
	taken_by: string | null;
	taken_called: string | null;
	taken_on: string | null;
	step_on: string | null;
	reached_on: string;
	came: boolean;
	outcome: EndOutcome;
	ended_on: string;
	level: Level;
}>;

/** False when it is not theirs to change, or not any more. @param heldBy who has it now */
export async function saveReferral(
	tx: Tx,
	municipalityId: string,
	{ id, heldBy }: { id: string; heldBy: string | null },
	set: Change,
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('care.referral')
		.set(set)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('ended_on', 'is', null)
		.where('taken_by', heldBy === null ? 'is' : '=', heldBy)
		.executeTakeFirstOrThrow();
	return numUpdatedRows === 1n;
}

/** Who it is and what they ask, opened; for who took it on. Gone three months after the end. */
export async function personOf(tx: Tx, municipalityId: string, id: string): Promise<ReferralPerson | undefined> {
	const row = await tx
		.selectFrom('care.referral_person')
		.select(['called_sealed', 'reach_how', 'reach_sealed', 'voicemail', 'question_sealed', 'passion_sealed'])
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	if (!row) return undefined;
	const { open } = await careSeals(tx, municipalityId);
	return {
		called: open('care.referral_person.called_sealed', id, row.called_sealed),
		reachHow: row.reach_how,
		reach: open('care.referral_person.reach_sealed', id, row.reach_sealed),
		voicemail: row.voicemail,
		question: open('care.referral_person.question_sealed', id, row.question_sealed),
		passion: open('care.referral_person.passion_sealed', id, row.passion_sealed),
	};
}

export type AnswerWords = { chosen: string; why: string; note: string };

export async function addAnswer(tx: Tx, municipalityId: string, id: string, words: AnswerWords): Promise<void> {
	const { seal } = await careSeals(tx, municipalityId);
	await tx
		.insertInto('care.referral_answer')
		.values({
			municipality_id: municipalityId,
			id,
			chosen_sealed: seal('care.referral_answer.chosen_sealed', id, words.chosen),
			why_sealed: seal('care.referral_answer.why_sealed', id, words.why),
			note_sealed: seal('care.referral_answer.note_sealed', id, words.note),
		})
		.execute();
}

export async function answerOf(tx: Tx, municipalityId: string, id: string): Promise<AnswerWords | undefined> {
	const row = await tx
		.selectFrom('care.referral_answer')
		.select(['chosen_sealed', 'why_sealed', 'note_sealed'])
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	if (!row) return undefined;
	const { open } = await careSeals(tx, municipalityId);
	return {
		chosen: open('care.referral_answer.chosen_sealed', id, row.chosen_sealed),
		why: open('care.referral_answer.why_sealed', id, row.why_sealed),
		note: open('care.referral_answer.note_sealed', id, row.note_sealed),
	};
}

/** In the order in which it went. */
export const stepsOf = (tx: Tx, municipalityId: string, referralId: string): Promise<ReferralStep[]> =>
	tx
		.selectFrom('care.referral_step')
		.select([
			'id',
			'referral_id as referralId',
			'on_day as onDay',
			'kind',
			'how',
			'reached',
			'talk',
			'practice_role as practiceRole',
			'by_called as byCalled',
		])
		.where('municipality_id', '=', municipalityId)
		.where('referral_id', '=', referralId)
		.orderBy('on_day')
		.orderBy(sql`kind <> 'referred'`)
		.orderBy('id')
		.limit(200)
		.execute();

export async function addStep(
	tx: Tx,
	municipalityId: string,
	one: Pick<ReferralStep, 'id' | 'referralId' | 'onDay' | 'kind'> & Partial<ReferralStep>,
): Promise<void> {
	await tx
		.insertInto('care.referral_step')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			referral_id: one.referralId,
			on_day: one.onDay,
			kind: one.kind,
			how: one.how ?? null,
			reached: one.reached ?? null,
			talk: one.talk ?? null,
			practice_role: one.practiceRole ?? null,
			by_called: one.byCalled ?? null,
		})
		.execute();
}

/** Where the practice of a referral hears that there is an answer; for who carries it. */
export async function mailOfPractice(tx: Tx, municipalityId: string, id: string): Promise<string | undefined> {
	const { rows } = await sql<{ id: string; mail: string }>`
		select id, mail_sealed as mail from care.referral_mail(${id})`.execute(tx);
	const [found] = rows;
	if (!found) return undefined;
	const { open } = await careSeals(tx, municipalityId);
	return open('care.referral_post.mail_sealed', found.id, found.mail) || undefined;
}

/** Those somebody carries, for the round that looks whether they still work here. */
export const whoCarries = (tx: Tx, municipalityId: string): Promise<{ workerId: string }[]> =>
	tx
		.selectFrom('care.referral')
		.select(sql<string>`taken_by`.as('workerId'))
		.distinct()
		.where('municipality_id', '=', municipalityId)
		.where('ended_on', 'is', null)
		.where('taken_by', 'is not', null)
		.execute();

/** Of which practice and where, while nobody has it. */
export const placeOf = (tx: Tx, municipalityId: string, id: string) =>
	tx
		.selectFrom('care.referral')
		.select(['practice_id as practiceId', 'area_code as areaCode', 'organisation_id as organisationId'])
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('ended_on', 'is', null)
		.where('taken_by', 'is', null)
		.executeTakeFirst();

/** Free for another again; of all practices, or of one. */
export async function releaseOf(
	tx: Tx,
	municipalityId: string,
	workerIds: readonly string[],
	practiceId?: string,
): Promise<void> {
	if (workerIds.length === 0) return;
	await tx
		.updateTable('care.referral')
		.set({ taken_by: null, taken_called: null, taken_on: null })
		.where('municipality_id', '=', municipalityId)
		.where('ended_on', 'is', null)
		.where('taken_by', 'in', workerIds)
		.$if(practiceId !== undefined, (query) => query.where('practice_id', '=', practiceId ?? ''))
		.execute();
}
