import type { Actor } from '#platform/actor';
import { clock, dayInAmsterdam } from '#platform/clock';
import { csvFile, csvText } from '#platform/csv';
import type { Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { decisionsAbout } from './decisions.store.server.ts';
import { type Course, courseOf, leadTime, signalToApproach, stretches } from './lead-times.ts';
import { maySeePattern } from './pattern.policy.ts';
import { stepsOf } from './pattern-steps.store.server.ts';
import type { Named } from './pattern-views.ts';
import { listPatterns } from './patterns.store.server.ts';
import { subjectNamed } from './read-patterns.server.ts';
import { described } from './read-workgroup.server.ts';
import { workgroupFor } from './tend-workgroup.server.ts';

/** Days back: what came on the board longer ago says nothing about how it goes now. */
const daysBack = 365;

/** Courses of the patterns of a workgroup that came on the board in the past year, newest first. Nothing about who did what. */
async function coursesOf(tx: Tx, actor: Actor, id: string) {
	const { workgroup } = await workgroupFor(tx, actor, id);
	const since = new Date(Date.parse(clock.today()) - daysBack * 86_400_000).toISOString().slice(0, 10);
	const patterns = (await listPatterns(tx, actor.municipalityId)).filter(
		(pattern) =>
			maySeePattern(actor, pattern) &&
			pattern.foundOn >= since &&
			pattern.zone.some((code) => workgroup.areas.includes(code)),
	);
	const ids = patterns.map((pattern) => pattern.id);
	const steps = Map.groupBy(await stepsOf(tx, actor.municipalityId, ids), ({ patternId }) => patternId);
	const adoptions = new Set(
		(await decisionsAbout(tx, actor.municipalityId, ids)).filter(({ what }) => what === 'adopt').map((one) => one.id),
	);
	const courses: (Course & { id: string; subject: Named })[] = patterns.map((pattern) => ({
		id: pattern.id,
		subject: subjectNamed(pattern),
		...courseOf(pattern, steps.get(pattern.id) ?? [], adoptions, dayInAmsterdam),
	}));
	return {
		workgroup,
		since,
		courses: courses.sort((a, b) => ((a.foundOn ?? '') < (b.foundOn ?? '') ? 1 : -1)),
	};
}

/** From signal to approach, per stretch and as a whole. */
export async function leadTimesScreen({ tx, actor, params }: Pick<Ask, 'tx' | 'actor' | 'params'>) {
	const { workgroup, since, courses } = await coursesOf(tx, actor, params['id'] ?? '');
	return {
		workgroup: await described(tx, actor, workgroup),
		since,
		today: clock.today(),
		whole: signalToApproach(courses),
		stretches: stretches.map((stretch) => ({ stretch, ...leadTime(courses, stretch) })),
		courses,
	};
}

/** The courses as a file for a spreadsheet: days only, no names, no words. */
export async function leadTimesFile({ tx, actor, params }: Pick<Ask, 'tx' | 'actor' | 'params'>): Promise<Response> {
	const { courses } = await coursesOf(tx, actor, params['id'] ?? '');
	const rows = [
		['onderwerp', 'eerste signaal', 'op het bord', 'opgepakt', 'aanpak gekozen', 'initiatief openbaar'],
		...courses.map((one) => [
			one.subject.nl,
			...[one.heardOn, one.foundOn, one.adoptedOn, one.approachOn, one.publicOn],
		]),
	];
	return csvFile('doorlooptijd.csv', csvText(rows), 'reader');
}
