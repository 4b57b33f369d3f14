import { clock, dayInAmsterdam } from '#platform/clock';
import { asTask } from '#platform/db/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import { send } from '#platform/notify/index.server';
import { retentionTable } from '#platform/policy/index.server';
import { endOfTerm, startOfTerm } from '#platform/retention/index.server';
import { dayAfter } from '#platform/wall-time';
import { cardsToWriteTo, noteLetter } from './cards.store.server.ts';

/** How long before the end of the term somebody is written to: the first time and the second. */
export const letters = ['P6M', 'P1M'] as const;
/** Nobody hears twice within these days, or is erased sooner after the last letter. */
export const daysToAnswer = 28;

/**
 * Writes to who has a card that was not used for long: signing in keeps it. Comes often and writes seldom; a round that
 * was missed is made up for, later but never at once. Returns how many letters went out.
 */
export async function writeBeforeEnd(): Promise<number> {
	const keep = retentionTable.classes['community-card']?.keep ?? 'unlimited';
	const now = clock.now();
	let written = 0;
	for (const municipality of await currentMunicipalities()) {
		for (const [before, notice] of letters.entries()) {
			const idleSince = startOfTerm(keep, endOfTerm(notice, now) ?? now);
			if (!idleSince) continue;
			written += await asTask('privacy.erase', municipality.id, 'community', async (tx, actor) => {
				const cards = await cardsToWriteTo(tx, municipality.id, {
					letters: before,
					idleSince: dayInAmsterdam(idleSince),
					quietSince: dayAfter(clock.today(), -daysToAnswer),
				});
				for (const { id, accountId, lastActiveOn } of cards) {
					await noteLetter(tx, municipality.id, id, before + 1, clock.today());
					const end = dayInAmsterdam(endOfTerm(keep, new Date(`${lastActiveOn}T12:00:00Z`)) ?? now);
					const soonest = dayAfter(clock.today(), daysToAnswer * (letters.length - before));
					await send(tx, actor, 'community', {
						to: { accountId },
						template: 'card-not-used',
						facts: { day: [end, soonest].sort().at(-1) as string, link: '/mijn' },
					});
				}
				return cards.length;
			});
		}
	}
	return written;
}
