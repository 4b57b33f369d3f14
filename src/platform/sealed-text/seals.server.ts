import { randomBytes } from 'node:crypto';
import { clock } from '../clock.ts';
import { keyFor, type Tx } from '../db/zones.server.ts';
import { newUntimedId } from '../ids.ts';
import { lock, unlock } from './cipher.ts';
import { addTextKey, type TextKeyRow, textKeys } from './text-keys.store.server.ts';

/** Seals and opens the words of one municipality. `place` is `care.table.column_sealed`, `id` that of the row; '' stays ''. */
export type Seals = {
	/** The key that seals now. */
	readonly keyId: string;
	seal(place: string, id: string, words: string): string;
	/** @throws when the words were moved to another row or column, or their key is gone. */
	open(place: string, id: string, sealed: string): string;
};

/**
 * The seals of a municipality, for one transaction on the care login. Its first key is made on first use.
 * The keys stand wrapped in the database; what unwraps them (CARE_KEY, else derived from APP_KEY) never does, so a
 * stolen database or backup holds no readable word.
 */
export async function careSeals(tx: Tx, municipalityId: string): Promise<Seals> {
	let rows = await textKeys(tx, municipalityId);
	if (!rows.some(({ retired_at }) => retired_at === null)) {
		await addTextKey(tx, municipalityId, freshKey(municipalityId));
		rows = await textKeys(tx, municipalityId);
	}
	const keys = new Map(rows.map((row) => [row.id, unwrapped(municipalityId, row)]));
	const current = rows.find(({ retired_at }) => retired_at === null) as TextKeyRow;
	return {
		keyId: current.id,
		seal: (place, id, words) => {
			if (words === '') return '';
			const key = keys.get(current.id) as Buffer;
			return `s1.${current.id}.${lock(key, `${municipalityId}/${place}/${id}`, Buffer.from(words, 'utf8'))}`;
		},
		open: (place, id, sealed) => {
			if (sealed === '') return '';
			const [, keyId = '', locked = ''] = sealed.split('.');
			const key = keys.get(keyId);
			if (!key) throw new Error(`the key of sealed words is gone: ${place}`);
			return unlock(key, `${municipalityId}/${place}/${id}`, locked).toString('utf8');
		},
	};
}

/** A key nobody has seen, wrapped. */
export function freshKey(municipalityId: string): { id: string; wrapped: string; made_at: Date } {
	const id = newUntimedId();
	return { id, wrapped: wrappedKey(municipalityId, id, randomBytes(32)), made_at: clock.now() };
}

export const wrappedKey = (municipalityId: string, id: string, key: Buffer): string =>
	`w1.${lock(keyFor('care-text', process.env.CARE_KEY), `${municipalityId}/${id}`, key)}`;

/** Opens with the key of the installation, or with the one before it while that is being replaced. */
export function unwrapped(municipalityId: string, { id, wrapped }: Pick<TextKeyRow, 'id' | 'wrapped'>): Buffer {
	const locked = wrapped.slice(3);
	try {
		return unlock(keyFor('care-text', process.env.CARE_KEY), `${municipalityId}/${id}`, locked);
	} catch (problem) {
		if (!process.env.CARE_KEY) throw problem;
		return unlock(keyFor('care-text', process.env.CARE_KEY_BEFORE), `${municipalityId}/${id}`, locked);
	}
}
