import {
	addSlot,
	answerWatch,
	askWatcher,
	byWatchCode,
	callRoll,
	makeWatch,
	takeTurn,
	tellVisit,
	watchCards,
	watchScreen,
} from '#modules/watching/index.server';
import type { Actor } from '#platform/actor';
import { clock, moveClockTo } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { dayAfter, mondayOf } from '#platform/wall-time';
import { actorsOf, ownActors } from './actors-of.ts';
import { beforeToday } from './before-today.ts';
import { demoId } from './demo-id.ts';
import type { Demo } from './read-demo.ts';

const yes = { wie: undefined, antwoord: 'yes' as const, naam: '', bereik: '', eerst: '', eerstBereik: '' };
/** What comes back every week (1 is Monday), and who of the four goes this week; nobody yet where none is named. */
const rota: [weekday: number, part: 'morning' | 'afternoon', what: 'visit' | 'phone' | 'walk', who?: string][] = [
	[1, 'morning', 'visit', 'henk'],
	[2, 'afternoon', 'phone', 'samira'],
	[3, 'morning', 'visit', 'yusuf'],
	[4, 'afternoon', 'phone', 'samira'],
	[5, 'morning', 'visit'],
	[6, 'morning', 'visit', 'henk'],
	[7, 'afternoon', 'walk', 'samira'],
	[7, 'morning', 'visit'],
];

/** A circle around mevrouw Yildiz with a rota for this week, and a coffee morning that misses who is not there. */
export async function loadDemoWatching(demo: Demo, municipalityId: string): Promise<boolean> {
	const staff = await actorsOf(demo, municipalityId);
	const [marloes, yusuf] = [staff('marloes'), staff('yusuf')];
	const [samira, henk] = ownActors(municipalityId) as [Actor, Actor];
	const as = <T>(actor: Actor, work: (tx: Tx, actor: Actor) => Promise<T>) =>
		asActor(actor, 'community', (tx) => work(tx, actor));
	if ((await as(marloes, (tx) => watchCards(tx, 'self'))).length > 0) return false;
	const at = async <T>(moment: Date, work: () => Promise<T>): Promise<T> => {
		const back = moveClockTo(moment);
		return work().finally(back);
	};
	const { daysAgo } = beforeToday();
	const today = clock.today();
	const agreed = {
		id: undefined,
		naam: '',
		bereik: '',
		praktisch: '',
		tot: dayAfter(today, 90),
		eerst: '',
		eerstBereik: '',
		dan: '',
		danBereik: '',
		teams: false,
		hulp: false,
		gevraagd: true,
	};
	await daysAgo(20, async () => {
		await around();
		await coffee();
	});
	return true;

	async function around(): Promise<void> {
		const id = await as(marloes, (tx, actor) =>
			makeWatch(tx, actor, {
				...agreed,
				soort: 'person',
				kaart: demoId('card', 'p002'),
				wat: ['visit', 'phone', 'walk'],
				praktisch: 'Bel twee keer aan. Ze komt met een stok naar de deur.',
				eerst: 'Aylin, haar dochter',
				eerstBereik: '0600000301',
				dan: 'Marloes',
				danBereik: 'marloes.tilstra@voorbeeld.nl',
			}),
		);
		const ask = (who: { naam?: string; kaart?: string; collega?: string }) =>
			as(marloes, (tx, actor) =>
				askWatcher(tx, actor, 'self', id, { naam: '', kaart: undefined, collega: undefined, akkoord: true, ...who }),
			);
		await ask({ kaart: henk.personId as string });
		await ask({ collega: `${yusuf.personId}:${yusuf.teamId}` });
		const { code } = await ask({ naam: 'Samira' });
		await ask({ naam: 'Fatma van hiernaast' });
		const person = await as(marloes, async (tx, actor) => {
			const screen = await watchScreen(page(tx, actor, id));
			return screen.members.find(({ role }) => role === 'watched')?.id ?? '';
		});
		await as(marloes, (tx, actor) => answerWatch(tx, actor, 'self', id, { ...yes, wie: person }));
		await as(henk, (tx, actor) => answerWatch(tx, actor, 'self', id, { ...yes, bereik: '0600000302' }));
		await as(yusuf, (tx, actor) => answerWatch(tx, actor, 'self', id, yes));
		await as(samira, (tx, actor) =>
			answerWatch(tx, actor, byWatchCode(code ?? ''), '', { ...yes, naam: 'Samira', bereik: '0600000303' }),
		);
		for (const [dag, deel, wat] of rota)
			await as(marloes, (tx) => addSlot(tx, 'self', id, { dag, datum: undefined, deel, wat }));
		const monday = mondayOf(today);
		const goers: Record<string, Actor> = { henk, samira, yusuf };
		for (const [weekday, deel, wat, who] of rota) {
			const actor = who && goers[who];
			const dag = dayAfter(monday, weekday - 1);
			if (!actor) continue;
			await at(new Date(`${monday}T07:00:00Z`), () =>
				as(actor, (tx) => takeTurn(tx, 'self', id, { over: person, dag, deel, wat })),
			);
			if (dag < today)
				await at(new Date(`${dag}T16:00:00Z`), async () => {
					const { turns } = await as(actor, (tx) => watchScreen(page(tx, actor, id)));
					const turn = turns.find((one) => one.mine && one.day === dag && one.told === null);
					await as(actor, (tx) =>
						tellVisit(tx, actor, 'self', id, { beurt: turn?.id, over: undefined, zorg: undefined }),
					);
				});
		}
	}

	async function coffee(): Promise<void> {
		const id = await as(marloes, (tx, actor) =>
			makeWatch(tx, actor, {
				...agreed,
				soort: 'group',
				kaart: undefined,
				naam: 'Koffieochtend op dinsdag',
				wat: ['phone', 'visit'],
			}),
		);
		const members: string[] = [];
		for (const key of ['p007', 'p033', 'p035', 'p037'])
			await as(marloes, async (tx, actor) => {
				const asked = { naam: '', kaart: demoId('card', key), collega: undefined, akkoord: false };
				const { memberId } = await askWatcher(tx, actor, 'self', id, asked);
				const calls = { eerst: 'een zus', eerstBereik: `060000031${members.length}` };
				await answerWatch(tx, actor, 'self', id, { ...yes, wie: memberId, ...calls });
				members.push(memberId);
			});
		await as(marloes, (tx, actor) =>
			askWatcher(tx, actor, 'self', id, { naam: '', kaart: henk.personId, collega: undefined, akkoord: false }),
		);
		await as(henk, (tx, actor) => answerWatch(tx, actor, 'self', id, { ...yes, bereik: '0600000302' }));
		const said = Object.fromEntries(members.map((member, nth) => [member, nth === 2 ? 'unknown' : 'here']));
		await at(new Date(`${today}T09:00:00Z`), () => as(henk, (tx) => callRoll(tx, 'self', id, said)));
	}
}

const page = (tx: Tx, actor: Actor, id: string) =>
	({ tx, actor, params: { id }, url: new URL('http://demo.test/'), about: () => {} }) as never;
