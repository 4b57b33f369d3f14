import * as v from 'valibot';
import { Id } from '#platform/form-fields';
import { freeText } from '#platform/free-text/free-text';
import { questionAbouts, questionOutcomes } from './about-me.ts';

/** `regel` names the line that was pointed at; what cannot be found again is simply not named. */
export const AskAboutForm = v.object({
	over: v.fallback(v.picklist(questionAbouts), 'something'),
	regel: v.fallback(v.pipe(v.string(), v.maxLength(60)), ''),
	vraag: freeText(1000),
});
export type AskAboutInput = v.InferOutput<typeof AskAboutForm>;

export const AnswerQuestionForm = v.object({
	id: Id,
	besluit: v.picklist(questionOutcomes, 'required'),
	antwoord: freeText(1000),
});
export type AnswerQuestionInput = v.InferOutput<typeof AnswerQuestionForm>;
