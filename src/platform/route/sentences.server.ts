import * as texts from '#text';

type Text = (facts: Record<string, string | number>) => string;
const named = texts as unknown as Record<string, Text>;

/** A sentence of messages/ by its name, in the reader's language; nothing when there is none. For what a list names, like what stands in a file. */
export const sentence = (key: string): string => named[key]?.({}) ?? '';

/**
 * The sentence for a code of the error catalogue, in the reader's language. Found on the server, so
 * that a page does not carry sentences it may never need. A code without a sentence is our mistake,
 * and a test finds it; the reader still gets words.
 */
export function errorSentence(code: string, facts: Record<string, string | number> = {}): string {
	const text = named[`errors_${code.replaceAll('-', '_')}`] ?? named['errors_invalid'];
	return text ? text(facts) : code;
}
