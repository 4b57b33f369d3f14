import * as v from 'valibot';
import { choosers, steps } from './programme.ts';

const Text = v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(280));
const Named = v.strictObject({ nl: Text, en: Text });
const count = (from: number, to: number) => v.pipe(v.number(), v.integer(), v.minValue(from), v.maxValue(to));

const Template = v.strictObject({
	code: v.pipe(v.string(), v.regex(/^[a-z-]{2,40}$/)),
	name: Named,
	about: Named,
	needCode: v.string(),
	chosenBy: v.picklist(choosers),
	forChildren: v.boolean(),
	steps: v.array(v.picklist(steps)),
	euros: count(0, 5000),
	months: count(1, 36),
	talkEveryWeeks: count(1, 26),
	clickAfterWeeks: v.pipe(v.array(count(1, 150)), v.minLength(1), v.maxLength(6)),
});
/** A programme as it comes ready; a team changes what it likes. */
export type ProgrammeTemplate = v.InferOutput<typeof Template>;

const File = v.strictObject({ version: v.literal(1), templates: v.pipe(v.array(Template), v.minLength(1)) });

/** Reads `policy/programmes.yaml`. @throws ValiError when it is not what it should be */
export const parseTemplates = (file: unknown): ProgrammeTemplate[] => v.parse(File, file).templates;
