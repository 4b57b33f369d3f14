import * as v from 'valibot';

const text = (most: number) => v.pipe(v.optional(v.string(), ''), v.trim(), v.maxLength(most, 'too-long'));

export const LookForm = v.object({ als: v.pipe(v.string('required'), v.nonEmpty('required')) });

/** An address as people type it: spaces around it and capitals are fine. */
const Email = v.pipe(
	v.string('required'),
	v.trim(),
	v.toLowerCase(),
	v.nonEmpty('required'),
	v.maxLength(254, 'too-long'),
	v.email('not-an-email'),
);

/** A code as people type or paste it: spaces and hyphens are fine. */
const Digits = (length: number) =>
	v.pipe(
		v.string('required'),
		v.transform((typed) => typed.replace(/[\s-]/g, '')),
		v.nonEmpty('required'),
		v.regex(new RegExp(`^\\d{${length}}$`), 'code-is-digits'),
	);

export const AskCodeForm = v.object({ email: Email, naar: text(500) });
export const CodeForm = v.object({ code: Digits(8) });
export const AuthenticatorForm = v.object({ code: Digits(6) });
const PaperCode = v.pipe(v.string('required'), v.trim(), v.nonEmpty('required'), v.maxLength(40, 'too-long'));
export const PaperCodeForm = v.object({ reservecode: PaperCode });
export const LostForm = v.object({ email: Email, reservecode: PaperCode, nieuw: Email });
export const RecoveryForm = v.object({ oud: Email, nieuwAdres: Email });
export const NothingForm = v.object({});
export const IdForm = v.object({ id: v.pipe(v.string('required'), v.uuid('invalid')) });
export const YesNoForm = v.object({ id: v.pipe(v.string('required'), v.uuid('invalid')) });
export const StopMailForm = v.object({ alles: v.optional(v.string()) });
export const HatForm = v.object({
	pet: v.pipe(v.string('required'), v.union([v.literal('self'), v.pipe(v.string(), v.uuid())], 'invalid')),
});

/** Only an address on this site, so that nobody can send people elsewhere after signing in. */
export function onThisSite(path: string | null | undefined, otherwise: string): string {
	if (!path || !/^\/(?![/\\])/.test(path) || /[\r\n\t\\]/.test(path)) return otherwise;
	return path;
}
