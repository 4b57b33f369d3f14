import * as v from 'valibot';
import { Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { evidenceKinds, readAnalysisCode, sides, teamKinds } from './analysis.ts';

const Whole = (least: number, most: number, code: 'analysis-dots' | 'analysis-weight' | 'analysis-paper') =>
	v.pipe(
		v.string('required'),
		v.trim(),
		v.regex(/^\d{1,3}$/, code),
		v.transform(Number),
		v.minValue(least, code),
		v.maxValue(most, code),
	);
const many = <const S extends v.GenericSchema<string, unknown>>(one: S, most: number) =>
	v.pipe(
		v.optional(v.union([v.string(), v.array(v.string())]), []),
		v.transform((said) => [said].flat()),
		v.array(one),
		v.maxLength(most),
	);

export const BeginForm = v.object({
	titel: v.pipe(freeText(80), v.minLength(3, 'too-short')),
	gebied: v.pipe(v.string('unknown-area'), v.regex(/^(WK\d{6}|BU\d{8})$/, 'unknown-area')),
	stippen: Whole(1, 10, 'analysis-dots'),
});
export type BeginForm = v.InferOutput<typeof BeginForm>;

export const AnalysisCodeForm = v.object({
	code: v.pipe(
		v.string('required'),
		v.transform(readAnalysisCode),
		v.regex(/^[0-9a-hjkmnp-tv-z]{6}$/, 'unknown-analysis-code'),
	),
});

/** A card; the weight counts in the force field alone. */
export const CardForm = v.object({
	kant: v.picklist(sides, 'required'),
	woorden: v.pipe(freeText(140), v.minLength(3, 'too-short')),
	gewicht: orNothing(Whole(1, 5, 'analysis-weight')),
	papier: Ticked,
	gekeken: Ticked,
});
export type CardForm = v.InferOutput<typeof CardForm>;

/** Cards and the dots on each, in the same order. */
export const DotsForm = v.object({
	kaart: many(Id, 200),
	stippen: many(v.pipe(v.string(), v.regex(/^([0-9]|10)?$/, 'analysis-dots'), v.transform(Number)), 200),
});
export type DotsForm = v.InferOutput<typeof DotsForm>;

const Kind = orNothing(v.picklist(teamKinds));
export const WishForm = v.object({ een: v.picklist(teamKinds, 'required'), twee: Kind, drie: Kind, vier: Kind });
export type WishForm = v.InferOutput<typeof WishForm>;

export const MergeCardsForm = v.object({ kaart: Id, bij: orNothing(Id) });
export const PaperForm = v.object({ kaart: Id, stippen: Whole(0, 500, 'analysis-paper') });
/** `bewijs` as "figure people" or "gap swimming". */
export const EvidenceForm = v.object({
	kaart: Id,
	bewijs: orNothing(
		v.pipe(v.string(), v.regex(new RegExp(`^(${evidenceKinds.join('|')}) [a-z0-9_-]{1,50}$`), 'not-found')),
	),
	doel: freeTextOrNothing(200),
	gekeken: Ticked,
});
export type EvidenceForm = v.InferOutput<typeof EvidenceForm>;
export const AnalysisButtonForm = v.object({});
export const TakeAwayForm = v.object({ kaart: Id });
export const ShowForm = v.object({ openbaar: Ticked, gekeken: Ticked });
