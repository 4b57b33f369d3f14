import { randomBytes } from 'node:crypto';
import { codeFrom } from '#modules/signals';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { newId } from '#platform/ids';
import { currentMunicipalities } from '#platform/municipality.server';
import { ageRules } from '#platform/policy/index.server';
import { dayAfter } from '#platform/wall-time';
import { birthdayAt } from './age-rules.ts';
import { type Client, mayArrange } from './client.ts';
import { claimHash } from './relations.server.ts';
import {
	addRepresentative,
	changeRepresentative,
	endStandsPast,
	representativesOf,
} from './representatives.store.server.ts';
import { longestStand, parentAt, type Representative, readsAlong } from './representatives.ts';
import type { StandInput } from './walls.forms.ts';

/** The bands of the law that our files go by. */
export const bands = () => ageRules.laws[ageRules.applies]?.bands ?? [];

const allowed = (client: Client): void => {
	if (!mayArrange(client)) throw new NotAllowed('clients.change-walls');
};

export type StandShown = Representative & { reads: boolean; toWeigh: boolean };

/** Who stands for this person, and whether they read along today. */
export async function whoStandsFor(tx: Tx, actor: Actor, client: Client): Promise<StandShown[]> {
	const today = clock.today();
	return (await representativesOf(tx, actor.municipalityId, client.id)).map((one) => ({
		...one,
		reads: readsAlong(one, bands(), client.age, today),
		toWeigh:
			one.kind === 'parent' && !one.endedOn && one.weighedOn === null && parentAt(bands(), client.age) === 'weighed',
	}));
}

/**
 * Somebody stands for this person: a parent until the child is sixteen, somebody they chose for a year, somebody a court named.
 * Returns the code on paper by which they tie their account. @throws NotAllowed, Refused
 */
export async function letStand(tx: Tx, actor: Actor, client: Client, form: StandInput): Promise<string> {
	allowed(client);
	const today = clock.today();
	if (form.soort === 'parent' && parentAt(bands(), client.age) === 'no') throw new Refused('walls-parent-age', 'soort');
	let most = dayAfter(today, longestStand[form.soort]);
	if (form.soort === 'parent' && client.bornOn) {
		const sixteen = birthdayAt(client.bornOn, 16);
		if (sixteen < most) most = sixteen;
	}
	const untilOn = form.tot ?? most;
	if (untilOn <= today) throw new Refused('date-in-past', 'tot');
	if (untilOn > most) throw new Refused('walls-too-long', 'tot');
	const code = codeFrom(randomBytes(16));
	await addRepresentative(tx, actor.municipalityId, {
		id: newId(),
		clientId: client.id,
		kind: form.soort,
		called: form.naam,
		claimHash: claimHash(code),
		fromOn: today,
		untilOn,
	});
	return code;
}

/** From twelve on: the worker asked the child, weighed it, and writes down what the child said. @throws NotAllowed, NotFound */
export async function weighParent(tx: Tx, actor: Actor, client: Client, id: string, words: string): Promise<void> {
	allowed(client);
	const one = (await whoStandsFor(tx, actor, client)).find((each) => each.id === id);
	if (!one?.toWeigh) throw new NotFound('representative', id);
	await changeRepresentative(tx, actor.municipalityId, client.id, id, {
		weighed: { on: clock.today(), by: actor.personId ?? '', words },
	});
}

/** @throws NotAllowed, NotFound */
export async function endStand(tx: Tx, actor: Actor, client: Client, id: string): Promise<void> {
	allowed(client);
	const done = await changeRepresentative(tx, actor.municipalityId, client.id, id, {
		ended_on: clock.today(),
		claim_hash: null,
	});
	if (!done) throw new NotFound('representative', id);
}

/** Every hour: who stood for somebody until yesterday does so no more. */
export async function tendStands(): Promise<void> {
	for (const { id } of await currentMunicipalities())
		await asTask('clients.tend', id, 'care', (tx) => endStandsPast(tx, id, clock.today()));
}
