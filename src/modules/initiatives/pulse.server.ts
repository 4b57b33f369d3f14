import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { newUntimedId } from '#platform/ids';
import { currentMunicipalities } from '#platform/municipality.server';
import { send } from '#platform/notify/index.server';
import { mayPromiseHelp } from './initiative.policy.ts';
import { addPulse, answerPulseRow, markCalled, pulseBehind, pulsesDue } from './pulse.store.server.ts';
import type { PulseAnswer } from './pulse.ts';
import { hashOf, newSecretCode } from './secret-code.server.ts';
import { tended } from './tended-initiative.server.ts';

/** Daily: who carries something that a professional let go of is asked whether it still runs. Returns how many were asked. */
export async function askWhetherItRuns(): Promise<number> {
	let asked = 0;
	for (const { id } of await currentMunicipalities())
		asked += await asTask('initiatives.pulse', id, 'community', (tx, actor) => askCarriers(tx, actor));
	return asked;
}

async function askCarriers(tx: Tx, actor: Actor): Promise<number> {
	let asked = 0;
	for (const due of await pulsesDue(tx, clock.today())) {
		const to = due.accountId
			? { accountId: due.accountId }
			: due.contact.includes('@')
				? { address: due.contact }
				: undefined;
		const { code, hash } = newSecretCode();
		const added = await addPulse(tx, {
			...due,
			municipalityId: actor.municipalityId,
			id: newUntimedId(),
			// Who has no mailbox is called by a worker, as are those who stay silent.
			codeHash: to ? hash : null,
			askedOn: clock.today(),
		});
		if (!added) continue;
		asked++;
		if (to)
			await send(tx, actor, 'community', {
				to,
				template: 'still-runs',
				facts: { link: `/initiatief/${due.initiativeId}/loopt-het/code/${code}` },
			});
	}
	return asked;
}

/** The question behind a link of a letter. Nothing when it is another initiative's, answered long ago, or never was. */
export async function pulseScreen(tx: Tx, id: string, code: string) {
	const pulse = await pulseBehind(tx, hashOf(code), clock.today());
	return {
		id,
		pulse: pulse?.initiativeId === id ? { title: pulse.title, answered: pulse.answer !== null } : undefined,
	};
}

/** @throws Refused('initiative-link-used') */
export async function answerPulse(tx: Tx, id: string, code: string, answer: PulseAnswer): Promise<void> {
	const { pulse } = await pulseScreen(tx, id, code);
	if (!pulse || !(await answerPulseRow(tx, hashOf(code), answer, clock.today())))
		throw new Refused('initiative-link-used');
}

/** A worker of the area called who said no, or nothing. @throws NotFound, NotAllowed */
export async function calledAbout(tx: Tx, actor: Actor, id: string, pulseId: string): Promise<void> {
	const initiative = await tended(tx, actor, id);
	if (!mayPromiseHelp(actor, initiative)) throw new NotAllowed('initiatives.help');
	if (!(await markCalled(tx, id, pulseId, clock.today()))) throw new NotFound('pulse', pulseId);
}
