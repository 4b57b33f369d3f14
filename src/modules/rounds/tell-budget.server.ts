import { clock } from '#platform/clock';
import { asTask } from '#platform/db/index.server';
import type { AppEvent } from '#platform/events/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import { send } from '#platform/notify/index.server';
import { dayAfter } from '#platform/wall-time';
import { fadeInStore } from './by-code.store.server.ts';
import { readersOf } from './proposals.store.server.ts';

/** `budget.news`: who proposed it and who follows get a letter that there is something to read; never what. */
export const tellBudgetNews = ({ municipalityId, subjectId }: AppEvent): Promise<void> =>
	asTask('budget.tell', municipalityId, 'community', async (tx, actor) => {
		for (const { contact, locale } of await readersOf(tx, municipalityId, subjectId))
			await send(tx, actor, 'community', {
				to: { address: contact },
				template: 'budget-news',
				facts: { link: `${locale === 'en' ? '/en' : ''}/buurtbudget/voorstellen/${subjectId}` },
				locale,
			});
	});

/** Days in which somebody can say yes to what they left. */
export const daysToConfirm = 14;

/** Every hour: what nobody said yes to fades. */
export async function tendBudget(): Promise<void> {
	for (const { id } of await currentMunicipalities())
		await asTask('budget.tend', id, 'community', (tx) => fadeInStore(tx, dayAfter(clock.today(), -daysToConfirm)));
}
