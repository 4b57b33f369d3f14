import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { Refused } from '#platform/errors';
import { newId } from '#platform/ids';
import { personKey, readContact } from './contact.ts';
import { countsAsResident } from './initiative.policy.ts';
import type { Tie } from './initiative.ts';
import type { Voice } from './initiatives.forms.ts';
import type { NewMember } from './members.store.server.ts';
import { newSecretCode } from './secret-code.server.ts';

export type Speaking = { member: NewMember; leaveCode: string };

/**
 * The row of somebody who lends a voice: with an account it is theirs, otherwise a first name and a way to reach them.
 * A worker may write down a resident at the table; that is the visitor's form, and it counts as that resident.
 * @throws Refused('required') when somebody without account left no name
 */
export function speaking(
	actor: Actor,
	initiative: { id: string; areaCode: string },
	tie: Tie,
	voice: Voice,
	more: { note?: string; askId?: string | undefined; invitationHash?: string } = {},
): Speaking {
	const own = voice.as === 'account';
	if (own && !actor.personId) throw new Refused('required', 'called');
	const contact = own ? undefined : readContact(voice.contact);
	if (!own && !contact) throw new Refused('unknown-contact', 'contact');
	const id = newId();
	const personId = own ? actor.personId : undefined;
	const leaving = newSecretCode();
	return {
		leaveCode: leaving.code,
		member: {
			municipalityId: actor.municipalityId,
			id,
			initiativeId: initiative.id,
			areaCode: initiative.areaCode,
			tie,
			personId: personId ?? null,
			called: own ? (actor.displayName ?? voice.called) : voice.called,
			contact: contact?.value ?? '',
			contactKey: personKey({ id, personId, contact }),
			note: more.note ?? '',
			askId: more.askId ?? null,
			counts: own ? countsAsResident(actor) : true,
			invitationHash: more.invitationHash ?? null,
			leaveHash: leaving.hash,
			joinedAt: clock.now(),
		},
	};
}
