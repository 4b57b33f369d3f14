import {
	answerForCircle,
	askInCircles,
	askPeople,
	beginCircle,
	composePlan,
	hasCircles,
	noteHelp,
	planCircles,
	seatsInPlan,
} from '#modules/circles/index.server';
import type { Actor } from '#platform/actor';
import { asActor, type Tx } from '#platform/db/index.server';
import { actorsOf, ownActors } from './actors-of.ts';
import { beforeToday } from './before-today.ts';
import { demoId } from './demo-id.ts';
import type { Demo } from './read-demo.ts';

const area = 'BU03440831';
/** Who helped whom with what, and how many days ago; by their place in the circle. */
const helped: [daysAgo: number, helper: number, helped: number, theme: string][] = [
	[24, 1, 2, 'household-and-meals'],
	[20, 2, 3, 'language'],
	[16, 0, 1, 'transport'],
	[11, 3, 0, 'small-help'],
	[7, 4, 5, 'transport'],
	[2, 1, 4, 'household-and-meals'],
];

/** One circle that runs in Kanaleneiland-Zuid since some weeks, around Henk, made in the way every circle is made. */
export async function loadDemoCircle(demo: Demo, municipalityId: string): Promise<boolean> {
	const staff = await actorsOf(demo, municipalityId);
	const marloes = staff('marloes');
	const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => asActor(actor, 'community', work);
	if (await as(marloes, (tx) => hasCircles(tx, municipalityId))) return false;
	const { daysAgo } = beforeToday();
	const themselves = new Map([...ownActors(municipalityId)].map((actor) => [actor.personId, actor]));
	const calledBy = new Map(demo.residents.map(({ key, called, keeper }) => [demoId('card', key), { called, keeper }]));
	const hubs = [demoId('card', 'henk')];
	const planId = await as(marloes, (tx) => planCircles(tx, marloes, { area, hubs, id: undefined }));
	await composePlan({ municipalityId, subjectId: planId });
	await as(marloes, (tx) => askPeople(tx, marloes, planId));
	await askInCircles({ municipalityId, subjectId: planId });
	const seats = (await as(marloes, (tx) => seatsInPlan(tx, municipalityId, planId))).filter(({ askedAt }) => askedAt);
	for (const [nth, seat] of seats.entries()) {
		const own = themselves.get(seat.cardId);
		const known = calledBy.get(seat.cardId);
		const actor = own ?? staff(known?.keeper ?? 'marloes');
		const contact = `06000002${String(nth).padStart(2, '0')}`;
		const called = own?.displayName ?? known?.called ?? '';
		await as(actor, (tx) => answerForCircle(tx, actor, seat.id, { answer: 'yes', called, contact, consent: true }));
	}
	const circleId = seats.find(({ isHub }) => isHub)?.circleId;
	if (!circleId) throw new Error('the demo has no circle: too few people share something');
	await daysAgo(26, () =>
		as(marloes, (tx) =>
			beginCircle(tx, marloes, circleId, { name: 'Kring Kanaleneiland', hours: 'Dinsdagmiddag, en bel gerust.' }),
		),
	);
	const henk = themselves.get(demoId('card', 'henk')) as Actor;
	for (const [days, helper, other, theme] of helped)
		await daysAgo(days, () =>
			as(henk, (tx) =>
				noteHelp(tx, henk, circleId, { helper: seats[helper]?.id ?? '', helped: seats[other]?.id ?? '', theme }),
			),
		);
	return true;
}
