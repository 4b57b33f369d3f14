import { weekdayAndDay } from '#design/day-words.ts';
import { m } from '#text';
import type { AskingShown, AskShown } from '../asking-screens.server.ts';

/** What a worker calls somebody here: by their card, else by the note in which they met. */
export const whoIs = ({ person, notedOn }: Pick<AskShown, 'person' | 'notedOn'>): string =>
	person ?? (notedOn ? m.asking_person_unknown({ day: weekdayAndDay(notedOn) }) : m.asking_person_nobody());

export const outcomeInWords = ({ outcome, closesOn, meetsOn, meetsWhere }: AskingShown): string =>
	({
		round: () => m.asking_outcome_round({ day: weekdayAndDay(closesOn) }),
		group: m.asking_outcome_group,
		meeting: () => m.asking_outcome_meeting({ day: weekdayAndDay(meetsOn ?? closesOn), where: meetsWhere }),
		stopped: m.asking_outcome_stopped,
	})[outcome]();

export const answerInWords = (answer: NonNullable<AskShown['answer']>): string =>
	({
		yes: m.asking_answer_yes,
		no: m.asking_answer_no,
		'not-now': m.asking_answer_not_now,
		'not-reached': m.asking_answer_not_reached,
		'taken-back': m.asking_answer_taken_back,
	})[answer]();

export const wentInWords = (went: 'went' | 'did-not-go'): string =>
	went === 'went' ? m.asking_went_went() : m.asking_went_did_not_go();
