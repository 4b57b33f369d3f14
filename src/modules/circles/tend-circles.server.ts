import { clock } from '#platform/clock';
import { asTask } from '#platform/db/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import { endUnbegun } from './circles.store.server.ts';
import { endPlansWithoutCircles } from './plans.store.server.ts';

/** Days that people have to answer before a circle that has not begun is given up. */
const patience = 60;

/** Every hour: what people were asked for and never began ends, so that they are free for another circle and their names go. */
export async function tendCircles(): Promise<void> {
	const askedBefore = new Date(clock.now().getTime() - patience * 86_400_000);
	for (const { id } of await currentMunicipalities())
		await asTask('circles.tend', id, 'community', async (tx) => {
			await endUnbegun(tx, id, { askedBefore }, clock.today());
			await endPlansWithoutCircles(tx, id, askedBefore, clock.today());
		});
}
