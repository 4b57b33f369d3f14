import { m } from '#text';
import type { Ground } from '../arranging.ts';

export const groundWord = (ground: Ground): string =>
	({
		barriers: m.initiatives_ground_barriers,
		overload: m.initiatives_ground_overload,
		exclusion: m.initiatives_ground_exclusion,
		urgent: m.initiatives_ground_urgent,
		tension: m.initiatives_ground_tension,
	})[ground]();

/** The ground in a sentence that anyone may read. */
export const groundSentence = (ground: Ground): string =>
	({
		barriers: m.initiatives_ground_barriers_explain,
		overload: m.initiatives_ground_overload_explain,
		exclusion: m.initiatives_ground_exclusion_explain,
		urgent: m.initiatives_ground_urgent_explain,
		tension: m.initiatives_ground_tension_explain,
	})[ground]();
