import { mayWrite } from '#modules/clients';
import { clientForWorker } from '#modules/clients/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { newId } from '#platform/ids';
import { addHeavier, heavierOf } from './heavier.store.server.ts';
import type { HeavierForm } from './intake.forms.ts';

/** Would heavier care have come without this? Once at the start, once at the end. @throws NotFound, Refused('heavier-again' | 'heavier-first') */
export async function sayHeavier(tx: Tx, actor: Actor, clientId: string, form: HeavierForm): Promise<void> {
	const client = await clientForWorker(tx, actor, clientId);
	if (!mayWrite(client)) throw new NotFound('client', clientId);
	const said = await heavierOf(tx, actor.municipalityId, clientId);
	if (said.some(({ moment }) => moment === form.moment)) throw new Refused('heavier-again', 'moment');
	if (form.moment === 'end' && said.length === 0) throw new Refused('heavier-first', 'moment');
	await addHeavier(tx, actor.municipalityId, { ...form, id: newId(), clientId, on: clock.today() });
}
