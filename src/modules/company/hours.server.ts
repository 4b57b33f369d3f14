import { clock } from '#platform/clock';
import { NotAllowed, Refused } from '#platform/errors';
import { newId } from '#platform/ids';
import type { Ask } from '#platform/route/index.server';
import { dayAfter } from '#platform/wall-time';
import type { HoursForm } from './company.forms.ts';
import { type Along, alongWith, pageOf } from './for-client.server.ts';
import { addHours, endHours, helpersOf, helperWordsOf, hoursOf } from './hours.store.server.ts';
import { areasIn, turnOf, wordWaits } from './hours.ts';

/** Help goes up or down from a day, with why: what stood ends on that day. Zero hours is an end with a reason. @throws NotAllowed, Refused */
export async function changeHours({ tx, actor, here }: Along, form: HoursForm): Promise<void> {
	if (actor.kind !== 'staff') throw new NotAllowed('company.tend');
	const stands = (await hoursOf(tx, here)).find(
		({ source, kind, untilOn }) => source === form.source && kind === form.kind && untilOn === null,
	);
	if (form.on > dayAfter(clock.today(), 92) || (stands && form.on < stands.fromOn))
		throw new Refused('company-from', 'on');
	if (!stands && form.hours === 0) throw new Refused('company-no-hours', 'hours');
	if (stands) await endHours(tx, here, stands.id, form.on);
	await addHours(tx, here, {
		...{ id: newId(), source: form.source, kind: form.kind, minutes: form.hours, fromOn: form.on, untilOn: null },
		...{ because: stands ? form.because : 'begin', words: form.words },
	});
}

/** Hours over time in a picture and a table, who helps without being paid, and what they said. @throws NotFound */
export async function hoursScreen(ask: Ask) {
	const along = await alongWith(ask);
	const { tx, here } = along;
	const today = clock.today();
	const all = await hoursOf(tx, here);
	const words = await helperWordsOf(tx, here);
	const helpers = await helpersOf(tx, here);
	const called = new Map(helpers.map(({ id, called: name }) => [id, name]));
	const page = pageOf(along, ask.url);
	return {
		...page,
		today,
		areas: areasIn(all, today),
		rows: all.map((row) => ({ ...row, turn: turnOf(row, all) })),
		helpers,
		words: words.map((one) => ({
			...one,
			called: called.get(one.helperId) ?? '',
			waits: page.byWorker && wordWaits(one),
		})),
	};
}
