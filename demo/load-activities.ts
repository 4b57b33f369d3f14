import * as v from 'valibot';
import { NewActivityForm as Form, type NewActivityForm } from '#modules/activities';
import { signUp, startActivity } from '#modules/activities/index.server';
import { anonymous } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor } from '#platform/db/index.server';
import { Conflict } from '#platform/errors';
import { markOfTexts } from '#platform/free-text/public-words';
import { type Repeat, weekdayOf } from '#platform/recurrence';
import { dayAfter } from '#platform/wall-time';
import { actorsOf } from './actors-of.ts';
import { demoId } from './demo-id.ts';
import type { Demo } from './read-demo.ts';

type DemoActivity = {
	by: string;
	key: string;
	title: string;
	summary: string;
	area: string;
	place: string;
	entry?: string;
	organiser: string;
	/** The weekday of its first day, 0 being Sunday. */
	weekday: number;
	from: string;
	until: string;
	repeat: Repeat;
	cost?: string;
	languages?: string[];
	accessibility?: string[];
	forWhom?: string;
	notOnHolidays?: true;
	signUp?: true;
	places?: string;
	coming?: readonly (readonly [called: string, ride?: 'needs' | 'gives'])[];
};

const activities: readonly DemoActivity[] = [
	{
		by: 'marloes',
		key: 'taalles-dinsdag',
		title: 'Taalles Nederlands',
		summary: 'Nederlands leren in een kleine groep, voor beginners. Fouten maken mag. Er is koffie en thee.',
		area: 'BU03440831',
		place: 'Taalles De Brug, Voorbeeldplein 3',
		entry: 'taalles-brug',
		organiser: 'Taalles De Brug',
		weekday: 2,
		from: '09:30',
		until: '11:30',
		repeat: 'weekly',
		languages: ['nl', 'ar', 'tr'],
		accessibility: ['wheelchair', 'children'],
		forWhom: 'Voor iedereen die begint met Nederlands',
		notOnHolidays: true,
		signUp: true,
		places: '12',
		coming: [['Amina', 'gives'], ['Yonas'], ['Leyla', 'needs']],
	},
	{
		by: 'marloes',
		key: 'koffieochtend',
		title: 'Koffieochtend',
		summary: 'Een kop koffie, de krant en een praatje. Je bent altijd welkom, ook als je niemand kent.',
		area: 'BU03440831',
		place: 'Huiskamer aan het Kanaal, Voorbeeldkade 12',
		entry: 'huiskamer-kanaal',
		organiser: 'Huiskamer aan het Kanaal',
		weekday: 3,
		from: '10:00',
		until: '12:00',
		repeat: 'weekly',
		accessibility: ['wheelchair', 'toilet'],
		notOnHolidays: true,
	},
	{
		by: 'marloes',
		key: 'eetcafe',
		title: 'Eetcafé Samen aan tafel',
		summary: 'Drie gangen, gekookt door buren. Zeg even of je komt, dan weten we hoeveel we koken.',
		area: 'BU03440832',
		place: 'Samen aan tafel, Voorbeeldlaan 40',
		entry: 'samen-eten',
		organiser: 'Samen aan tafel',
		weekday: 4,
		from: '17:30',
		until: '20:00',
		repeat: 'weekly',
		cost: '4',
		accessibility: ['wheelchair', 'toilet', 'children'],
		signUp: true,
		places: '40',
		coming: [['Ria', 'needs'], ['Ben', 'gives'], ['Fatima']],
	},
	{
		by: 'yusuf',
		key: 'wandelhalfuur',
		title: 'Wandelhalfuur',
		summary: 'Een half uur rustig lopen in het park. Een rollator mag mee. Daarna drinken we iets.',
		area: 'BU03440823',
		place: 'Bij de ingang van het park',
		organiser: 'Buurtteam Zuidwest',
		weekday: 1,
		from: '13:30',
		until: '14:00',
		repeat: 'weekly',
		forWhom: 'Voor wie graag buiten is',
	},
	{
		by: 'marloes',
		key: 'pc-hulp',
		title: 'Hulp met computer en telefoon',
		summary: 'Neem je telefoon of laptop mee. Een vrijwilliger kijkt met je mee, rustig en stap voor stap.',
		area: 'BU03440831',
		place: 'Telefoonhulp, Voorbeeldkade 12',
		entry: 'digihulp',
		organiser: 'Telefoonhulp',
		weekday: 3,
		from: '15:00',
		until: '17:00',
		repeat: 'fortnightly',
		signUp: true,
		places: '2',
		coming: [['Gerda'], ['Jan'], ['Mies'], ['Piet']],
	},
	{
		by: 'joana',
		key: 'bingo',
		title: 'Bingo met soep',
		summary: 'Elke laatste vrijdag van de maand. De soep is gratis, een kaart kost een euro.',
		area: 'BU03440222',
		place: 'Buurthuis Het Hart, Voorbeeldhof 1',
		entry: 'ondiep-huis',
		organiser: 'Buurthuis Het Hart',
		weekday: 5,
		from: '14:00',
		until: '16:00',
		repeat: 'monthly-last',
		cost: '1',
		accessibility: ['wheelchair', 'toilet', 'hearing-loop'],
	},
	{
		by: 'soraya',
		key: 'fietsles',
		title: 'Fietsles voor vrouwen',
		summary: 'Leren fietsen op een leeg plein. Er zijn fietsen en helmen, en er is veel geduld.',
		area: 'BU03440342',
		place: 'Het plein bij de school',
		entry: 'fietsles',
		organiser: 'Fietsles Overvecht',
		weekday: 6,
		from: '09:30',
		until: '11:00',
		repeat: 'weekly',
		languages: ['nl', 'ar', 'tr'],
		signUp: true,
		places: '8',
		coming: [['Hanan'], ['Selam', 'needs']],
	},
	{
		by: 'soraya',
		key: 'soep',
		title: 'Samen soep eten',
		summary: 'Soep van groente die over is. Breng een kom mee en schuif aan.',
		area: 'BU03440321',
		place: 'Soep op Zamenhof',
		entry: 'overvecht-eet',
		organiser: 'Soep op Zamenhof',
		weekday: 3,
		from: '12:00',
		until: '14:00',
		repeat: 'weekly',
	},
];

/** The next such weekday from tomorrow on. */
const nextOn = (weekday: number): string => {
	const tomorrow = dayAfter(clock.today(), 1);
	return dayAfter(tomorrow, (weekday - weekdayOf(tomorrow) + 7) % 7);
};

/** What there is to do in the demo, and who signed up: one is full and has people waiting. */
export async function loadDemoActivities(demo: Demo, municipalityId: string): Promise<Record<string, number>> {
	const actorOf = await actorsOf(demo, municipalityId);
	let added = 0;
	for (const { by, key, entry, weekday, coming = [], ...said } of activities) {
		const day = nextOn(weekday);
		const form: NewActivityForm = v.parse(Form, {
			...said,
			day,
			phone: '0300000101',
			// What the demo says was looked at by hand.
			confirmed: markOfTexts({ title: said.title, summary: said.summary, forWhom: said.forWhom }),
			...(entry && { mapEntry: demoId('place', entry) }),
		});
		const actor = actorOf(by);
		const id = demoId('activity', key);
		try {
			await asActor(actor, 'community', (tx) => startActivity(tx, actor, form, id));
			added++;
		} catch (problem) {
			if (!(problem instanceof Conflict)) throw problem;
			continue;
		}
		const resident = anonymous(municipalityId);
		for (const [called, ride = 'none'] of coming)
			await asActor(resident, 'community', (tx) =>
				signUp(
					tx,
					resident,
					id,
					{
						day,
						called,
						contact: '0300000199',
						together: ride === 'needs',
						ride,
						seats: ride === 'gives' ? 2 : undefined,
						rideArea: ride === 'none' ? undefined : said.area,
					},
					'nl',
				),
			);
	}
	return { added };
}
