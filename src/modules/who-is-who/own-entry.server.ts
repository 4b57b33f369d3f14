import { areasOf } from '#modules/areas/index.server';
import { colleaguesIn, teamNames } from '#modules/people/index.server';
import { isStale } from '#modules/social-map';
import { type Actor, staffKinds } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { newUntimedId } from '#platform/ids';
import { readPhoto } from '#platform/images/index.server';
import type { Ask } from '#platform/route/index.server';
import type { WhoForm } from './who-is-who.forms.ts';
import { confirmWho, removeWho, saveWho, whoOfWorker } from './who-is-who.store.server.ts';

/** Only who works here says something of themselves, and nobody does it for them. @throws NotAllowed */
function me(actor: Actor): string {
	if (actor.kind !== 'staff' || !actor.personId) throw new NotAllowed('who-is-who.own');
	return actor.personId;
}

/** Whole districts where somebody works in all of one; else the neighbourhoods. */
async function ownAreas(tx: Tx, actor: Actor): Promise<{ value: string; label: string }[]> {
	const own = (await areasOf(tx, actor.municipalityId)).filter(({ code }) => actor.areas.includes(code));
	const districts = new Set(own.flatMap(({ code, kind }) => (kind === 'district' ? code : [])));
	return own
		.filter(
			({ kind, parentCode }) => kind === 'district' || (kind === 'neighbourhood' && !districts.has(parentCode ?? '')),
		)
		.map(({ code, name }) => ({ value: code, label: name }));
}

const teamMates = async (tx: Tx, actor: Actor) =>
	(await colleaguesIn(tx, actor.municipalityId, [...actor.areas], staffKinds))
		.filter(({ id }) => id !== actor.personId)
		.map(({ id, name }) => ({ value: id, label: name }));

/** What the actor says of themselves, and what there is to choose from. */
export async function ownWhoScreen({ tx, actor }: Ask) {
	const entry = await whoOfWorker(tx, actor.municipalityId, me(actor));
	return {
		entry: entry ?? null,
		stale: entry ? isStale(entry, clock.today()) : false,
		name: actor.displayName ?? '',
		areas: await ownAreas(tx, actor),
		colleagues: await teamMates(tx, actor),
	};
}

/** @throws NotAllowed, Refused when the photo is none, or an area or colleague is not theirs */
export async function saveOwnWho({ tx, actor, form }: Ask & { form: WhoForm }): Promise<void> {
	const workerId = me(actor);
	const { photo, photoGone, areas, deputy, ...said } = form;
	const own = new Set((await ownAreas(tx, actor)).map(({ value }) => value));
	if (!areas.every((code) => own.has(code))) throw new Refused('unknown-area', 'areas');
	if (deputy && !(await teamMates(tx, actor)).some(({ value }) => value === deputy))
		throw new Refused('unknown-colleague', 'deputy');
	const stripped = await readPhoto(photo);
	const before = await whoOfWorker(tx, actor.municipalityId, workerId);
	await saveWho(
		tx,
		actor.municipalityId,
		{
			...said,
			id: before?.id ?? newUntimedId(),
			workerId,
			areaCodes: areas,
			deputyId: deputy ?? null,
			teamName: (await teamNames(tx, actor.municipalityId)).get(actor.teamId ?? '') ?? '',
			confirmedOn: clock.today(),
		},
		photoGone ? null : stripped,
	);
}

/** It is still right. @throws NotFound */
export async function confirmOwnWho({ tx, actor }: Ask): Promise<void> {
	if (!(await confirmWho(tx, actor.municipalityId, me(actor), clock.today())))
		throw new NotFound('who', actor.personId);
}

/** Off every page, with the face. */
export const leaveWho = ({ tx, actor }: Ask): Promise<void> => removeWho(tx, actor.municipalityId, [me(actor)]);
