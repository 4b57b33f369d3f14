/** A word as tsvector and tsquery take it in text. */
export const quoted = (word: string): string => `'${word.replace(/['\\]/g, '')}'`;
