import * as v from 'valibot';

/** What somebody new here and a volunteer do together. Days as yyyy-mm-dd. */

/** The template of `policy/programmes.yaml` with which such a programme begins. */
export const newHereTemplate = 'new-here';

const Text = v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(120));
const Named = v.strictObject({ nl: Text, en: Text });
const stepIcons = [
	'coffee',
	'person-simple-walk',
	'chats',
	'soccer-ball',
	'hand-heart',
	'graduation-cap',
	'briefcase',
] as const;
const step = {
	code: v.pipe(v.string(), v.regex(/^[a-z-]{2,20}$/)),
	icon: v.picklist(stepIcons),
	name: Named,
	about: Named,
};
const File = v.strictObject({
	version: v.literal(1),
	steps: v.pipe(v.array(v.strictObject(step)), v.minLength(1), v.maxLength(12)),
	route: v.array(v.strictObject({ ...step, to: v.pipe(v.string(), v.startsWith('/')) })),
});
export type Track = v.InferOutput<typeof File>;
export type TrackStep = Track['steps'][number];

/** Reads `policy/newcomers.yaml`. @throws ValiError when it is not what it should be */
export const parseTrack = (file: unknown): Track => v.parse(File, file);

/** How hard the Dutch is that people speak there. */
export const slotLevels = ['start', 'talk', 'all'] as const;
export type SlotLevel = (typeof slotLevels)[number];

/** The steps in their order, each with the day it was done. What is not in the policy any more is left out. */
export const stepsDone = (
	steps: readonly TrackStep[],
	done: readonly { step: string; doneOn: string }[],
): (TrackStep & { doneOn: string | null })[] =>
	steps.map((one) => ({ ...one, doneOn: done.find(({ step: code }) => code === one.code)?.doneOn ?? null }));

/** After how many days without a step the team asks how it goes; in days. Our own choice. */
export const quietDays = 28;

/** The day since which nothing was done, of a pair that runs; null when something was done lately or all is done. */
export function quietSince(
	startedOn: string,
	done: readonly { doneOn: string }[],
	ofHowMany: number,
	quietBefore: string,
): string | null {
	if (done.length >= ofHowMany) return null;
	const last = [startedOn, ...done.map(({ doneOn }) => doneOn)].sort().at(-1) ?? startedOn;
	return last < quietBefore ? last : null;
}

/** Half-days of language in a week: two slots on one morning in one district are one. */
export const halfDays = (slots: readonly { day: string; from: string }[]): number =>
	new Set(
		slots.map(({ day, from }) => `${day} ${from < '12:30' ? 'morning' : from < '17:30' ? 'afternoon' : 'evening'}`),
	).size;
