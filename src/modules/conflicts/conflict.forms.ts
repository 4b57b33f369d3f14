import * as v from 'valibot';
import { codeFrom, readCode } from '#modules/signals';
import { Day, Id, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { findIdentifiers, markOf } from '#platform/free-text/identifiers';
import { conflictKinds, outcomes } from './conflict.ts';

/** Sixteen letters: 80 bits, to be read aloud and typed over. */
export const conflictCodeLetters = 16;
export const conflictCodeFrom = (bytes: Uint8Array): string => codeFrom(bytes);

/** Nobody's file: names, numbers, addresses and health of others stay out. What only looks so may stay when its writer says it. */
const pointsAtSomebody = (text: string): boolean => findIdentifiers(text).length > 0;

/** A form with a text about others: asked back once when it may name somebody, for these very words. */
const withoutNames = <const S extends v.GenericSchema<unknown, { seen: string }>>(
	schema: S,
	field: string,
	text: (form: v.InferOutput<S>) => string,
) =>
	v.pipe(
		schema,
		v.rawCheck(({ dataset, addIssue }) => {
			if (!dataset.typed || dataset.issues) return;
			const form = dataset.value as v.InferOutput<S>;
			if (pointsAtSomebody(text(form)) && form.seen !== markOf(text(form)))
				addIssue({
					message: 'conflict-names',
					path: [{ type: 'object', origin: 'value', input: form as never, key: field, value: text(form) }],
				});
		}),
	);
const seen = v.optional(v.pipe(v.string(), v.regex(/^[\w-]{0,40}$/, 'invalid')), '');
const AreaCode = v.pipe(v.string('required'), v.regex(/^(WK\d{6}|BU\d{8})$/, 'required'));

const ToldForm = withoutNames(
	v.object({
		areaCode: AreaCode,
		kind: v.picklist(conflictKinds, 'required'),
		words: freeTextOrNothing(500),
		called: freeText(40),
		reach: freeText(120),
		safe: freeTextOrNothing(160),
		forDeputy: Ticked,
		seen,
	}),
	'words',
	({ kind, words }) => (kind === 'afraid' ? '' : words),
);
/** Who is afraid need not write anything, and of what they wrote nothing is kept. */
export const TellForm = v.pipe(
	ToldForm,
	v.transform((form) => (form.kind === 'afraid' ? { ...form, words: '' } : form)),
	v.forward(
		v.check(({ kind, words }) => kind === 'afraid' || words !== '', 'required'),
		['words'],
	),
);
export type TellForm = v.InferOutput<typeof TellForm>;

export const CodeTyped = v.object({
	code: v.pipe(
		v.string('required'),
		v.transform((typed) => readCode(typed, conflictCodeLetters) ?? ''),
		v.nonEmpty('conflict-code-unknown'),
	),
});
export const NoConflictFields = v.object({});
export const OnCallForm = v.object({
	areaCode: AreaCode,
	place: v.picklist(['first', 'deputy'], 'required'),
	phone: freeTextOrNothing(20),
});
export const StepOutForm = v.object({ areaCode: AreaCode, place: v.picklist(['first', 'deputy'], 'required') });
export const StepForm = withoutNames(v.object({ words: freeText(280), seen }), 'words', ({ words }) => words);
export const AgreementForm = withoutNames(
	v.object({ agreed: v.pipe(freeText(500), v.minLength(3, 'too-short')), remindOn: Day, seen }),
	'agreed',
	({ agreed }) => agreed,
);
/** Somebody else who is on call may read it too. */
export const LetReadForm = v.object({ workerId: Id });
export const EndConflictForm = v.object({ outcome: v.picklist(outcomes, 'required') });
