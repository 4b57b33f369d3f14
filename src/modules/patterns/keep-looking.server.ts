import { clock } from '#platform/clock';
import { perDatabase } from '#platform/db/index.server';
import type { AppEvent } from '#platform/events/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import { detectPatterns, lastLook } from './detect-patterns.server.ts';

/** News is gathered for so long before the next look: a busy hour costs a few looks, not one per signal. */
const gatherMs = 20_000;

type Looking = { planned?: Promise<unknown>; lastStartedAt: number };
const looks = perDatabase(() => new Map<string, Looking>());

/**
 * Hears that something was told, coded, taken back or declared. Comes back when a look that began after the news has ended,
 * so that the news is not gone when this process is. One look serves all news that came in before it.
 */
export async function lookSoon(
	event: Pick<AppEvent, 'municipalityId' | 'occurredAt'>,
	waitMs = gatherMs,
): Promise<void> {
	const here: Looking = looks().get(event.municipalityId) ?? { lastStartedAt: 0 };
	looks().set(event.municipalityId, here);
	if (here.lastStartedAt > Date.parse(event.occurredAt)) return;
	here.planned ??= plan(event.municipalityId, here, waitMs);
	await here.planned;
}

async function plan(municipalityId: string, here: Looking, waitMs: number): Promise<void> {
	await new Promise((passed) => setTimeout(passed, waitMs));
	here.lastStartedAt = clock.now().getTime();
	delete here.planned;
	try {
		await detectPatterns(municipalityId);
	} catch (problem) {
		// What was not looked at has not been heard; the queue brings the news again.
		here.lastStartedAt = 0;
		throw problem;
	}
}

/**
 * Once a day for every municipality, after midnight: what is usual shifts, and cards nobody took fade. Also where the last look
 * failed, until one succeeds. A municipality that fails does not keep the others waiting.
 */
export async function lookWhereDue(): Promise<void> {
	const problems: unknown[] = [];
	for (const { id } of await currentMunicipalities()) {
		try {
			const last = await lastLook(id);
			if (last?.for !== clock.today() || last.failures > 0) await detectPatterns(id);
		} catch (problem) {
			problems.push(problem);
		}
	}
	if (problems.length > 0) throw problems[0];
}
