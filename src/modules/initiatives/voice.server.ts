import { type Actor, hasRole, isWorkerIn } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Refused, TooMany } from '#platform/errors';
import { addressesOf } from '#platform/identity/index.server';
import { keyedHash } from '#platform/identity/sealed.server';
import { limitTries } from '#platform/identity/tries.server';
import { newId } from '#platform/ids';
import { send } from '#platform/notify/index.server';
import { type Contact, personKey, readContact } from './contact.ts';
import { countsAsResident } from './initiative.policy.ts';
import { type Tie, voiceDays } from './initiative.ts';
import type { Voice } from './initiatives.forms.ts';
import { addMember } from './members.store.server.ts';
import { newSecretCode } from './secret-code.server.ts';
import { addVoice } from './voices.store.server.ts';

/**
 * What must happen before somebody counts. `counted`: nothing more. `mail`: a tap in the mail we sent. `worker`: a worker
 * of the area speaks to them, because a phone number cannot say yes by itself.
 */
export type Outcome = 'counted' | 'mail' | 'worker';
export type Lent = { outcome: Outcome; isNew: boolean; leaveCode: string | undefined };

type More = { note?: string; askId?: string | undefined; invitationHash?: string | undefined };
type Place = { id: string; areaCode: string };

/**
 * Somebody lends their voice. With an account, or noted by a worker of that area who spoke to them, it counts at once.
 * Anyone else gets the same answer whoever they name: it waits for a yes that only the person can give, so that nobody can
 * make up neighbours, or find out whether a neighbour is in.
 * @throws Refused('required' | 'unknown-contact')
 */
export async function lendVoice(
	tx: Tx,
	actor: Actor,
	initiative: Place,
	tie: Exclude<Tie, 'carrier'>,
	voice: Voice,
	more: More = {},
): Promise<Lent> {
	if (voice.as === 'account') return asThemselves(tx, actor, initiative, tie, voice, more);
	const contact = readContact(voice.contact);
	if (!contact) throw new Refused('unknown-contact', 'contact');
	return notesForOthers(actor, initiative.areaCode)
		? asNoted(tx, actor, initiative, tie, voice, contact, more)
		: asTyped(tx, actor, initiative, tie, voice, contact, more);
}

/** A worker of that area writes down whom they spoke to. */
export const notesForOthers = (actor: Actor, areaCode: string): boolean =>
	hasRole(actor, 'social_broker', 'team_worker') && isWorkerIn(actor, areaCode);

/** What tells two people apart here, without saying who they are. */
export const voiceKey = (municipalityId: string, who: Parameters<typeof personKey>[0]): string =>
	keyedHash(`initiative-voice:${municipalityId}`, personKey(who));

const rowOf = (actor: Actor, { id, areaCode }: Place, tie: Exclude<Tie, 'carrier'>, more: More) => ({
	municipalityId: actor.municipalityId,
	id: newId(),
	initiativeId: id,
	areaCode,
	tie,
	note: more.note ?? '',
	askId: more.askId ?? null,
	invitationHash: more.invitationHash ?? null,
});

async function asThemselves(
	tx: Tx,
	actor: Actor,
	initiative: Place,
	tie: Exclude<Tie, 'carrier'>,
	voice: Voice,
	more: More,
): Promise<Lent> {
	const { personId, accountId } = actor;
	if (!personId) throw new Refused('required', 'called');
	const address = accountId && (await addressesOf([accountId])).get(accountId)?.email;
	const leaving = newSecretCode();
	const isNew = await addMember(tx, {
		...rowOf(actor, initiative, tie, more),
		personId,
		called: actor.displayName ?? voice.called,
		contact: '',
		contactKey: voiceKey(actor.municipalityId, { personId, contact: address ? readContact(address) : undefined }),
		counts: countsAsResident(actor),
		channel: 'account',
		leaveHash: leaving.hash,
		joinedAt: clock.now(),
	});
	return { outcome: 'counted', isNew, leaveCode: isNew ? leaving.code : undefined };
}

async function asNoted(
	tx: Tx,
	actor: Actor,
	initiative: Place,
	tie: Exclude<Tie, 'carrier'>,
	voice: Voice,
	contact: Contact,
	more: More,
): Promise<Lent> {
	const leaving = newSecretCode();
	const isNew = await addMember(tx, {
		...rowOf(actor, initiative, tie, more),
		personId: null,
		called: voice.called,
		contact: contact.value,
		contactKey: voiceKey(actor.municipalityId, { contact }),
		counts: true,
		channel: voice.channel ?? 'desk',
		leaveHash: leaving.hash,
		joinedAt: clock.now(),
	});
	return { outcome: 'counted', isNew, leaveCode: isNew ? leaving.code : undefined };
}

async function asTyped(
	tx: Tx,
	actor: Actor,
	initiative: Place,
	tie: Exclude<Tie, 'carrier'>,
	voice: Voice,
	contact: Contact,
	more: More,
): Promise<Lent> {
	const confirming = newSecretCode();
	const now = clock.now();
	await addVoice(tx, {
		...rowOf(actor, initiative, tie, more),
		called: voice.called,
		contact: contact.value,
		contactKey: voiceKey(actor.municipalityId, { contact }),
		confirmHash: confirming.hash,
		askedAt: now,
		fadesAt: new Date(now.getTime() + voiceDays * 86_400_000),
	});
	if (contact.kind === 'phone') return { outcome: 'worker', isNew: false, leaveCode: undefined };
	const locale = voice.locale ?? 'nl';
	if (await mayBeMailed(contact.value))
		await send(tx, actor, 'community', {
			to: { address: contact.value },
			template: 'say-yes',
			facts: {
				link: `${locale === 'en' ? '/en' : ''}/initiatief/${initiative.id}/bevestigen/${confirming.code}`,
				days: voiceDays,
			},
			locale,
		});
	return { outcome: 'mail', isNew: false, leaveCode: undefined };
}

/** Nobody's mailbox is flooded through our forms: a few letters a day to one address, and the answer stays the same. */
async function mayBeMailed(address: string): Promise<boolean> {
	try {
		await limitTries('initiative-say-yes', address, 6, 86_400);
		return true;
	} catch (problem) {
		if (problem instanceof TooMany) return false;
		throw problem;
	}
}
