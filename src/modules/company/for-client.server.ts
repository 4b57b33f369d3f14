import { type Client, mayWrite } from '#modules/clients';
import { clientForResident, clientForWorker } from '#modules/clients/index.server';
import type { Actor } from '#platform/actor';
import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import type { Ask } from '#platform/route/index.server';
import { careSeals, type Seals } from '#platform/sealed-text/index.server';

/** One person's rows, in one municipality, with the seals that open their words. */
export type Here = { municipalityId: string; clientId: string; seals: Seals };
export type Along = { tx: Tx; actor: Actor; client: Client; here: Here };

export const hereOf = async (tx: Tx, { municipalityId }: Actor, { id }: Client): Promise<Here> => ({
	municipalityId,
	clientId: id,
	seals: await careSeals(tx, municipalityId),
});

/**
 * Of whom a page or form is: for who helps by the address, for the person or who stands for them themselves or `?voor=`.
 * Names them in the trail. @throws NotFound, also for who only looks in an emergency or by a permission
 */
export async function alongWith({
	tx,
	actor,
	params,
	url,
	about,
}: Pick<Ask, 'tx' | 'actor' | 'params' | 'url' | 'about'>): Promise<Along> {
	const client = params['id']
		? await clientForWorker(tx, actor, params['id'])
		: await clientForResident(tx, actor, url.searchParams.get('voor'));
	if (actor.kind === 'staff' && !mayWrite(client)) throw new NotFound('client', client.id);
	about({ type: 'client', id: client.id, personId: client.id });
	return { tx, actor, client, here: await hereOf(tx, actor, client) };
}

/** An act for the person of the page, and back to it. */
export const forClient =
	<F>(work: (along: Along, form: F) => Promise<unknown>) =>
	async (ask: Ask & { form: F }) => {
		await work(await alongWith(ask), ask.form);
		const voor = ask.url.searchParams.get('voor');
		return { to: `${ask.url.pathname}?${voor ? `voor=${encodeURIComponent(voor)}&` : ''}bewaard=ja` };
	};

/** What every page of this module needs of its person. */
export const pageOf = ({ actor, client }: Along, url: URL) => ({
	client: { id: client.id, called: client.called, own: client.help === 'self', ended: client.endedOn !== null },
	byWorker: actor.kind === 'staff',
	voor: url.searchParams.get('voor') ?? '',
	saved: url.searchParams.has('bewaard'),
});
