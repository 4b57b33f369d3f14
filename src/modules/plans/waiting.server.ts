import { type Client, mayWrite } from '#modules/clients';
import { clientsOfMine } from '#modules/clients/index.server';
import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { againInTeam, callsOf, wishesOf } from './after.store.server.ts';

const due = async (tx: Tx, actor: Actor) =>
	(await callsOf(tx, actor.municipalityId)).filter(({ dueOn }) => dueOn <= clock.today());

/** What a worker may take up, and for the lead everything that the team is asked. */
async function wishesFor(tx: Tx, actor: Actor) {
	const takes = await againInTeam(tx, actor.municipalityId);
	const leads = hasRole(actor, 'team_lead') ? await wishesOf(tx, actor.municipalityId) : [];
	const known = new Map(leads.map((one) => [one.id, one]));
	return [
		...takes.map((one) => ({ ...one, ...known.get(one.id), takes: true })),
		...leads.filter(({ id }) => !takes.some((one) => one.id === id)).map((one) => ({ ...one, takes: false })),
	];
}

/** Who is to be called after their plan ended, who wants to speak to the team again, and for the lead who wants another worker. */
export async function waitingScreen({ tx, actor, about, url }: Pick<Ask, 'tx' | 'actor' | 'about' | 'url'>) {
	const mine: Client[] = (await clientsOfMine(tx, actor)).filter(mayWrite);
	const called = new Map(mine.map((one) => [one.id, one.called]));
	const calls = (await due(tx, actor)).filter(({ clientId }) => called.has(clientId));
	const wishes = await wishesFor(tx, actor);
	for (const clientId of new Set([...calls, ...wishes].map((one) => one.clientId)))
		about({ type: 'client', id: clientId, personIds: [clientId] });
	return {
		calls: calls.map((one) => ({ ...one, called: called.get(one.clientId) ?? '' })),
		again: wishes.filter(({ kind }) => kind === 'again'),
		another: wishes.filter(({ kind }) => kind === 'another'),
		...{ works: hasRole(actor, 'team_worker'), leads: hasRole(actor, 'team_lead') },
		saved: url.searchParams.has('bewaard'),
	};
}

/** For Vandaag: how many, and nothing of whom. In a transaction of its own on the care login. */
export async function plansToday(actor: Actor): Promise<{ calls: number; wishes: number }> {
	if (!hasRole(actor, 'team_worker', 'team_lead')) return { calls: 0, wishes: 0 };
	return asActor(actor, 'care', async (tx) => ({
		calls: (await due(tx, actor)).length,
		wishes: (await wishesFor(tx, actor)).length,
	}));
}
