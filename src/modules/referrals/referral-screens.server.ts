import { activitiesScreen } from '#modules/activities/index.server';
import { areasOf } from '#modules/areas/index.server';
import { searchScreen } from '#modules/social-map/index.server';
import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import type { Ask } from '#platform/route/index.server';
import { squareCode } from '#platform/square-code';
import { dayAfter } from '#platform/wall-time';
import { giveSlip, seenReferral } from './coach-referrals.server.ts';
import { practiceNames } from './practices.store.server.ts';
import type { NearForm } from './referral.forms.ts';
import { mayTakeOn } from './referral.policy.ts';
import { isDue, mayBeNotReached, mostTalks, type Referral, waitsUnreached } from './referral.ts';
import { answerOf, personOf, referralsSeen, stepsOf } from './referrals.store.server.ts';

/** Ended referrals stay in sight of the desk for so long. */
const endedInSight = 30;
/** As many of each kind as somebody looks at in a talk. */
const mostNear = 5;

const line = (referral: Referral, actor: Actor, today: string, practice: string) => ({
	id: referral.id,
	practice,
	end: referral.followEnd,
	referredOn: referral.referredOn,
	dueOn: referral.dueOn,
	due: isDue(referral, today),
	unreached: waitsUnreached(referral, today),
	takenCalled: referral.takenCalled,
	mine: referral.takenBy !== null && referral.takenBy === actor.personId,
	free: mayTakeOn(actor, referral, today),
	outcome: referral.outcome,
	endedOn: referral.endedOn,
});
export type DeskLine = ReturnType<typeof line>;

/** The desk of the coach: what waits, what I carry, what ended. Practices and days; who it is stands on the page of one. */
export async function referralDeskScreen({ tx, actor, about, url }: Ask) {
	const today = clock.today();
	const all = await referralsSeen(tx, actor.municipalityId, { endedSince: dayAfter(today, -endedInSight) });
	for (const { id } of all) about({ type: 'referral', id });
	const names = await practiceNames(tx, actor.municipalityId);
	const lines = all.map((one) => line(one, actor, today, names.get(one.practiceId) ?? ''));
	const running = lines.filter(({ endedOn }) => endedOn === null);
	return {
		coaches: hasRole(actor, 'social_broker', 'team_worker'),
		tends: hasRole(actor, 'social_broker', 'team_lead'),
		waiting: running.filter(({ takenCalled }) => takenCalled === null),
		mine: running.filter(({ mine }) => mine),
		others: running.filter(({ mine, takenCalled }) => !mine && takenCalled !== null),
		ended: lines.filter(({ endedOn }) => endedOn !== null).toReversed(),
		saved: url.searchParams.has('bewaard'),
	};
}

/** What there is near by for who likes this: activities, and groups and places of the map. In the open zone, joined on the page alone. */
async function nearFor(ask: Ask, words: string, areaCode: string) {
	if (words === '') return { activities: [], places: [] };
	const url = new URL(ask.url);
	url.search = new URLSearchParams({ zoek: words.slice(0, 100), waar: areaCode }).toString();
	return asActor(ask.actor, 'open', async (tx) => {
		const { days } = await activitiesScreen({ ...ask, tx, url });
		const { found } = await searchScreen({ ...ask, tx, url });
		return {
			activities: days
				.flatMap(({ items }) => items)
				.slice(0, mostNear)
				.map(({ id, title, place, day, from }) => ({ id, title, place, day, from })),
			places: found.slice(0, mostNear).map(({ id, name, area }) => ({ id, name, area })),
		};
	});
}

/** One referral. Who took it on reads who it is and what fits; another coach only that it is there. @throws NotFound */
export async function referralScreen(ask: Ask) {
	const { tx, actor, params, url, about } = ask;
	const here = actor.municipalityId;
	const referral = await seenReferral(tx, actor, params['id'] ?? '');
	about({ type: 'referral', id: referral.id });
	const today = clock.today();
	const names = await practiceNames(tx, here);
	const practice = names.get(referral.practiceId) ?? '';
	const shown = {
		...line(referral, actor, today, practice),
		level: referral.level,
		agreedHow: referral.agreedHow,
		slipBy: referral.slipBy,
	};
	const area = (await areasOf(tx, here)).find(({ code }) => code === referral.areaCode)?.name ?? '';
	const base = { referral: shown, area, saved: url.searchParams.has('bewaard') };
	if (!shown.mine) return { ...base, mine: undefined };
	const person = await personOf(tx, here, referral.id);
	const steps = await stepsOf(tx, here, referral.id);
	const words = person?.passion ?? '';
	const tries = steps.filter(({ kind }) => kind === 'try').map(({ onDay }) => onDay);
	return {
		...base,
		mine: {
			person: person ?? null,
			steps,
			answer: (await answerOf(tx, here, referral.id)) ?? null,
			talksLeft: mostTalks - steps.filter(({ kind }) => kind === 'talk').length,
			notReached: mayBeNotReached(referral, tries, today),
			missed: steps.some(({ kind }) => kind === 'no-show'),
			words,
			near: referral.endedOn ? { activities: [], places: [] } : await nearFor(ask, words, referral.areaCode),
			chosen: url.searchParams.get('kies') ?? '',
		},
	};
}

/** What else there is near by, by other words. They come as a form, so that what makes somebody happy stands in no address. @throws NotFound */
export async function searchNear(ask: Ask, { woorden }: NearForm) {
	const referral = await seenReferral(ask.tx, ask.actor, ask.params['id'] ?? '');
	if (referral.takenBy !== ask.actor.personId || referral.endedOn) throw new NotFound('referral', referral.id);
	ask.about({ type: 'referral', id: referral.id });
	return { looked: woorden, near: await nearFor(ask, woorden, referral.areaCode) };
}

/** A slip of the coach for the person, once, as code and square. @throws NotFound */
export async function slipFromButton({ tx, actor, params, url, about }: Ask) {
	const id = params['id'] ?? '';
	const slip = await giveSlip(tx, actor, id);
	about({ type: 'referral', id });
	return { slip, square: squareCode(`${url.origin}/recept/code/${slip}`) };
}

/** On Vandaag: numbers alone, from the care zone in a transaction of its own. */
export async function referralsToday({ actor }: Pick<Ask, 'actor'>) {
	if (!hasRole(actor, 'social_broker', 'team_worker', 'team_lead')) return { fresh: 0, due: 0, unreached: 0 };
	const today = clock.today();
	const all = await asActor(actor, 'care', (tx) => referralsSeen(tx, actor.municipalityId, { endedSince: today }));
	const running = all.filter(({ endedOn }) => endedOn === null);
	return {
		fresh: running.filter(({ takenBy }) => takenBy === null).length,
		due: running.filter((one) => isDue(one, today)).length,
		unreached: running.filter((one) => one.takenBy === actor.personId && waitsUnreached(one, today)).length,
	};
}
