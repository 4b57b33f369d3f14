import { answerMatch, matchesOfTeam } from '#modules/matching/index.server';
import {
	answerClick,
	beginPair,
	endPair,
	noteAgreements,
	noteMoney,
	pairScreen,
	pairUp,
	programmeScreen,
	programmesScreen,
	startProgramme,
	stepDone,
	takePart,
	tellStory,
} from '#modules/programmes/index.server';
import type { Actor } from '#platform/actor';
import type { Tx } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { actorsOf, ownActors } from './actors-of.ts';
import { beforeToday } from './before-today.ts';
import { demoId } from './demo-id.ts';
import type { Demo } from './read-demo.ts';

/** Who takes part, by their person in residents.yaml or staff.yaml. */
const children = { p045: 'Sami', p046: 'Bo', p047: 'Jip' } as const;
const students = { henk: 'Henk', p048: 'Daan', p049: 'Esra' } as const;

/** One programme of a child and a student, with a pair that runs, one that can begin, and one that is over. */
export async function loadDemoProgramme(demo: Demo, municipalityId: string): Promise<boolean> {
	const marloes = (await actorsOf(demo, municipalityId))('marloes');
	const { dayAgo, didAgo } = beforeToday();
	const at = <T>(days: number, work: (tx: Tx, actor: Actor) => Promise<T>, actor = marloes) =>
		didAgo(days, actor, work);
	const [, henk] = ownActors(municipalityId) as [Actor, Actor];
	if ((await at(0, (tx, actor) => programmesScreen({ tx, actor, about: () => {} }))).own.length > 0) return false;

	const programme = await at(62, (tx, actor) =>
		startProgramme(tx, actor, {
			sjabloon: 'child-student',
			naam: 'Kind en student Kanaleneiland',
			uitleg: 'Een kind en een student trekken tien maanden samen op. Samen kiezen ze wat ze gaan doen.',
			stappen: ['introduction', 'training', 'certificate'],
			budget: 10_000,
			maanden: 10,
			gesprek: 4,
		}),
	);
	const yes = { hoe: 'spoken' as const, van: undefined };
	for (const [key, naam] of Object.entries(children))
		await at(60, (tx, actor) =>
			takePart(tx, actor, programme, {
				...{ ...yes, kaart: demoId('card', key), deel: 'asks', naam },
				...{ leeftijd: '12-15', ouder: 'mother', ouderOp: dayAgo(61) },
			}),
		);
	for (const [key, naam] of Object.entries(students))
		await at(58, (tx, actor) =>
			takePart(tx, actor, programme, {
				...{ ...yes, kaart: demoId('card', key), deel: 'buddy', naam },
				...{ leeftijd: undefined, ouder: undefined, ouderOp: undefined },
			}),
		);
	const { members } = await at(57, (tx, actor) =>
		programmeScreen({ tx, actor, params: { id: programme }, about: () => {} }),
	);
	const memberCalled = (called: string): string => members.find((one) => one.called === called)?.id ?? '';
	const steps = async (called: string, ...done: ('introduction' | 'training' | 'certificate')[]) => {
		for (const stap of done)
			await at(50, (tx, actor) => stepDone(tx, actor, programme, { lid: memberCalled(called), stap, op: dayAgo(51) }));
	};
	/** Both are asked, and say yes. */
	const together = async (child: string, student: string, daysAgo: number): Promise<string> => {
		const pair = await at(daysAgo, (tx, actor) =>
			pairUp(tx, actor, programme, { vraagt: memberCalled(child), maatje: memberCalled(student) }),
		);
		for (const who of student === 'Henk' ? [marloes, henk] : [marloes])
			await at(
				daysAgo - 2,
				async (tx, actor) => {
					for (const { sideId, state, task } of await matchesOfTeam(tx))
						if (state === 'asked' && task.startsWith('Kind en student'))
							await answerMatch(
								tx,
								actor,
								{ sideId },
								{
									...{ antwoord: 'yes', naam: '', bereik: '0600000300', reden: undefined, niemeer: false },
								},
							);
				},
				who,
			);
		return pair;
	};

	await steps('Henk', 'introduction', 'training', 'certificate');
	await steps('Daan', 'introduction', 'training', 'certificate');
	await steps('Esra', 'introduction', 'training', 'certificate');

	const over = await together('Jip', 'Daan', 48);
	await at(44, (tx, actor) => beginPair(tx, actor, over));
	const story = 'Samen naar de bibliotheek en naar een garage. Hij stelde de hele dag vragen.';
	await at(8, (tx, actor) =>
		tellStory(tx, actor, over, { kant: 'buddy', verhaal: story, delen: true, ouderJa: false }),
	);
	await at(8, (tx, actor) => endPair(tx, actor, over));

	const running = await together('Sami', 'Henk', 26);
	await at(22, (tx, actor) => beginPair(tx, actor, running));
	await at(22, (tx, actor) => noteAgreements(tx, actor, running, 'Elke woensdag om drie uur bij het buurthuis.'));
	await at(22, (tx, actor) =>
		noteMoney(tx, actor, running, { nieuw: newId(), soort: 'given', bedrag: 4000, wat: 'Eerste deel', op: dayAgo(22) }),
	);
	await at(
		12,
		(tx, actor) =>
			noteMoney(tx, actor, running, { nieuw: newId(), soort: 'spent', bedrag: 1250, wat: 'Zwembad', op: dayAgo(12) }),
		henk,
	);
	await at(6, async (tx, actor) => {
		const { clicks } = await pairScreen({ tx, actor, params: { koppel: running }, about: () => {} });
		const vraag = clicks.find(({ side }) => side === 'asks')?.id ?? '';
		await answerClick(tx, actor, running, { vraag, klik: 'yes', verder: 'go-on' });
	});

	await together('Bo', 'Esra', 5);
	return true;
}
