import { accountsInRole, leadsOfTeam } from '#modules/people/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { type AppEvent, tell } from '#platform/events/index.server';
import { newId } from '#platform/ids';
import { currentMunicipalities } from '#platform/municipality.server';
import { send } from '#platform/notify/index.server';
import { workingDaysLater } from '#platform/working-days';
import type { Client } from './client.ts';
import {
	holdInEmergency,
	looksIn,
	looksToTell,
	looksToWeigh,
	markTold,
	openInEmergency,
	teamOfLook,
	weigh,
} from './emergency.store.server.ts';
import { type EmergencyLook, mayLookInEmergency, mayWeighLooks, tellBy } from './emergency.ts';
import type { EmergencyInput, WeighInput } from './walls.forms.ts';

/**
 * Opens a file for two hours to who does not help in it. Lead and privacy officers hear of it at once, the person by the fifth
 * working day; not at once, because it may be about who reads along. With `verberg` nothing shows where the person signs in.
 * A second look while one runs is the same look. @throws NotFound, NotAllowed
 */
export async function lookInEmergency(tx: Tx, actor: Actor, clientId: string, form: EmergencyInput): Promise<void> {
	if (!mayLookInEmergency(actor)) throw new NotAllowed('clients.look-in-emergency');
	const id = newId();
	const opened = await openInEmergency(tx, actor.municipalityId, {
		id,
		clientId,
		called: actor.displayName ?? '',
		reason: form.reden,
		words: form.woorden,
		at: clock.now(),
		tellBy: tellBy(clock.today()),
	});
	if (!opened) throw new NotFound('client', clientId);
	if (form.verberg) await holdInEmergency(tx, clientId);
	await tell(tx, actor, 'care', 'client.looked-in-emergency', id);
}

/** A file was opened in an emergency: who leads the team and who looks after privacy get a mail without a word of whom. */
export async function tellOfLook({
	municipalityId,
	subjectId,
}: Pick<AppEvent, 'municipalityId' | 'subjectId'>): Promise<void> {
	const teamId = await asTask('clients.tend', municipalityId, 'care', (tx) =>
		teamOfLook(tx, municipalityId, subjectId),
	);
	if (!teamId) return;
	await asTask('clients.tend', municipalityId, 'community', async (tx, task) => {
		const leads = await leadsOfTeam(tx, municipalityId, teamId);
		const officers = await accountsInRole(tx, municipalityId, ['privacy_officer']);
		for (const accountId of new Set([...leads, ...officers]))
			await send(tx, task, 'community', {
				to: { accountId },
				template: 'look-in-emergency',
				facts: { link: officers.includes(accountId) ? '/privacy/noodinzage' : '/vandaag' },
			});
	});
	await tellPeopleOfLooks(municipalityId);
}

/** Who was looked at hears of it by mail, once; who has no account hears it of the worker who helps. */
async function tellPeopleOfLooks(municipalityId: string): Promise<void> {
	await asTask('clients.tend', municipalityId, 'care', async (tx, task) => {
		// The last working day but one: until then who helps tells it in person, or asks to wait for safety.
		const latest = workingDaysLater(clock.today(), 1);
		for (const { id, accountId } of await looksToTell(tx, municipalityId, latest)) {
			if (!(await markTold(tx, municipalityId, id, clock.today()))) continue;
			await send(tx, task, 'care', { to: { accountId }, template: 'own-data-seen', facts: { link: '/mijn' } });
		}
	});
}

/** Every hour: looks of which nobody could be told before, because safety asked to wait. */
export async function tendLooks(): Promise<void> {
	for (const { id } of await currentMunicipalities()) await tellPeopleOfLooks(id);
}

/** "I told them": who helps says so of somebody who has no account. @throws NotFound */
export async function sayTold(tx: Tx, actor: Actor, client: Client, lookId: string): Promise<void> {
	const here = await looksIn(tx, actor.municipalityId, client.id);
	if (!here.some(({ id }) => id === lookId)) throw new NotFound('emergency-look', lookId);
	if (!(await markTold(tx, actor.municipalityId, lookId, clock.today()))) throw new NotFound('emergency-look', lookId);
}

/** For the privacy officer. @throws NotAllowed */
export async function emergencyLooks(tx: Tx, actor: Actor): Promise<EmergencyLook[]> {
	if (!mayWeighLooks(actor)) throw new NotAllowed('clients.weigh-looks');
	return looksToWeigh(tx, actor.municipalityId);
}

/** Another than who looked says whether it was right. Returns whose file it was of, for the trail. @throws NotFound, Refused */
export async function weighLook(tx: Tx, actor: Actor, { blik, oordeel }: WeighInput): Promise<string> {
	const look = (await emergencyLooks(tx, actor)).find(({ id }) => id === blik);
	if (!look) throw new NotFound('emergency-look', blik);
	if (look.workerId === actor.personId) throw new Refused('walls-own-look');
	const clientId = await weigh(tx, actor.municipalityId, blik, {
		reviewed_on: clock.today(),
		reviewed_by: actor.personId ?? '',
		verdict: oordeel,
	});
	if (!clientId) throw new Refused('already-done');
	return clientId;
}
