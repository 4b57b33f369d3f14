import * as v from 'valibot';
import { completions } from '#modules/budget';
import { Day, Euros, Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { ballotTypes, type Choice, channels, countingRules, eligibilities } from './vote.ts';
import { readVotingCode } from './voting-code.ts';

const Whole = (least: number, most: number) =>
	v.pipe(
		v.string('required'),
		v.trim(),
		v.regex(/^\d{1,3}$/, 'vote-number'),
		v.transform(Number),
		v.minValue(least, 'vote-number'),
		v.maxValue(most, 'vote-number'),
	);

export const PrepareVoteForm = v.object({
	titel: v.pipe(freeText(80), v.minLength(3, 'too-short')),
	gebied: v.pipe(v.string('unknown-area'), v.regex(/^(GM\d{4}|WK\d{6}|BU\d{8})$/, 'unknown-area')),
	budget: Euros,
	soort: v.picklist(ballotTypes, 'required'),
	punten: orNothing(Whole(2, 100)),
	hooguit: orNothing(Whole(1, 99)),
	wie: v.picklist(eligibilities, 'required'),
	regel: v.picklist(countingRules, 'required'),
	aanvulling: orNothing(v.picklist(completions, 'required')),
	van: Day,
	tot: Day,
});
export type PrepareVoteForm = v.InferOutput<typeof PrepareVoteForm>;

export const PlanForm = v.object({
	titel: v.pipe(freeText(80), v.minLength(3, 'too-short')),
	uitleg: freeTextOrNothing(280),
	kosten: Euros,
});
export type PlanForm = v.InferOutput<typeof PlanForm>;
export const OnePlanForm = v.object({ id: Id });

/** One postcode and its number of letters on each line: "3555 AB 24". */
export const LettersForm = v.object({
	adressen: v.pipe(
		v.string('required'),
		v.trim(),
		v.nonEmpty('required'),
		v.maxLength(20_000, 'too-long'),
		v.regex(/^(\s*\d{4}\s?[a-z]{2}[\s:;,]+\d{1,3}\s*(\r?\n|$))+$/i, 'vote-letters'),
		v.transform((typed) =>
			typed
				.split(/\r?\n/)
				.filter((line) => line.trim())
				.map((line) => {
					const [, digits = '', letters = '', count = '0'] = /(\d{4})\s?([a-z]{2})[\s:;,]+(\d+)/i.exec(line) ?? [];
					return { postcode: digits + letters.toUpperCase(), letters: Number(count) };
				}),
		),
	),
});
export const CardsForm = v.object({ kaarten: Whole(1, 500) });
export const BatchForm = v.object({ id: Id });
export const CountVoteForm = v.object({ toch: Ticked });
export const VoteButtonForm = v.object({});

const Code = v.pipe(
	v.string('required'),
	v.trim(),
	v.nonEmpty('required'),
	v.maxLength(60, 'vote-code'),
	v.transform((typed) => readVotingCode(typed) ?? ''),
	v.nonEmpty('vote-code'),
);
const Channel = v.optional(v.picklist(channels), 'phone');
export const VotingCodeForm = v.object({ code: Code, kanaal: Channel });

const Place = v.pipe(v.string(), v.maxLength(3, 'vote-unknown-plan'));
/** The ballot: `plan` for each plan that is chosen, or `punten-3` for the points on plan 3. Its own code, and the postcode of a letter. */
export const BallotForm = v.pipe(
	v.objectWithRest(
		{
			code: Code,
			kanaal: Channel,
			postcode: v.optional(
				v.pipe(
					v.string(),
					v.transform((typed) => typed.replaceAll(/\s/g, '').toUpperCase()),
					v.regex(/^([1-9]\d{3}[A-Z]{2})?$/, 'unknown-postcode'),
				),
				'',
			),
			plan: v.optional(v.union([Place, v.array(Place)]), []),
			blanco: Ticked,
		},
		v.union([v.string(), v.array(v.string())]),
	),
	v.transform(({ code, kanaal, postcode, plan, blanco, ...rest }) => ({
		code,
		kanaal,
		postcode,
		blanco,
		choices: [
			...[plan].flat().map((place): Choice => ({ place: whole(place), points: 1 })),
			...Object.entries(rest).flatMap(([name, points]): Choice[] => {
				const [, place] = /^punten-(\d{1,2})$/.exec(name) ?? [];
				return place && String(points).trim() !== '' && String(points).trim() !== '0'
					? [{ place: Number(place), points: whole(String(points)) }]
					: [];
			}),
		],
	})),
	v.check(({ choices }) => choices.every(({ points }) => points > 0 && points <= 100), 'vote-number'),
);
export type BallotForm = v.InferOutput<typeof BallotForm>;
/** What is no whole number is no place and no points either. */
const whole = (typed: string): number => (/^\s*\d{1,3}\s*$/.test(typed) ? Number(typed) : -1);
