import { sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import type { Bundle } from './published-file.ts';
import type { Channel, Vote } from './vote.ts';

/** All that the login of the ballots can do. `tx` is a transaction on that login, never that of a page. */

const one = async <T>(query: Promise<{ rows: { it: T }[] }>): Promise<T | undefined> => (await query).rows[0]?.it;

export const putUpBox = (tx: Tx, vote: Vote, options: number): Promise<boolean | undefined> =>
	one(
		sql<{ it: boolean }>`select ballot.put_up(${vote.id}, ${vote.areaCode}, ${options}::smallint, ${vote.ballotType},
			${vote.pointsEach}::smallint, ${vote.mostChosen}::smallint, ${vote.opensOn}, ${vote.closesOn}) as it`.execute(tx),
	);

export const addEmptyBallots = (tx: Tx, box: string, keys: readonly string[]): Promise<boolean | undefined> =>
	one(sql<{ it: boolean }>`select ballot.add_empty(${box}, ${[...keys].sort()}::text[]) as it`.execute(tx));

export const lookAtBallot = (tx: Tx, box: string, key: string): Promise<'empty' | 'cast' | null | undefined> =>
	one(sql<{ it: 'empty' | 'cast' | null }>`select ballot.look(${box}, ${key}) as it`.execute(tx));

export const castInBox = (
	tx: Tx,
	box: string,
	key: string,
	choices: string,
	channel: Channel,
	today: string,
): Promise<'cast' | 'paper' | null | undefined> =>
	one(
		sql<{
			it: 'cast' | 'paper' | null;
		}>`select ballot.cast_ballot(${box}, ${key}, ${choices}, ${channel}, ${today}) as it`.execute(tx),
	);

export type PaperRead = 'first' | 'differs' | 'cast' | 'already';
export const readPaperInBox = (
	tx: Tx,
	box: string,
	key: string,
	reader: string,
	choices: string,
	today: string,
): Promise<PaperRead | null | undefined> =>
	one(
		sql<{
			it: PaperRead | null;
		}>`select ballot.read_paper(${box}, ${key}, ${reader}, ${choices}, ${today}) as it`.execute(tx),
	);

export const paperWaiting = async (tx: Tx, box: string): Promise<number> =>
	(await one(sql<{ it: number }>`select ballot.paper_waiting(${box}) as it`.execute(tx))) ?? 0;

export const turnoutOf = async (tx: Tx, box: string): Promise<number> =>
	(await one(sql<{ it: number | null }>`select ballot.turnout(${box}) as it`.execute(tx))) ?? 0;

/** Closes the box and gives what was chosen how often. The same again when it is asked again. */
export const tallyBox = async (tx: Tx, box: string, today: string): Promise<Bundle[]> =>
	(await sql<Bundle>`select choices, voters from ballot.tally(${box}, ${today})`.execute(tx)).rows;

export const channelsOf = async (tx: Tx, box: string): Promise<Partial<Record<Channel, number>> | null> => {
	const { rows } = await sql<{ channel: Channel; voters: number }>`
		select channel, voters from ballot.channels(${box})`.execute(tx);
	return rows.length ? Object.fromEntries(rows.map(({ channel, voters }) => [channel, voters])) : null;
};

export const dueBoxes = async (tx: Tx, before: Date): Promise<number> =>
	(await one(sql<{ it: number }>`select ballot.due(${before}::timestamptz::date) as it`.execute(tx))) ?? 0;
export const forgetBoxes = async (tx: Tx, before: Date): Promise<number> =>
	(await one(sql<{ it: number }>`select ballot.forget(${before}::timestamptz::date) as it`.execute(tx))) ?? 0;
