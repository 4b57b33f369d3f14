import { workerById } from '#modules/people/index.server';
import { clock, dayInAmsterdam } from '#platform/clock';
import { asTask } from '#platform/db/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import { send } from '#platform/notify/index.server';
import { remindDays } from './agreement.ts';
import { agreementsToRemind, saveReminded } from './agreements.store.server.ts';

/** Tells both sides once, two months before the last day, so that an agreement never ends by surprise. Returns how many were told. */
export async function remindOfEnds(): Promise<number> {
	let told = 0;
	const lastDay = dayInAmsterdam(new Date(clock.now().getTime() + remindDays * 86_400_000));
	for (const { id: municipalityId } of await currentMunicipalities()) {
		await asTask('agreements.remind', municipalityId, 'community', async (tx, actor) => {
			for (const agreement of await agreementsToRemind(tx, municipalityId, clock.today(), lastDay)) {
				const facts = { partner: agreement.partnerName, ours: agreement.ourName, day: agreement.validUntil };
				const proposer = await workerById(tx, municipalityId, agreement.proposedBy);
				for (const to of [
					{ address: agreement.contact.mail },
					...(proposer ? [{ accountId: proposer.accountId }] : []),
				])
					await send(tx, actor, 'community', { to, template: 'agreement-ends', facts });
				await saveReminded(tx, municipalityId, agreement.id, clock.today());
				told++;
			}
		});
	}
	return told;
}
