import type { Actor } from '../actor.ts';
import { clock } from '../clock.ts';
import { asTask, type Tx, zoneFor } from '../db/index.server.ts';
import { currentMunicipalities } from '../municipality.server.ts';
import { retentionTable } from '../policy/index.server.ts';
import { addRound, ranOn } from './rounds.store.server.ts';
import type { RetentionRule } from './rule.ts';
import { startOfTerm } from './term.ts';

export { expiring } from './expiring.store.server.ts';
export { platformRetention } from './platform-rules.store.server.ts';
export { type RoundRow, roundsSince } from './rounds.store.server.ts';
export type { Due, RetentionRule } from './rule.ts';
export { endOfTerm, startOfTerm } from './term.ts';
export { afterRestore, type Erased, keepTombstone, keptTombstones, tombstoneOf } from './tombstones.server.ts';

/** The task that erases: also what people ask to be erased themselves. */
const eraser = 'privacy.erase';
export type DueRow = { class: string; table: string; keep: string; due: number };

let rules: readonly RetentionRule[] = [];

/** Tells which rules there are. Called once, where the application is put together (wiring-retention.server.ts). */
export function useRetention(all: readonly RetentionRule[]): void {
	rules = all;
}

/** What would be erased in a municipality if the round came now. Changes nothing. */
export async function whatIsDue(municipalityId: string): Promise<DueRow[]> {
	const found: DueRow[] = [];
	for (const rule of rules) {
		const { keep, before } = termOf(rule);
		const due = before ? await inside(rule, municipalityId, (tx) => rule.count(tx, { municipalityId, before })) : 0;
		found.push({ class: rule.of, table: rule.table, keep, due });
	}
	return found;
}

/**
 * Erases everything whose term is over, table by table, each in a transaction of its own with the number of it. A table that
 * had its turn today is left until tomorrow, so the round may come as often as it likes. Returns how many rows were erased.
 */
export async function eraseWhatIsDue(): Promise<number> {
	let all = 0;
	// Accounts are one person's over all municipalities: what goes there goes once, and each municipality reads the number.
	const once = new Map<RetentionRule, number>();
	for (const { id: municipalityId } of await currentMunicipalities()) {
		const done = await asTask(eraser, municipalityId, 'community', (tx) => ranOn(tx, municipalityId, clock.today()));
		for (const rule of rules.filter(({ of, table }) => !done.has(`${of} ${table}`))) {
			const { before } = termOf(rule);
			if (!before) continue;
			const ended =
				once.get(rule) ??
				(await inside(rule, municipalityId, (tx, task) => rule.end(tx, { municipalityId, before }, task)));
			all += once.has(rule) ? 0 : ended;
			if (rule.login === 'zone_identity') once.set(rule, ended);
			await asTask(eraser, municipalityId, 'community', (tx) =>
				addRound(tx, {
					municipalityId,
					ranOn: clock.today(),
					class: rule.of,
					table: rule.table,
					ended,
					ranAt: clock.now(),
				}),
			);
		}
	}
	return all;
}

function termOf({ of }: RetentionRule): { keep: string; before: Date | undefined } {
	const found = retentionTable.classes[of];
	if (!found) throw new Error(`retention class "${of}" is not in policy/retention.yaml`);
	return { keep: found.keep, before: startOfTerm(found.keep, clock.now()) };
}

function inside<T>(
	{ login }: RetentionRule,
	municipalityId: string,
	work: (tx: Tx, task: Actor) => Promise<T>,
): Promise<T> {
	if (login === 'zone_community') return asTask(eraser, municipalityId, 'community', work);
	if (login === 'zone_care') return asTask(eraser, municipalityId, 'care', work);
	if (login === 'zone_ballot') return asTask(eraser, municipalityId, 'ballot', work);
	const task: Actor = { municipalityId, kind: 'task', roles: [], areas: [], level: 0, task: eraser };
	return zoneFor(login)
		.transaction()
		.execute((tx) => work(tx, task));
}
