import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
	cardPage,
	cardsOfMyTeam,
	doubleCardsPage,
	eraseCardForPerson,
	eraseDueCards,
	finishMerges,
	keepBothCards,
	leaveCardAlone,
	mendCard,
	mergeCards,
	unmergeCards,
} from '#modules/people/index.server';
import { moveInSignals } from '#modules/signals/index.server';
import { addTalent, sharedTalents, talentsOf } from '#modules/talents/index.server';
import type { Actor } from '#platform/actor';
import { record } from '#platform/audit/index.server';
import { clock, moveClockTo } from '#platform/clock';
import { asActor, sql } from '#platform/db/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { persona, personaNames, personId, teamId } from '#testing/personas';
import { cards, seedCards } from '../../src/modules/talents/talents.fixtures.ts';

const { asOwner } = useDatabase();
const marloes = persona('marloes');
const soraya = persona('soraya');
const yusuf = persona('yusuf');
const second = '019b0000-0000-7000-8000-0000000000f7';
const as = <T>(actor: Actor, work: Parameters<typeof asActor<T>>[2]) => asActor(actor, 'community', work);
const pairs = (actor: Actor) =>
	as(actor, async (tx) =>
		(await doubleCardsPage({ tx, actor, about: () => {} })).map(({ left, right, because }) => [
			left.id,
			right.id,
			because,
		]),
	);
const words = async (card: string) => (await as(marloes, (tx) => talentsOf(tx, card))).map((one) => one.words).sort();
let putBack = () => {};

beforeAll(() => seedCards(asOwner));
beforeEach(async () => {
	await asOwner('delete from community.talent');
	await asOwner('delete from community.signal');
	await asOwner('delete from community.person_card where id = $1', [second]);
	await asOwner(
		`update community.person_card set phone = '', not_same_as = '{}', restricted_at = null, erase_on = null where keeper_id is not null`,
	);
	await asOwner(
		`insert into community.person_card (municipality_id, id, called, area_code, keeper_id, team_id, phone, languages, consent_given_on, consent_how, made_at, last_active_on)
		values ($1, $2, 'NAIMA', 'BU99010101', $3, $4, '+31612345678', '{tr}', current_date, 'spoken', now() + interval '1 minute', current_date)`,
		[waterveen, second, personId('soraya'), teamId('brokers')],
	);
	await as(marloes, (tx) =>
		addTalent(tx, marloes, { cardId: cards.naima, kind: 'talent', words: 'Voorlezen', shared: true }),
	);
	await as(soraya, (tx) => addTalent(tx, soraya, { cardId: second, kind: 'wish', words: 'Zwemmen', shared: true }));
	await asOwner(
		`insert into community.signal (municipality_id, id, kind, area_code, text, source, person_id, receipt, captured_at) values ($1, gen_random_uuid(), 'wil', 'BU99010101', 'Wil zwemmen', 'worker', $2, 'r', now())`,
		[waterveen, second],
	);
});
afterEach(() => putBack());

describe('two cards that look alike', () => {
	test('are shown side by side to the team that keeps both, and to nobody else', async () => {
		for (const name of personaNames)
			expect(await pairs(persona(name)), name).toEqual(
				['marloes', 'soraya'].includes(name) ? [[cards.naima, second, 'name']] : [],
			);
	});
	test('are found by number first, and never over the wall of a team', async () => {
		await asOwner(`update community.person_card set phone = '+31612345678' where id in ($1, $2)`, [
			cards.naima,
			cards.jamal,
		]);
		expect(await pairs(marloes)).toEqual([[cards.naima, second, 'phone']]);
		expect(await pairs(yusuf)).toEqual([]);
	});
	test('are not asked about again when somebody says they are two people', async () => {
		await as(soraya, (tx) => keepBothCards(tx, soraya, cards.naima, second));
		expect(await pairs(marloes)).toEqual([]);
		expect(await as(marloes, async (tx) => (await cardsOfMyTeam(tx, marloes)).length)).toBe(3);
	});
});

describe('put together', () => {
	beforeEach(() => as(marloes, (tx) => mergeCards(tx, marloes, cards.naima, second)));

	test('they are one card with all that both said; the other address leads to it', async () => {
		expect(await words(cards.naima)).toEqual(['Voorlezen', 'Zwemmen']);
		expect((await as(marloes, (tx) => cardsOfMyTeam(tx, marloes))).map(({ id }) => id)).not.toContain(second);
		for (const id of [cards.naima, second]) {
			const { card, behind } = await as(marloes, (tx) =>
				cardPage({ tx, actor: marloes, params: { id }, about: () => {} }),
			);
			expect([card.id, behind.map((one) => one.id)]).toEqual([cards.naima, [second]]);
		}
		const change = { naam: 'Naïma', gebied: '', bereik: 'keeper', notitie: '', telefoon: '', mail: '' } as const;
		await as(soraya, (tx) => mendCard(tx, soraya, second, change));
		expect(
			(
				await asOwner('select called from community.person_card where id = any ($1) order by called', [
					[cards.naima, second],
				])
			).rows,
		).toEqual([{ called: 'NAIMA' }, { called: 'Naïma' }]);
		await asOwner(`update community.person_card set called = 'Naima', area_code = 'BU99010101' where id = $1`, [
			cards.naima,
		]);
	});
	test('they are taken apart again with nothing lost', async () => {
		await as(soraya, (tx) => unmergeCards(tx, soraya, second));
		expect([await words(cards.naima), await words(second)]).toEqual([['Voorlezen'], ['Zwemmen']]);
		expect(await pairs(marloes)).toHaveLength(1);
		await expect(as(soraya, (tx) => unmergeCards(tx, soraya, second))).rejects.toMatchObject({ code: 'cards-changed' });
	});
	test('the second rests when the first may not be used', async () => {
		const wishes = () => as(yusuf, async (tx) => (await sharedTalents(tx, waterveen, { kind: 'wish' })).length);
		expect(await wishes()).toBe(1);
		await asOwner('update community.person_card set restricted_at = now() where id = $1', [cards.naima]);
		expect(await wishes()).toBe(0);
		await asOwner('update community.person_card set restricted_at = null where id = $1', [cards.naima]);
		expect(await wishes()).toBe(1);
	});
	test('after thirty days what the second held goes over for good: words, number, languages, signals', async () => {
		putBack = moveClockTo(new Date(clock.now().getTime() + 29 * 86_400_000));
		expect(await finishMerges()).toBe(0);
		putBack();
		putBack = moveClockTo(new Date(clock.now().getTime() + 31 * 86_400_000));
		expect(await finishMerges()).toBe(1);
		const { rows: news } = await asOwner(`select subject_id from community.outbox where type = 'person-card.merged'`);
		for (const { subject_id } of news) await moveInSignals({ municipalityId: waterveen, subjectId: subject_id });
		expect(await words(cards.naima)).toEqual(['Voorlezen', 'Zwemmen']);
		const { rows } = await asOwner(
			'select id, called, phone, languages, erased_at is null as there from community.person_card where id = any ($1) order by id',
			[[cards.naima, second]],
		);
		expect(rows).toEqual([
			{ id: cards.naima, called: 'Naima', phone: '+31612345678', languages: ['ar', 'nl', 'tr'], there: true },
			{ id: second, called: '', phone: '', languages: [], there: false },
		]);
		expect((await asOwner('select person_id from community.signal')).rows).toEqual([{ person_id: cards.naima }]);
		expect(await finishMerges()).toBe(0);
	});
});

describe('a card behind another is the same person', () => {
	const told = async (type: string) =>
		(await asOwner('select subject_id from community.outbox where type = $1', [type])).rows
			.map(({ subject_id }) => subject_id)
			.sort();
	const both = [cards.naima, second].sort();
	const apart = () => as(marloes, (tx) => unmergeCards(tx, marloes, second));
	beforeEach(async () => {
		await asOwner('delete from community.outbox');
		await as(marloes, (tx) => mergeCards(tx, marloes, cards.naima, second));
	});

	test('left alone and taken up again with the first, and not taken out meanwhile, also not by another keeper', async () => {
		await as(marloes, (tx) => leaveCardAlone(tx, marloes, cards.naima, true));
		expect(await told('person-card.left-alone')).toEqual(both);
		const resting = 'select id from community.person_card where restricted_at is not null';
		expect((await asOwner(resting)).rows.map(({ id }) => id).sort()).toEqual(both);
		for (const actor of [marloes, soraya])
			await expect(as(actor, (tx) => unmergeCards(tx, actor, second))).rejects.toMatchObject({
				status: expect.any(Number),
			});
		// Soraya keeps the second card: she may see that it rests, and with a query of her own takes it out as little.
		await expect(
			as(soraya, (tx) =>
				sql`update community.person_card set merged_into = null, merged_at = null where id = ${second}`.execute(tx),
			),
		).rejects.toThrow(/not theirs to change/);
		await as(marloes, (tx) => leaveCardAlone(tx, marloes, cards.naima, false));
		expect((await asOwner(resting)).rows).toEqual([]);
		await apart();
	});
	test('rests too when the yes is taken back', async () => {
		await asOwner('update community.person_card set consent_withdrawn_at = now() where id = $1', [cards.naima]);
		await expect(apart()).rejects.toMatchObject({ status: 404 });
		await asOwner('update community.person_card set consent_withdrawn_at = null where id = $1', [cards.naima]);
		await apart();
	});
	test.each([
		['when it could still be taken out', 0],
		['when it is merged for good', 31],
	])('erased with the first, its name in the trail included, %s', async (_, days) => {
		await as(marloes, (tx) =>
			record(tx, marloes, {
				zone: 'community',
				permission: 'people.cards',
				purpose: 'knowing-neighbours',
				outcome: 'seen',
				subjectPersonIds: [second],
			}),
		);
		putBack = moveClockTo(new Date(clock.now().getTime() + days * 86_400_000));
		await finishMerges();
		const { hide } = await as(marloes, (tx) => eraseCardForPerson(tx, marloes, cards.naima));
		await hide();
		expect(await told('person-card.erase-planned')).toEqual(both);
		await expect(apart()).rejects.toMatchObject({ status: 404 });
		putBack();
		putBack = moveClockTo(new Date(clock.now().getTime() + (days + 15) * 86_400_000));
		expect(await eraseDueCards()).toBe(1);
		expect(await told('person-card.erased')).toEqual(both);
		expect((await asOwner('select 1 from audit.pseudonym where person_id = any ($1)', [both])).rows).toEqual([]);
		expect((await asOwner('select called from community.person_card where id = any ($1)', [both])).rows).toEqual([
			{ called: '' },
			{ called: '' },
		]);
		await asOwner('delete from community.talent');
		await asOwner('delete from community.person_card where id = $1', [second]);
		await asOwner(
			`update community.person_card set called = 'Naima', area_code = 'BU99010101', keeper_id = $2, team_id = $3, consent_given_on = current_date,
			consent_how = 'spoken', contact_by = 'keeper', erase_on = null, erased_at = null where id = $1`,
			[cards.naima, personId('marloes'), teamId('brokers')],
		);
	});
});

describe('who may not', () => {
	test('another team, lead, officer or resident neither puts cards together nor takes them apart', async () => {
		for (const name of ['yusuf', 'ingrid', 'samira', 'tariq', 'anouk', 'bram'] as const) {
			const actor = persona(name);
			for (const work of [mergeCards, keepBothCards])
				await expect(
					as(actor, (tx) => work(tx, actor, cards.naima, second)),
					name,
				).rejects.toMatchObject({ status: 404 });
			await expect(as(actor, (tx) => unmergeCards(tx, actor, second))).rejects.toMatchObject({ status: 404 });
		}
	});
	test('nobody puts a card behind one of another team, behind itself, or behind one that is put away', async () => {
		await expect(
			as(marloes, (tx) =>
				sql`update community.person_card set merged_into = ${cards.jamal}, merged_at = now() where id = ${second}`.execute(
					tx,
				),
			),
		).rejects.toThrow(/not theirs to change/);
		await expect(as(marloes, (tx) => mergeCards(tx, marloes, second, second))).rejects.toMatchObject({
			code: 'cards-changed',
		});
		await as(marloes, (tx) => mergeCards(tx, marloes, cards.naima, second));
		await expect(as(marloes, (tx) => mergeCards(tx, marloes, second, cards.jansma))).rejects.toThrow(
			/not theirs to change/,
		);
		await expect(as(marloes, (tx) => mergeCards(tx, marloes, cards.jansma, cards.naima))).rejects.toMatchObject({
			code: 'cards-changed',
		});
	});
	test('a card of somebody who signs in is left to them', async () => {
		await asOwner('update community.person_card set account_id = gen_random_uuid() where id = $1', [second]);
		expect(await pairs(marloes)).toEqual([]);
		await expect(as(marloes, (tx) => mergeCards(tx, marloes, cards.naima, second))).rejects.toMatchObject({
			status: 404,
		});
	});
});
