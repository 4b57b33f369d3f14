import {
	askForRoom,
	beginRoom,
	bookRoom,
	handKey,
	handOverRoom,
	inviteToRoom,
	joinRoom,
	leaveRoom,
	roomPeopleScreen,
	roomsIn,
	sayOpens,
	writeRules,
} from '#modules/rooms/index.server';
import { type Actor, anonymous } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { dayAfter } from '#platform/wall-time';
import { actorsOf, ownActors } from './actors-of.ts';
import { beforeToday } from './before-today.ts';
import { demoId } from './demo-id.ts';
import type { Demo } from './read-demo.ts';

const everyDay = (hours: string): string[] =>
	['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => `${day} ${hours}`);
const rules =
	'Zet stoelen en tafels terug.\nNeem je afval mee of gooi het in de bak achter.\nNa tien uur ’s avonds is het stil, want er wonen mensen boven.\nIs er iets stuk? Zeg het, dan maken we het samen.';

/** Two rooms that neighbours use this month: one that Samira and Henk look after, one with a social manager. */
export async function loadDemoRooms(demo: Demo, municipalityId: string): Promise<boolean> {
	const marloes = (await actorsOf(demo, municipalityId))('marloes');
	const [samira, henk] = ownActors(municipalityId) as [Actor, Actor];
	const as = <T>(actor: Actor, work: (tx: Tx, actor: Actor) => Promise<T>) =>
		asActor(actor, 'community', (tx) => work(tx, actor));
	if ((await as(marloes, (tx) => roomsIn(tx, municipalityId))).length > 0) return false;
	const { dayAgo, daysAgo } = beforeToday();

	const begin = (actor: Actor, more: Partial<Parameters<typeof beginRoom>[2]>) =>
		as(actor, (tx) =>
			beginRoom(tx, actor, {
				naam: 'De achterkamer',
				uitleg: 'Een lichte kamer met een lange tafel. De keuken is ernaast, de tuin erachter.',
				gebied: 'BU03440831',
				adres: 'Voorbeeldkade 12',
				plek: demoId('place', 'huiskamer-kanaal'),
				mensen: 24,
				er: ['kitchen', 'coffee', 'screen', 'wifi'],
				rolstoel: true,
				toilet: true,
				uren: everyDay('09:00-22:00'),
				dicht: [dayAfter(clock.today(), 33)],
				gratis: true,
				dagdeel: 1500,
				zakelijk: 6000,
				tussen: 15,
				optie: 48,
				meteen: 'known',
				afzeggen: 24,
				beheer: 'residents',
				kosten: 18_500,
				...more,
			}),
		);
	const back = await begin(marloes, {});
	const hall = await begin(marloes, {
		naam: 'De grote zaal',
		uitleg: 'Zaal met podium en geluid, voor een feest, een film of een vergadering.',
		gebied: 'BU03440832',
		adres: 'Voorbeeldlaan 40',
		plek: undefined,
		mensen: 80,
		er: ['stage', 'sound', 'screen', 'coffee'],
		uren: everyDay('10:00-23:00'),
		dagdeel: 3500,
		zakelijk: 15_000,
		tussen: 30,
		meteen: 'everyone',
		beheer: 'social',
		kosten: 42_000,
	});
	await as(marloes, (tx) => writeRules(tx, marloes, back, { tekst: rules, groot: true }));

	// The back room is in the hands of residents: they typed their code, and the worker stepped back.
	for (const [actor, manages, naam] of [
		[samira, true, 'Samira'],
		[henk, false, 'Henk'],
	] as const) {
		const code = await as(marloes, (tx) => inviteToRoom(tx, marloes, back, manages));
		await as(actor, (tx) => joinRoom(tx, actor, { code, naam }));
	}
	await as(samira, async (tx) => {
		const ask = { tx, actor: samira, params: { id: back }, about: () => {} } as unknown as Ask;
		const { people } = await roomPeopleScreen(ask);
		const of = (called: string): string => people.find((one) => one.called.startsWith(called))?.id ?? '';
		await sayOpens(tx, samira, back, { id: of('Henk'), opent: 'Dinsdag en donderdag in de avond' });
		await handKey(tx, samira, back, { sleutel: 'voordeur 1', wie: of('Samira'), organisatie: '', op: dayAgo(40) });
		await handKey(tx, samira, back, { sleutel: 'voordeur 2', wie: of('Henk'), organisatie: '', op: dayAgo(12) });
		await handKey(tx, samira, back, {
			sleutel: 'keuken',
			wie: undefined,
			organisatie: 'Samen aan tafel',
			op: dayAgo(30),
		});
		await leaveRoom(tx, samira, back, people.find(({ called }) => !['Samira', 'Henk'].includes(called))?.id ?? '');
	});

	const nobody = anonymous(municipalityId);
	const book = (actor: Actor, room: string, more: Partial<Parameters<typeof bookRoom>[3]>) =>
		as(actor, (tx) =>
			bookRoom(tx, actor, room, {
				dag: dayAfter(clock.today(), 2),
				van: '19:00',
				tot: '21:30',
				soort: 'initiative',
				herhaal: 'once',
				keer: 1,
				woord: '',
				mensen: 12,
				naam: actor.displayName ?? 'Truus',
				bereik: '0600000120',
				bericht: '',
				initiatief: undefined,
				regels: room === back ? 1 : 0,
				akkoord: true,
				optie: false,
				...more,
			}),
		);
	const inDays = (days: number): string => dayAfter(clock.today(), days);
	await daysAgo(9, async () => {
		await book(samira, back, { dag: dayAgo(4), woord: 'Schoonmaak met koffie' });
		await book(henk, back, {
			dag: dayAgo(-1),
			van: '10:00',
			tot: '12:00',
			herhaal: 'week',
			keer: 6,
			woord: 'Koffieochtend',
		});
	});
	await book(henk, back, { dag: inDays(3), woord: 'Naaiavond', mensen: 8 });
	await book(nobody, back, {
		...{ dag: inDays(4), van: '14:00', tot: '16:30', soort: 'private', woord: 'Verjaardag', naam: 'mevrouw Krol' },
		...{ mensen: 18, bericht: 'Wij nemen zelf taart mee. Mag de radio aan?' },
	});
	await book(nobody, back, { dag: inDays(6), soort: 'association', woord: 'Schaakclub', naam: 'Wim', optie: true });
	await book(marloes, hall, { dag: inDays(2), soort: 'professional', woord: 'Wijkoverleg', mensen: 25 });
	await book(nobody, hall, {
		dag: inDays(5),
		van: '20:00',
		tot: '22:30',
		soort: 'association',
		naam: 'Het koor',
		mensen: 40,
	});
	await book(nobody, hall, {
		dag: inDays(9),
		van: '13:00',
		tot: '17:00',
		soort: 'commercial',
		naam: 'Rijschool',
		mensen: 30,
	});
	await as(henk, (tx) =>
		askForRoom(tx, henk, {
			...{
				waarvoor: 'Een werkplaats om samen meubels te maken',
				gebied: 'BU03440831',
				soort: 'initiative',
				vaak: 'week',
			},
			...{ mensen: 8, sinds: dayAgo(50), bedrag: 1000, beheer: 'residents' },
		}),
	);
	await as(marloes, (tx) =>
		askForRoom(tx, marloes, {
			...{ waarvoor: 'Een stille kamer voor gesprekken', gebied: 'BU03440832', soort: 'professional', vaak: 'daily' },
			...{ mensen: 4, sinds: dayAgo(120), bedrag: 2500, beheer: undefined },
		}),
	);
	await as(marloes, (tx) =>
		handOverRoom(tx, marloes, hall, {
			...{ naar: 'residents', op: inDays(40), gesprek: inDays(70) },
			afspraak: 'Vier bewoners openen en sluiten om beurten. De verhuurder betaalt de energie dit jaar nog.',
		}),
	);
	return true;
}
