import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { dayAfter } from '#platform/wall-time';
import { useDatabase, waterveen } from '#testing/database';
import { moveDays } from '#testing/days';
import { type PersonaName, persona, personaNames, personId, seedPeople, teamId } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import { askPeers, forgetInPeers, forgetUnshared, moveInPeers, openWhenEnough, tendPeers } from './ask-peers.server.ts';
import {
	agreeOn,
	bringAlong,
	bringCoffee,
	byPeerCode,
	callOff,
	feel,
	meetAgain,
	peerSlip,
	sayToPeers,
} from './be-in-group.server.ts';
import type { PeerAnswer } from './peer.ts';
import { asksHeard } from './peer-asks.store.server.ts';
import { groupsSeen } from './peer-groups.store.server.ts';
import { ownPeersScreen, peerAskScreen, peerCodeScreen, peerGroupScreen, peersScreen } from './peer-screens.server.ts';
import { letStand, proposePeers, stopPeers } from './propose-peers.server.ts';

const { asOwner } = useDatabase();
const as = <T>(name: PersonaName, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(persona(name), 'community', (tx) => work(tx, persona(name)));
const visitor = anonymous(waterveen);
const outside = <T>(work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(visitor, 'community', (tx) => work(tx, visitor));
const page = (tx: Tx, actor: Actor, params: object = {}) => ({ tx, actor, params, about: () => {} }) as never;

/** Six of Marloes' team, and six of Yusuf's, of another organisation. */
const cardOf = (team: 'brokers' | 'west', nth: number): string =>
	`019b0000-0000-7000-8000-c${team === 'brokers' ? 'a' : 'b'}${String(nth).padStart(10, '0')}`;
const wish = (card: string, need = 'carers-together') =>
	asOwner(
		`insert into community.talent (municipality_id, id, card_id, kind, words, need_code, area_code, shared_since, confirmed_on, made_at)
		values ($1, $2, $3, 'wish', 'x', $4, 'BU99010101', current_date, current_date, now())`,
		[waterveen, newId(), card, need],
	);
const form = () => ({
	id: undefined,
	room: 'carers WK990101',
	where: 'Buurthuis, kleine zaal',
	on: dayAfter(clock.today(), 10),
	at: '10:30',
});

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
	for (const team of ['brokers', 'west'] as const)
		for (let nth = 0; nth < 6; nth++)
			await asOwner(
				`insert into community.person_card (municipality_id, id, called, area_code, keeper_id, team_id, consent_given_on, consent_how, made_at, last_active_on)
				values ($1, $2, $3, 'BU99010101', $4, $5, current_date, 'spoken', now(), current_date)`,
				[
					waterveen,
					cardOf(team, nth),
					`${team}${nth}`,
					personId(team === 'brokers' ? 'marloes' : 'yusuf'),
					teamId(team),
				],
			);
});
beforeEach(async () => {
	await asOwner('delete from community.peer_group');
	await asOwner('delete from community.talent');
	await asOwner('delete from community.mail');
	await asOwner('update community.person_card set consent_withdrawn_at = null');
	for (let nth = 0; nth < 5; nth++) await wish(cardOf('brokers', nth));
});

async function asked(): Promise<string> {
	const id = await as('marloes', (tx, actor) => proposePeers(tx, actor, form()));
	await askPeers({ municipalityId: waterveen, subjectId: id });
	return id;
}
const news = (subjectId: string) => ({ municipalityId: waterveen, subjectId });
const askOf = async (who: PersonaName, card: string): Promise<string> =>
	(await as(who, (tx) => asksHeard(tx))).find(({ cardId }) => cardId === card)?.id ?? '';
const sayAs = async (who: PersonaName, card: string, answer: PeerAnswer) => {
	const id = await askOf(who, card);
	await as(who, (tx, actor) => sayToPeers(tx, actor, null, { id, answer }));
};
async function sayByCode(
	card: string,
	who: PersonaName = 'marloes',
): Promise<{ ask: string; hash: string | null; code: string }> {
	const ask = await askOf(who, card);
	const code = await as(who, (tx) => peerSlip(tx, ask));
	const hash = byPeerCode(code);
	await outside((tx, actor) => sayToPeers(tx, actor, hash, { id: ask, answer: 'yes' }));
	return { ask, hash, code };
}
/** Opens with the five of Marloes' team; the first two hold a code. */
async function opened(): Promise<{ id: string; ask: string; hash: string | null; code: string }> {
	const id = await asked();
	for (let nth = 2; nth < 5; nth++) await sayAs('marloes', cardOf('brokers', nth), 'yes');
	await sayByCode(cardOf('brokers', 1));
	const first = await sayByCode(cardOf('brokers', 0));
	await openWhenEnough(news(id));
	return { id, ...first };
}
const seenBy = (code: string) => outside(async (tx, actor) => (await peerCodeScreen(page(tx, actor, { code }))).ask);

describe('for how many a group could fit', () => {
	const rooms = (who: PersonaName) =>
		as(who, async (tx, actor) => (await peersScreen(page(tx, actor))).rooms.map(({ many }) => many));
	test('is said in steps of five, and never under five', async () => {
		expect(await rooms('marloes')).toEqual([5]);
		await wish(cardOf('brokers', 5));
		expect(await rooms('marloes')).toEqual([5]);
		await asOwner('delete from community.talent where card_id in ($1, $2)', [
			cardOf('brokers', 0),
			cardOf('brokers', 1),
		]);
		expect(await rooms('marloes')).toEqual([]);
	});

	test('says nothing of fewer than five of others, also not to who adds people of their own', async () => {
		expect(await rooms('yusuf')).toEqual([5]);
		await asOwner('delete from community.talent where card_id = $1', [cardOf('brokers', 0)]);
		for (let nth = 0; nth < 4; nth++) {
			await wish(cardOf('west', nth));
			expect(await rooms('yusuf')).toEqual([]);
			expect(await rooms('marloes')).toEqual([]);
		}
	});

	test('leaves out who rests and what was not shared, and is not for who works elsewhere or governs', async () => {
		await asOwner('update community.person_card set consent_withdrawn_at = now() where id = $1', [
			cardOf('brokers', 0),
		]);
		expect(await rooms('marloes')).toEqual([]);
		await asOwner('update community.person_card set consent_withdrawn_at = null');
		for (const name of ['femke', 'ingrid', 'samira', 'henk', 'dewi', 'bram', 'tariq'] as const)
			expect([name, await rooms(name)]).toEqual([name, []]);
	});
});

describe('who is asked', () => {
	test('is asked apart, through who keeps the card, with a neutral letter', async () => {
		await wish(cardOf('west', 0));
		const id = await asked();
		await askPeers(news(id));
		expect((await as('marloes', (tx) => asksHeard(tx))).length).toBe(5);
		const yusufs = await as('yusuf', (tx) => asksHeard(tx));
		expect(yusufs.map(({ cardId }) => cardId)).toEqual([cardOf('west', 0)]);
		const { rows } = await asOwner('select template, facts from community.mail');
		expect(rows).toHaveLength(2);
		expect(JSON.stringify(rows)).not.toMatch(/zorg|carer|Buurthuis/i);
		await expect(as('yusuf', (tx, actor) => peerGroupScreen(page(tx, actor, { id })))).rejects.toMatchObject({
			status: 404,
		});
	});

	test('is nobody else’s to know: not who, not how many, not what they said', async () => {
		const id = await asked();
		await sayAs('marloes', cardOf('brokers', 0), 'yes');
		for (const name of personaNames.filter((one) => one !== 'marloes')) {
			expect([name, await as(name, (tx) => asksHeard(tx)), await as(name, (tx) => groupsSeen(tx, waterveen))]).toEqual([
				name,
				[],
				[],
			]);
			const ask = await askOf('marloes', cardOf('brokers', 1));
			for (const act of [
				(tx: Tx, actor: Actor) => sayToPeers(tx, actor, null, { id: ask, answer: 'yes' }),
				(tx: Tx) => peerSlip(tx, ask),
				(tx: Tx, actor: Actor) => peerAskScreen(page(tx, actor, { id: ask })),
				(tx: Tx, actor: Actor) => stopPeers(tx, actor, id),
			])
				await expect(as<unknown>(name, act), name).rejects.toMatchObject({ status: 404 });
		}
		await expect(as('marloes', (tx) => tx.selectFrom('community.peer_ask').select('id').execute())).resolves.toEqual(
			[],
		);
	});

	test('begins where somebody works, for a theme with room, on a day people can reach', async () => {
		for (const name of ['ingrid', 'samira', 'henk', 'femke', 'tariq'] as const)
			await expect(
				as(name, (tx, actor) => proposePeers(tx, actor, form())),
				name,
			).rejects.toMatchObject({ status: 404 });
		const propose = (over: object) => as('marloes', (tx, actor) => proposePeers(tx, actor, { ...form(), ...over }));
		await expect(propose({ room: 'missing-somebody WK990101' })).rejects.toMatchObject({ code: 'peers-too-few' });
		await expect(propose({ on: clock.today() })).rejects.toMatchObject({ code: 'peers-date' });
		await expect(propose({ where: 'Bel 06 12345678' })).rejects.toMatchObject({ code: 'peers-where' });
		const id = newId();
		expect(await propose({ id })).toBe(id);
		expect(await propose({ id })).toBe(id);
	});

	test('says it themselves, and then their worker does not read what', async () => {
		await asked();
		const ask = await askOf('marloes', cardOf('brokers', 0));
		const hash = byPeerCode(await as('marloes', (tx) => peerSlip(tx, ask)));
		await outside((tx, actor) => sayToPeers(tx, actor, hash, { id: ask, answer: 'no' }));
		expect((await as('marloes', (tx) => asksHeard(tx))).find(({ id }) => id === ask)?.answer).toBe('elsewhere');
		await expect(
			as('marloes', (tx, actor) => sayToPeers(tx, actor, null, { id: ask, answer: 'yes' })),
		).rejects.toMatchObject({ status: 404 });
	});
});

describe('a group', () => {
	test('opens at the fifth yes and not before, by the task alone, and then each gets place and day', async () => {
		const id = await asked();
		for (let nth = 0; nth < 3; nth++) await sayAs('marloes', cardOf('brokers', nth), 'yes');
		await sayByCode(cardOf('brokers', 3));
		await openWhenEnough(news(id));
		const state = () =>
			as('marloes', async (tx, actor) => (await peerGroupScreen(page(tx, actor, { id }))).group.state);
		expect(await state()).toBe('asking');
		await expect(
			as('marloes', (tx) => tx.updateTable('community.peer_group').set({ opened_on: clock.today() }).execute()),
		).rejects.toThrow(/opens once/);
		const first = await askOf('marloes', cardOf('brokers', 0));
		const heard = () =>
			as('marloes', async (tx, actor) => (await peerAskScreen(page(tx, actor, { id: first }))).ask.meetings);
		expect(await heard()).toEqual([]);
		await sayByCode(cardOf('brokers', 4));
		await openWhenEnough(news(id));
		expect(await state()).toBe('open');
		expect(await heard()).toMatchObject([{ where: 'Buurthuis, kleine zaal', at: '10:30' }]);
	});

	test('does not tell a worker who passed on four yeses that a fifth came', async () => {
		const id = await asked();
		for (let nth = 0; nth < 4; nth++) await sayAs('marloes', cardOf('brokers', nth), 'yes');
		await sayByCode(cardOf('brokers', 4));
		await openWhenEnough(news(id));
		expect((await asOwner('select opened_on from community.peer_group')).rows).toEqual([{ opened_on: null }]);
	});

	test('keeps somebody of whom two cards turn out to be one', async () => {
		const { id } = await opened();
		const [gone, kept] = [cardOf('brokers', 0), cardOf('brokers', 5)];
		await asOwner('update community.person_card set merged_into = $2, merged_at = now() where id = $1', [gone, kept]);
		await asOwner('update community.person_card set erased_at = now() where id = $1', [gone]);
		await moveInPeers(news(gone));
		expect(
			(await asOwner('select answer from community.peer_ask where group_id = $1 and card_id = $2', [id, kept])).rows,
		).toEqual([{ answer: 'yes' }]);
		await asOwner('update community.person_card set merged_into = null, merged_at = null, erased_at = null');
	});

	test('runs itself: dates, what was agreed, coffee, a neighbour, and one question', async () => {
		const { ask, hash, code } = await opened();
		const id = ask;
		await outside(async (tx) => {
			await meetAgain(tx, hash, { id, on: dayAfter(clock.today(), 20), at: '14:00', where: 'Het park' });
			await agreeOn(tx, hash, { id, agreed: 'Wat je hier hoort, blijft hier.' });
			await feel(tx, hash, { id, pulse: 'good' });
		});
		let seen = await seenBy(code);
		expect(seen).toMatchObject({ inside: true, agreed: 'Wat je hier hoort, blijft hier.', askPulse: false });
		expect(seen?.meetings.map(({ where }) => where)).toEqual(['Buurthuis, kleine zaal', 'Het park']);
		const [first, second] = (seen?.meetings ?? []).map((meeting) => meeting.id) as [string, string];
		await outside((tx) => bringCoffee(tx, hash, { id, meeting: first, called: 'Annet' }));
		await outside((tx) => callOff(tx, hash, { id, meeting: second }));
		const other = await outside((tx) => bringAlong(tx, hash, { id }));
		expect(await seenBy(other)).toMatchObject({ inside: false, meetings: [], agreed: '' });
		const neighbour = (await outside((tx) => asksHeard(tx, byPeerCode(other))))[0]?.id ?? '';
		await outside((tx, actor) => sayToPeers(tx, actor, byPeerCode(other), { id: neighbour, answer: 'yes' }));
		expect((await seenBy(other))?.meetings).toMatchObject([{ coffee: 'Annet', mine: false }]);
		await expect(
			outside((tx) => bringCoffee(tx, byPeerCode(other), { id: neighbour, meeting: first, called: 'Bea' })),
		).rejects.toMatchObject({ status: 404 });
		seen = await seenBy(code);
		expect(seen?.meetings).toMatchObject([{ coffee: 'Annet', mine: true }]);
	});

	test('is closed at once for who leaves or takes back their consent, with the name at the coffee', async () => {
		const { ask, hash, code } = await opened();
		const meeting = (await seenBy(code))?.meetings[0]?.id ?? '';
		await outside((tx) => bringCoffee(tx, hash, { id: ask, meeting, called: 'Annet' }));
		await asOwner('update community.person_card set consent_withdrawn_at = now() where id = $1', [
			cardOf('brokers', 0),
		]);
		expect(await seenBy(code)).toBeNull();
		await asOwner('update community.person_card set consent_withdrawn_at = null');
		await outside((tx, actor) => sayToPeers(tx, actor, hash, { id: ask, answer: 'no' }));
		expect(await seenBy(code)).toMatchObject({ inside: false, meetings: [], maySay: false });
		await expect(outside((tx) => agreeOn(tx, hash, { id: ask, agreed: 'x' }))).rejects.toMatchObject({ status: 404 });
		expect((await asOwner('select coffee from community.peer_meeting')).rows).toEqual([{ coffee: '' }]);
		await forgetInPeers(news(cardOf('brokers', 0)));
		expect((await asOwner('select 1 from community.peer_ask where card_id = $1', [cardOf('brokers', 0)])).rows).toEqual(
			[],
		);
	});

	test('is not opened by another key of the worker, and the homes it meets in are not theirs to read', async () => {
		const { id, ask, hash, code } = await opened();
		await expect(as('marloes', (tx) => peerSlip(tx, ask))).rejects.toMatchObject({ code: 'peers-no-slip' });
		const spoken = await askOf('marloes', cardOf('brokers', 2));
		await expect(as('marloes', (tx) => peerSlip(tx, spoken))).rejects.toMatchObject({ code: 'peers-no-slip' });
		expect(await seenBy(code)).toMatchObject({ answer: 'yes' });
		await outside((tx) =>
			meetAgain(tx, hash, { id: ask, on: dayAfter(clock.today(), 20), at: '10:00', where: 'Bij Ria thuis' }),
		);
		const maker = await as('marloes', (tx, actor) => peerGroupScreen(page(tx, actor, { id })));
		expect(maker.meetings.map(({ where }) => where)).toEqual(['Buurthuis, kleine zaal']);
		await as('marloes', (tx, actor) => stopPeers(tx, actor, id));
		expect((await asOwner('select where_words from community.peer_meeting')).rows).toEqual([
			{ where_words: 'Buurthuis, kleine zaal' },
		]);
	});

	test('is said of somebody through their worker by the page of that worker, not past it by the page for a code', async () => {
		await asked();
		const ask = await askOf('marloes', cardOf('brokers', 0));
		await expect(
			as('marloes', (tx, actor) => sayToPeers(tx, actor, byPeerCode('0000-0000-0000-0000'), { id: ask, answer: 'no' })),
		).rejects.toMatchObject({ status: 404 });
		expect((await asOwner('select answer from community.peer_ask where id = $1', [ask])).rows).toEqual([
			{ answer: null },
		]);
	});

	test('does not ask who no longer shares the wish, and counts nobody who rests', async () => {
		await wish(cardOf('brokers', 5));
		const id = await asked();
		for (let nth = 1; nth < 4; nth++) await sayAs('marloes', cardOf('brokers', nth), 'yes');
		for (const nth of [4, 5]) await sayByCode(cardOf('brokers', nth));
		await asOwner('update community.talent set shared_since = null where card_id = any ($1)', [
			[cardOf('brokers', 0), cardOf('brokers', 1)],
		]);
		await forgetUnshared({ municipalityId: waterveen });
		expect(await askOf('marloes', cardOf('brokers', 0))).toBe('');
		expect(await askOf('marloes', cardOf('brokers', 1))).not.toBe('');
		await asOwner('update community.person_card set consent_withdrawn_at = now() where id = $1', [
			cardOf('brokers', 4),
		]);
		await openWhenEnough(news(id));
		expect((await asOwner('select opened_on from community.peer_group')).rows).toEqual([{ opened_on: null }]);
	});

	test('stands by itself: from then on the worker sees and changes nothing of it', async () => {
		const { id, code } = await opened();
		await as('marloes', (tx, actor) => letStand(tx, actor, id));
		const screen = await as('marloes', (tx, actor) => peerGroupScreen(page(tx, actor, { id })));
		expect(screen).toMatchObject({ group: { state: 'by-itself' }, meetings: [], pulses: [] });
		const ask = await askOf('marloes', cardOf('brokers', 2));
		expect((await as('marloes', (tx, actor) => peerAskScreen(page(tx, actor, { id: ask })))).ask.meetings).toEqual([]);
		await expect(as('marloes', (tx, actor) => stopPeers(tx, actor, id))).rejects.toMatchObject({
			code: 'peers-not-yours',
		});
		expect(await seenBy(code)).toMatchObject({ inside: true, byItself: true });
	});

	test('ends when it did not open in time, or did not meet for half a year', async () => {
		const waiting = await asked();
		const later = async (days: number) => {
			const back = moveDays(days);
			await tendPeers().finally(back);
			return (await asOwner('select ended_on from community.peer_group where id = $1', [waiting])).rows[0]?.ended_on;
		};
		expect(await later(5)).toBeNull();
		expect(await later(12)).not.toBeNull();
	});
});

/** The same signs, whatever order rows of one's own team come in. */
const sorted = (seen: string): string => [...seen].sort().join('');

/** What B does: B is of another team, and with three of B's kind there are eight at most, never five of others. */
const doings = fc.array(
	fc.record({
		nth: fc.integer({ min: 0, max: 3 }),
		answer: fc.constantFrom<PeerAnswer | null>(null, 'yes', 'later', 'no'),
	}),
	{ minLength: 1, maxLength: 4 },
);
test('whatever others do below the threshold, every page and letter of everybody else is the same to the letter', async () => {
	/** Everything A, the maker and others without a right get to see, with ids that differ by chance taken out. */
	async function world(others: readonly { nth: number; answer: PeerAnswer | null }[]): Promise<string> {
		await asOwner('delete from community.peer_group');
		await asOwner('delete from community.mail');
		await asOwner(`delete from community.talent where card_id::text like '%-cb%'`);
		for (const nth of new Set(others.map((one) => one.nth))) await wish(cardOf('west', nth));
		const id = newId();
		await as('marloes', (tx, actor) => proposePeers(tx, actor, { ...form(), id }));
		await askPeers(news(id));
		await sayAs('marloes', cardOf('brokers', 0), 'yes');
		// Two have to say it themselves, and who did is asked through nobody any more.
		let themselves = false;
		for (const { nth, answer } of others) {
			if (nth !== 3 || (answer !== 'yes' && !themselves)) {
				if (answer) await sayAs('yusuf', cardOf('west', nth), answer);
			} else if (!themselves) {
				themselves = true;
				await sayByCode(cardOf('west', nth), 'yusuf');
			}
		}
		const a = await askOf('marloes', cardOf('brokers', 0));
		const code = await as('marloes', (tx) => peerSlip(tx, a));
		await openWhenEnough(news(id));
		const seen = [
			await as('marloes', (tx, actor) => peersScreen(page(tx, actor))),
			await as('marloes', (tx, actor) => peerGroupScreen(page(tx, actor, { id }))),
			await as('marloes', (tx, actor) => peerAskScreen(page(tx, actor, { id: a }))),
			await seenBy(code),
			await as('samira', (tx, actor) => ownPeersScreen({ tx, actor })),
			await as('soraya', (tx, actor) => peersScreen(page(tx, actor))),
			(
				await asOwner(
					'select template, facts from community.mail where account_id = (select account_id from community.worker where id = $1)',
					[personId('marloes')],
				)
			).rows,
		];
		// Who is of Marloes' team comes in an order by chance, with ids by chance.
		return JSON.stringify(seen)
			.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '-')
			.replace(/brokers\d/g, 'brokers');
	}
	const alone = sorted(await world([]));
	// So that it is no test of nothing: at five yeses it does show.
	expect(sorted(await world([0, 1, 2, 3].map((nth) => ({ nth, answer: 'yes' }))))).not.toBe(alone);
	await fc.assert(
		fc.asyncProperty(doings, async (others) => {
			// Three yeses and A's make four: below the threshold.
			const yes = new Set(others.filter(({ answer }) => answer === 'yes').map(({ nth }) => nth));
			fc.pre(yes.size <= 3);
			expect(sorted(await world(others))).toBe(alone);
		}),
		{ numRuns: 5 },
	);
}, 60_000);
