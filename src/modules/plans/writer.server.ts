import { type Client, isPerson } from '#modules/clients';
import { clientForResident, clientForWorker } from '#modules/clients/index.server';
import { clock } from '#platform/clock';
import { NotFound } from '#platform/errors';
import type { Ask } from '#platform/route/index.server';
import { maySayInPlan, mayWritePlan, writesAs } from './plan.policy.ts';
import type { Changed } from './plan.ts';

export type PlanAsk = Pick<Ask, 'tx' | 'actor' | 'params' | 'url' | 'about'>;

/** Whose plan a page or act is about: `/hulp/[id]` for workers, `?voor=` or oneself for the person. Stands in the trail. @throws NotFound */
export async function clientOf({ tx, actor, params, url, about }: PlanAsk): Promise<Client> {
	const client =
		actor.kind === 'staff'
			? await clientForWorker(tx, actor, params['id'] ?? '')
			: await clientForResident(tx, actor, url.searchParams.get('voor'));
	about({ type: 'client', id: client.id, personId: client.id });
	return client;
}

export type Writer = { client: Client; by: Changed; byPerson: boolean };

/** The same, for who says something there, or signs. @throws NotFound */
export async function writerOn(ask: PlanAsk): Promise<Writer> {
	const client = await clientOf(ask);
	if (!maySayInPlan(client)) throw new NotFound('plan', client.id);
	const byPerson = isPerson(client);
	return { client, byPerson, by: { on: clock.today(), by: writesAs(client, ask.actor.displayName), byPerson } };
}

/** The same, for who changes the words of the plan. @throws NotFound */
export async function planWriterOn(ask: PlanAsk): Promise<Writer> {
	const writer = await writerOn(ask);
	if (!mayWritePlan(writer.client)) throw new NotFound('plan', writer.client.id);
	return writer;
}

/** Back to where the plan stands, with what was done, at its part. */
function backTo({ url }: Pick<Ask, 'url'>, part: string): { to: string } {
	const voor = url.searchParams.get('voor');
	return { to: `${url.pathname}?${voor ? `voor=${voor}&` : ''}bewaard=ja#${part}` };
}

/** Does something with a plan, and goes back to that part of it. */
export const doneAt =
	<A>(part: string, work: (ask: A) => Promise<unknown>) =>
	async (ask: A & Pick<Ask, 'url'>): Promise<{ to: string }> => {
		await work(ask);
		return backTo(ask, part);
	};
