import { randomBytes } from 'node:crypto';
import { codeFrom } from '#modules/signals';
import { keyedHash } from '#platform/identity/sealed.server';
import { budgetCodeLetters } from './rounds.forms.ts';

/** What is kept of a code: keyed, so that a stolen table cannot be searched for codes. */
export const budgetCodeHash = (code: string): string => keyedHash('budget-code', code);
export const newBudgetCode = (): string => codeFrom(randomBytes(budgetCodeLetters));
