import { createHash } from 'node:crypto';
import { clock } from '../clock.ts';
import { zoneFor } from '../db/zones.server.ts';
import { retentionTable } from '../policy/index.server.ts';
import { startOfTerm } from '../retention/term.ts';
import {
	allSeals,
	type EntryRow,
	lastSeal,
	putUnderSeal,
	sealedEntries,
	unsealedEntries,
} from './audit.store.server.ts';

const beginning = '0'.repeat(64);

/**
 * Hash over one batch and the root before it. Times go in as milliseconds since the epoch, because
 * their text depends on settings.
 */
export function rootOf(previousRoot: string, entries: readonly EntryRow[]): string {
	const hash = createHash('sha256').update(previousRoot);
	for (const { batch: _, occurred_at, ...rest } of [...entries].sort((a, b) => (a.id < b.id ? -1 : 1))) {
		const fields = Object.keys(rest)
			.sort()
			.map((key) => rest[key as keyof typeof rest]);
		hash.update(JSON.stringify([...fields, occurred_at.getTime()]));
	}
	return hash.digest('hex');
}

/** Seals what is not sealed yet, one batch per municipality and zone. `keepOutside` writes each root where the database cannot reach. */
export async function sealBatches(keepOutside: (line: string) => void): Promise<number> {
	return zoneFor('zone_tasks')
		.transaction()
		.execute(async (tx) => {
			const groups = Map.groupBy(
				await unsealedEntries(tx, 20_000),
				(entry) => `${entry.municipality_id} ${entry.zone}`,
			);
			for (const entries of groups.values()) {
				const { municipality_id, zone } = entries[0] as EntryRow;
				const last = await lastSeal(tx, municipality_id, zone);
				const previous_root = last?.root ?? beginning;
				const seal = {
					municipality_id,
					zone,
					number: (last?.number ?? 0) + 1,
					entries: entries.length,
					root: rootOf(previous_root, entries),
					previous_root,
					sealed_at: clock.now(),
				};
				await putUnderSeal(
					tx,
					seal,
					entries.map((entry) => entry.id),
				);
				keepOutside(JSON.stringify(seal));
			}
			return groups.size;
		});
}

export type SealReport = {
	seals: number;
	entries: number;
	broken: { municipalityId: string; zone: string; number: number; why: 'changed' | 'chain' | 'outside' }[];
};

type Kept = { municipality_id: string; zone: string; number: number; root: string; sealed_at: string };
const rootAt = (root: string, sealedAt: Date | string): string => `${root} ${new Date(sealedAt).getTime()}`;

/** Whether the term of the trail was really over when the rows of a batch went, and that moment has been. */
function expiredInTime(sealedAt: Date, expiredAt: Date): boolean {
	const keep = retentionTable.classes['access-log-community']?.keep ?? 'unlimited';
	const start = startOfTerm(keep, expiredAt);
	return start !== undefined && sealedAt < start && expiredAt <= clock.now();
}

/** Recomputes every root, and holds it against those kept outside the database. */
export async function verifySeals(outside: readonly string[] = []): Promise<SealReport> {
	return zoneFor('zone_tasks')
		.transaction()
		.execute(async (tx) => {
			const report: SealReport = { seals: 0, entries: 0, broken: [] };
			const roots = new Map<string, string>();
			for (const seal of await allSeals(tx)) {
				const { municipality_id, zone, number } = seal;
				const chain = `${municipality_id} ${zone}`;
				const entries = await sealedEntries(tx, municipality_id, zone, number);
				const blame = (why: 'changed' | 'chain') =>
					report.broken.push({ municipalityId: municipality_id, zone, number, why });
				if (seal.previous_root !== (roots.get(chain) ?? beginning)) blame('chain');
				if (seal.expired_at) {
					if (entries.length || !expiredInTime(seal.sealed_at, seal.expired_at)) blame('changed');
				} else if (entries.length !== seal.entries || rootOf(seal.previous_root, entries) !== seal.root)
					blame('changed');
				roots.set(chain, seal.root);
				roots.set(`${chain} ${number}`, rootAt(seal.root, seal.sealed_at));
				report.seals++;
				report.entries += entries.length;
			}
			for (const line of outside) {
				const kept = JSON.parse(line) as Kept;
				// The moment of sealing counts too: a batch made older than it is would be let go too early.
				if (roots.get(`${kept.municipality_id} ${kept.zone} ${kept.number}`) !== rootAt(kept.root, kept.sealed_at)) {
					report.broken.push({
						municipalityId: kept.municipality_id,
						zone: kept.zone,
						number: kept.number,
						why: 'outside',
					});
				}
			}
			return report;
		});
}
