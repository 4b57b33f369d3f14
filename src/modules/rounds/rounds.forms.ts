import * as v from 'valibot';
import { readCode } from '#modules/signals';
import { Day, Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import type { Line } from './proposal.ts';
import { deciders } from './round.ts';

/** Letters of a code: 60 bits, as on other slips. */
export const budgetCodeLetters = 12;

/** "1.250,50" or "1250" in euros, as cents. */
export const Amount = v.pipe(
	v.string('required'),
	v.trim(),
	v.nonEmpty('required'),
	v.regex(/^(\d{1,8}|\d{1,3}(\.\d{3}){1,2})(,\d{1,2})?$/, 'budget-not-an-amount'),
	v.transform((typed) => Math.round(Number(typed.replaceAll('.', '').replace(',', '.')) * 100)),
	v.minValue(1, 'budget-not-an-amount'),
	v.maxValue(10_000_000_000, 'budget-not-an-amount'),
);
const AreaCode = v.pipe(v.string('unknown-area'), v.regex(/^(WK\d{6}|BU\d{8})$/, 'unknown-area'));

export const NewRoundForm = v.object({
	titel: v.pipe(freeText(80), v.minLength(3, 'too-short')),
	gebied: AreaCode,
	waarvoor: v.pipe(freeText(600), v.minLength(10, 'too-short')),
});
export type NewRoundForm = v.InferOutput<typeof NewRoundForm>;

/** The rules, one criterion on a line. What is left open is told by `missingIn`. */
export const RulesForm = v.object({
	titel: v.pipe(freeText(80), v.minLength(3, 'too-short')),
	waarvoor: v.pipe(freeText(600), v.minLength(10, 'too-short')),
	bedrag: orNothing(Amount),
	meest: orNothing(Amount),
	licht: orNothing(Amount),
	eisen: v.pipe(
		freeTextOrNothing(800),
		v.transform((typed) =>
			typed
				.split('\n')
				.map((line) => line.trim())
				.filter(Boolean),
		),
		v.maxLength(8, 'budget-criteria'),
		v.everyItem((line) => line.length <= 100, 'budget-criteria'),
	),
	wie: orNothing(v.picklist(deciders)),
	blind: Ticked,
	van: orNothing(Day),
	voorstellen: orNothing(Day),
	gesprekken: orNothing(Day),
	besluit: orNothing(Day),
	klaar: orNothing(Day),
	trekker: orNothing(Id),
});
export type RulesForm = v.InferOutput<typeof RulesForm>;

export const ButtonForm = v.object({});
/** The mark of the plan as it was shown. */
export const SeenForm = v.object({ gezien: v.pipe(v.string('required'), v.maxLength(40, 'required')) });

export const PriceForm = v.object({
	wat: v.pipe(freeText(40), v.minLength(2, 'too-short')),
	per: freeText(30),
	bedrag: Amount,
});
export type PriceForm = v.InferOutput<typeof PriceForm>;
export const PriceAwayForm = v.object({ id: Id });

const Several = v.pipe(
	v.optional(v.union([v.string(), v.array(v.string())]), []),
	v.transform((typed) => [typed].flat().map((one) => one.trim())),
	v.maxLength(24),
);

const plan = {
	titel: v.pipe(freeText(80), v.minLength(3, 'too-short')),
	wat: v.pipe(freeText(1200), v.minLength(20, 'budget-say-more')),
	voorwie: freeTextOrNothing(300),
	hoe: freeTextOrNothing(600),
	post: Several,
	aantal: Several,
	stuk: Several,
};

type Rows = { post: string[]; aantal: string[]; stuk: string[] };
export type CostFault = { row: number; code: 'budget-row-words' | 'budget-row-count' | 'budget-row-amount' };

/** The rows of costs as they were typed: open rows are left out, a half one is a fault that says which. */
export function costLines({ post, aantal, stuk }: Rows): { lines: Line[]; fault?: CostFault } {
	const lines: Line[] = [];
	for (const [row, label] of post.entries()) {
		const each = stuk[row] ?? '';
		if (!label && !each) continue;
		const amount = v.safeParse(Amount, each);
		const count = /^\d{1,4}$/.test(aantal[row] || '1') ? Number(aantal[row] || '1') : 0;
		const code =
			label.length < 1 || label.length > 80
				? 'budget-row-words'
				: count < 1 || count > 1000
					? 'budget-row-count'
					: !amount.success
						? 'budget-row-amount'
						: undefined;
		if (code) return { lines, fault: { row: row + 1, code } };
		lines.push({ label, count, cents: amount.output as number });
	}
	return { lines };
}

/** `wissen`: what stood there before goes too. */
export const ChangeForm = v.object({ ...plan, wissen: v.optional(Ticked) });
export type ChangeForm = v.InferOutput<typeof ChangeForm>;

export const ProposeForm = v.object({
	...plan,
	naam: v.pipe(freeText(60), v.minLength(2, 'too-short')),
	bereik: freeText(120),
	initiatief: orNothing(Id),
	hoe_gezegd: orNothing(v.picklist(['desk', 'paper', 'phone'])),
});
export type ProposeForm = v.InferOutput<typeof ProposeForm>;

export const FollowForm = v.object({
	mail: v.pipe(
		v.string('required'),
		v.trim(),
		v.nonEmpty('required'),
		v.maxLength(120, 'too-long'),
		v.email('unknown-contact'),
	),
});
export const JoinForm = v.object({ met: Id });
export const JoinAnswerForm = v.object({ id: Id, antwoord: v.picklist(['ja', 'nee'], 'required') });
export const BudgetCodeForm = v.object({
	code: v.pipe(
		v.string('required'),
		v.transform((typed) => readCode(typed, budgetCodeLetters) ?? ''),
		v.nonEmpty('unknown-follow-code'),
	),
});

export const HeardForm = v.object({ op: Day, gezegd: v.pipe(freeText(600), v.minLength(3, 'too-short')) });
export type HeardForm = v.InferOutput<typeof HeardForm>;

const Verdicts = v.pipe(
	v.optional(v.union([v.string(), v.array(v.string())]), []),
	v.transform((typed) => [typed].flat()),
	v.array(v.picklist(['yes', 'doubt', 'no'], 'required')),
	v.maxLength(8),
);
const Reasons = v.pipe(
	v.optional(v.union([v.string(), v.array(v.string())]), []),
	v.transform((typed) => [typed].flat()),
	v.array(v.pipe(freeText(400, 'budget-say-why'), v.minLength(3, 'budget-say-why'))),
	v.maxLength(8),
);
export const AdviceForm = v.object({
	oordeel: Verdicts,
	reden: Reasons,
	kan: v.picklist(['yes', 'changed', 'no'], 'required'),
	waarom: v.pipe(freeText(600, 'budget-say-why'), v.minLength(3, 'budget-say-why')),
});
export type AdviceForm = v.InferOutput<typeof AdviceForm>;

export const WordForm = v.object({ bericht: v.pipe(freeText(400), v.minLength(3, 'too-short')) });
export const NewsAwayForm = v.object({ id: Id });
export const RefuseForm = v.object({
	reden: v.pipe(freeText(1200, 'budget-say-why'), v.minLength(10, 'budget-say-why')),
});
export type JoinForm = v.InferOutput<typeof JoinForm>;
export type NewsAwayForm = v.InferOutput<typeof NewsAwayForm>;
export type RefuseForm = v.InferOutput<typeof RefuseForm>;
export type SeenForm = v.InferOutput<typeof SeenForm>;
export type WordForm = v.InferOutput<typeof WordForm>;
