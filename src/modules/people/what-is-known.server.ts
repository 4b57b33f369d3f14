import { areasOf } from '#modules/areas/index.server';
import type { Actor, RoleKind } from '#platform/actor';
import { entriesAbout } from '#platform/audit/index.server';
import type { Tx } from '#platform/db/index.server';
import { processingActivities } from '#platform/policy/index.server';
import { cardById } from './cards.store.server.ts';
import { ourNames } from './directory.server.ts';
import { organisations, teams } from './organisations.store.server.ts';
import type { PersonCard } from './people.ts';
import { workerById } from './workers.store.server.ts';

type Localised = { nl: string; en: string };

export type Look = {
	id: string;
	at: string;
	who: Localised;
	organisation: string;
	why: Localised;
	outcome: 'seen' | 'done';
};
export type MyData = {
	card: (PersonCard & { keeper: string | null; team: string | null; area: string | null }) | null;
	looks: Look[];
};

/** What is known about somebody, for themselves: the card, who keeps it, and who looked. */
export async function myData(tx: Tx, actor: Actor, mostLooks = 50): Promise<MyData> {
	const card =
		actor.personId && (actor.kind === 'resident' || actor.kind === 'volunteer')
			? await cardById(tx, actor.personId)
			: undefined;
	return { card: card ? await withNames(tx, actor, card) : null, looks: await whoLooked(tx, actor, mostLooks) };
}

/** Their own card as a form, with the neighbourhoods they can choose from. */
export async function ownCardPage(tx: Tx, actor: Actor) {
	const areas = (await areasOf(tx, actor.municipalityId))
		.filter(({ kind }) => kind === 'neighbourhood')
		.map(({ code, name }) => ({ value: code, label: name }));
	return { ...(await myData(tx, actor)), areas };
}

async function withNames(tx: Tx, actor: Actor, card: PersonCard) {
	const keeper = card.keeperId ? await workerById(tx, actor.municipalityId, card.keeperId) : undefined;
	const team = card.teamId ? (await teams(tx, actor.municipalityId)).find(({ id }) => id === card.teamId) : undefined;
	const area = card.areaCode
		? (await areasOf(tx, actor.municipalityId)).find(({ code }) => code === card.areaCode)
		: undefined;
	return { ...card, keeper: keeper?.firstName ?? null, team: team?.name ?? null, area: area?.name ?? card.areaCode };
}

/** Who read or changed something about this person: organisation, function, day and reason (privacy P19). */
export async function whoLooked(tx: Tx, actor: Actor, most: number): Promise<Look[]> {
	if (!actor.personId) return [];
	const names = new Map((await organisations(tx, actor.municipalityId)).map(({ id, name }) => [id, name]));
	return (await entriesAbout(tx, actor.municipalityId, actor.personId, most)).map((entry) => ({
		id: entry.id,
		at: entry.occurred_at.toISOString(),
		who: ourNames[(entry.actor_roles.split(',')[0] || 'resident') as RoleKind] ?? {
			nl: entry.actor_kind,
			en: entry.actor_kind,
		},
		organisation: names.get(entry.organisation_id ?? '') ?? '',
		why: processingActivities.activities[entry.purpose]?.purpose ?? { nl: entry.purpose, en: entry.purpose },
		outcome: entry.outcome === 'done' ? 'done' : 'seen',
	}));
}
