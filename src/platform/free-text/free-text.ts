import * as v from 'valibot';
import { findIdentifiers } from './identifiers.ts';

/**
 * A burgerservicenummer is kept nowhere (UAVG art. 46, privacy P08): every field in which people write what they like holds
 * this check, and an architecture test looks for it in every form. It stands in the platform because each module has such
 * fields, the lowest ones too.
 */
export const withoutBsn = v.check<string, 'text-has-bsn'>((text) => !holdsBsn(text), 'text-has-bsn');

export const holdsBsn = (text: string): boolean => findIdentifiers(text).some(({ kind }) => kind === 'bsn');

/** Words that must be there, `most` characters at most. `missing` is the code for when they are not. */
export const freeText = <const C extends string = 'required'>(most: number, missing: C = 'required' as C) =>
	v.pipe(v.string(missing), v.trim(), v.nonEmpty(missing), v.maxLength(most, 'too-long'), withoutBsn);

/** Words that may be left out; then ''. */
export const freeTextOrNothing = (most: number) =>
	v.pipe(v.optional(v.string(), ''), v.trim(), v.maxLength(most, 'too-long'), withoutBsn);
