import { areaAt, areaForPostcode } from '#modules/areas/index.server';
import { suggestNeedsFor } from '#modules/needs/index.server';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import type { HsdsDocument, HsdsEntryKind } from './check-hsds.ts';
import { type EntryFromHsds, entryFromHsds } from './hsds-entry.ts';
import { changeEntry, columnsOf, importedEntry, insertEntry } from './map-entries.store.server.ts';
import { wordsOfEntry } from './words-of-entry.server.ts';

/** `tended`: people here looked after it since, so the file does not overrule them. */
export type HsdsReport = { added: number; renewed: number; ended: number; tended: number };

/**
 * Brings documents of another map in, all in one transaction. The same id is the same entry, so a later file renews what an earlier
 * one brought; what a team here took over stays as that team says. Nobody to ask comes in this way.
 */
export const importHsds = (
	municipality: { id: string; code: string },
	documents: readonly { kind: HsdsEntryKind; document: HsdsDocument }[],
): Promise<HsdsReport> =>
	asTask('social-map.import', municipality.id, 'community', async (tx) => {
		const report: HsdsReport = { added: 0, renewed: 0, ended: 0, tended: 0 };
		for (const { kind, document } of documents) report[await bringIn(tx, municipality, kind, document)]++;
		return report;
	});

async function bringIn(
	tx: Tx,
	municipality: { id: string; code: string },
	kind: HsdsEntryKind,
	document: HsdsDocument,
): Promise<keyof HsdsReport> {
	const { postcode: _, ended, confirmedOn, ...said } = entryFromHsds(kind, document);
	const there = await importedEntry(tx, municipality.id, said.id);
	if (there?.teamId) return 'tended';
	const entry = {
		...said,
		layer: 'formal' as const,
		areaCode: await areaOf(tx, municipality, entryFromHsds(kind, document)),
		needCodes: subjectsOf(said),
		hosts: false,
		freePlaces: null,
		teamId: null,
		keeperId: null,
		keeperName: '',
		keeperMail: typeof document['assurer_email'] === 'string' ? document['assurer_email'] : '',
		// A day to come is a slip of the pen.
		confirmedOn: confirmedOn && confirmedOn <= clock.today() ? confirmedOn : clock.today(),
		confirmedBy: '',
	};
	const row = { ...columnsOf(entry), found: wordsOfEntry(entry), beside: { ...document, hsds_kind: kind } };
	if (there) {
		await changeEntry(tx, municipality.id, said.id, {
			...row,
			...(ended && { ended_on: clock.today(), keeper_name: '', keeper_mail: '' }),
		});
		return ended ? 'ended' : 'renewed';
	}
	if (ended) return 'ended';
	await insertEntry(tx, {
		...row,
		municipality_id: municipality.id,
		id: said.id,
		card_id: null,
		consent_on: null,
		consent_how: null,
		made_by: null,
		made_at: clock.now(),
	});
	return 'added';
}

/** Where its place or its postcode says; the municipality as a whole when neither is known here. */
async function areaOf(tx: Tx, municipality: { id: string; code: string }, entry: EntryFromHsds): Promise<string> {
	const { lon, lat, postcode } = entry;
	const byPlace = lon !== null && lat !== null ? await areaAt(tx, municipality.id, lon, lat) : undefined;
	return byPlace ?? (await areaForPostcode(tx, municipality.id, postcode))?.code ?? municipality.code;
}

/** Only what the words clearly point at; people tick the rest. */
function subjectsOf({ name, summary }: Pick<EntryFromHsds, 'name' | 'summary'>): string[] {
	const found = suggestNeedsFor(`${name}. ${summary}`, 2);
	return found === 'abstain' ? [] : found.filter(({ sure }) => sure).map(({ code }) => code);
}
