import {
	answerSeat,
	askProposer,
	beginJury,
	closeJury,
	drawJury,
	givePoints,
	publishOutcome,
	sayStake,
	seatOf,
	tendJuryScreen,
	voteAsJuror,
	vouchForJuror,
	wouldSit,
} from '#modules/jury/index.server';
import { type Actor, anonymous } from '#platform/actor';
import type { Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { ownActors } from './actors-of.ts';
import { beforeToday } from './before-today.ts';

const names = ['Ali', 'Wil', 'Fenna', 'Corrie', 'Dirk'];
const noMore = { buurt: undefined, leeftijd: undefined };

/** Five sign up without account and are drawn; gives their codes. The days count back from today. */
async function formJury(
	worker: Actor,
	round: string,
	ago: number,
	seats: number,
	also: readonly Actor[],
): Promise<string[]> {
	const { dayAgo, didAgo } = beforeToday();
	const visitor = anonymous(worker.municipalityId);
	await didAgo(ago, worker, (tx, actor) => beginJury(tx, actor, round, { stoelen: seats, tot: dayAgo(ago - 6) }));
	const codes: string[] = [];
	for (const [nth, naam] of names.entries()) {
		const form = { naam, bereik: `030 000 01 ${20 + nth}`, ...noMore };
		const done = await didAgo(ago - 2, visitor, (tx, actor) => wouldSit(tx, actor, round, form, 'nl'));
		codes.push('code' in done ? done.code : '');
	}
	for (const one of also)
		await didAgo(ago - 3, one, (tx, actor) =>
			wouldSit(tx, actor, round, { naam: one.displayName ?? '', bereik: '', ...noMore }, 'nl'),
		);
	const page = (tx: Tx, actor: Actor): Ask => ({ tx, actor, params: { id: round }, about: () => {} }) as unknown as Ask;
	const { people } = await didAgo(ago - 4, worker, (tx, actor) => tendJuryScreen(page(tx, actor)));
	for (const { id, confirmedOn } of people)
		if (!confirmedOn) await didAgo(ago - 4, worker, (tx, actor) => vouchForJuror(tx, actor, round, id));
	await didAgo(ago - 7, worker, (tx, actor) => drawJury(tx, actor, round));
	for (const [nth, code] of codes.entries())
		await didAgo(ago - 8, visitor, (tx) => answerSeat(tx, seatOf({ code }), true, nth < 3));
	for (const one of also) await didAgo(ago - 8, one, (tx) => answerSeat(tx, seatOf({ id: round }), true, false));
	return codes;
}

/** A jury that decided: each plan with how many said yes and why. */
export async function decideByDemoJury(
	worker: Actor,
	round: string,
	ago: number,
	plans: readonly { id: string; yes: number; words: string }[],
): Promise<void> {
	const { didAgo } = beforeToday();
	const visitor = anonymous(worker.municipalityId);
	const codes = await formJury(worker, round, ago + 15, names.length, []);
	for (const { id, yes, words } of plans)
		for (const [nth, code] of codes.entries()) {
			await didAgo(ago + 1, visitor, (tx) => sayStake(tx, seatOf({ code }), id, false));
			await didAgo(ago + 1, visitor, (tx) => voteAsJuror(tx, seatOf({ code }), id, nth < yes, words.slice(0, 300)));
		}
	await didAgo(ago, worker, (tx, actor) => closeJury(tx, actor, round));
	const reasons = Object.fromEntries(plans.map(({ id, words }) => [`reden-${id}`, words]));
	await didAgo(ago, worker, (tx, actor) => publishOutcome(tx, actor, round, reasons));
}

/** A jury of seven that weighs now: five by a code, and the demo's resident and volunteer as themselves. Two have begun to weigh. */
export async function loadDemoJury(worker: Actor, round: string, plans: readonly string[]): Promise<void> {
	const { didAgo } = beforeToday();
	const visitor = anonymous(worker.municipalityId);
	const codes = await formJury(worker, round, 27, 7, ownActors(worker.municipalityId));
	const byCode = (nth: number) => seatOf({ code: codes[nth] as string });

	const [first = '', second = '', third = ''] = plans;
	const weighs = async (nth: number, plan: string, points: number[], yes: boolean, why: string) => {
		await didAgo(9, visitor, (tx) => sayStake(tx, byCode(nth), plan, false));
		const reden = ['Buren doen het zelf.', 'Je ziet elkaar elke week.', 'Het kan dit jaar.'];
		await didAgo(8, visitor, (tx, actor) => givePoints(tx, actor, byCode(nth), { plan, punten: points, reden }));
		await didAgo(7, visitor, (tx) => voteAsJuror(tx, byCode(nth), plan, yes, why));
	};
	await weighs(0, first, [5, 4, 5], true, 'Wie kan fietsen, komt vaker buiten.');
	await weighs(0, second, [4, 5, 4], true, 'Kinderen en buren leren elkaar kennen.');
	await weighs(1, first, [4, 4, 4], true, 'Een klein bedrag voor veel mensen.');
	await weighs(1, third, [3, 4, 2], false, 'Mooi, maar na één middag is het voorbij.');
	await didAgo(6, visitor, (tx) => sayStake(tx, byCode(1), second, true));
	await didAgo(6, visitor, (tx) => askProposer(tx, byCode(0), first, 'Wat gebeurt er met de fietsen na de lessen?'));
}
