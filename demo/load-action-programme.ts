import {
	beginProgramme,
	joinProgramme,
	notePledge,
	programmesScreen,
	publishProgramme,
	setGoal,
	tellProgress,
	tendProgrammeScreen,
} from '#modules/action-programme/index.server';
import type { Actor } from '#platform/actor';
import type { Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { actorsOf } from './actors-of.ts';
import { beforeToday } from './before-today.ts';
import type { Demo } from './read-demo.ts';

/** The plan of Zuidwest, eight months under way: three goals, who pledged a part, and how it goes. */
export async function loadDemoActionProgramme(demo: Demo, municipalityId: string): Promise<boolean> {
	const worker = await actorsOf(demo, municipalityId);
	const [marloes, ingrid] = [worker('marloes'), worker('ingrid')] as [Actor, Actor];
	const { dayAgo, didAgo } = beforeToday();
	const page = (tx: Tx, actor: Actor, id = ''): Ask =>
		({ tx, actor, params: { id }, about: () => {} }) as unknown as Ask;
	const seen = await didAgo(0, marloes, (tx, actor) => programmesScreen(page(tx, actor)));
	if (seen.now.length + seen.before.length > 0) return false;

	const id = await didAgo(250, marloes, (tx, actor) =>
		beginProgramme(tx, actor, {
			area: 'WK034408',
			title: 'Zuidwest doet het samen',
			intro: 'Op drie avonden vertelden bewoners wat ze willen. Dit zijn de doelen voor twee jaar.',
			from: dayAgo(240),
		}),
	);
	const goal = (
		cityGoal: 'healthy' | 'peaceful' | 'residents',
		words: string,
		more: { figure?: string; ownLabel?: string; ownWas?: number; ownTarget?: number; figureTarget?: number } = {},
	) =>
		didAgo(248, marloes, (tx, actor) =>
			setGoal(tx, actor, id, {
				cityGoal,
				words,
				source: 'meeting',
				meeting: 'de avonden in het buurthuis',
				figure: undefined,
				figureTarget: undefined,
				ownLabel: '',
				ownWas: undefined,
				ownTarget: undefined,
				...more,
			}),
		);
	await goal('healthy', 'Meer kinderen en ouders leren zwemmen.', {
		ownLabel: 'Mensen op zwemles',
		ownWas: 14,
		ownTarget: 60,
	});
	await goal('peaceful', 'Niemand in het portiek blijft alleen.', { figure: 'living_alone' });
	await goal('residents', 'Bewoners beslissen zelf over het buurthuis in de avond.');
	await didAgo(245, ingrid, (tx, actor) => joinProgramme(tx, actor, id));
	await didAgo(240, ingrid, (tx, actor) => publishProgramme(tx, actor, id));

	const { goals } = await didAgo(240, marloes, (tx, actor) => tendProgrammeScreen(page(tx, actor, id)));
	const [swim, stairs, house] = goals.flatMap((city) => city.goals.map((one) => one.id)) as [string, string, string];
	const pledge = (
		goalId: string,
		organisation: string,
		kind: 'club' | 'shop' | 'school' | 'residents',
		words: string,
		paper = true,
	) =>
		didAgo(200, marloes, (tx, actor) => notePledge(tx, actor, id, { goal: goalId, organisation, kind, words, paper }));
	await pledge(swim, 'De zwemclub', 'club', 'Geeft elke zaterdag twee banen vrij.');
	await pledge(swim, 'De basisschool', 'school', 'Vertelt alle ouders over de zwemles.');
	await pledge(stairs, 'De bakker op de hoek', 'shop', 'Brengt op vrijdag brood voor de koffie in het portiek.');
	await pledge(house, 'De bewonersgroep', 'residents', 'Staat op dinsdagavond achter de bar.');
	const tell = (daysAgo: number, goalId: string, state: 'on-way' | 'slow' | 'stuck', words: string, ownNow?: number) =>
		didAgo(daysAgo, ingrid, (tx, actor) => tellProgress(tx, actor, id, { goal: goalId, state, words, ownNow }));
	await tell(150, swim, 'slow', 'Er was te weinig plek in het zwembad.', 17);
	await tell(20, swim, 'on-way', 'De zwemclub geeft nu twee banen. Er is een wachtlijst.', 31);
	await tell(20, stairs, 'on-way', 'In vier portieken is elke week koffie.');
	return true;
}
