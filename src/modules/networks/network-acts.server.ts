import type { Client } from '#modules/clients';
import type { Actor } from '#platform/actor';
import type { Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import * as draw from './draw-network.server.ts';

/** An act on the network of the page, and back to it. */
const drawing =
	<F>(work: (tx: Tx, actor: Actor, client: Client, form: F) => Promise<unknown>) =>
	async (ask: Ask & { form: F }) => {
		await work(ask.tx, ask.actor, await draw.networkClient(ask), ask.form);
		const voor = ask.url.searchParams.get('voor');
		return { to: `${ask.url.pathname}?${voor ? `voor=${encodeURIComponent(voor)}&` : ''}bewaard=ja` };
	};

/** What the forms of a network do, for the worker's page and for that of the person themselves. */
export const onNetwork = {
	keep: drawing(draw.keepInNetwork),
	step: drawing(draw.stepInNetwork),
	/** By dragging or the arrow keys: the page stays where it is. */
	place: async (ask: Ask & { form: Parameters<typeof draw.placeInNetwork>[3] }): Promise<void> =>
		draw.placeInNetwork(ask.tx, ask.actor, await draw.networkClient(ask), ask.form),
	take: drawing((tx, actor, client, { person }: { person: string }) => draw.takeFromNetwork(tx, actor, client, person)),
	answer: drawing(draw.answerNetwork),
	picture: drawing(draw.keepPicture),
	dropPicture: drawing((tx, actor, client, { picture }: { picture: string }) =>
		draw.dropPicture(tx, actor, client, picture),
	),
};
