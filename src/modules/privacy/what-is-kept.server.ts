import type { Actor } from '#platform/actor';
import { clock, dayInAmsterdam } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed } from '#platform/errors';
import { retentionTable } from '#platform/policy/index.server';
import { roundsSince, startOfTerm, whatIsDue } from '#platform/retention/index.server';
import { mayReadRetention } from './text-report.ts';

/** One class of what is kept: how long, how many rows are past that now, and how many went in the last year. */
export type Kept = {
	name: string;
	what: { nl: string; en: string };
	period: string;
	due: number;
	erased: number;
	lastOn: Date | null;
};

/** Every class that has a term, with numbers only, so that whoever watches over privacy sees that terms are kept. */
export async function whatIsKept(tx: Tx, actor: Actor): Promise<Kept[]> {
	if (!mayReadRetention(actor)) throw new NotAllowed('privacy.retention');
	const due = await whatIsDue(actor.municipalityId);
	const yearAgo = dayInAmsterdam(startOfTerm('P1Y', clock.now()) as Date);
	const rounds = await roundsSince(tx, actor.municipalityId, yearAgo);
	return Object.entries(retentionTable.classes)
		.filter(([, { keep, doneBy }]) => keep !== 'unlimited' && !doneBy)
		.map(([name, { what, keep }]) => {
			const nights = rounds.filter((round) => round.class === name);
			return {
				name,
				what,
				period: keep,
				due: sum(due.filter((row) => row.class === name).map((row) => row.due)),
				erased: sum(nights.map(({ ended }) => ended)),
				lastOn: nights.find(({ ended }) => ended > 0)?.ranAt ?? null,
			};
		});
}

const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0);
