import * as v from 'valibot';
import { Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { obstacleOutcomes, solvers } from './obstacle.ts';

const words = (least: number, most: number) => v.pipe(freeText(most), v.minLength(least, 'too-short'));

/** "250" or "249,50" as cents. */
const euros = (most: number) =>
	v.pipe(
		v.string('required'),
		v.trim(),
		v.nonEmpty('required'),
		v.regex(/^(€\s*)?\d{1,7}([.,]\d{1,2})?$/, 'euros'),
		v.transform((text) => Math.round(Number(text.replace(/[€\s]/g, '').replace(',', '.')) * 100)),
		v.minValue(100, 'euros'),
		v.maxValue(most, 'euros'),
	);

/** The sum as it stood on the page of who decides. */
const Cents = v.pipe(v.string('required'), v.regex(/^\d{1,9}$/, 'invalid'), v.transform(Number));

export const LogObstacleForm = v.object({
	initiative: orNothing(Id),
	area: v.pipe(v.string('unknown-area'), v.regex(/^(WK\d{6}|BU\d{8})$/, 'unknown-area')),
	rule: words(3, 120),
	blocks: words(10, 280),
	people: orNothing(
		v.pipe(
			v.string(),
			v.trim(),
			v.regex(/^\d{1,5}$/, 'not-a-number'),
			v.transform(Number),
			v.minValue(1, 'not-a-number'),
			v.maxValue(10_000, 'not-a-number'),
		),
	),
	solver: v.picklist(solvers, 'required'),
	partner: freeTextOrNothing(80),
	same: orNothing(Id),
});
export type LogObstacleForm = v.InferOutput<typeof LogObstacleForm>;

export const AnswerObstacleForm = v.object({
	outcome: v.picklist(obstacleOutcomes, 'required'),
	answer: words(10, 500),
});
export const SendOnForm = v.object({ solver: v.picklist(solvers, 'required'), partner: freeTextOrNothing(80) });
export const SameForm = v.object({ same: orNothing(Id) });
export const MoneyForm = v.object({ euros: euros(10_000_000), what: words(5, 200) });
export const DecideForm = v.object({
	granted: v.picklist(['yes', 'no'], 'required'),
	why: words(5, 280),
	cents: Cents,
});
export const ObstacleShownForm = v.object({ shown: Ticked, looked: Ticked });
export const BreakthroughForm = v.object({ euros: euros(100_000_000), most: euros(10_000_000) });
