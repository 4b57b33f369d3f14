import * as v from 'valibot';
import { type Domain, domains } from '#modules/plans';
import { scales } from './measure.ts';

const Text = v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(140));
const Said = v.strictObject({ nl: Text, en: Text });
export type Said = v.InferOutput<typeof Said>;

const each = <S extends v.GenericSchema>(schema: S) =>
	v.strictObject(Object.fromEntries(domains.map((domain) => [domain, schema])) as Record<Domain, S>);
const File = v.strictObject({
	version: v.literal(1),
	reliance: each(v.pipe(v.array(Said), v.length(scales.reliance))),
	life: each(Said),
	takingPart: v.pipe(v.array(Said), v.length(scales.takingPart)),
});
/** The sentences and questions of the three ways to look. */
export type MeasureWords = Omit<v.InferOutput<typeof File>, 'version'>;

/** Reads `policy/measures.yaml`. @throws ValiError when it is not what it should be */
export function parseMeasureWords(file: unknown): MeasureWords {
	const { reliance, life, takingPart } = v.parse(File, file);
	return { reliance, life, takingPart };
}
