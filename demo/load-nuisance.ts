import * as nuisance from '#modules/nuisance/index.server';
import { type Actor, anonymous } from '#platform/actor';
import { asActor, type Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { actorsOf } from './actors-of.ts';
import { beforeToday } from './before-today.ts';
import type { Demo } from './read-demo.ts';

/** What three homes noted: days ago, which part of the day, how bad, in which diary. */
const noted: [daysAgo: number, deel: 'evening' | 'night', erg: number, diary: number, woorden: string][] = [
	[19, 'night', 3, 0, 'Harde muziek tot drie uur.'],
	[18, 'evening', 2, 1, 'Luide stemmen op de gang.'],
	[17, 'night', 3, 2, 'Bonkende bas, niet geslapen.'],
	[15, 'evening', 2, 0, ''],
	[12, 'night', 2, 1, 'Muziek tot één uur.'],
	[10, 'evening', 1, 2, ''],
	[3, 'evening', 1, 0, 'Muziek, maar om tien uur stil.'],
];

/** Two circles of Marloes: one that runs, with three diaries and agreements, and one that is closed. Can be run again. */
export async function loadDemoNuisance(demo: Demo, municipalityId: string): Promise<boolean> {
	const marloes = (await actorsOf(demo, municipalityId))('marloes') as Actor;
	const visitor = anonymous(municipalityId);
	const { dayAgo, daysAgo } = beforeToday();
	const url = new URL('http://buurtweefsel.test/');
	const ask = (tx: Tx, actor: Actor, params = {}) => ({ tx, actor, params, url, about: () => {} }) as unknown as Ask;
	const did = <T>(days: number, actor: Actor, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
		daysAgo(days, () => asActor(actor, 'care', (tx) => work(tx, actor)));
	const { running, closed } = await asActor(marloes, 'care', (tx) => nuisance.circlesScreen(ask(tx, marloes)));
	if (running.length + closed.length > 0) return false;

	const id = await did(20, marloes, (tx, actor) =>
		nuisance.openCircle(tx, actor, {
			...{ soort: 'noise', buurt: 'BU03440831', plek: 'De flat, derde verdieping aan het eind', weken: 4 },
			waarom: 'Buren horen een paar keer per week harde muziek in de nacht.',
			...{ geprobeerd: 'talked', hoe: 'Twee buren belden aan. Het werd even stiller.' },
		}),
	);
	const spoken = 'We dronken koffie. De muziek helpt tegen het piekeren. Een koptelefoon is goed.';
	await did(19, marloes, (tx, actor) => nuisance.noteContact(tx, actor, id, { contact: 'spoken', hoe: spoken }));
	const own = await did(19, marloes, (tx, actor) => nuisance.givePersonCode(tx, actor, id));
	const diaries: string[] = [];
	for (let number = 0; number < 3; number++)
		diaries.push((await did(19, marloes, (tx, actor) => nuisance.giveDiary(tx, actor, id))).code);
	for (const [days, deel, erg, diary, woorden] of noted)
		await did(days, visitor, (tx, actor) =>
			nuisance.writeMoment(tx, actor, diaries[diary] ?? '', { dag: dayAgo(days), deel, erg, woorden }),
		);
	const agree = (days: number, wie: 'person' | 'neighbours' | 'partner', wat: string, dag: string) =>
		did(days, marloes, (tx, actor) =>
			nuisance.agree(tx, actor, id, {
				...{ wie, partner: wie === 'partner' ? ('housing' as const) : undefined, wat, dag, gezegd: false },
			}),
		);
	await agree(14, 'person', 'Na tien uur alleen muziek met een koptelefoon.', dayAgo(-7));
	await agree(14, 'neighbours', 'Bel eerst zelf aan als het te hard is.', dayAgo(-7));
	await agree(13, 'partner', 'Kijk of de muur beter kan dempen.', dayAgo(-14));
	const behind = await did(13, visitor, (tx, actor) => nuisance.nuisanceCodeScreen(ask(tx, actor, { code: own })));
	const promise = behind.agreements.find(({ who }) => who === 'person')?.id ?? '';
	await did(13, visitor, (tx) => nuisance.sayYes(tx, own, promise));
	await did(12, visitor, (tx, actor) =>
		nuisance.tellOwnStory(tx, actor, own, 'Ik wist niet dat het zo ver te horen was.'),
	);

	const before = await did(70, marloes, (tx, actor) =>
		nuisance.openCircle(tx, actor, {
			...{ soort: 'rubbish', buurt: 'BU03440831', plek: 'De hoek bij de containers', weken: 3 },
			waarom: 'Er staat vaak grof vuil naast de containers.',
			...{ geprobeerd: 'listener', hoe: 'Er was een gesprek bij de huismeester.' },
		}),
	);
	const knew = 'Het gezin wist niet hoe grof vuil werkt.';
	await did(69, marloes, (tx, actor) => nuisance.noteContact(tx, actor, before, { contact: 'spoken', hoe: knew }));
	await did(45, marloes, (tx, actor) =>
		nuisance.closeCircle(tx, actor, before, {
			...{ gesprek: 'together', uitkomst: 'gone', woorden: 'We weten nu wie we bellen voor grof vuil.' },
		}),
	);
	return true;
}
