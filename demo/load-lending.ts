import { lend } from '#modules/lending/index.server';
import { asActor } from '#platform/db/index.server';
import { Conflict } from '#platform/errors';
import { markOfTexts } from '#platform/free-text/public-words';
import { actorsOf } from './actors-of.ts';
import { demoId } from './demo-id.ts';
import type { Demo } from './read-demo.ts';

const things = [
	{
		by: 'marloes',
		key: 'partytent',
		kind: 'thing',
		title: 'Partytent van drie bij zes meter',
		summary: 'Voor een straatfeest of een kraam. Met zijwanden en haringen. Twee mensen zetten hem op.',
		area: 'BU03440831',
		owner: 'Huiskamer aan het Kanaal',
		how: 'Ophalen bij de Huiskamer, op een ochtend.',
		deposit: 2500,
		forWhom: 'groups',
	},
	{
		by: 'marloes',
		key: 'beamer',
		kind: 'thing',
		title: 'Beamer met scherm',
		summary: 'Voor een filmavond of een overleg. Er zit een kaart bij met uitleg in plaatjes.',
		area: 'BU03440832',
		owner: 'Samen aan tafel',
		how: 'Vraag het een week van tevoren.',
		deposit: 0,
		forWhom: 'everyone',
	},
	{
		by: 'soraya',
		key: 'bakfiets',
		kind: 'thing',
		title: 'Bakfiets',
		summary: 'Voor boodschappen, planten of een verhuizing om de hoek. Met slot en regenhoes.',
		area: 'BU03440321',
		owner: 'Soep op Zamenhof',
		how: 'De sleutel ligt in de keuken, op woensdag tussen de middag.',
		deposit: 5000,
		forWhom: 'everyone',
	},
	{
		by: 'joana',
		key: 'handen',
		kind: 'hours',
		title: 'Vier handen op zaterdagochtend',
		summary: 'Twee vrijwilligers helpen jullie sjouwen, schilderen of opruimen. Een ochtend lang.',
		area: 'BU03440222',
		owner: 'Buurthuis Het Hart',
		how: 'Vertel wat er te doen is. Dan kijken we of het past.',
		deposit: 0,
		forWhom: 'groups',
	},
] as const;

/** What groups of the demo share with each other. */
export async function loadDemoLending(demo: Demo, municipalityId: string): Promise<Record<string, number>> {
	const actorOf = await actorsOf(demo, municipalityId);
	let added = 0;
	for (const { by, key, ...thing } of things) {
		const actor = actorOf(by);
		// What the demo says was looked at by hand.
		const { title, summary, how } = thing;
		const confirmed = markOfTexts({ title, summary, how });
		try {
			await asActor(actor, 'community', (tx) =>
				lend(tx, actor, { ...thing, initiative: undefined, confirmed }, demoId('thing', key)),
			);
			added++;
		} catch (problem) {
			if (!(problem instanceof Conflict)) throw problem;
		}
	}
	return { added };
}
