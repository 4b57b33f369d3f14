import { colleaguesIn, workerById, workersStillHere } from '#modules/people/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { currentMunicipalities } from '#platform/municipality.server';
import { send } from '#platform/notify/index.server';
import { afterGone, type CityRequest, lateness } from './request.ts';
import { addLine, changeRequest, changeStep, requestsSeen, stepsOf } from './requests.store.server.ts';

/** Every hour: nobody's contact vanishes, and what is late is told to who can do something about it. Returns how many were told. */
export async function tendRequests(): Promise<number> {
	let told = 0;
	for (const { id } of await currentMunicipalities())
		told += await asTask('requests.tend', id, 'community', async (tx, actor) => {
			const open = await requestsSeen(tx, id, { open: true });
			for (const request of open) await replaceWhoIsGone(tx, actor, request);
			return tellLate(tx, actor, await requestsSeen(tx, id, { open: true }));
		});
	return told;
}

/** A role that ended: the deputy is the contact now. Without either it waits for somebody to take it up. */
async function replaceWhoIsGone(tx: Tx, actor: Actor, request: CityRequest): Promise<void> {
	const hands = [request.contactId, request.deputyId].filter((one) => one !== null);
	const here = await workersStillHere(tx, actor.municipalityId, hands, ['municipal_contact']);
	const after = afterGone(request, here, clock.today());
	if (!after) return;
	await changeRequest(tx, actor.municipalityId, request.id, {
		contact_id: after.contactId,
		contact_called: after.contactCalled,
		deputy_id: after.deputyId,
		deputy_called: after.deputyCalled,
		taken_on: after.takenOn,
		deputy_missing_since: after.deputyMissingSince,
	});
	await addLine(tx, actor.municipalityId, request.id, {
		id: newId(),
		saidAt: clock.now(),
		by: 'nobody',
		called: '',
		what: after.what,
		words: '',
	});
	await tellAll(tx, actor, request.areaCode, [after.contactId], request.id);
}

/** A step of ours that is late is told once, and once more when its new day passes. */
async function tellLate(tx: Tx, actor: Actor, open: readonly CityRequest[]): Promise<number> {
	const steps = await stepsOf(
		tx,
		actor.municipalityId,
		open.map(({ id }) => id),
	);
	let told = 0;
	for (const request of open) {
		const late = lateness(
			request,
			steps.filter(({ requestId }) => requestId === request.id),
			clock.today(),
		);
		if (late?.step.by !== 'municipality' || late.step.toldOn) continue;
		await tellAll(tx, actor, request.areaCode, [request.contactId, request.deputyId], request.id);
		await changeStep(tx, actor.municipalityId, late.step.id, { told_on: clock.today() });
		told++;
	}
	return told;
}

/** Who has it in hand, the leads of that area, and every contact there when nobody has. */
async function tellAll(tx: Tx, actor: Actor, areaCode: string, hands: (string | null)[], id: string): Promise<void> {
	const named = hands.filter((one) => one !== null);
	const roles = named.length ? (['team_lead'] as const) : (['team_lead', 'municipal_contact'] as const);
	const others = await colleaguesIn(tx, actor.municipalityId, [areaCode], [...roles]);
	for (const who of new Set([...named, ...others.map((one) => one.id)])) {
		const worker = await workerById(tx, actor.municipalityId, who);
		if (worker?.accountId)
			await send(tx, actor, 'community', {
				to: { accountId: worker.accountId },
				template: 'request-late',
				facts: { link: `/aanvragen/${id}` },
			});
	}
}
