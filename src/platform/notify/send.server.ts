import type { Actor, Zone } from '../actor.ts';
import { clock } from '../clock.ts';
import type { Tx } from '../db/index.server.ts';
import { addressesOf } from '../identity/accounts.server.ts';
import { newUntimedId } from '../ids.ts';
import { currentMunicipalities, type Municipality } from '../municipality.server.ts';
import { deliver } from './deliver.server.ts';
import { mailGone, mailLater, putMail, takeMail, type WaitingMail } from './notify.store.server.ts';
import { type Facts, type Locale, type TemplateName, templates } from './templates.ts';

export type Message = {
	/** An account; an address only for who has no account. */
	to: { accountId: string } | { address: string };
	template: TemplateName;
	facts?: Facts;
	locale?: Locale;
	/** Waits until then, for what can still be undone. */
	notBefore?: Date;
};

const zones: Zone[] = ['open', 'community', 'care'];
const mostTries = 8;

/** Puts a letter in the outbox in the transaction of what it tells about; the postman brings it within seconds. */
export async function send(
	tx: Tx,
	actor: Pick<Actor, 'municipalityId'>,
	zone: Zone,
	{ to, template, facts = {}, locale = 'nl', notBefore }: Message,
): Promise<void> {
	await putMail(tx, zone, {
		municipality_id: actor.municipalityId,
		id: newUntimedId(),
		account_id: 'accountId' in to ? to.accountId : null,
		address: 'address' in to ? to.address : null,
		template,
		facts,
		locale,
		not_before: notBefore ?? clock.now(),
	});
}

/** One round of the postman over all zones. A letter that fails waits longer each time, and is given up after eight tries. */
export async function deliverWaitingMail(): Promise<{ sent: number; failed: number }> {
	const municipalities = new Map(
		(await currentMunicipalities()).map((municipality) => [municipality.id, municipality]),
	);
	const count = { sent: 0, failed: 0 };
	for (const zone of zones) {
		const now = clock.now();
		for (const mail of await takeMail(zone, 50, now, new Date(now.getTime() + 120_000))) {
			const done = await bring(mail, municipalities.get(mail.municipality_id));
			if (done || mail.tries >= mostTries) await mailGone(zone, mail.municipality_id, mail.id);
			else
				await mailLater(
					zone,
					mail.municipality_id,
					mail.id,
					new Date(clock.now().getTime() + 2 ** mail.tries * 30_000),
				);
			count[done ? 'sent' : 'failed']++;
		}
	}
	return count;
}

async function bring(mail: WaitingMail, municipality: Municipality | undefined): Promise<boolean> {
	const address =
		mail.address ?? (mail.account_id ? (await addressesOf([mail.account_id])).get(mail.account_id)?.email : undefined);
	// The account was erased in the meantime, or a later version took the template away: nothing to bring.
	if (!address || !municipality || !(mail.template in templates)) return true;
	try {
		await deliver(municipality, {
			address,
			template: mail.template as TemplateName,
			facts: mail.facts,
			locale: mail.locale === 'en' ? 'en' : 'nl',
		});
		return true;
	} catch (problem) {
		console.error(
			`mail ${mail.id} could not be delivered, try ${mail.tries}: ${(problem as { code?: string }).code ?? 'unknown'}`,
		);
		return false;
	}
}

/**
 * Sends at once, but not before the answer to the visitor is on its way, so that sending takes no time
 * that anyone could measure. Never kept: a sign-in code does not lie in a table waiting.
 */
export function sendAfterAnswer(
	municipality: Municipality,
	address: string,
	template: TemplateName,
	facts: Facts,
	locale: Locale,
	triesLeft = 3,
): void {
	setTimeout(() => {
		deliver(municipality, { address, template, facts, locale }).catch((problem) => {
			console.error(`mail could not be delivered at once: ${(problem as { code?: string }).code ?? 'unknown'}`);
			if (triesLeft > 1)
				setTimeout(() => sendAfterAnswer(municipality, address, template, facts, locale, triesLeft - 1), 2_000).unref();
		});
	}, 20);
}
