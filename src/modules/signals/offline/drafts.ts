import { phone, seal, unseal } from './notes-store.ts';

/** Drafts are for picking up again the same day (privacy O06). */
const longestMs = 24 * 3600_000;

const placeOf = (author: string, form: string): string => `${author} ${form}`;

/** Keeps what is being typed, locked, on this phone only. */
export async function saveDraft(author: string, form: string, values: Record<string, string>): Promise<void> {
	const place = placeOf(author, form);
	await (await phone()).put('drafts', { place, savedAt: Date.now(), ...(await seal(values, place)) });
}

/** What was being typed here today; older drafts are gone. */
export async function loadDraft(author: string, form: string): Promise<Record<string, string> | undefined> {
	const db = await phone();
	for (const draft of await db.getAll('drafts'))
		if (Date.now() - draft.savedAt > longestMs) await db.delete('drafts', draft.place);
	const place = placeOf(author, form);
	const draft = await db.get('drafts', place);
	return draft && unseal(draft, place);
}

export async function clearDraft(author: string, form: string): Promise<void> {
	await (await phone()).delete('drafts', placeOf(author, form));
}

/** At sign-out: nothing that this author was typing stays on the device. */
export async function forgetDrafts(author: string): Promise<void> {
	const db = await phone();
	for (const place of await db.getAllKeys('drafts'))
		if (place.startsWith(`${author} `)) await db.delete('drafts', place);
}
