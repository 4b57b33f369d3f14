import { m } from '#text';
import type { StandingAnswer, StandingQuestion } from '../standing.ts';

const questions = {
	illness: m.initiatives_standing_illness,
	keys: m.initiatives_standing_keys,
	money: m.initiatives_standing_money,
	newcomers: m.initiatives_standing_newcomers,
	quarrel: m.initiatives_standing_quarrel,
	decide: m.initiatives_standing_decide,
} satisfies Record<StandingQuestion, () => string>;
const steps = {
	illness: m.initiatives_standing_do_illness,
	keys: m.initiatives_standing_do_keys,
	money: m.initiatives_standing_do_money,
	newcomers: m.initiatives_standing_do_newcomers,
	quarrel: m.initiatives_standing_do_quarrel,
	decide: m.initiatives_standing_do_decide,
} satisfies Record<StandingQuestion, () => string>;
const answers = {
	yes: m.initiatives_standing_yes,
	partly: m.initiatives_standing_partly,
	no: m.initiatives_standing_no,
} satisfies Record<StandingAnswer, () => string>;

export const questionWord = (question: StandingQuestion): string => questions[question]();
/** What to do when not everybody says yes. */
export const stepWord = (question: StandingQuestion): string => steps[question]();
export const answerWord = (answer: StandingAnswer): string => answers[answer]();
