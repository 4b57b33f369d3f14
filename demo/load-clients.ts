import { beginClient, claimFile, clientsOfMine, giveClaimCode, letSignalGo } from '#modules/clients/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { dayAfter } from '#platform/wall-time';
import { actorsOf, ownActors } from './actors-of.ts';
import { demoId } from './demo-id.ts';
import type { Demo } from './read-demo.ts';

/** People whom Yusuf helps: Samira reads along; a neighbour after a fall; a mother, and her daughter in a file of her own. */
const people = [
	{
		key: 'samira',
		voornaam: 'Samira',
		achternaam: 'Bouzidi',
		geboren: '1984-05-17',
		postcode: '3526 KV',
		soort: 'light' as const,
		bereik: 'App overdag. Geen voicemail.',
		daysAgo: 75,
		daysLeft: 100,
	},
	{
		key: 'wim',
		voornaam: 'Wim',
		achternaam: 'de Graaf',
		geboren: '1957-11-02',
		postcode: '3526 KW',
		soort: 'light' as const,
		bereik: 'Bel tussen tien en twaalf.',
		daysAgo: 40,
		daysLeft: 30,
	},
	{
		key: 'amira',
		voornaam: 'Amira',
		achternaam: 'Haddad',
		geboren: '1991-01-23',
		postcode: '3526 KX',
		soort: 'provision' as const,
		bereik: '',
		daysAgo: 120,
		daysLeft: 200,
	},
	{
		key: 'noor',
		voornaam: 'Noor',
		achternaam: 'Haddad',
		geboren: '2016-08-09',
		postcode: '3526 KX',
		soort: 'enquiry' as const,
		bereik: 'Via haar moeder.',
		daysAgo: 118,
		daysLeft: 200,
	},
];

/** Four people whom Yusuf helps; Samira tied her own account, and a sentence without a name waits to go out. */
export async function loadDemoClients(demo: Demo, municipalityId: string): Promise<boolean> {
	const yusuf = (await actorsOf(demo, municipalityId))('yusuf');
	const samira: Actor = {
		...(ownActors(municipalityId)[0] as Actor),
		accountId: demoId('account', 'samira'),
		level: 2,
	};
	const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => asActor(actor, 'care', work);
	if ((await as(yusuf, (tx) => clientsOfMine(tx, yusuf))).length > 0) return false;
	for (const { key, daysAgo: since, daysLeft, ...one } of people) {
		await as(yusuf, (tx) =>
			beginClient(tx, yusuf, {
				...one,
				...{ id: demoId('client', key), jong: key === 'noor', gebied: 'BU03440831', huisnummer: '10' },
				...{ binnen: dayAfter(clock.today(), -since), einde: dayAfter(clock.today(), daysLeft) },
			}),
		);
	}
	const code = await as(yusuf, (tx) => giveClaimCode(tx, yusuf, demoId('client', 'samira')));
	await as(samira, (tx) => claimFile(tx, code));
	await as(yusuf, (tx) =>
		letSignalGo(tx, yusuf, {
			clientId: demoId('client', 'wim'),
			needCode: 'eating-together',
			discussed: true,
			sentence: 'Iemand eet elke dag alleen en wil dat liever niet.',
		}),
	);
	return true;
}
