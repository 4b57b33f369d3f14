import * as v from 'valibot';
import { NewActivityForm } from '#modules/activities';
import { startActivity } from '#modules/activities/index.server';
import { complexesOf } from '#modules/areas/index.server';
import { ComplexForm } from '#modules/complexes';
import { askForHouse, beginComplex, joinHouse } from '#modules/complexes/index.server';
import { beginRoom } from '#modules/rooms/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { dayAfter, mondayOf } from '#platform/wall-time';
import { actorsOf, ownActors } from './actors-of.ts';
import { demoId } from './demo-id.ts';
import type { Demo } from './read-demo.ts';

const houses = [
	{
		buurt: 'BU03440831',
		naam: 'De Voorbeeldflat',
		adres: 'Voorbeeldlaan 2 tot en met 128, de even kant',
		woningen: '50-100',
		huismeester: 'De woningcorporatie, op dinsdagochtend in de hal',
		telefoon: '030 000 01 05',
		welkom: 'Fijn dat je er bent. Op woensdag is er koffie in de hal, dan leer je je buren kennen.',
		afspraken:
			'Na tien uur in de avond is het stil.\nDe hal en de galerij houden we vrij.\nHoor je iemand niet meer? Bel even aan.',
		samen: 'We drinken koffie in de hal en passen op elkaars planten.',
	},
	{
		buurt: 'BU03440832',
		naam: 'Het Voorbeeldhof',
		adres: 'Voorbeeldhof, alle nummers rond de tuin',
		woningen: '20-50',
		welkom: 'Welkom in het hof. De tuin is van ons samen.',
		afspraken: 'De poort gaat dicht als het donker wordt.\nWie de tafel gebruikt, ruimt op.',
		samen: 'Studenten en ouderen koken samen en houden de tuin bij.',
	},
] as const;

/** Two buildings with a life of their own: residents with a role, a room of the house, and coffee in the hall. */
export async function loadDemoComplexes(demo: Demo, municipalityId: string): Promise<boolean> {
	const asOne = <T>(actor: Actor, work: (tx: Tx, actor: Actor) => Promise<T>) =>
		asActor(actor, 'community', (tx) => work(tx, actor));
	const before = (await actorsOf(demo, municipalityId))('marloes');
	if ((await asOne(before, (tx) => complexesOf(tx, municipalityId))).length > 0) return false;
	const codes: string[] = [];
	for (const { buurt, ...told } of houses)
		codes.push(await asOne(before, (tx, actor) => beginComplex(tx, actor, { ...v.parse(ComplexForm, told), buurt })));
	const [flat, court] = codes as [string, string];

	// Now that they are there, she works in them as in their neighbourhoods.
	const marloes = (await actorsOf(demo, municipalityId))('marloes');
	const [samira, henk] = ownActors(municipalityId) as [Actor, Actor];
	for (const [resident, complex, rol, zichtbaar] of [
		[samira, flat, 'welcome', true],
		[henk, court, 'green', false],
	] as const) {
		const code = await asOne(marloes, (tx, actor) => askForHouse(tx, actor, complex, rol));
		await asOne(resident, (tx, actor) => joinHouse(tx, actor, { code, naam: actor.displayName ?? 'Buur', zichtbaar }));
	}
	await asOne(marloes, (tx, actor) =>
		beginRoom(tx, actor, {
			naam: 'De gezamenlijke huiskamer',
			uitleg: 'Beneden naast de hal, met een keuken en een lange tafel.',
			gebied: flat,
			adres: 'Voorbeeldlaan 2',
			plek: undefined,
			mensen: 20,
			er: ['kitchen', 'coffee'],
			rolstoel: true,
			toilet: true,
			uren: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => `${day} 09:00-21:00`),
			dicht: [],
			gratis: true,
			dagdeel: 0,
			zakelijk: 0,
			tussen: 15,
			optie: 48,
			meteen: 'known',
			afzeggen: 24,
			beheer: 'residents',
			kosten: 0,
		}),
	);
	for (const { key, area, title, summary, place, weekday, from, until } of [
		{
			key: 'koffie-in-de-hal',
			area: flat,
			title: 'Koffie in de hal',
			summary: 'Een kop koffie met je buren van de flat. Ben je hier nieuw? Kom gerust binnenlopen.',
			place: 'De hal van de Voorbeeldflat',
			weekday: 2,
			from: '10:30',
			until: '11:30',
		},
		{
			key: 'samen-in-de-tuin',
			area: court,
			title: 'Samen in de tuin',
			summary: 'Snoeien, vegen en daarna soep. Gereedschap is er.',
			place: 'De tuin van het Voorbeeldhof',
			weekday: 5,
			from: '14:00',
			until: '16:00',
		},
	]) {
		const form = v.parse(NewActivityForm, {
			title,
			summary,
			area,
			place,
			organiser: 'Bewoners van het huis',
			// Next week, so that its first day is always to come.
			day: dayAfter(mondayOf(clock.today()), 7 + weekday),
			from,
			until,
			repeat: 'weekly',
			phone: '0300000101',
		});
		await asOne(marloes, (tx, actor) => startActivity(tx, actor, form, demoId('activity', key)));
	}
	return true;
}
