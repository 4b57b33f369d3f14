import { addSignalsAndOffers } from '#modules/signals/index.server';
import { clock, dayInAmsterdam } from '#platform/clock';
import { asTask } from '#platform/db/index.server';
import { demoId } from './demo-id.ts';
import type { Demo } from './read-demo.ts';

const dayMs = 86_400_000;
const sources = {
	resident: 'resident',
	volunteer: 'resident',
	social_broker: 'worker',
	team_worker: 'worker',
	general_practitioner: 'partner',
	housing_association: 'partner',
	school: 'partner',
	police: 'partner',
} as const;

/**
 * Puts the demo's signals and published offers in, as the task `demo.load`. Days are counted back from today, so that the
 * demo always lives now. Can be run again: what is there stays.
 */
export async function loadDemoSignals(
	demo: Pick<Demo, 'signals' | 'offers'>,
	municipalityId: string,
): Promise<{ signals: number; offers: number }> {
	const now = clock.now().getTime();
	const signals = demo.signals.map((signal, row) => ({
		id: demoId('signal', `${row}:${signal.text}`),
		kind: signal.kind,
		areaCode: signal.area,
		needCode: signal.need,
		text: signal.text,
		language: 'nl',
		source: sources[signal.source],
		reporterId: null,
		// Most people have no card yet; their key still tells them apart, which is all that patterns need.
		personId: signal.person ? demoId('card', signal.person) : null,
		// Spread over the day, so that a list by time looks like life.
		capturedAt: new Date(now - signal.daysAgo * dayMs - ((row * 7919) % 480) * 60_000),
	}));
	const offers = demo.offers.map((offer, row) => ({
		id: demoId('offer', `${row}:${offer.title}`),
		kind: offer.kind,
		areaCode: offer.area,
		title: offer.title,
		needCode: offer.need,
		language: 'nl',
		publishedOn: dayInAmsterdam(new Date(now - offer.daysAgo * dayMs)),
	}));
	return asTask('demo.load', municipalityId, 'community', (tx) =>
		addSignalsAndOffers(tx, municipalityId, signals, offers),
	);
}
