import {
	batchesOf,
	castBallot,
	countVote,
	demoVotingCodes,
	giveCard,
	makeCards,
	makeCodes,
	type NewVote,
	openBatch,
	prepareVote,
	readPaper,
	voteOf,
} from '#modules/ballots/index.server';
import { type Actor, anonymous } from '#platform/actor';
import { asActor } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import { seededRandom } from '#platform/seeded-random';
import { actorsOf } from './actors-of.ts';
import { beforeToday } from './before-today.ts';
import { demoId } from './demo-id.ts';
import type { Demo } from './read-demo.ts';

/** Plan, euros, how many of a hundred people who live there with children like it, and of a hundred others. */
type Plan = [title: string, euros: number, liked: [number, number], summary: string];
const spring: Plan[] = [
	['Bankjes langs het kanaal', 4200, [70, 30], 'Vier banken met een rugleuning, dicht bij de bushalte.'],
	['Taalcafé op woensdag', 3600, [8, 62], 'Een jaar lang koffie en Nederlands oefenen.'],
	['Speeltuin met schaduw', 6500, [88, 12], 'Een doek boven de zandbak en een watertappunt.'],
	['Samen eten in het buurthuis', 2800, [25, 48], 'Twaalf keer koken voor dertig buren.'],
	['Fietsles voor vrouwen', 1500, [8, 40], 'Tien lessen met leenfietsen.'],
	['Gereedschap om te delen', 2100, [30, 14], 'Een kast met boor, ladder en heggenschaar.'],
];
const autumn: Plan[] = [
	['Verlichting in de poort', 3800, [0, 0], 'Lampen die aangaan als er iemand loopt.'],
	['Muziekles na school', 5200, [0, 0], 'Een jaar les voor twintig kinderen.'],
	['Geveltuinen in de Amsterdamsestraatweg', 2400, [0, 0], 'Tegels eruit, planten erin, met hulp.'],
	['Spelletjesmiddag voor ouderen', 1800, [0, 0], 'Elke week een middag met vervoer.'],
	['Buurtfeest op het plein', 3000, [0, 0], 'Eten, muziek en een rommelmarkt.'],
];
const optionsOf = (of: string, plans: readonly Plan[]): NewVote['options'] =>
	plans.map(([title, euros, , summary]) => ({
		id: demoId('vote-option', `${of}-${title}`),
		title,
		cost: BigInt(euros) * 100n,
		summary,
	}));

/** A vote in Zuidwest that was counted, with 124 invented ballots, one in Zuilen that is open for who looks, and one that is being prepared. */
export async function loadDemoBallots(demo: Demo, municipalityId: string): Promise<boolean> {
	const as = await actorsOf(demo, municipalityId);
	const [marloes, dewi, joana, gerrit] = [as('marloes'), as('dewi'), as('joana'), as('gerrit')];
	const visitor = anonymous(municipalityId);
	const { dayAgo, didAgo, daysAgo } = beforeToday();
	/** Another than who printed it counts the pack. */
	const opens = (days: number, worker: Actor, vote: string): Promise<void> =>
		didAgo(days, worker, async (tx, actor) => {
			for (const { id } of await batchesOf(tx, municipalityId, vote)) await openBatch(tx, actor, vote, id);
		});
	const [counted, open] = [demoId('vote', 'zuidwest-spring'), demoId('vote', 'zuilen-autumn')];
	const there = await asActor(visitor, 'community', (tx) => voteOf(tx, visitor, open)).catch((problem) => {
		if (problem instanceof NotFound) return undefined;
		throw problem;
	});
	if (there) return false;

	const vote = {
		ballotType: 'approval',
		mostChosen: 3,
		rule: 'equal-shares',
		completion: 'add1u',
	} as const;
	await didAgo(60, marloes, (tx, actor) =>
		prepareVote(tx, actor, {
			...vote,
			id: counted,
			areaCode: 'WK034408',
			title: 'Buurtbudget Zuidwest, voorjaar',
			budget: 1_200_000n,
			eligibility: 'desk',
			opensOn: dayAgo(58),
			closesOn: dayAgo(44),
			options: optionsOf('spring', spring),
		}),
	);
	const codes = (await didAgo(60, marloes, (tx, actor) => makeCards(tx, actor, counted, 160))).map(({ code }) =>
		code.replaceAll('-', ''),
	);
	await opens(60, dewi, counted);
	const random = seededRandom(3552);
	const ballots = codes.slice(0, 124).map((code, nth) => {
		const group = nth % 5 < 3 ? 0 : 1;
		const liked = spring.flatMap(([, , percent], place) =>
			random() * 100 < percent[group] ? [{ place: place + 1, points: 1 }] : [],
		);
		return { code, kanaal: 'phone' as const, postcode: '', blanco: true, choices: liked.slice(0, 3) };
	});
	for (const day of ballots.map((_, nth) => 56 - (nth % 6)))
		await didAgo(day, marloes, (tx, actor) => giveCard(tx, actor, counted));
	for (const ballot of ballots.slice(0, 84)) await didAgo(50, visitor, (tx, actor) => castBallot(tx, actor, ballot));
	for (const ballot of ballots.slice(84, 108))
		await didAgo(49, visitor, (tx, actor) => castBallot(tx, actor, { ...ballot, kanaal: 'desk' }));
	for (const worker of [dewi, marloes])
		for (const ballot of ballots.slice(108))
			await didAgo(45, worker, (tx, actor) => readPaper(tx, actor, counted, ballot));
	await didAgo(42, marloes, (tx, actor) => countVote(tx, actor, counted, true));

	await daysAgo(3, () =>
		asActor(joana, 'community', async (tx) => {
			await prepareVote(tx, joana, {
				...vote,
				id: open,
				areaCode: 'WK034402',
				title: 'Buurtbudget Zuilen, najaar',
				budget: 900_000n,
				eligibility: 'letter-and-desk',
				opensOn: dayAgo(2),
				closesOn: dayAgo(-18),
				options: optionsOf('autumn', autumn),
			});
			const shown = demoVotingCodes(open);
			await makeCodes(
				tx,
				joana,
				open,
				'desk',
				shown.map(() => ''),
				shown,
			);
		}),
	);
	await opens(3, gerrit, open);
	await didAgo(1, marloes, (tx, actor) =>
		prepareVote(tx, actor, {
			...vote,
			id: demoId('vote', 'zuidwest-green'),
			areaCode: 'WK034408',
			title: 'Groen in Zuidwest',
			budget: 600_000n,
			ballotType: 'points',
			pointsEach: 10,
			eligibility: 'desk',
			opensOn: dayAgo(-14),
			closesOn: dayAgo(-35),
			options: optionsOf('green', autumn.slice(2, 4)),
		}),
	);
	return true;
}
