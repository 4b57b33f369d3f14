import { clock } from '#platform/clock';
import { asTask } from '#platform/db/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import { endRelationsPast } from './relations.store.server.ts';

/** Every hour: a relation whose last day has passed is ended, so that the lead sees who is without a name. Returns how many. */
export async function tendClients(): Promise<number> {
	let ended = 0;
	for (const { id } of await currentMunicipalities())
		ended += await asTask('clients.tend', id, 'care', (tx) => endRelationsPast(tx, id, clock.today()));
	return ended;
}
