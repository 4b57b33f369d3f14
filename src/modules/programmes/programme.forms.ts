import * as v from 'valibot';
import { consentWays } from '#modules/people';
import { Day, Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { ageGroups, clicks, isUnder16, moneyKinds, onwards, parents, steps } from './programme.ts';

const count = (from: number, to: number) =>
	v.pipe(
		v.string('required'),
		v.trim(),
		v.nonEmpty('required'),
		v.regex(/^\d{1,4}$/, 'not-a-count'),
		v.transform(Number),
		v.minValue(from, 'not-a-count'),
		v.maxValue(to, 'not-a-count'),
	);
/** "12,50" or "12.50" or "12", in whole cents. */
const Euros = v.pipe(
	v.string('required'),
	v.trim(),
	v.nonEmpty('required'),
	v.regex(/^\d{1,4}([.,]\d{1,2})?$/, 'not-an-amount'),
	v.transform((typed) => Math.round(Number(typed.replace(',', '.')) * 100)),
	v.maxValue(500_000, 'not-an-amount'),
);
const Several = v.pipe(
	v.optional(v.union([v.string(), v.array(v.string())]), []),
	v.transform((ticked) => [ticked].flat().filter(Boolean)),
);

export const NewProgrammeForm = v.object({
	sjabloon: v.pipe(v.string('required'), v.regex(/^[a-z-]{2,40}$/, 'required')),
	naam: v.pipe(freeText(80), v.minLength(2, 'too-short')),
	uitleg: freeTextOrNothing(280),
	stappen: v.pipe(Several, v.array(v.picklist(steps))),
	budget: Euros,
	maanden: count(1, 36),
	gesprek: count(1, 26),
});
export type NewProgrammeForm = v.InferOutput<typeof NewProgrammeForm>;

const ways = consentWays.filter((way) => way !== 'online');
export const TakePartForm = v.pipe(
	v.object({
		kaart: Id,
		deel: v.picklist(['buddy', 'asks'], 'required'),
		naam: freeText(40),
		hoe: v.pipe(v.optional(v.string(), ''), v.picklist(ways, 'consent-needed')),
		leeftijd: orNothing(v.picklist(ageGroups)),
		ouder: orNothing(v.picklist(parents)),
		ouderOp: orNothing(Day),
		van: orNothing(Id),
	}),
	v.forward(
		v.partialCheck(
			[['leeftijd'], ['ouder']],
			({ leeftijd, ouder }) => !isUnder16(leeftijd) || Boolean(ouder),
			'programme-parent-needed',
		),
		['ouder'],
	),
	v.forward(
		v.partialCheck(
			[['leeftijd'], ['ouderOp']],
			({ leeftijd, ouderOp }) => !isUnder16(leeftijd) || Boolean(ouderOp),
			'required',
		),
		['ouderOp'],
	),
	v.forward(
		v.partialCheck(
			[['leeftijd'], ['naam']],
			({ leeftijd, naam }) => !isUnder16(leeftijd) || !/\s/.test(naam),
			'programme-first-name-only',
		),
		['naam'],
	),
);
export type TakePartForm = v.InferOutput<typeof TakePartForm>;

export const StepForm = v.object({ lid: Id, stap: v.picklist(steps, 'required'), op: Day });
export type StepForm = v.InferOutput<typeof StepForm>;
export const UndoStepForm = v.object({ lid: Id, stap: v.picklist(steps, 'required') });
export const MemberForm = v.object({ lid: Id });
export const PairUpForm = v.object({ vraagt: Id, maatje: Id });
export type PairUpForm = v.InferOutput<typeof PairUpForm>;
export const AgreementsForm = v.object({ afspraken: freeTextOrNothing(500) });
export const MoneyForm = v.object({
	/** Made with the form, so that a line sent twice is one line. */
	nieuw: Id,
	soort: v.optional(v.picklist(moneyKinds, 'required'), 'spent'),
	bedrag: v.pipe(Euros, v.minValue(1, 'not-an-amount')),
	wat: v.pipe(freeText(80), v.minLength(2, 'too-short')),
	op: Day,
});
export type MoneyForm = v.InferOutput<typeof MoneyForm>;
export const LineForm = v.object({ id: Id });
export const TalkForm = v.object({ op: Day });
export const ClickForm = v.object({
	vraag: Id,
	klik: v.picklist(clicks, 'required'),
	verder: v.picklist(onwards, 'required'),
});
export type ClickForm = v.InferOutput<typeof ClickForm>;
export const StoryForm = v.object({
	kant: v.optional(v.picklist(['asks', 'buddy'], 'required')),
	verhaal: v.pipe(freeText(600), v.minLength(5, 'too-short')),
	delen: Ticked,
	ouderJa: Ticked,
});
export type StoryForm = v.InferOutput<typeof StoryForm>;
/** On one's own page, where several pairs can stand: the same, with of which pair. */
const koppel = { koppel: Id };
export const PairForm = v.object(koppel);
export const OwnMoneyForm = v.object({ ...MoneyForm.entries, ...koppel });
export const OwnClickForm = v.object({ ...ClickForm.entries, ...koppel });
export const OwnStoryForm = v.object({ ...StoryForm.entries, ...koppel });
export const OwnLineForm = v.object({ ...LineForm.entries, ...koppel });
export const JustThis = v.object({});
