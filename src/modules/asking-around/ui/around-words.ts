import { weekdayAndDay } from '#design/day-words.ts';
import { named } from '#design/named.ts';
import { m } from '#text';
import type { Answer } from '../inquiry.ts';
import type { InquiryShown } from '../inquiry-screens.server.ts';

export const answerInWords = (answer: Answer): string =>
	({
		knows: m.around_answer_knows,
		'asks-round': m.around_answer_asks_round,
		no: m.around_answer_no,
	})[answer]();

export const stateInWords = ({ state, until }: Pick<InquiryShown, 'state' | 'until'>): string =>
	({
		running: () => m.around_state_until({ day: weekdayAndDay(until) }),
		over: m.around_state_over,
		'nobody-knew': m.around_state_nobody_knew,
	})[state]();

/** Where, what about and until when. */
export const factsOf = (line: InquiryShown): string[] =>
	[line.place, line.need ? named(line.need) : '', stateInWords(line)].filter(Boolean);

/** What colleagues said, in numbers; for who asked. */
export const countsOf = ({ counts }: InquiryShown): string[] => {
	const said = [
		...(counts.knows ? [m.around_counts_knows({ many: counts.knows })] : []),
		...(counts.asksRound ? [m.around_counts_asks_round({ many: counts.asksRound })] : []),
	];
	return said.length > 0 ? said : [m.around_counts_none()];
};
