import type { ChooseWayForm, MeetingForm } from '#modules/organising';
import { arrangementIn, callMeeting, chooseWay } from '#modules/organising/index.server';
import { actorsOf } from './actors-of.ts';
import { beforeToday } from './before-today.ts';
import { demoId } from './demo-id.ts';
import type { Demo } from './read-demo.ts';

type Meeting = Omit<MeetingForm, 'confirmed' | 'day'> & { firstAgo: number };
type Told = Omit<ChooseWayForm, 'first' | 'back' | 'since' | 'confirmed' | 'teams'> & {
	area: string;
	by: string;
	first: string;
	back?: string;
	teams?: string[];
	meetings?: Meeting[];
	madeAgo: number;
	sinceAgo: number;
};
/** Zuidwest began as a network and became a team; Noordwest has a desk in front. The others chose nothing yet. */
const told: Told[] = [
	{
		...{ area: 'WK034408', by: 'tariq', way: 'network', ground: 'own', madeAgo: 400, sinceAgo: 900 },
		...{ first: 'buurtteam-zuidwest', share: 30, days: 10, teams: ['makelaars-zuidwest'] },
		why: 'Iedere organisatie had haar eigen mensen in de wijk. We begonnen met elkaar leren kennen.',
		breadth: 'Welzijn en zorg. Opvoeden hoorde er nog niet bij.',
		depth: 'Tot er een beschikking nodig was.',
		expect: 'Je vraagt het bij de organisatie die je kent. Die zoekt met anderen een antwoord.',
		asked: 'Vertel wie er al bij je komt.',
		reach: 'Loop binnen bij het buurthuis, elke werkdag tot vijf uur.',
		parties: 'Buurtteams: gesprekken thuis\nDraadkracht: sociaal makelaars',
	},
	{
		...{ area: 'WK034408', by: 'ingrid', way: 'team', ground: 'seconded', madeAgo: 120, sinceAgo: 130 },
		...{ first: 'buurtteam-zuidwest', share: 50, days: 3 },
		meetings: [
			{
				...{ kind: 'intake', repeats: 'weekly', firstAgo: 119, from: '09:00', until: '09:45', welcome: false },
				...{ place: 'Buurthuis, kamer 2', who: 'Het buurtteam' },
			},
			{
				...{ kind: 'cases', repeats: 'weekly', firstAgo: 117, from: '13:00', until: '14:30', welcome: false },
				...{ place: 'Buurthuis, kamer 2', who: 'Het buurtteam' },
			},
			{
				...{ kind: 'community', repeats: 'monthly', firstAgo: 118, from: '15:00', until: '16:30', welcome: true },
				...{ place: 'Buurthuis, grote zaal', who: 'Buurtteam, sociaal makelaars en wie er woont' },
			},
		],
		why: 'Veel mensen hebben meer dan één vraag. Met één team vertel je het maar één keer.',
		breadth: 'Alle vragen: geld, zorg, opvoeden, wonen en meedoen.',
		depth: 'Wij doen het zelf, tot een specialist nodig is. Die vragen we erbij.',
		expect: 'Binnen drie werkdagen belt iemand je. Die blijft je vaste werker.',
		asked: 'Denk mee over wie in je buurt kan helpen. En over wat jij kunt.',
		reach: 'Loop binnen bij het buurthuis, elke werkdag van negen tot vijf.',
		parties:
			'Buurtteams: gesprekken thuis\nDraadkracht: sociaal makelaars\nSingelwonen: één collega voor huur en wonen',
	},
	{
		...{ area: 'WK034402', by: 'tariq', way: 'desk', ground: 'own', madeAgo: 200, sinceAgo: 365 },
		...{ first: 'wijkbeheer-noordwest', back: 'buurtteam-noordwest', share: 40, days: 2 },
		meetings: [
			{
				...{ kind: 'front-and-back', repeats: 'weekly', firstAgo: 199, from: '16:00', until: '17:00', welcome: false },
				...{ place: 'Het oude postkantoor', who: 'De balie en het buurtteam' },
			},
		],
		why: 'Iedereen kent de balie in het oude postkantoor. Bewoners geven daar het eerste antwoord.',
		breadth: 'Alle vragen aan de balie. Zorg en opvoeden erachter.',
		depth: 'Aan de balie tot één gesprek. Daarna gaat iemand met je mee.',
		expect: 'Je krijgt meteen een antwoord, of een naam.',
		asked: 'Kom langs, of kom zelf eens achter de balie staan.',
		reach: 'De balie is open op werkdagen van tien tot vier.',
		parties: 'Singelwonen: de balie\nBuurtteams: achter de balie',
	},
];

/** Two districts that chose, one of them twice. Can be run again. */
export async function loadDemoOrganising(demo: Demo, municipalityId: string): Promise<boolean> {
	const actorOf = await actorsOf(demo, municipalityId);
	const { dayAgo, didAgo } = beforeToday();
	if (await didAgo(0, actorOf('tariq'), (tx) => arrangementIn(tx, municipalityId, 'WK034408'))) return false;
	for (const { area, by, madeAgo, sinceAgo, first, back, teams = [], meetings = [], ...form } of told) {
		await didAgo(madeAgo, actorOf(by), (tx, actor) =>
			chooseWay(tx, actor, area, {
				...form,
				...{ first: demoId('team', first), back: back && demoId('team', back), since: dayAgo(sinceAgo) },
				teams: teams.map((team) => demoId('team', team)),
				confirmed: undefined,
			}),
		);
		for (const { firstAgo, ...meeting } of meetings)
			await didAgo(madeAgo, actorOf(by), (tx, actor) =>
				callMeeting(tx, actor, area, { ...meeting, day: dayAgo(firstAgo), confirmed: undefined }),
			);
	}
	return true;
}
