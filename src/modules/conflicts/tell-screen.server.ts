import { areasOf } from '#modules/areas/index.server';
import type { Ask } from '#platform/route/index.server';
import { onCallFor } from './conflict.ts';
import { everybodyOnCall } from './conflicts.store.server.ts';

/** The page to tell something: first where, then who is on call there and the form. */
export async function tellScreen({ tx, actor, url, event }: Ask) {
	const areas = (await areasOf(tx, actor.municipalityId)).filter(({ kind }) => kind === 'neighbourhood');
	const area = areas.find(({ code }) => code === url.searchParams.get('buurt'));
	const onCall = area && onCallFor(await everybodyOnCall(tx), area.code, area.parentCode);
	const shown = (one: { called: string; phone: string } | undefined) => one && { called: one.called, phone: one.phone };
	return {
		areas: areas
			.map(({ code, name }) => ({ value: code, label: name }))
			.sort((one, other) => one.label.localeCompare(other.label, 'nl')),
		area: area && { code: area.code, name: area.name },
		asked: url.searchParams.has('buurt'),
		first: shown(onCall?.first),
		deputy: shown(onCall?.deputy),
		teamPhone: event.locals.municipality?.teamPhone ?? '',
	};
}
