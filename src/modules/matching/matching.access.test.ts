import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { asActor, type Tx } from '#platform/db/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { type PersonaName, persona, personaNames, personId, seedPeople } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import { answerMatch, byCode, cardBehind, endMatch, slipFor, tellHowItWent } from './answer-match.server.ts';
import type { MatchCard } from './match.ts';
import { matchesScreen, matchScreen, ownMatchesScreen, ownMatchScreen } from './match-screens.server.ts';
import {
	keepApart,
	matchCards,
	notTogether,
	ownMatchSides,
	proposeInStore,
	turnMatching,
	whoCanBeAsked,
} from './matches.store.server.ts';
import { cardOf, seedNeighbours, talentOf } from './matching.fixtures.ts';
import { leaveOut, proposeMatch, switchMatching } from './propose-match.server.ts';
import { endForWithdrawn } from './tend-matches.server.ts';
import { wishScreen } from './wish-screen.server.ts';

const { asOwner } = useDatabase();
const as = <T>(who: PersonaName | Actor, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> => {
	const actor = typeof who === 'string' ? persona(who) : who;
	return asActor(actor, 'community', (tx) => work(tx, actor));
};
const yes = { antwoord: 'yes' as const, naam: '', bereik: '0612345678', reden: undefined, niemeer: false };
const proposal = {
	wens: talentOf('naima'),
	talent: talentOf('henk'),
	soort: 'help' as const,
	taak: 'Samen een verwilderde tuin netjes maken.',
	praktisch: '',
	terug: '',
	gekeken: false,
};
const doors = (all: ((tx: Tx, actor: Actor) => Promise<unknown>)[]) => all;
/** Everybody of Waterveen and Elders but those whose match it is, and Soraya, who is of Marloes' team. */
const strangers = personaNames.filter((name) => !['henk', 'marloes', 'soraya'].includes(name));

let sides: { asks: string; offers: string; match: string };

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
	await seedNeighbours(asOwner);
});
/** Naima of Marloes' team, and Henk the volunteer who signs in himself. */
beforeEach(async () => {
	await asOwner('delete from community.match');
	await asOwner('delete from community.match_exclusion');
	await asOwner('update community.person_card set consent_withdrawn_at = null');
	const { id, sideId } = await as('marloes', (tx, actor) => proposeMatch(tx, actor, proposal));
	const { rows } = await asOwner(`select id from community.match_side where match_id = $1 and side = 'offers'`, [id]);
	sides = { match: id, asks: sideId, offers: rows[0].id };
});

const bothSayYes = async (): Promise<void> => {
	await as('marloes', (tx, actor) => answerMatch(tx, actor, { sideId: sides.asks }, yes));
	await as('henk', (tx, actor) =>
		answerMatch(tx, actor, { sideId: sides.offers }, { ...yes, bereik: 'henk@voorbeeld.nl' }),
	);
};
const screen = (id: string, tx: Tx, actor: Actor) =>
	({
		tx,
		actor,
		params: { id },
		url: new URL('http://waterveen.test/'),
		event: { setHeaders: () => {} },
		about: () => {},
	}) as never;

describe('a volunteer', () => {
	test('sees a match card: a first name, the task, practicalities and a number, and no card or file', async () => {
		await bothSayYes();
		const { match } = await as('henk', (tx, actor) => ownMatchScreen(screen(sides.offers, tx, actor)));
		expect(match).toMatchObject({ otherCalled: 'naima', otherContact: '0612345678', task: proposal.taak });
		expect(JSON.stringify(match)).not.toContain(cardOf('naima'));
		const found = await as('henk', async (tx) => [
			(await sql`select id from community.person_card where id = ${cardOf('naima')}`.execute(tx)).rows,
			(await sql`select id from community.talent where card_id = ${cardOf('naima')}`.execute(tx)).rows,
		]);
		expect(found).toEqual([[], []]);
	});

	test('is reached by a number on the page of the match, which names her in the trail, and not on a list', async () => {
		await bothSayYes();
		const about: unknown[] = [];
		await as('marloes', (tx, actor) =>
			matchScreen({
				...(screen(sides.asks, tx, actor) as object),
				about: (whom: unknown) => about.push(whom),
			} as never),
		);
		expect(about).toMatchObject([{ type: 'match', personIds: expect.arrayContaining([cardOf('naima')]) }]);
		const list = await as('marloes', (tx, actor) => matchesScreen({ tx, actor }));
		expect(list.running).not.toEqual([]);
		expect(JSON.stringify(list)).not.toContain('henk@voorbeeld.nl');
	});

	test('knows nothing before both said yes, and nothing any more when it is over', async () => {
		const before = await as('henk', (tx) => matchCards(tx));
		expect(before.map(({ otherCalled, otherContact }) => otherCalled + otherContact)).toEqual(['']);
		await bothSayYes();
		await as('marloes', (tx) => endMatch(tx, { sideId: sides.asks }));
		expect(await as('henk', (tx) => matchCards(tx))).toEqual([]);
		await expect(as('henk', (tx, actor) => ownMatchScreen(screen(sides.offers, tx, actor)))).rejects.toMatchObject({
			status: 404,
		});
	});

	test('reads what is kept of him, also when it is over, and nobody else does', async () => {
		await bothSayYes();
		await as('henk', (tx) => endMatch(tx, { sideId: sides.offers }));
		expect((await as('henk', (tx) => ownMatchSides(tx))).map(({ id, task }) => [id, task])).toEqual([
			[sides.offers, proposal.taak],
		]);
		const [kept] = await as('henk', (tx) => ownMatchSides(tx));
		expect(kept?.said).toEqual({ answer: 'yes', because: null, askAgainOn: null, happened: null, clicked: null });
		for (const name of [...strangers, 'marloes' as const])
			expect(await as(name, (tx) => ownMatchSides(tx))).toEqual([]);
	});

	test('must be reachable by himself when no team keeps his card', async () => {
		await expect(
			as('henk', (tx, actor) => answerMatch(tx, actor, { sideId: sides.offers }, { ...yes, bereik: '' })),
		).rejects.toMatchObject({ code: 'required', field: 'bereik' });
	});

	test('tries every address and learns nothing', async () => {
		for (const id of [sides.asks, sides.match, cardOf('naima'), talentOf('naima')])
			for (const door of doors([
				(tx: Tx, actor: Actor) => ownMatchScreen(screen(id, tx, actor)),
				(tx: Tx, actor: Actor) => matchScreen(screen(id, tx, actor)),
				(tx: Tx, actor: Actor) => wishScreen(screen(id, tx, actor)),
				(tx: Tx, actor: Actor) => answerMatch(tx, actor, { sideId: id }, yes),
				(tx: Tx) =>
					tellHowItWent(
						tx,
						{ sideId: id },
						{ gelukt: 'yes', klik: undefined, verder: 'done', naar: undefined, stap: '' },
					),
				(tx: Tx) => endMatch(tx, { sideId: id }),
				(tx: Tx) => slipFor(tx, id),
			]))
				await expect(as('henk', door), id).rejects.toMatchObject({ status: 404 });
		const { waiting, running, wishes } = await as('henk', (tx, actor) => matchesScreen({ tx, actor }));
		expect([waiting, running, wishes]).toEqual([[], [], []]);
	});

	test('sees what he gave and got, and nobody else does', async () => {
		await bothSayYes();
		await as('henk', (tx) =>
			tellHowItWent(
				tx,
				{ sideId: sides.offers },
				{ gelukt: 'yes', klik: 'yes', verder: 'go-on', naar: undefined, stap: '' },
			),
		);
		const balance = (name: PersonaName) =>
			as(name, async (tx, actor) => (await ownMatchesScreen({ tx, actor })).balance);
		expect(await balance('henk')).toEqual({ gave: 1, got: 0 });
		for (const name of strangers) expect(await balance(name), name).toEqual({ gave: 0, got: 0 });
		expect(await balance('marloes')).toEqual({ gave: 0, got: 0 });
	});
});

describe('nobody else', () => {
	test.each(strangers)('%s sees, answers, ends or opens nothing of it', async (name) => {
		await bothSayYes();
		expect(await as(name, (tx) => matchCards(tx))).toEqual([]);
		for (const id of [sides.asks, sides.offers])
			for (const door of doors([
				(tx: Tx, actor: Actor) => matchScreen(screen(id, tx, actor)),
				(tx: Tx, actor: Actor) => ownMatchScreen(screen(id, tx, actor)),
				(tx: Tx, actor: Actor) => answerMatch(tx, actor, { sideId: id }, yes),
				(tx: Tx) => endMatch(tx, { sideId: id }),
				(tx: Tx) => slipFor(tx, id),
			]))
				await expect(as(name, door), name).rejects.toMatchObject({ status: 404 });
	});

	test.each(strangers)('%s cannot propose or leave out for a wish of another team', async (name) => {
		await asOwner('delete from community.match');
		await expect(as(name, (tx, actor) => proposeMatch(tx, actor, proposal))).rejects.toMatchObject({
			status: expect.any(Number),
		});
		await expect(
			as(name, (tx, actor) =>
				leaveOut(tx, actor, { wishId: talentOf('naima'), talentId: talentOf('cor'), because: 'not-a-fit' }),
			),
		).rejects.toMatchObject({ status: expect.any(Number) });
		// And past our own commands, at the wall itself.
		const moment = new Date();
		await as(name, async (tx) => {
			expect(
				await proposeInStore(tx, {
					...{ id: crypto.randomUUID(), sideIds: [crypto.randomUUID(), crypto.randomUUID()] as const },
					...{ wishId: proposal.wens, talentId: proposal.talent, kind: 'help', needCode: 'garden-help' },
					...{ task: 'Zomaar iets.', practical: '', inReturn: '', rules: ['near'], fields: ['area_code'] },
					...{ at: moment, answerBy: '2030-01-01' },
				}),
			).toBe(false);
			await keepApart(tx, {
				...{ id: crypto.randomUUID(), wishId: proposal.wens, talentId: proposal.talent },
				...{ because: 'not-a-fit', at: moment },
			});
		});
		expect((await asOwner('select * from community.match_exclusion')).rows).toEqual([]);
	});

	test('no resident, volunteer or lead learns who can be asked or who is kept apart', async () => {
		for (const name of ['samira', 'henk', 'ingrid', 'bram', 'anouk', 'tariq', 'gea'] as const) {
			const found = await as(name, async (tx) => [
				await whoCanBeAsked(tx, [cardOf('cor'), cardOf('naima')], new Date(0)),
				await notTogether(tx, [cardOf('naima')], new Date(0)),
			]);
			expect(
				found.map(({ size }) => size),
				name,
			).toEqual([0, 0]);
		}
	});

	test('a row is read or written by nobody: only the functions give what one may know', async () => {
		for (const name of personaNames)
			await as(name, async (tx) => {
				expect((await sql`select id from community.match`.execute(tx)).rows).toEqual([]);
			});
		for (const query of [
			sql`select called from community.match_side`,
			sql`update community.match set state = 'agreed'`,
			sql`select community.close_match(${sides.match}, now())`,
			sql`select community.own_side(${sides.asks}, null)`,
		])
			await expect(as('marloes', (tx) => query.execute(tx))).rejects.toThrow(/permission denied/);
	});

	test('tasks that are not theirs do nothing in anybody’s hands', async () => {
		await as('marloes', async (tx) => {
			await sql`select community.forget_in_matching(${cardOf('naima')}, true, now())`.execute(tx);
			expect((await sql`select community.tend_matches('2100-01-01', '2100-01-01')`.execute(tx)).rows).toEqual([]);
			expect((await sql`select * from community.match_letters(${sides.match})`.execute(tx)).rows).toEqual([]);
		});
		const { rows } = await asOwner('select state from community.match');
		expect(rows).toEqual([{ state: 'asked' }]);
	});

	test('only the administrator turns it off', async () => {
		for (const name of personaNames.filter((one) => one !== 'tariq' && one !== 'ruth')) {
			await expect(
				as(name, (tx, actor) => switchMatching(tx, actor, false)),
				name,
			).rejects.toMatchObject({
				permission: 'matching.switch',
			});
			await expect(
				as(name, (tx) => turnMatching(tx, waterveen, false, new Date())),
				name,
			).rejects.toThrow(/row-level security/);
		}
		await as('tariq', (tx, actor) => switchMatching(tx, actor, false));
		await as('tariq', (tx, actor) => switchMatching(tx, actor, true));
	});
});

describe('a code', () => {
	test('guessed opens nothing, and shows no card of whose it is', async () => {
		const nobody = anonymous(waterveen);
		const code = await as('marloes', (tx) => slipFor(tx, sides.asks));
		const guessed = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;
		expect(await as(nobody, (tx) => cardBehind(tx, guessed))).toBeUndefined();
		await expect(as(nobody, (tx, actor) => answerMatch(tx, actor, byCode(guessed), yes))).rejects.toMatchObject({
			status: 404,
		});
		const shown = (await as(nobody, (tx) => cardBehind(tx, code))) as MatchCard;
		expect(JSON.stringify(shown)).not.toMatch(new RegExp(`naima|${cardOf('naima')}|${personId('henk')}`));
	});

	test('a resident withdraws, and the page of the other is gone', async () => {
		const code = await as('marloes', (tx) => slipFor(tx, sides.asks));
		await bothSayYes();
		const nobody = anonymous(waterveen);
		expect((await as(nobody, (tx) => cardBehind(tx, code)))?.otherCalled).toBe('Henk');
		await asOwner('update community.person_card set consent_withdrawn_at = now() where id = $1', [personId('henk')]);
		expect(await as(nobody, (tx) => cardBehind(tx, code))).toBeUndefined();
		await endForWithdrawn({ municipalityId: waterveen, subjectId: personId('henk') });
		expect(await as('henk', (tx) => matchCards(tx))).toEqual([]);
		expect((await asOwner('select state from community.match')).rows).toEqual([{ state: 'ended' }]);
	});
});
