import { phone, type SealedNote, seal, unseal } from './notes-store.ts';

/** A note as the API takes it; `id` was made on this phone and makes it one note, however often it is sent. */
export type Note = { id: string; text: string } & Record<string, string | boolean | undefined>;
export type WaitingNote = { id: string; note: Note; queuedAt: number; refused?: string };
export type Delivery = { sent: number; waiting: number; refused: number; signInNeeded: boolean };

const bound = (author: string, id: string): string => `${author} ${id}`;

/** Whose notes come next: asked by the page that works without reach, where no server can say it. */
export async function rememberAuthor(author: string): Promise<void> {
	await (await phone()).put('session', author, 'author');
}

export const currentAuthor = async (): Promise<string> => (await (await phone()).get('session', 'author')) ?? 'device';

/** Locks a note away until it can be sent, as this author and nobody else. */
export async function keepNote(author: string, note: Note): Promise<void> {
	await (await phone()).put('notes', {
		id: note.id,
		author,
		queuedAt: Date.now(),
		...(await seal(note, bound(author, note.id))),
	});
	await askForBackgroundSync();
}

/** Notes of this author that wait here, the oldest first. */
export async function waitingNotes(author: string): Promise<WaitingNote[]> {
	const notes = await (await phone()).getAllFromIndex('notes', 'author', author);
	const opened = await Promise.all(notes.map((one) => open(one)));
	return opened.sort((a, b) => a.queuedAt - b.queuedAt);
}

async function open({ id, author, iv, sealed, queuedAt, refused }: SealedNote): Promise<WaitingNote> {
	const note = await unseal<Note>({ iv, sealed }, bound(author, id));
	return { id, note, queuedAt, ...(refused && { refused }) };
}

/** How many notes of this author are not sent; what the sign-out page asks. */
export const unsentNotes = async (author: string): Promise<number> =>
	(await phone()).countFromIndex('notes', 'author', author);

/** Only at the wish of who wrote it. */
export async function forgetNote(id: string): Promise<void> {
	await (await phone()).delete('notes', id);
}

export async function forgetNotesOf(author: string): Promise<void> {
	for (const key of await (await phone()).getAllKeysFromIndex('notes', 'author', author)) await forgetNote(key);
}

type Post = (author: string, note: Note) => Promise<{ status: number; code?: string }>;

/** `note-author` lets the server refuse a note that would go in under somebody else's session. */
const postNote: Post = async (author, note) => {
	const response = await fetch('/api/v1/signals', {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'note-author': author },
		body: JSON.stringify(note),
		credentials: 'same-origin',
	});
	const code = response.ok ? undefined : ((await response.json().catch(() => ({}))) as { code?: string }).code;
	return { status: response.status, ...(code && { code }) };
};

/** Refusals that will not change by sending again. Everything else waits: no reach, 401, 404, 429, a server that is down. */
const finalRefusals = new Set([400, 409, 413, 422]);

/**
 * Sends this author's notes one by one; never two tabs at once. A note leaves the phone only after the server said it has it.
 * A note that is refused for good stays, with the reason, until its author changes it or throws it away.
 */
export async function deliver(author: string, post: Post = postNote): Promise<Delivery> {
	return alone(async () => {
		const result: Delivery = { sent: 0, waiting: 0, refused: 0, signInNeeded: false };
		const notes = await (await phone()).getAllFromIndex('notes', 'author', author);
		let stopped = false;
		for (const kept of notes.sort((a, b) => a.queuedAt - b.queuedAt)) {
			if (kept.refused) result.refused++;
			else if (stopped) result.waiting++;
			else {
				const { note } = await open(kept);
				const answer = await post(author, note).catch(() => ({ status: 0, code: undefined }));
				if (answer.status === 200 || answer.status === 201) {
					await forgetNote(kept.id);
					result.sent++;
				} else if (finalRefusals.has(answer.status)) {
					await (await phone()).put('notes', { ...kept, refused: answer.code ?? 'invalid' });
					result.refused++;
				} else {
					result.waiting++;
					result.signInNeeded ||= answer.status === 401;
					stopped = true;
				}
			}
		}
		return result;
	});
}

/** For the service worker: every author's notes; the server lets in only those of who is signed in. */
export async function deliverForEveryone(): Promise<boolean> {
	const authors = new Set((await (await phone()).getAll('notes')).map(({ author }) => author));
	let waiting = 0;
	for (const author of authors) waiting += (await deliver(author)).waiting;
	return waiting === 0;
}

const alone = <T>(work: () => Promise<T>): Promise<T> =>
	navigator.locks ? (navigator.locks.request('buurtweefsel-notes', work) as Promise<T>) : work();

export const syncTag = 'buurtweefsel-notes';

/** Asks the browser to deliver also when the tab is closed. Not every browser can; then the next visit does it. */
async function askForBackgroundSync(): Promise<void> {
	try {
		const registration = (await navigator.serviceWorker?.getRegistration()) as
			| (ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } })
			| undefined;
		await registration?.sync?.register(syncTag);
	} catch {
		// A browser that says no delivers at the next visit.
	}
}
