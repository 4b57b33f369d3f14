import type { Client } from '#modules/clients';
import type { Ask } from '#platform/route/index.server';
import { networkClient, networkHere } from './draw-network.server.ts';
import { inOrder, type Network, whatToSay } from './network.ts';
import { mayDraw } from './networks.policy.ts';
import { networkOf, peopleOf, picturesOf } from './networks.store.server.ts';

const notYet: Network = { answer: 'drawn', words: '', carerMuchOn: null };

/** The drawing with everything on it; `?wie=` opens one of them, `?toen=` lays a picture of before beside it. @throws NotFound */
export async function networkScreen(ask: Ask) {
	const { tx, actor, url } = ask;
	const client = await networkClient(ask);
	const here = await networkHere(tx, actor, client);
	const said = await networkOf(tx, here);
	const people = inOrder(await peopleOf(tx, here));
	const draws = mayDraw(client);
	const pictures = draws ? await picturesOf(tx, here) : [];
	const before = pictures.find(({ id }) => id === url.searchParams.get('toen'));
	return {
		client: { id: client.id, called: client.called, own: client.help === 'self' },
		byWorker: actor.kind === 'staff',
		draws,
		network: said ?? notYet,
		people,
		open: draws ? (people.find(({ id }) => id === url.searchParams.get('wie')) ?? null) : null,
		words: draws ? whatToSay(said ?? notYet, people) : [],
		pictures: pictures.map(({ id, madeOn, people: there }) => ({ id, madeOn, many: there.length })),
		before: before ?? null,
		voor: url.searchParams.get('voor') ?? '',
		saved: url.searchParams.has('bewaard'),
	};
}

/** On the page of a person: how many stand in the drawing. Nothing for who may not read it. */
export async function networkPart({ tx, actor }: Pick<Ask, 'tx' | 'actor'>, client: Client) {
	if (!mayDraw(client)) return null;
	const here = await networkHere(tx, actor, client);
	const said = await networkOf(tx, here);
	const people = await peopleOf(tx, here);
	return {
		...{ clientId: client.id, person: actor.kind !== 'staff', stands: client.help === 'stands-for' },
		answer: said?.answer ?? 'drawn',
		many: people.length,
		near: people.filter(({ ring }) => ring === 'near').length,
	};
}
