import { isPerson } from '#modules/clients';
import { clock } from '#platform/clock';
import { planOf } from './plan.store.server.ts';
import { clientOf, type PlanAsk } from './writer.server.ts';

/** The plan as it is read at the kitchen table: no story, no notes, no part of life. @throws NotFound */
export async function plainPlanScreen(ask: PlanAsk) {
	const client = await clientOf(ask);
	const plan = await planOf(ask.tx, ask.actor.municipalityId, client.id);
	return {
		plan: plan && {
			...plan,
			words: plan.words.filter(({ part }) => ['well', 'matters', 'children'].includes(part)),
			goals: plan.goals.map((goal) => ({ ...goal, domain: null, why: '' })),
		},
		client: {
			...{ id: client.id, called: client.called, namedWorker: client.namedWorker?.called ?? '' },
			expectedEndOn: client.endedOn ? null : client.expectedEndOn,
		},
		...{ person: isPerson(client), own: client.help === 'self', today: clock.today() },
		/** On a sheet from a worker stands who gave it. */
		by: isPerson(client) ? '' : (ask.actor.displayName ?? ''),
		voor: ask.url.searchParams.get('voor') ?? '',
	};
}
export type PlainPlanScreen = Awaited<ReturnType<typeof plainPlanScreen>>;
