import type { RequestEvent } from '@sveltejs/kit';
import type { Actor } from '../actor.ts';
import type { Tx } from '../db/index.server.ts';

export type Subject = { personId?: string; personIds?: readonly string[]; type?: string; id?: string };

/** What a page's work gets: who asks, the transaction on the zone the permission names, and the request. */
export type Ask = {
	tx: Tx;
	actor: Actor;
	event: RequestEvent;
	params: Record<string, string>;
	url: URL;
	/** Names whom or what this was about, for the trail. What is about many gives a row to each of them. */
	about(subject: Subject): void;
	/** Something to do after the transaction is committed: set a cookie, send along. */
	afterwards(work: () => void | Promise<void>): void;
};
