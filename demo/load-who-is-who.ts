import { readHours } from '#modules/social-map';
import { ownWhoScreen, saveOwnWho } from '#modules/who-is-who/index.server';
import { asActor } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { actorsOf } from './actors-of.ts';
import type { Demo } from './read-demo.ts';

const said = [
	{
		by: 'marloes',
		does: 'Sociaal makelaar',
		askMe: 'Alles wat je met buren wilt beginnen. Ook als je nog geen plan hebt.',
		hours: 'ma t/m do 9-17',
		phone: '+31300000111',
	},
	{
		by: 'yusuf',
		does: 'Buurtteamwerker',
		askMe: 'Geld, post, zorg voor een ander, of als het thuis even niet gaat.',
		hours: 'di 9-17\nwo 9-17\nvr 9-12',
		phone: '+31300000112',
	},
	{
		by: 'ingrid',
		does: 'Teamleider van het buurtteam',
		askMe: 'Als iets niet loopt tussen jou en ons.',
		hours: 'ma 9-12',
		phone: '',
	},
	{
		by: 'soraya',
		does: 'Sociaal makelaar',
		askMe: 'Een plek, een groep of een buur die met je meegaat.',
		hours: 'ma t/m vr 10-14',
		phone: '+31300000113',
	},
];

/** Some of the workers say who they are; one of them to colleagues alone. Says how many were new. */
export async function loadDemoWhoIsWho(demo: Demo, municipalityId: string): Promise<Record<string, number>> {
	const actorOf = await actorsOf(demo, municipalityId);
	let added = 0;
	for (const { by, hours, ...words } of said) {
		const actor = actorOf(by);
		added += await asActor(actor, 'community', async (tx) => {
			const ask = { tx, actor } as unknown as Ask;
			const { entry, name, areas } = await ownWhoScreen(ask);
			if (entry) return 0;
			await saveOwnWho({
				...ask,
				form: {
					...words,
					called: name,
					areas: areas.map(({ value }) => value),
					hours: readHours(hours) ?? [],
					whenWords: '',
					mail: '',
					deputy: undefined,
					colleaguesNote: by === 'yusuf' ? 'Bel me gerust voor een gezin waar je niet uitkomt.' : '',
					isPublic: by !== 'ingrid',
					photoGone: false,
				},
			});
			return 1;
		});
	}
	return { added };
}
