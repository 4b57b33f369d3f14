import { askAround, hasInquiries, sayHow, tap } from '#modules/asking-around/index.server';
import { clock, moveClockTo } from '#platform/clock';
import { asActor } from '#platform/db/index.server';
import { actorsOf } from './actors-of.ts';
import type { Demo } from './read-demo.ts';

const area = 'WK034408';
/** Who asked which line, how many days ago, and what one colleague said. */
const lines = [
	{
		by: 'yusuf',
		daysAgo: 20,
		sentence: 'Wie kent iemand die ’s avonds met iemand mee naar huis loopt?',
		need: 'unsafe-at-night',
		said: { by: 'marloes', answer: 'no' },
	},
	{
		by: 'marloes',
		daysAgo: 2,
		sentence: 'Wie kent iemand die kapotte fietsen kan maken?',
		need: 'bicycle-repair',
		said: {
			by: 'yusuf',
			answer: 'knows',
			place: 'Fietswerkplaats in het buurthuis',
			words: 'Op woensdagmiddag maak je je fiets samen met een buur.',
		},
	},
	{
		by: 'yusuf',
		daysAgo: 1,
		sentence: 'Wie kent iemand die op zaterdag een praatje wil maken bij de koffie?',
		need: 'coffee-morning',
	},
] as const;

/** Some lines between colleagues: one that waits, one about a place for the map, and one nobody could answer. */
export async function loadDemoLines(demo: Demo, municipalityId: string): Promise<boolean> {
	const staff = await actorsOf(demo, municipalityId);
	if (await asActor(staff('marloes'), 'community', (tx) => hasInquiries(tx, municipalityId))) return false;
	const now = clock.now().getTime();
	for (const line of lines) {
		const back = moveClockTo(new Date(now - line.daysAgo * 86_400_000));
		try {
			const asker = staff(line.by);
			const id = await asActor(asker, 'community', (tx) =>
				askAround(tx, asker, {
					id: undefined,
					sentence: line.sentence,
					confirmed: '',
					reach: 'network',
					area,
					need: line.need,
					until: undefined,
				}),
			);
			if (!('said' in line)) continue;
			const { said } = line;
			const colleague = staff(said.by);
			await asActor(colleague, 'community', async (tx) => {
				await tap(tx, colleague, { id, answer: said.answer });
				if ('place' in said)
					await sayHow(tx, colleague, id, { how: 'place', place: said.place, words: said.words, confirmed: '' });
			});
		} finally {
			back();
		}
	}
	return true;
}
