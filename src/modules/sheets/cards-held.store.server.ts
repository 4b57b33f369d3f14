import { sql, type Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';

/** Which of these cards and talents of the actor's team something else holds on to: a match, a circle, a signal, a second card. */
export async function heldElsewhere(
	tx: Tx,
	cards: readonly string[],
	talents: readonly string[],
): Promise<ReadonlySet<string>> {
	const { rows } = await sql<{ id: string }>`
		select id from community.held_elsewhere(${[...cards]}::uuid[], ${[...talents]}::uuid[]) id`.execute(tx);
	return new Set(rows.map(({ id }) => id));
}

/** Which of these cards are of somebody who went away or wants to be left alone. What is no id is of nobody. */
export async function letGo(tx: Tx, cards: readonly string[]): Promise<ReadonlySet<string>> {
	const { rows } = await sql<{ id: string }>`
		select id from community.let_go(${cards.filter(isId)}::uuid[]) id`.execute(tx);
	return new Set(rows.map(({ id }) => id));
}
