import * as v from 'valibot';

/** The fields that many forms share. A form sends '' for what was left open and 'on' for a tick; JSON leaves it out and says true. */

/** What may be left open; then undefined. */
export const orNothing = <const S extends v.GenericSchema>(schema: S) =>
	v.optional(
		v.union([
			v.pipe(
				v.literal(''),
				v.transform(() => undefined),
			),
			schema,
		]),
	);

/** A box: ticked or not. */
export const Ticked = v.optional(
	v.pipe(
		v.union([v.boolean(), v.string()]),
		v.transform((said) => said === true || ['on', 'true', 'yes'].includes(String(said))),
	),
	false,
);

/** The mark of words for everybody that their writer looked at once more; not there before that. */
export const Confirmed = v.optional(v.pipe(v.string(), v.maxLength(40, 'invalid')));

/** The id of something that is there; what is no id is not there either. */
export const Id = v.pipe(v.string('required'), v.uuid('not-found'));

/** A day of the calendar, yyyy-mm-dd: the 31st of February looks like one too. */
export const Day = v.pipe(
	v.string('required'),
	v.trim(),
	v.nonEmpty('required'),
	v.isoDate('not-a-date'),
	v.check((day) => new Date(Date.parse(day) || 0).toISOString().startsWith(day), 'not-a-date'),
);

/** Euros as people write them, 12.500 or 1250,50; in cents. */
export const Euros = v.pipe(
	v.string('required'),
	v.trim(),
	v.nonEmpty('required'),
	v.regex(/^(€\s*)?(\d{1,7}|\d{1,3}(\.\d{3}){1,2})(,\d{2})?$/, 'not-an-amount'),
	v.transform((typed) => {
		const [whole = '0', cents = '00'] = typed.replaceAll(/[€.\s]/g, '').split(',');
		return BigInt(whole) * 100n + BigInt(cents);
	}),
	v.check((cents) => cents > 0n, 'not-an-amount'),
);
