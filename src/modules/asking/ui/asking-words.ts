import { dates } from '#design/formats.ts';
import { m } from '#text';
import { getLocale } from '#text/runtime';
import type { AskingShown, AskShown } from '../asking-screens.server.ts';

/** "dinsdag 12 mei" */
export const dayInWords = (day: string): string =>
	dates(getLocale() === 'en' ? 'en-GB' : 'nl-NL', {
		weekday: 'long',
		day: 'numeric',
		month: 'long',
		timeZone: 'UTC',
	}).format(new Date(`${day}T12:00:00Z`));

/** What a worker calls somebody here: by their card, else by the note in which they met. */
export const whoIs = ({ person, notedOn }: Pick<AskShown, 'person' | 'notedOn'>): string =>
	person ?? (notedOn ? m.asking_person_unknown({ day: dayInWords(notedOn) }) : m.asking_person_nobody());

export const outcomeInWords = ({ outcome, closesOn, meetsOn, meetsWhere }: AskingShown): string =>
	({
		round: () => m.asking_outcome_round({ day: dayInWords(closesOn) }),
		group: m.asking_outcome_group,
		meeting: () => m.asking_outcome_meeting({ day: dayInWords(meetsOn ?? closesOn), where: meetsWhere }),
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
