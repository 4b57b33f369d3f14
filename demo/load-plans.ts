import type { MeasureForm } from '#modules/measures';
import { measuresScreen, saveMeasure } from '#modules/measures/index.server';
import * as plans from '#modules/plans/index.server';
import type { Actor } from '#platform/actor';
import { asActor } from '#platform/db/index.server';
import { actorsOf, ownActors } from './actors-of.ts';
import { beforeToday } from './before-today.ts';
import { demoId } from './demo-id.ts';
import type { Demo } from './read-demo.ts';

type Goal = {
	words: string;
	agreements: {
		step: 'self' | 'network' | 'neighbour' | 'place' | 'professional';
		who?: string;
		what: string;
		done?: true;
		skipped?: 'not-through-network';
	}[];
};
const goals: Goal[] = [
	{
		words: 'Weten wat er per maand binnenkomt',
		agreements: [
			{ step: 'self', what: 'Elke vrijdag de post openen.', done: true },
			{ step: 'network', who: 'Mijn zus', what: 'Op zondag samen rekenen.', done: true },
		],
	},
	{
		words: 'Twee keer per week iets buiten de deur',
		agreements: [
			{ step: 'self', what: 'Meekoken bij de buurttafel.', done: true },
			{ step: 'neighbour', who: 'Buurvrouw Ria', what: 'Op de jongens passen als ik kook.' },
			{ step: 'place', who: 'De oudergroep', what: 'Op donderdag koffie drinken.' },
		],
	},
	{
		words: 'De jongens slapen in hun eigen kamer',
		agreements: [
			{ step: 'self', what: 'Met de jongens verf uitzoeken.' },
			{ step: 'professional', who: 'De woningcorporatie', what: 'Het raam maken.', skipped: 'not-through-network' },
		],
	},
];
/** How Samira answered in the first weeks, and now. */
const looks: [number, string, Record<string, number>][] = [
	[
		70,
		'Om samen te zien waar we beginnen.',
		{ 'life-money': 3, 'life-home': 6, 'life-people': 2, 'life-day': 3, 'life-feeling': 4, 'reliance-money': 2 },
	],
	[
		5,
		'Om te zien wat er anders is.',
		{ 'life-money': 5, 'life-home': 6, 'life-people': 6, 'life-day': 7, 'life-feeling': 5, 'reliance-money': 3 },
	],
];

/** The plan of Samira half way: her words, three goals, a signature, what was said, and two looks at how she is doing. Can be run again. */
export async function loadDemoPlans(demo: Demo, municipalityId: string): Promise<boolean> {
	const yusuf = (await actorsOf(demo, municipalityId))('yusuf');
	const [own] = ownActors(municipalityId);
	const samira: Actor = { ...(own as Actor), accountId: demoId('account', 'samira'), level: 2 };
	const hers = demoId('client', 'samira');
	const { daysAgo } = beforeToday();
	const url = new URL('http://buurtweefsel.test/');
	const at = <F, T>(
		ago: number,
		actor: Actor,
		work: (ask: plans.PlanAsk & { form: F }) => Promise<T>,
		form: F,
	): Promise<T> =>
		daysAgo(ago, () =>
			asActor(actor, 'care', (tx) => work({ tx, actor, params: { id: hers }, url, about: () => {}, form })),
		);
	const page = () => at(0, yusuf, plans.planScreen, undefined);
	if ((await page()).plan) return false;
	const says = (
		part: 'well' | 'matters' | 'children' | 'story-happened' | 'story-tell',
		words: string,
		actor = samira,
	) => at(72, actor, plans.savePlanWords, { part, version: 0, words });
	await says('matters', 'Ik wil dat het weer rustig is aan tafel.');
	await says('well', 'Goed koken, drie talen, volhouden. Mijn zus belt elke dag.');
	await says('story-happened', 'Na de scheiding bleef de post liggen. Toen kwamen de brieven.');
	await says('story-tell', 'Dat ik alleen ben met twee jongens, en dat het geld krap is.');
	await at(71, yusuf, plans.countChildren, { children: 2 });
	await says('children', 'De jongens slapen beter als er rust is in huis.', yusuf);
	for (const { words, agreements } of goals) {
		await at(70, samira, plans.saveGoal, { goal: undefined, version: 0, words, domain: undefined, why: '' });
		const goal = (await page()).plan?.goals.find((one) => one.words === words)?.id ?? '';
		for (const { step, who = '', what, skipped, done } of agreements) {
			const agreement = {
				agreement: undefined,
				goal,
				version: 0,
				step,
				who,
				what,
				skipped,
				skippedWords: '',
				by: undefined,
			};
			await at(70, yusuf, plans.saveAgreement, agreement);
			const its =
				(await page()).plan?.goals.flatMap((one) => one.agreements).find((one) => one.what === what)?.id ?? '';
			if (done) await at(20, samira, plans.saveHappened, { agreement: its, happened: 'yes' });
		}
	}
	await at(70, yusuf, plans.saveHelper, {
		called: 'Jeugdgezondheid',
		what: 'Kijkt mee hoe de jongens groeien.',
		becomes: 'stays',
	});
	await at(69, yusuf, plans.layDownPlan, undefined);
	await at(68, samira, plans.signPlan, undefined);
	const note = { later: undefined, aboutOthers: false, held: false, follows: undefined, as: undefined };
	await at(20, yusuf, plans.writeNote, {
		...note,
		words: 'Samira belde zelf de energie. Dat had ze eerst niet gedurfd.',
	});
	await at(19, samira, plans.writeOwnNote, { words: 'Ik ben blij met donderdag. Daar hoef ik niks uit te leggen.' });
	for (const [ago, why, answers] of looks)
		await at(ago, ago > 30 ? yusuf : samira, saveMeasure, {
			why,
			takingPart: ago > 30 ? 2 : 3,
			...answers,
		} as MeasureForm);
	return (await at(0, yusuf, measuresScreen, undefined)).moments.length > 0;
}
