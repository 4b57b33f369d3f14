import { readContact } from '#modules/initiatives';
import { clock } from '#platform/clock';
import { asTask } from '#platform/db/index.server';
import type { AppEvent } from '#platform/events/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import { type Message, send } from '#platform/notify/index.server';
import { dayAfter } from '#platform/wall-time';
import { forgetCard, type Letter, leaveRooms, lettersAbout, tendUses } from './bookings.store.server.ts';
import { forgetDemand, passOnManagement } from './space-agenda.store.server.ts';

/** An account, or the mail address that was left; who left a telephone number is called by who manages. */
function toOf({ accountId, reach }: Letter): Message['to'] | undefined {
	if (accountId) return { accountId };
	const contact = readContact(reach);
	return contact?.kind === 'mail' ? { address: contact.value } : undefined;
}

/** `room.asked`: who manages has to say yes or no. `room.promised`, `room.refused`: who booked hears what was said. */
export async function tellAboutRoom({ municipalityId, subjectId, type }: AppEvent): Promise<void> {
	const who = type === 'room.asked' ? 'manager' : 'booker';
	const template = type === 'room.asked' ? 'room-asked' : type === 'room.promised' ? 'room-promised' : 'room-refused';
	await asTask('rooms.tell', municipalityId, 'community', async (tx, actor) => {
		for (const letter of await lettersAbout(tx, subjectId)) {
			const to = letter.who === who ? toOf(letter) : undefined;
			const link = who === 'manager' || letter.accountId ? '/mijn/ruimte' : '/ruimtes/boeking';
			if (to) await send(tx, actor, 'community', { to, template, facts: { link }, locale: letter.locale });
		}
	});
}

/** Every quarter: options that ran out are free, and who comes tomorrow is reminded of the key. */
export async function tendRooms(): Promise<void> {
	for (const { id } of await currentMunicipalities())
		await asTask('rooms.tend', id, 'community', async (tx, actor) => {
			await passOnManagement(tx, clock.today());
			for (const booking of await tendUses(tx, clock.now(), dayAfter(clock.today(), 1)))
				for (const letter of await lettersAbout(tx, booking)) {
					const to = toOf(letter);
					const link = letter.accountId ? '/mijn/ruimte' : '/ruimtes/boeking';
					if (to)
						await send(tx, actor, 'community', {
							to,
							template: 'room-tomorrow',
							facts: { link },
							locale: letter.locale,
						});
				}
		});
}

/** `person-card.erase-planned`, `.erased`, `.merged`. */
export async function forgetInRooms({
	municipalityId,
	subjectId,
}: Pick<AppEvent, 'municipalityId' | 'subjectId'>): Promise<void> {
	await asTask('privacy.erase', municipalityId, 'community', async (tx) => {
		await forgetCard(tx, subjectId, clock.now());
		await forgetDemand(tx, subjectId);
	});
}

/** `consent.withdrawn`, `person-card.left-alone`: they look after no room and look for none any more. */
export async function leaveRoomsAlone({
	municipalityId,
	subjectId,
}: Pick<AppEvent, 'municipalityId' | 'subjectId'>): Promise<void> {
	await asTask('privacy.erase', municipalityId, 'community', async (tx) => {
		await leaveRooms(tx, subjectId, clock.today());
		await forgetDemand(tx, subjectId);
	});
}
