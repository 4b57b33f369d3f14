import * as v from 'valibot';
import { watched } from '#modules/people/index.server';
import type { Actor } from '#platform/actor';
import { type LookRow, looksBetween } from '#platform/audit/index.server';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, NotFound } from '#platform/errors';
import { Day } from '#platform/form-fields';
import type { Ask } from '#platform/route/index.server';
import { dayAfter, mondayOf } from '#platform/wall-time';
import { addChecked, checkedInWeek, type LookChecked, teamsOfFiles } from './odd-looks.store.server.ts';
import { lookedAtSomebody, type OddLook, oddLooks, oneByOne } from './odd-looks.ts';
import type { CheckLookInput } from './privacy.forms.ts';
import { mayReadAccessLog } from './text-report.ts';

const weekInMs = 7 * 86_400_000;
/** How many weeks before it say what is usual. */
const weeksBefore = 8;

export type OddLookShown = OddLook & { worker: string; checked: LookChecked | null };

/**
 * What stands out in who looked at whom in one week, per worker. A task compares the trail with who works where and who keeps
 * which card, so that the privacy officer reads the outcome and nobody's card (privacy S15).
 */
export async function oddLooksIn(tx: Tx, actor: Actor, week: string): Promise<OddLookShown[]> {
	if (!mayReadAccessLog(actor)) throw new NotAllowed('privacy.odd-looks');
	const { found, names } = await asTask('privacy.watch', actor.municipalityId, 'community', (task) =>
		watchWeek(task, actor.municipalityId, week),
	);
	const checked = await checkedInWeek(tx, actor.municipalityId, week);
	return found.map((one) => ({
		...one,
		worker: names.get(one.workerId) ?? '',
		checked: checked.find(({ workerId, rule }) => workerId === one.workerId && rule === one.rule) ?? null,
	}));
}

async function watchWeek(task: Tx, municipalityId: string, week: string) {
	const from = new Date(`${week}T00:00:00Z`);
	const until = new Date(from.getTime() + weekInMs);
	const looks = await looksBetween(task, municipalityId, from, until);
	const seen = [...new Set(looks.flatMap(({ subjectId }) => subjectId ?? []))];
	const { workers, cards } = await watched(task, municipalityId, {
		workers: [...new Set(looks.map(({ actorId }) => actorId))],
		cards: seen,
	});
	// The trail of care stands in the same list; of which team a file is, is asked there, in a transaction of its own.
	const files = await asTask('privacy.watch', municipalityId, 'care', (care) => teamsOfFiles(care, seen));
	const before = await looksBetween(task, municipalityId, new Date(from.getTime() - weeksBefore * weekInMs), from);
	return {
		names: new Map(workers.map(({ id, name }) => [id, name])),
		found: oddLooks(
			looks.map(({ actorId, ...look }) => ({ workerId: actorId, ...look })),
			workers,
			[...cards, ...files],
			peopleAWeek(before, from),
		),
	};
}

/** How many different people each worker looked at one by one, in each week that they did: a list of all does not make many usual. */
function peopleAWeek(looks: readonly LookRow[], end: Date): number[] {
	const byWorker = Map.groupBy(lookedAtSomebody(looks), ({ actorId }) => actorId);
	const seen = [...byWorker.values()].flatMap(oneByOne);
	const perWeek = Map.groupBy(
		seen,
		({ actorId, at }) => `${actorId} ${Math.floor((end.getTime() - at.getTime()) / weekInMs)}`,
	);
	return [...perWeek.values()].map((those) => new Set(those.map(({ subjectId }) => subjectId)).size);
}

/** One week on the screen, with the weeks before and after it. A week that cannot be read is this week. */
export async function oddLooksScreen({ tx, actor, url }: Pick<Ask, 'tx' | 'actor' | 'url'>) {
	const thisWeek = mondayOf(clock.today());
	const asked = url.searchParams.get('week') ?? '';
	const week = v.is(Day, asked) && asked <= clock.today() ? mondayOf(asked) : thisWeek;
	return {
		week,
		before: dayAfter(week, -7),
		after: week < thisWeek ? dayAfter(week, 7) : null,
		self: actor.personId ?? '',
		found: await oddLooksIn(tx, actor, week),
	};
}

/** Writes down what came out of asking. Once, and never about oneself. @throws NotFound, Conflict */
export async function checkLook(tx: Tx, actor: Actor, { week, wie, wat, woorden }: CheckLookInput): Promise<void> {
	const monday = mondayOf(week);
	const found = await oddLooksIn(tx, actor, monday);
	if (!found.some(({ workerId, rule }) => workerId === wie && rule === wat)) throw new NotFound('odd-look');
	if (!actor.personId || wie === actor.personId) throw new NotAllowed('privacy.check-look');
	const added = await addChecked(tx, {
		municipality_id: actor.municipalityId,
		week: monday,
		worker_id: wie,
		rule: wat,
		words: woorden,
		checked_by: actor.personId,
		checked_at: clock.now(),
	});
	if (!added) throw new Conflict('already-done');
}
