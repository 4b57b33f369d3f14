import * as v from 'valibot';

/**
 * A worked collective approach: what residents did together, how to start, what it takes and when not to.
 * The library is `policy/approaches.yaml`; this file says what an entry must contain.
 */

const Words = v.strictObject({
	nl: v.pipe(v.string(), v.trim(), v.nonEmpty()),
	en: v.pipe(v.string(), v.trim(), v.nonEmpty()),
});

const Code = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/, 'a code is lower case with hyphens'));

const Amount = v.pipe(v.number(), v.minValue(0));

const rises = <T extends { from: number; to: number }>(range: T) => range.from <= range.to;

const Range = v.pipe(
	v.tuple([Amount, Amount]),
	v.check(([from, to]) => from <= to, 'a range runs from low to high'),
);

const Takes = v.strictObject({
	/** Residents who carry it, from–to. Own estimate. */
	people: Range,
	/** Hours a week of all of them together, from–to. Own estimate. */
	hoursAWeek: Range,
	/** Whole euros, from–to, per start, week, month, year or meeting. Own estimate. */
	euros: v.pipe(
		v.strictObject({
			from: v.pipe(Amount, v.integer()),
			to: v.pipe(Amount, v.integer()),
			per: v.picklist(['start', 'week', 'month', 'year', 'meeting']),
		}),
		v.check(rises, 'a money range runs from low to high'),
	),
	place: Words,
});

const Example = v.strictObject({
	place: Words,
	year: v.pipe(v.string(), v.regex(/^\d{4}(-\d{4})?$/, 'a year is 2016 or 2013-2015')),
	/** told: by who did the work; checked: researchers looked; near: something close; idea: never tried. */
	evidence: v.picklist(['told', 'checked', 'near', 'idea']),
	told: Words,
});

const Approach = v.strictObject({
	code: Code,
	kind: v.picklist(['approach', 'failure']),
	title: Words,
	what: Words,
	forWhom: Words,
	steps: v.pipe(v.array(Words), v.minLength(4), v.maxLength(7)),
	takes: Takes,
	effort: v.picklist(['low', 'medium', 'high']),
	example: Example,
	whenNot: Words,
	whatGoesWrong: Words,
	/** Hours a week of a professional beside the residents, and when that ends. */
	professionalHelp: v.strictObject({ hoursAWeek: Amount, until: Words }),
	/** The practical reason under which people come: few come for "loneliness". */
	flag: Words,
	themes: v.pipe(v.array(Code), v.minLength(1)),
	needs: v.pipe(v.array(Code), v.minLength(1)),
});

const Library = v.strictObject({
	version: v.pipe(v.number(), v.integer()),
	note: Words,
	approaches: v.pipe(
		v.array(Approach),
		v.check(
			(list) => new Set(list.map((approach) => approach.code)).size === list.length,
			'two approaches carry the same code',
		),
	),
});

export type Words = v.InferOutput<typeof Words>;
export type Approach = v.InferOutput<typeof Approach>;
export type ApproachLibrary = v.InferOutput<typeof Library>;
export type Effort = Approach['effort'];
export type Evidence = Approach['example']['evidence'];

/**
 * Reads a library from parsed YAML.
 * @throws Error naming every wrong place (`approaches.3.steps: …`), because a half-read library would mislead.
 */
export function parseApproaches(raw: unknown): ApproachLibrary {
	const result = v.safeParse(Library, raw);
	if (result.success) return result.output;
	const faults = result.issues.map((issue) => `${v.getDotPath(issue) ?? 'library'}: ${issue.message}`);
	throw new Error(`The library of approaches is not valid:\n${faults.join('\n')}`);
}

/** Every need code or theme code the library names that the given lists do not know: "approach: code". */
export function unknownCodes(
	approaches: readonly Approach[],
	known: { needs: ReadonlySet<string>; themes: ReadonlySet<string> },
): string[] {
	return approaches.flatMap((approach) => [
		...approach.needs.filter((code) => !known.needs.has(code)).map((code) => `${approach.code}: need ${code}`),
		...approach.themes.filter((code) => !known.themes.has(code)).map((code) => `${approach.code}: theme ${code}`),
	]);
}
