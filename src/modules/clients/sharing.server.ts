import { teamsToShareWith } from '#modules/people/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { newId } from '#platform/ids';
import { dayAfter } from '#platform/wall-time';
import { childSaysToo } from './age-rules.ts';
import type { Client } from './client.ts';
import {
	addAsked,
	addPermission,
	askedFor,
	permissionsOf,
	type SharedFile,
	settle,
	sharedWithMe,
	withdraw,
} from './sharing.store.server.ts';
import { type Asked, longestDays, mayShare, type Permission, stands } from './sharing.ts';
import type { SettleInput, ShareInput } from './walls.forms.ts';

export type PermissionsShown = { standing: Permission[]; before: Permission[]; asked: Asked[] };

/** What is shared now, and what was. */
export async function permissionsIn(tx: Tx, actor: Actor, client: Client): Promise<PermissionsShown> {
	const today = clock.today();
	const all = await permissionsOf(tx, actor.municipalityId, client.id);
	return {
		standing: all.filter((one) => stands(one, today)),
		before: all.filter((one) => !stands(one, today)),
		asked: await askedFor(tx, actor.municipalityId, client.id),
	};
}

/** Whom a part can be shared with: every team here but the one that helps. Of the community zone, in a transaction of its own. */
export const teamsFor = async (actor: Actor, client: Client): Promise<{ value: string; label: string }[]> =>
	(await asActor(actor, 'community', (tx) => teamsToShareWith(tx, actor.municipalityId))).flatMap(({ id, called }) =>
		id === client.teamId ? [] : { value: id, label: called },
	);

/**
 * Parts of the file, for one team, one purpose, until a day. What a parent would share of a child of twelve to fifteen waits for
 * the child, or for who helps. Taking back never waits: where two must say yes, the no of one is enough. @throws NotFound, Refused
 */
export async function share(tx: Tx, actor: Actor, client: Client, form: ShareInput): Promise<void> {
	if (!mayShare(client)) throw new NotFound('client', client.id);
	const today = clock.today();
	if (form.tot <= today) throw new Refused('date-in-past', 'tot');
	if (form.tot > dayAfter(today, longestDays)) throw new Refused('walls-too-long', 'tot');
	const all = await asActor(actor, 'community', (community) => teamsToShareWith(community, actor.municipalityId));
	const team = all.find(({ id }) => id === form.team);
	if (!team || team.id === client.teamId) throw new Refused('walls-unknown-team', 'team');
	const byWorker = actor.kind === 'staff';
	if (byWorker && !form.hoe) throw new Refused('required', 'hoe');
	const what = {
		municipality_id: actor.municipalityId,
		id: newId(),
		client_id: client.id,
		to_organisation_id: team.organisationId,
		to_team_id: team.id,
		to_called: team.called.slice(0, 200),
		scope: form.delen,
		purpose: form.waarvoor,
		until_on: form.tot,
	};
	if (childSaysToo(client)) return addAsked(tx, { ...what, asked_on: today });
	await addPermission(tx, {
		...what,
		from_organisation_id: client.organisationId,
		how_given: byWorker ? (form.hoe ?? 'spoken') : 'online',
		recorded_by: byWorker ? (actor.personId ?? null) : null,
		given_on: today,
	});
}

/** The child, or who helps, says yes or no to what a parent would share. @throws NotFound */
export async function settleAsked(tx: Tx, actor: Actor, client: Client, form: SettleInput): Promise<void> {
	const here = (await askedFor(tx, actor.municipalityId, client.id)).some(({ id }) => id === form.gevraagd);
	if (!here || !(await settle(tx, form.gevraagd, newId(), form.goed === 'ja')))
		throw new NotFound('permission-asked', form.gevraagd);
}

/** One tap, by the person or by who helps: the other team reads nothing more from this moment (`permission.withdrawn`). @throws NotFound */
export async function withdrawPermission(tx: Tx, actor: Actor, client: Client, id: string): Promise<void> {
	if (!(await withdraw(tx, actor.municipalityId, client.id, id, clock.now()))) throw new NotFound('permission', id);
}

/** Everybody of whom this team was given a part. */
export const sharedFiles = (tx: Tx, actor: Actor): Promise<SharedFile[]> => sharedWithMe(tx, actor.municipalityId);

/** What was given of one person: parts of several permissions together. @throws NotFound, also right after it was taken back */
export async function sharedFile(tx: Tx, actor: Actor, clientId: string): Promise<SharedFile[]> {
	const all = (await sharedFiles(tx, actor)).filter((one) => one.clientId === clientId);
	if (all.length === 0) throw new NotFound('client', clientId);
	return all;
}
