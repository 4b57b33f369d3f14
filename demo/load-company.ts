import { onAlong, onHours, onSteps, stepDownScreen } from '#modules/company/index.server';
import type { NetworkPersonForm } from '#modules/networks';
import { networkScreen, onNetwork } from '#modules/networks/index.server';
import type { Actor } from '#platform/actor';
import { asActor } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { actorsOf, ownActors } from './actors-of.ts';
import { beforeToday } from './before-today.ts';
import { demoId } from './demo-id.ts';
import type { Demo } from './read-demo.ts';

/** Who stands around Samira, as she and Yusuf drew it. */
const people: (Partial<NetworkPersonForm> & Pick<NetworkPersonForm, 'called' | 'ring' | 'gives' | 'does'>)[] = [
	{
		called: 'Naima, mijn zus',
		kind: 'family',
		ring: 'near',
		gives: 'both',
		does: ['call', 'paper'],
		askfor: ['paper'],
	},
	{ called: 'Buurvrouw Ria', kind: 'neighbour', ring: 'near', gives: 'both', does: ['children'], askfor: ['children'] },
	{ called: 'Mo van de flat', kind: 'neighbour', ring: 'middle', gives: 'helps-me', does: ['ride'], askfor: ['ride'] },
	{ called: 'Juf Els', kind: 'work', ring: 'middle', gives: 'helps-me', does: ['listen'] },
	{ called: 'Linda van vroeger', kind: 'friend', ring: 'far', gives: 'neither', does: [], energy: true, ask: 'no' },
	{ called: 'De vader van de jongens', kind: 'family', ring: 'far', gives: 'i-help', does: [], ask: 'open' },
];

/** Help per week, and how it went down as her own people did more: how many days ago, from whom, what, minutes, why. */
const hours = [
	[73, 'professional', 'guidance', 180, 'begin', ''],
	[73, 'network', 'children', 120, 'begin', ''],
	[45, 'professional', 'guidance', 120, 'goes-well', 'De post ligt niet meer dicht.'],
	[40, 'informal', 'papers', 60, 'begin', ''],
	[12, 'professional', 'guidance', 60, 'informal-takes-over', 'Naima rekent op zondag mee.'],
	[12, 'network', 'children', 180, 'changed', ''],
] as const;

/** Around Samira: a drawing with six people, help that goes down over three months, a step down to look at again, and an appointment together. Can be run again. */
export async function loadDemoCompany(demo: Demo, municipalityId: string): Promise<boolean> {
	const yusuf = (await actorsOf(demo, municipalityId))('yusuf');
	const samira: Actor = {
		...(ownActors(municipalityId)[0] as Actor),
		accountId: demoId('account', 'samira'),
		level: 2,
	};
	const params = { id: demoId('client', 'samira') };
	const { dayAgo, daysAgo } = beforeToday();
	const url = new URL('http://buurtweefsel.test/');
	const at = <F, T>(ago: number, actor: Actor, work: (ask: Ask & { form: F }) => Promise<T>, form: F): Promise<T> =>
		daysAgo(ago, () =>
			asActor(actor, 'care', (tx) =>
				work({ tx, actor, params: actor === yusuf ? params : {}, url, about: () => {}, form } as unknown as Ask & {
					form: F;
				}),
			),
		);
	if ((await at(0, yusuf, networkScreen, undefined)).people.length > 0) return false;
	for (const one of people)
		await at(66, yusuf, onNetwork.keep, {
			...{ person: undefined, what: 'person' as const, energy: false, ask: 'may' as const, askfor: [], askwords: '' },
			...one,
		});
	await at(66, samira, onNetwork.answer, { answer: 'drawn', words: 'Mijn zus en Ria zijn er altijd.', carer: false });
	await at(66, samira, onNetwork.picture, {});
	for (const [ago, source, kind, minutes, because, words] of hours)
		await at(ago, yusuf, onHours.change, { source, kind, hours: minutes, on: dayAgo(ago), because, words });
	const wish = 'Iemand om mee te wandelen.';
	await at(20, yusuf, onSteps.plan, { target: 'buddy', wish, with: 'Yusuf', on: dayAgo(16) });
	const step = (await at(0, yusuf, stepDownScreen, undefined)).steps[0]?.id ?? '';
	await at(16, yusuf, onSteps.introduced, { step, introduced: 'yes', on: undefined });
	await at(2, yusuf, onAlong.plan, {
		...{ what: 'Kennismaken op school', where: 'Bij de balie, om vijf voor twee', on: dayAgo(-4), at: '14:00' },
		practical: 'We lopen samen vanaf het buurthuis.',
	});
	return true;
}
