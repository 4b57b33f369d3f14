import * as v from 'valibot';
import { Day, Euros, Id, orNothing } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';

const Cents = v.pipe(Euros, v.transform(Number));
/** Euros, and nothing for who decides nothing. */
const CentsOrNone = v.optional(
	v.union(
		[
			v.pipe(
				v.picklist(['', '0']),
				v.transform(() => 0),
			),
			Cents,
		],
		'not-an-amount',
	),
	'',
);

export const PotForm = v.object({
	gebied: v.pipe(v.string('unknown-area'), v.regex(/^(WK\d{6}|BU\d{8})$/, 'unknown-area')),
	jaar: v.pipe(v.string('required'), v.regex(/^20\d\d$/, 'vote-number'), v.transform(Number)),
	vast: CentsOrNone,
	vrij: CentsOrNone,
	makelaar: CentsOrNone,
	buurtteam: CentsOrNone,
	leider: CentsOrNone,
	gemeente: CentsOrNone,
});
export type PotForm = v.InferOutput<typeof PotForm>;

export const MoneyForm = v.object({
	gebied: v.pipe(v.string('unknown-area'), v.regex(/^(WK\d{6}|BU\d{8})$/, 'unknown-area')),
	deel: v.picklist(['fixed', 'free'], 'required'),
	wat: v.pipe(freeText(80), v.minLength(3, 'too-short')),
	waarom: v.pipe(freeText(280), v.minLength(3, 'too-short')),
	bedrag: Cents,
	drager: v.pipe(freeText(80), v.minLength(2, 'too-short')),
	sinds: Day,
	signaal: orNothing(Id),
	patroon: orNothing(Id),
	initiatief: orNothing(Id),
});
export type MoneyForm = v.InferOutput<typeof MoneyForm>;

export const DecideMoneyForm = v.object({
	id: Id,
	besluit: v.picklist(['yes', 'no'], 'required'),
	reden: freeTextOrNothing(280),
});
export type DecideMoneyForm = v.InferOutput<typeof DecideMoneyForm>;
export const MoneyAwayForm = v.object({ id: Id });
export const MoneyDidForm = v.object({ id: Id, deed: v.pipe(freeText(280), v.minLength(3, 'too-short')) });
export type MoneyDidForm = v.InferOutput<typeof MoneyDidForm>;
