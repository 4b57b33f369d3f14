import { patternBehind } from '#modules/initiatives/index.server';
import { clock } from '#platform/clock';
import { asTask } from '#platform/db/index.server';
import type { AppEvent } from '#platform/events/index.server';
import { newId } from '#platform/ids';
import { addStep } from './pattern-steps.store.server.ts';
import { changeIfStill, findPattern } from './patterns.store.server.ts';

type News = Pick<AppEvent, 'municipalityId' | 'subjectId'>;

/** An initiative was written down that came from a pattern: the card gets its link. Only if a worker chose that approach there. */
export async function linkStartedInitiative(event: News): Promise<void> {
	await asTask('patterns.link', event.municipalityId, 'community', async (tx) => {
		const behind = await patternBehind(tx, event.municipalityId, event.subjectId);
		const pattern = behind && (await findPattern(tx, event.municipalityId, behind.patternId));
		if (
			pattern?.state !== 'approach-chosen' ||
			pattern.initiativeId !== null ||
			pattern.approachCode !== behind?.approachCode
		)
			return;
		await changeIfStill(tx, event.municipalityId, pattern.id, pattern.state, { initiative_id: event.subjectId });
		await addStep(tx, event.municipalityId, pattern.id, { ...line('initiative'), about: event.subjectId });
	});
}

/** Enough residents stand behind it and everyone can see it: from now on it runs. */
export async function runWithPublishedInitiative(event: News): Promise<void> {
	// The news of the start may come later than that of the page being public, when both happen at once.
	await linkStartedInitiative(event);
	await asTask('patterns.link', event.municipalityId, 'community', async (tx) => {
		const behind = await patternBehind(tx, event.municipalityId, event.subjectId);
		const pattern = behind && (await findPattern(tx, event.municipalityId, behind.patternId));
		if (!behind?.published || pattern?.initiativeId !== event.subjectId || pattern.state !== 'approach-chosen') return;
		if (
			await changeIfStill(tx, event.municipalityId, pattern.id, pattern.state, {
				state: 'running',
				state_since: clock.now(),
			})
		) {
			await addStep(tx, event.municipalityId, pattern.id, {
				...line('published'),
				from: 'approach-chosen',
				to: 'running',
				about: event.subjectId,
			});
		}
	});
}

const line = (what: 'initiative' | 'published') => ({
	id: newId(),
	what,
	from: null,
	to: null,
	byWorker: null,
	words: '',
	about: '',
	at: clock.now(),
});
