import type { PersonCard } from '#modules/people';
import { cardsOfMyTeam, fullName, workerById } from '#modules/people/index.server';
import { talentsOf } from '#modules/talents/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { dayAfter } from '#platform/wall-time';
import { mayInvite } from './light-role.policy.ts';
import { type LightRole, longestRole, placeOf, talkIsDue } from './light-role.ts';
import { rolesSeen } from './light-roles.store.server.ts';

async function shown(tx: Tx, actor: Actor, role: LightRole, card?: PersonCard) {
	const worker = await workerById(tx, actor.municipalityId, role.workerId);
	const talent = role.talentId ? (await talentsOf(tx, role.cardId)).find(({ id }) => id === role.talentId) : undefined;
	return {
		...role,
		person: card?.called ?? '',
		/** Who signs in says it themselves. */
		speaksThemselves: card?.own ?? false,
		worker: worker ? fullName(worker) : '',
		words: talent?.words ?? '',
		place: placeOf(role, clock.today()),
		talkIsDue: talkIsDue(role, clock.today()),
	};
}
export type RoleShown = Awaited<ReturnType<typeof shown>>;
const days = () => ({ today: clock.today(), latest: dayAfter(clock.today(), longestRole) });

/** Everybody of the actor's team who is asked or goes, and the form to ask another. */
export async function rolesScreen({ tx, actor, url, about }: Ask) {
	const cards = mayInvite(actor) ? await cardsOfMyTeam(tx, actor) : [];
	const byId = new Map(cards.map((card) => [card.id, card]));
	const roles: RoleShown[] = [];
	for (const role of await rolesSeen(tx, actor.municipalityId)) {
		const card = byId.get(role.cardId);
		if (card) roles.push(await shown(tx, actor, role, card));
	}
	about({ type: 'light-role', personIds: roles.map(({ cardId }) => cardId) });
	return {
		...days(),
		roles,
		card: url.searchParams.get('kaart') ?? '',
		cards: cards.filter(({ restrictedAt }) => !restrictedAt).map(({ id, called }) => ({ value: id, label: called })),
	};
}

/** What somebody is asked, and does. */
export async function ownRolesScreen({ tx, actor }: Pick<Ask, 'tx' | 'actor'>) {
	const roles: RoleShown[] = [];
	if (actor.personId)
		for (const role of await rolesSeen(tx, actor.municipalityId, actor.personId))
			roles.push(await shown(tx, actor, role));
	return { ...days(), roles };
}
