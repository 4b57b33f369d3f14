import * as v from 'valibot';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { patternStates } from './pattern.ts';

/** Longest explanation, in characters. */
export const longestWords = 500;
/** A pattern declared by hand covers so many areas at most: a wider one is a theme of the town. */
export const mostAreas = 6;

const Words = freeTextOrNothing(longestWords);
const NeededWords = <const C extends string>(missing: C) => freeText(longestWords, missing);
/** The mark of a text that was looked at once more and may stay as it is. */
const Confirmed = v.optional(v.pipe(v.string(), v.maxLength(40, 'invalid')), '');
const AreaCode = v.pipe(v.string(), v.regex(/^(WK\d{6}|BU\d{8})$/, 'unknown-area'));
const NeedCode = v.pipe(
	v.string('pattern-need-needed'),
	v.nonEmpty('pattern-need-needed'),
	v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'unknown-need'),
);

/** A hunch: what, where and why. Nothing has to be proven. */
export const DeclareForm = v.object({
	id: v.optional(v.union([v.literal(''), v.pipe(v.string(), v.uuid('invalid'))]), ''),
	need: NeedCode,
	areas: v.pipe(
		v.optional(
			v.union(
				[
					v.pipe(
						AreaCode,
						v.transform((one) => [one]),
					),
					v.array(AreaCode),
				],
				'unknown-area',
			),
			[],
		),
		v.minLength(1, 'pattern-area-needed'),
		v.maxLength(mostAreas, 'pattern-too-many-areas'),
	),
	why: NeededWords('pattern-why-needed'),
	confirmed: Confirmed,
});
export type DeclareForm = v.InferOutput<typeof DeclareForm>;

export const NothingAsked = v.object({});

export const MoveForm = v.object({
	id: v.optional(v.pipe(v.string(), v.uuid('invalid'))),
	to: v.picklist(patternStates, 'invalid'),
	words: Words,
	confirmed: Confirmed,
});

export const ChanceForm = v.object({ why: NeededWords('pattern-why-needed'), confirmed: Confirmed });
export const ParkForm = v.object({ until: Words, confirmed: Confirmed });
export const LearnForm = v.object({ learned: NeededWords('pattern-learned-needed'), confirmed: Confirmed });

export const ChooseForm = v.object({
	approach: v.pipe(
		v.string('pattern-approach-needed'),
		v.nonEmpty('pattern-approach-needed'),
		v.regex(/^[a-z][a-z0-9-]*$/, 'unknown-approach'),
	),
});

const left = <S extends v.GenericSchema>(schema: S) => v.fallback(v.optional(schema), undefined);

/** The filters of the board, as they stand in the address. What cannot be read is left out, so that an old link still opens. */
export const BoardFilter = v.object({
	zoek: left(v.pipe(v.string(), v.trim(), v.maxLength(80))),
	gebied: left(v.pipe(v.string(), v.regex(/^(GM\d{4}|WK\d{6}|BU\d{8})$/))),
	thema: left(v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), v.maxLength(60))),
	wie: left(v.union([v.picklist(['ik', 'niemand']), v.pipe(v.string(), v.uuid())])),
	kolom: left(v.picklist([...patternStates])),
});
export type BoardFilter = v.InferOutput<typeof BoardFilter>;
