import * as v from 'valibot';
import { SignalFilter } from '#modules/signals';
import { signalsPage, signalsWithIds } from '#modules/signals/index.server';
import type { Actor } from '#platform/actor';
import { clock, dayInAmsterdam } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { newId } from '#platform/ids';
import type { Ask } from '#platform/route/index.server';
import { patternToCarryOn } from './move-pattern.server.ts';
import type { Pattern } from './pattern.ts';
import { addToBundle, bundledIds, takeFromBundle } from './pattern-signals.store.server.ts';
import { addStep } from './pattern-steps.store.server.ts';
import { subjectNamed } from './read-patterns.server.ts';

/** Signals are put by hand with what a worker declared; a found pattern is made of what the detector found. */
async function declaredPattern(tx: Tx, actor: Actor, id: string): Promise<Pattern> {
	const pattern = await patternToCarryOn(tx, actor, id, 'patterns.bundle');
	if (pattern.declaredBy === null || !actor.personId) throw new NotAllowed('patterns.bundle');
	return pattern;
}

/**
 * Puts signals with a declared pattern: only those this worker may open. Figures follow by themselves, from three persons.
 * @throws NotFound, NotAllowed; Refused('bundle-not-there') when one of them is not there for this worker
 */
export async function bundleSignals(tx: Tx, actor: Actor, id: string, signalIds: readonly string[]): Promise<void> {
	await declaredPattern(tx, actor, id);
	const wanted = [...new Set(signalIds)];
	if ((await signalsWithIds(tx, actor.municipalityId, wanted)).length < wanted.length)
		throw new Refused('bundle-not-there', 'signals');
	const added = { by: actor.personId as string, at: clock.now() };
	if ((await addToBundle(tx, actor.municipalityId, id, wanted, added)) > 0) await note(tx, actor, id, 'in');
}

/** Takes signals out again, whoever put them there. @throws NotFound, NotAllowed */
export async function unbundleSignals(tx: Tx, actor: Actor, id: string, signalIds: readonly string[]): Promise<void> {
	await declaredPattern(tx, actor, id);
	if ((await takeFromBundle(tx, actor.municipalityId, id, signalIds)) > 0) await note(tx, actor, id, 'out');
}

/** A line in the history without a number, and another look by the detector. */
async function note(tx: Tx, actor: Actor, id: string, about: 'in' | 'out'): Promise<void> {
	const line = { id: newId(), from: null, to: null, words: '', about, at: clock.now() };
	await addStep(tx, actor.municipalityId, id, { ...line, what: 'bundled', byWorker: actor.personId ?? null });
	await tell(tx, actor, 'community', 'pattern.bundled', id);
}

/** The page on which signals are searched and ticked; without a search those about the same need. */
export async function bundleScreen(ask: Ask) {
	const { tx, actor, params, url, about } = ask;
	const pattern = await declaredPattern(tx, actor, params['id'] ?? '');
	about({ type: 'pattern', id: pattern.id });
	const asked = v.parse(SignalFilter, Object.fromEntries(url.searchParams));
	const searched = ['q', 'areaCode', 'kind', 'needCode'].some((name) => url.searchParams.has(name));
	const filter = searched ? asked : { ...asked, needCode: pattern.need ?? undefined };
	const held = await bundledIds(tx, actor.municipalityId, pattern.id);
	const found = await signalsPage(ask, filter);
	return {
		id: pattern.id,
		subject: subjectNamed(pattern),
		filter,
		places: found.places,
		needs: found.needs,
		held: (await signalsWithIds(tx, actor.municipalityId, held)).map(({ id, text, kind, capturedAt }) => ({
			id,
			text,
			kind,
			on: dayInAmsterdam(capturedAt),
		})),
		found: found.signals
			.filter(({ id }) => !held.includes(id))
			.map(({ id, text, kind, capturedAt, place }) => ({ id, text, kind, place, on: dayInAmsterdam(capturedAt) })),
		more: found.more,
		page: filter.page,
		today: clock.today(),
	};
}
