import { colleaguesIn, workerById } from '#modules/people/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import { send } from '#platform/notify/index.server';
import { dayAfter } from '#platform/wall-time';
import { type Promised, remindDays, stateOf } from './promise.ts';
import { newPromiseCode, promiseCodeHash } from './promises.server.ts';
import { changeOwner, type Owner, ownersOf, promisesIn } from './promises.store.server.ts';

/** So many days after the last letter its code stops. */
const codeDays = 30;

/** Every hour: owners are reminded a week before and on the day after; then the workers hear too. Returns how many were told. */
export async function tendPromises(): Promise<number> {
	let told = 0;
	for (const { id } of await currentMunicipalities())
		told += await asTask('promises.tend', id, 'community', async (tx, actor) => {
			const open = await promisesIn(tx, id, { open: true });
			const owners = new Map(
				(
					await ownersOf(
						tx,
						id,
						open.map((one) => one.id),
					)
				).map((owner) => [owner.promiseId, owner]),
			);
			let here = 0;
			for (const promise of open) {
				const owner = owners.get(promise.id);
				if (owner && (await tellOf(tx, actor, promise, owner))) here++;
			}
			return here;
		});
	return told;
}

async function tellOf(tx: Tx, actor: Actor, promise: Promised, owner: Owner): Promise<boolean> {
	const today = clock.today();
	const late = stateOf(promise, today) === 'late';
	if (late && owner.lateToldOn && owner.lateToldOn < dayAfter(today, -codeDays))
		await changeOwner(tx, actor.municipalityId, promise.id, { code_hash: null });
	if (late ? owner.lateToldOn : owner.remindedOn || promise.dueOn > dayAfter(today, remindDays)) return false;
	const code = newPromiseCode();
	await changeOwner(tx, actor.municipalityId, promise.id, {
		code_hash: promiseCodeHash(code),
		...(late ? { late_told_on: today } : { reminded_on: today }),
	});
	const facts = { link: `/beloften/code/${code}` };
	const template = late ? 'promise-late' : 'promise-soon';
	await send(tx, actor, 'community', { to: { address: owner.mail }, template, facts });
	if (late) await tellWorkers(tx, actor, promise, owner);
	return true;
}

/** Who wrote it down, and the lead of that area. */
async function tellWorkers(tx: Tx, actor: Actor, promise: Promised, owner: Owner): Promise<void> {
	const leads = await colleaguesIn(tx, actor.municipalityId, [promise.areaCode], ['team_lead']);
	for (const id of new Set([owner.notedBy, ...leads.map((lead) => lead.id)])) {
		const worker = await workerById(tx, actor.municipalityId, id);
		if (worker?.accountId)
			await send(tx, actor, 'community', {
				to: { accountId: worker.accountId },
				template: 'promise-late-here',
				facts: { link: `/beloften/${promise.id}` },
			});
	}
}
