import { type Client, isPerson } from '#modules/clients';
import { clientForResident } from '#modules/clients/index.server';
import { wordsOf } from '#modules/plans';
import { type PlanAsk, planOf } from '#modules/plans/index.server';
import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import { childFirst, daysOf, facesOf, type Share, type Shown, stampOf } from './household.ts';
import { membersInSight, placeOf, saysItAloud, sharesOf, shownAtHome, speaksFor } from './households.store.server.ts';

/** Where one person stands and what they show: on their own page and on that of their worker. Nothing of anybody else. */
export const homePart = async (ask: Pick<PlanAsk, 'tx' | 'actor'>, client: Whose) =>
	partOf(ask, client, await placeOf(ask.tx, ask.actor.municipalityId, client.id));

type Whose = Pick<Client, 'id' | 'called' | 'help'>;
async function partOf({ tx }: Pick<PlanAsk, 'tx'>, client: Whose, place: Awaited<ReturnType<typeof placeOf>>) {
	const person = isPerson(client);
	const helps = ['named', 'second', 'substitute'].includes(client.help);
	return {
		...{ clientId: client.id, called: client.called, person, voor: client.help === 'stands-for' ? client.id : '' },
		place: place ? { ...place, householdId: person ? '' : place.householdId } : null,
		/** Who may say yes, and share. */
		says: place ? await (person ? speaksFor : saysItAloud)(tx, client.id) : false,
		/** A no of who stands for a child is not undone by another: the worker asks once more. */
		undoes: client.help === 'self' || !place?.noOn,
		shares: place ? await sharesOf(tx, client.id) : [],
		asks: helps && !place,
	};
}

/** Whether others at home read of this person now, and would see it when they went off the page. */
export const seenAtHome = async ({ tx, actor }: Pick<PlanAsk, 'tx' | 'actor'>, clientId: string): Promise<boolean> =>
	Boolean((await placeOf(tx, actor.municipalityId, clientId))?.yesOn);
export type HomePart = Awaited<ReturnType<typeof homePart>>;

/**
 * What is on the page, by whom; everybody on it stands in the trail, and in the row of one stands no number of another. A member
 * gets names and no numbers.
 */
async function page({ tx, actor, about }: PlanAsk, householdId: string) {
	const members = childFirst(await membersInSight(tx, actor.municipalityId, householdId));
	about({ personIds: members.map(({ clientId }) => clientId) });
	const shown: Shown = await shownAtHome(tx, actor.municipalityId, householdId);
	const placeOn = ({ clientId }: { clientId: string }) => members.findIndex((one) => one.clientId === clientId);
	const known = <T extends { clientId: string }>(all: readonly T[]): T[] =>
		actor.kind === 'staff' ? [...all] : all.map((one) => ({ ...one, clientId: `lid-${placeOn(one) + 1}` }));
	const goals = known(shown.goals.toSorted((one, other) => placeOn(one) - placeOn(other)));
	return {
		members: known(members).map(({ named, ...one }) => ({ ...one, face: named?.called ?? '' })),
		...{ goals, helpers: known(shown.helpers), children: known(shown.children) },
		...{ days: daysOf(goals), faces: facesOf(members) },
	};
}

/** `/hulp/huishouden/[id]`: those of this household whom the worker helps, and nobody else. @throws NotFound */
export async function householdScreen(ask: PlanAsk) {
	const id = ask.params['id'] ?? '';
	const home = /^[0-9a-f-]{36}$/.test(id) ? await page(ask, id) : undefined;
	if (!home || home.members.length === 0) throw new NotFound('household', id);
	return {
		...{ id, person: false as const, own: null, things: [], saved: ask.url.searchParams.has('bewaard'), ...home },
	};
}

const nothing = { members: [], goals: [], helpers: [], children: [], days: [], faces: [] };

/** `/mijn/hulp/huishouden`: what the others show, once one stands there oneself, and what one shows. @throws NotFound */
export async function ownHouseholdScreen(ask: PlanAsk) {
	const client = await clientForResident(ask.tx, ask.actor, ask.url.searchParams.get('voor'));
	ask.about({ personId: client.id });
	const place = await placeOf(ask.tx, ask.actor.municipalityId, client.id);
	const own = await partOf(ask, client, place);
	const home = place?.yesOn ? await page(ask, place.householdId) : nothing;
	return {
		...{ id: '', person: true as const, own, saved: ask.url.searchParams.has('bewaard'), ...home },
		things: own.place ? await thingsOf(ask.tx, ask.actor.municipalityId, client.id, own.shares) : [],
	};
}
export type HouseholdScreen =
	| Awaited<ReturnType<typeof householdScreen>>
	| Awaited<ReturnType<typeof ownHouseholdScreen>>;

/** Everything of one's own plan that can be shown at home, and what of it is. */
async function thingsOf(tx: Tx, municipalityId: string, clientId: string, shares: readonly Share[]) {
	const plan = await planOf(tx, municipalityId, clientId);
	const all = [
		...(plan?.goals ?? []).map((goal) => ({
			what: 'goal' as const,
			of: goal.id,
			words: goal.words,
			stamp: stampOf(goal),
		})),
		...(plan?.helpers ?? []).map(({ id, called }) => ({ what: 'helper' as const, of: id, words: called, stamp: '' })),
		...(wordsOf(plan, 'children')
			? [{ what: 'children' as const, of: '', words: wordsOf(plan, 'children'), stamp: '' }]
			: []),
	];
	return all.map((one) => ({ ...one, share: shareOf(shares, one) }));
}

const shareOf = (shares: readonly Share[], { what, of }: Pick<Share, 'what' | 'of'>): Share | null =>
	shares.find((share) => share.what === what && share.of === of) ?? null;
