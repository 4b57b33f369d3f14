import { sql } from 'kysely';

/** A date column is written as yyyy-mm-dd, and read so through `dayText`. */
export type Day = string;

export const dayText = (column: string) => sql<string | null>`to_char(${sql.ref(column)}, 'YYYY-MM-DD')`;

/** The municipality of who is asking. */
export const here = sql<string>`(select actor.municipality())`;
