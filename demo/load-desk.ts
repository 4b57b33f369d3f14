import {
	answerFromMap,
	answerInWords,
	desksScreen,
	handedScreen,
	handUp,
	logQuestion,
	noteParty,
	notFound,
	openDesk,
	setSubject,
	signIn,
	takeUp,
	tellBecame,
} from '#modules/desk/index.server';
import type { Actor } from '#platform/actor';
import type { Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { actorsOf, ownActors } from './actors-of.ts';
import { beforeToday } from './before-today.ts';
import { demoId } from './demo-id.ts';
import type { Demo } from './read-demo.ts';

type Asked = {
	daysAgo: number;
	words: string;
	kind: 'information' | 'form' | 'along' | 'talk' | 'complaint';
	need?: string;
	/** A place of the map, own words, or nothing when it did not succeed. */
	entry?: string;
	said?: string;
};
/** A month of questions; what stands last was asked today. */
const asked: Asked[] = [
	{
		daysAgo: 28,
		words: 'Waar kan mijn buurvrouw Nederlands leren?',
		kind: 'information',
		need: 'dutch-lessons',
		entry: 'taalles-brug',
	},
	{
		daysAgo: 27,
		words: 'Brief van de Belastingdienst niet begrepen',
		kind: 'form',
		need: 'forms',
		entry: 'formulieren',
	},
	{ daysAgo: 25, words: 'Wie kan er meegaan naar het ziekenhuis?', kind: 'along', need: 'ride-to-doctor' },
	{ daysAgo: 21, words: 'Huurtoeslag aanvragen', kind: 'form', need: 'forms', entry: 'formulieren' },
	{ daysAgo: 20, words: 'Is er zwemles voor volwassenen?', kind: 'information', need: 'swimming' },
	{
		daysAgo: 18,
		words: 'Iemand wil gewoon een praatje',
		kind: 'talk',
		need: 'coffee-morning',
		entry: 'huiskamer-kanaal',
	},
	{ daysAgo: 14, words: 'Zwemles voor een moeder van veertig', kind: 'information', need: 'swimming' },
	{
		daysAgo: 13,
		words: 'De lift doet het weer niet',
		kind: 'complaint',
		said: 'Samen de corporatie gebeld. Morgen komt er iemand.',
	},
	{
		daysAgo: 11,
		words: 'Rekeningen op een stapel, waar begin ik?',
		kind: 'form',
		need: 'debts',
		entry: 'geldspreekuur',
	},
	{ daysAgo: 7, words: 'Waar kan ik zwemmen leren?', kind: 'information', need: 'swimming' },
	{ daysAgo: 6, words: 'Hulp met DigiD op de telefoon', kind: 'form', need: 'digid', entry: 'digihulp' },
	{ daysAgo: 4, words: 'Zwemmen met alleen vrouwen', kind: 'information', need: 'swimming' },
	{
		daysAgo: 4,
		words: 'Fiets kapot, geen geld voor de winkel',
		kind: 'information',
		need: 'bicycle-repair',
		entry: 'fietsplaats',
	},
	{ daysAgo: 0, words: 'Zwemles op zaterdag', kind: 'information', need: 'swimming' },
	{
		daysAgo: 0,
		words: 'Samen eten op donderdag, hoe geef ik me op?',
		kind: 'information',
		need: 'eating-together',
		entry: 'samen-eten',
	},
];

/** The desk in the Huiskamer, where Henk gives first answers; one question of his was handed up and came back. */
export async function loadDemoDesk(demo: Demo, municipalityId: string): Promise<boolean> {
	const yusuf = (await actorsOf(demo, municipalityId))('yusuf');
	const henk = ownActors(municipalityId).find(({ kind }) => kind === 'volunteer') as Actor;
	const { didAgo } = beforeToday();
	const page = (tx: Tx, actor: Actor): Ask => ({ tx, actor, about: () => {} }) as unknown as Ask;
	if ((await didAgo(0, yusuf, (tx, actor) => desksScreen(page(tx, actor)))).desks.length > 0) return false;
	const desk = await didAgo(40, yusuf, (tx, actor) =>
		openDesk(tx, actor, {
			naam: 'Balie in de Huiskamer',
			gebied: 'BU03440831',
			plek: demoId('place', 'huiskamer-kanaal'),
			uren: ['tue 10:00-12:00', 'thu 13:30-15:30'],
			partijen: 'Elke eerste dinsdag de wijkagent, elke derde dinsdag de woningcorporatie.',
		}),
	);
	const ask = (daysAgo: number, words: string, kind: Asked['kind']) =>
		didAgo(daysAgo, henk, (tx, actor) => logQuestion(tx, actor, desk, { vraag: words, soort: kind, gekeken: true }));
	for (const { daysAgo, words, kind, need, entry, said } of asked) {
		const at = { deskId: desk, id: await ask(daysAgo, words, kind) };
		await didAgo(daysAgo, henk, async (tx, actor) => {
			await setSubject(tx, actor, at, need);
			if (entry) await answerFromMap(tx, actor, at, demoId('place', entry));
			else if (said) await answerInWords(tx, actor, at, { antwoord: said, gekeken: true });
			else await notFound(tx, actor, at);
		});
	}
	const hands = async (daysAgo: number, words: string, naam: string) => {
		const id = await ask(daysAgo, words, 'talk');
		const form = {
			naar: undefined,
			naam,
			bereik: '030 000 01 13',
			organisatie: 'Buurtteams Tussen de Singels',
			akkoord: true,
		};
		await didAgo(daysAgo, henk, (tx, actor) => handUp(tx, actor, { deskId: desk, id }, form));
	};
	await hands(9, 'Ruzie met de buren, al weken geen slaap', 'Olga');
	await didAgo(6, yusuf, async (tx, actor) => {
		const id = (await handedScreen(page(tx, actor))).handed[0]?.id ?? '';
		await takeUp(tx, actor, id);
		await tellBecame(tx, actor, {
			id,
			werd: 'We zijn er samen geweest. Er komt een gesprek met de buren.',
			gekeken: false,
		});
	});
	await hands(0, 'Een aanmaning en geen idee wat nu', 'Ismail');
	await didAgo(0, henk, (tx, actor) => signIn(tx, actor, desk));
	await didAgo(0, yusuf, (tx, actor) => signIn(tx, actor, desk));
	await didAgo(0, henk, (tx, actor) => noteParty(tx, actor, desk, 'De woningcorporatie'));
	return true;
}
