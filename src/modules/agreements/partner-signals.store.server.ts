import { type Generated, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import type { FeedbackSentence, PassedOn } from './agreement.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'community.partner_signal': {
			municipality_id: string;
			signal_id: string;
			agreement_id: string;
			theme: string;
			ground: 'agreed' | 'agreement';
			may_ask_back: boolean;
			passed_on_at: Date;
			feedback: Generated<FeedbackSentence | null>;
			feedback_words: Generated<string>;
			feedback_at: Generated<Date | null>;
		};
	}
}

export type PartnerSignal = {
	agreementId: string;
	ground: 'agreed' | 'agreement';
	mayAskBack: boolean;
	feedback: FeedbackSentence | null;
	feedbackWords: string;
};

export async function addPartnerSignal(
	tx: Tx,
	municipalityId: string,
	signal: {
		signalId: string;
		agreementId: string;
		theme: string;
		ground: 'agreed' | 'agreement';
		mayAskBack: boolean;
		passedOnAt: Date;
	},
): Promise<void> {
	await tx
		.insertInto('community.partner_signal')
		.values({
			municipality_id: municipalityId,
			signal_id: signal.signalId,
			agreement_id: signal.agreementId,
			theme: signal.theme,
			ground: signal.ground,
			may_ask_back: signal.mayAskBack,
			passed_on_at: signal.passedOnAt,
		})
		.execute();
}

/** How a signal came in from a partner; undefined for every other signal and for who may not read it. */
export async function findPartnerSignal(
	tx: Tx,
	municipalityId: string,
	signalId: string,
): Promise<PartnerSignal | undefined> {
	const row = await tx
		.selectFrom('community.partner_signal')
		.select(['agreement_id', 'ground', 'may_ask_back', 'feedback', 'feedback_words'])
		.where('municipality_id', '=', municipalityId)
		.where('signal_id', '=', signalId)
		.executeTakeFirst();
	return (
		row && {
			agreementId: row.agreement_id,
			ground: row.ground,
			mayAskBack: row.may_ask_back,
			feedback: row.feedback,
			feedbackWords: row.feedback_words,
		}
	);
}

export async function saveFeedback(
	tx: Tx,
	municipalityId: string,
	signalId: string,
	answer: { sentence: FeedbackSentence; words: string; at: Date },
): Promise<void> {
	await tx
		.updateTable('community.partner_signal')
		.set({ feedback: answer.sentence, feedback_words: answer.words, feedback_at: answer.at })
		.where('municipality_id', '=', municipalityId)
		.where('signal_id', '=', signalId)
		.execute();
}

/** What the partner who asks passed on under this agreement, newest first; nothing when the key or the agreement does not work. */
export async function worriesPassedOn(tx: Tx): Promise<PassedOn[]> {
	const { rows } = await sql<{
		id: string;
		theme: string;
		area_code: string;
		text: string;
		passed_on: string;
		taken_up: boolean;
		closed_on: string | null;
		feedback: FeedbackSentence | null;
		feedback_words: string;
	}>`select * from community.worries_passed_on()`.execute(tx);
	return rows.map((row) => ({
		id: row.id,
		theme: row.theme,
		areaCode: row.area_code,
		text: row.text,
		passedOn: row.passed_on,
		state: row.closed_on ? 'closed' : row.taken_up ? 'taken-up' : 'received',
		closedOn: row.closed_on,
		feedback: row.feedback,
		feedbackWords: row.feedback_words,
	}));
}
