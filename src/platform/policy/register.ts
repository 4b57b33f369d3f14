import * as v from 'valibot';

const Localised = v.strictObject({ nl: v.string(), en: v.string() });

/** The record of processing activities (AVG art. 30), as data. */
export const ProcessingActivities = v.strictObject({
	activities: v.record(
		v.string(),
		v.strictObject({
			purpose: Localised,
			controller: v.picklist([
				'municipality',
				'welfare-organisation',
				'neighbourhood-team',
				'each-organisation',
				'platform-operator',
			]),
			/** AVG art. 6(1) letter. */
			legalBasis: v.picklist(['a', 'b', 'c', 'd', 'e', 'f', 'none-no-personal-data']),
			specialCategoryGround: v.optional(v.string()),
			dataCategories: v.array(v.string()),
			recipients: v.array(v.string()),
			retention: v.array(v.string()),
			/** Background tasks that act under this activity. */
			tasks: v.optional(v.array(v.string()), []),
		}),
	),
});

/** How long what is kept, from when, and what happens then (privacy and standards §3). */
export const RetentionTable = v.strictObject({
	classes: v.record(
		v.string(),
		v.strictObject({
			what: Localised,
			clockStart: v.string(),
			keep: v.pipe(v.string(), v.regex(/^(P(\d+Y)?(\d+M)?(\d+D)?|unlimited)$/, 'an ISO 8601 period or unlimited')),
			atEnd: v.picklist(['erase', 'aggregate', 'destroy', 'anonymise', 'hide', 'keep']),
			basis: v.string(),
			/** What executes it when the nightly round does not. */
			doneBy: v.optional(v.string()),
			tables: v.optional(v.array(v.string()), []),
			/** What becomes of it when the person asks to be erased, and why when not all of it goes (AVG art. 17). */
			onRequest: v.optional(
				v.union([
					v.strictObject({ becomes: v.literal('gone') }),
					v.strictObject({ becomes: v.picklist(['nameless', 'kept']), why: Localised }),
				]),
			),
		}),
	),
});

const mayRead = v.picklist(['yes', 'no', 'weighed']);

/** Who reads along in a file, by the age of whom it is about and by law. `weighed`: after the worker weighed it with the child. */
export const AgeRules = v.strictObject({
	/** The law that our files go by. */
	applies: v.string(),
	laws: v.record(
		v.string(),
		v.strictObject({
			source: v.string(),
			bands: v.pipe(
				v.array(v.strictObject({ from: v.number(), person: mayRead, parent: mayRead })),
				v.check((bands) => bands[0]?.from === 0, 'the first band begins at birth'),
			),
		}),
	),
});
