import type { PatternState } from '../pattern.ts';

/** What a form on the page of a pattern came back with. */
export type PatternAnswer = {
	errors?: Record<string, string>;
	codes?: Record<string, string>;
	values?: Record<string, string | string[]>;
	said?: PatternState | 'picked-up' | 'let-go';
} | null;
