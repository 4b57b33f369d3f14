import { sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import type { Erased } from '#platform/retention/index.server';

/** What is shut and never opened again: a new permission, a new tie is another one. */
export const shutForGood = ['permission', 'representative', 'relation'] as const satisfies readonly Erased[];
/** What is shut and may be lifted. */
export const shutForNow = ['hold', 'rest', 'secret-address'] as const satisfies readonly Erased[];
export type Shut = (typeof shutForGood | typeof shutForNow)[number];

/** What is open here now and may have been shut; for the task that erases. */
export async function openNow(tx: Tx): Promise<{ what: Shut; its: string }[]> {
	return (await sql<{ what: Shut; its: string }>`select what, its from care.may_be_shut()`.execute(tx)).rows;
}

/** False when it was shut already. */
export async function shut(tx: Tx, { what, its }: { what: Shut; its: string }): Promise<boolean> {
	return (
		(await sql<{ done: boolean }>`select care.shut_again(${what}, ${its}) as done`.execute(tx)).rows[0]?.done ?? false
	);
}
