import * as v from 'valibot';
import { Day, orNothing } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';

const words = (least: number, most: number) => v.pipe(freeText(most), v.minLength(least, 'too-short'));
const AreaCode = v.pipe(v.string('unknown-area'), v.regex(/^(WK\d{6}|BU\d{8})$/, 'unknown-area'));
const SessionCode = orNothing(v.pipe(v.string(), v.regex(/^[0-9a-z]{6}$/, 'not-found')));

/** What was promised, and by whom. The name and mail address of the owner stay with the workers. */
export const PromiseForm = v.object({
	session: SessionCode,
	area: AreaCode,
	meeting: words(3, 120),
	words: words(5, 280),
	organisation: words(2, 80),
	job: words(2, 80),
	due: Day,
	called: words(2, 80),
	mail: v.pipe(words(3, 254), v.toLowerCase(), v.email('not-an-email')),
});
export type PromiseForm = v.InferOutput<typeof PromiseForm>;

export const WishForm = v.object({ area: AreaCode, wish: words(5, 280) });
export type WishForm = v.InferOutput<typeof WishForm>;

export const KeptForm = v.object({ how: freeTextOrNothing(500) });
export const BrokenForm = v.object({ why: words(10, 500) });
export const LaterForm = v.object({ until: Day, reason: words(5, 280) });
