import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** What lies on the phone: words only as sealed bytes, the key beside it but not to be taken out. */
export type SealedNote = {
	id: string;
	author: string;
	iv: Uint8Array<ArrayBuffer>;
	sealed: ArrayBuffer;
	queuedAt: number;
	refused?: string;
};
export type SealedDraft = { place: string; iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer; savedAt: number };

interface Phone extends DBSchema {
	keys: { key: string; value: CryptoKey };
	notes: { key: string; value: SealedNote; indexes: { author: string } };
	drafts: { key: string; value: SealedDraft };
	session: { key: string; value: string };
}

let opened: Promise<IDBPDatabase<Phone>> | undefined;

export function phone(): Promise<IDBPDatabase<Phone>> {
	opened ??= openDB<Phone>('buurtweefsel', 1, {
		upgrade(db) {
			db.createObjectStore('keys');
			db.createObjectStore('notes', { keyPath: 'id' }).createIndex('author', 'author');
			db.createObjectStore('drafts', { keyPath: 'place' });
			db.createObjectStore('session');
		},
		terminated: () => (opened = undefined),
	});
	return opened;
}

const cipher = 'AES-GCM';

/** The key of this device. It is made here, never leaves the browser, and cannot be exported. */
async function deviceKey(): Promise<CryptoKey> {
	const db = await phone();
	const known = await db.get('keys', 'device');
	if (known) return known;
	const made = await crypto.subtle.generateKey({ name: cipher, length: 256 }, false, ['encrypt', 'decrypt']);
	// Two tabs may both have made one: the first that was kept counts.
	const keeping = db.transaction('keys', 'readwrite');
	const first = await keeping.store.get('device');
	if (!first) await keeping.store.put(made, 'device');
	await keeping.done;
	return first ?? made;
}

/** `bound` is checked at opening: sealed for one author and note, it does not open as another's. */
export async function seal(
	what: unknown,
	bound: string,
): Promise<{ iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer }> {
	const iv = crypto.getRandomValues(new Uint8Array(12));
	const key = await deviceKey();
	const sealed = await crypto.subtle.encrypt(
		{ name: cipher, iv, additionalData: new TextEncoder().encode(bound) },
		key,
		new TextEncoder().encode(JSON.stringify(what)),
	);
	return { iv, sealed };
}

export async function unseal<T>(
	{ iv, sealed }: { iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer },
	bound: string,
): Promise<T> {
	const text = await crypto.subtle.decrypt(
		{ name: cipher, iv, additionalData: new TextEncoder().encode(bound) },
		await deviceKey(),
		sealed,
	);
	return JSON.parse(new TextDecoder().decode(text)) as T;
}
