import * as v from 'valibot';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#platform/actor';
import { asActor, sql } from '#platform/db/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { persona, personId, seedPeople, teamId } from '#testing/personas';
import {
	askAgainOn,
	cardPage,
	cardsToAskAgain,
	findCard,
	handOverCard,
	leaveCardAlone,
	mendCard,
	restingCardsScreen,
	saySuits,
} from './index.server.ts';
import { CardForm, SuitsForm } from './people.forms.ts';

const { asOwner } = useDatabase();
const naima = '019b0000-0000-7000-8000-0000000000f1';
const marloes = persona('marloes');
const soraya = persona('soraya');
const samira = persona('samira');
const as = <T>(actor: Actor, work: Parameters<typeof asActor<T>>[2]) => asActor(actor, 'community', work);
const refused = (work: Promise<unknown>) => expect(work).rejects.toMatchObject({ status: 404 });
const naimas = async () => (await asOwner('select * from community.person_card where id = $1', [naima])).rows[0];

beforeAll(() => seedPeople(asOwner));
beforeEach(async () => {
	await asOwner('delete from community.person_card where id = $1', [naima]);
	await asOwner(
		`insert into community.person_card (municipality_id, id, called, area_code, keeper_id, team_id, consent_given_on, consent_how, made_at, last_active_on) values ($1, $2, 'Naima', 'BU99010101', $3, $4, current_date, 'spoken', now(), current_date)`,
		[waterveen, naima, personId('marloes'), teamId('brokers')],
	);
});

describe('how somebody may be reached', () => {
	const typed = { naam: 'Naima', gebied: '', bereik: 'phone', notitie: '' };
	test('is kept the way it is dialled, however it was written', async () => {
		const form = v.parse(CardForm, { ...typed, telefoon: '06 - 12 34 56 78', mail: ' Naima@Voorbeeld.NL ' });
		await as(soraya, (tx) => mendCard(tx, soraya, naima, form));
		expect(await naimas()).toMatchObject({ phone: '+31612345678', mail: 'naima@voorbeeld.nl' });
	});
	test.each([
		[{ telefoon: 'na vijf uur' }, 'not-a-phone'],
		[{ mail: 'naima' }, 'not-an-email'],
	])('is asked again when it cannot be right: %j', (field, code) => {
		const { issues } = v.safeParse(CardForm, { ...typed, ...field });
		expect(issues?.map(({ message }) => message)).toEqual([code]);
	});
	test('cannot be written on a card that nobody but the person keeps', async () => {
		await expect(
			asOwner(`update community.person_card set phone = '+31612345678' where id = $1`, [personId('samira')]),
		).rejects.toThrow(/only_a_kept_card_holds_an_address/);
		await asOwner('update community.person_card set account_id = gen_random_uuid() where id = $1', [naima]);
		const herself = { ...samira, personId: naima };
		await expect(
			as(herself, (tx) => sql`update community.person_card set phone = '+31612345678' where id = ${naima}`.execute(tx)),
		).rejects.toThrow(/not theirs to change/);
	});
});

describe('languages and days', () => {
	test('are said by the person, or by the team for who does not sign in', async () => {
		const form = v.parse(SuitsForm, { talen: ['tr', 'nl', 'xx'], wanneer: ['sat-evening', 'mon-morning', 'ooit'] });
		expect(form).toEqual({ talen: ['nl', 'tr'], wanneer: ['mon-morning', 'sat-evening'] });
		await as(soraya, (tx) => saySuits(tx, soraya, naima, form));
		await as(samira, (tx) => saySuits(tx, samira, personId('samira'), form));
		const { card } = await as(marloes, (tx) =>
			cardPage({ tx, actor: marloes, params: { id: naima }, about: () => {} }),
		);
		expect(card).toMatchObject({ languages: ['nl', 'tr'], available: ['mon-morning', 'sat-evening'] });
		for (const actor of [persona('yusuf'), persona('fatou'), persona('ingrid')])
			await refused(as(actor, (tx) => saySuits(tx, actor, naima, form)));
		await refused(as(marloes, (tx) => saySuits(tx, marloes, personId('samira'), form)));
	});
});

describe('"ask me again after my pension"', () => {
	test('comes up on the day, for the team and for nobody else, longest waiting first', async () => {
		await as(soraya, (tx) => askAgainOn(tx, soraya, naima, { weerOp: '2999-03-01', weerWaarom: 'Na haar pensioen' }));
		const due = (actor: Actor, day: string) =>
			as(actor, async (tx) => (await cardsToAskAgain(tx, actor, day)).map((card) => card.askAgainWhy));
		expect(await due(marloes, '2999-02-28')).toEqual([]);
		expect(await due(marloes, '2999-03-01')).toEqual(['Na haar pensioen']);
		expect(await due(persona('yusuf'), '2999-03-01')).toEqual([]);
		expect(await due(persona('ingrid'), '2999-03-01')).toEqual([]);
		await as(soraya, (tx) => askAgainOn(tx, soraya, naima, { weerOp: undefined, weerWaarom: 'weg' }));
		expect(await naimas()).toMatchObject({ ask_again_on: null, ask_again_why: '' });
	});
	test('is not for a day that has been, and not for another team', async () => {
		const past = { weerOp: '2020-01-01', weerWaarom: '' };
		await expect(as(marloes, (tx) => askAgainOn(tx, marloes, naima, past))).rejects.toMatchObject({
			code: 'date-in-past',
			field: 'weerOp',
		});
		await refused(as(persona('yusuf'), (tx) => askAgainOn(tx, persona('yusuf'), naima, past)));
	});
});

describe('a card that somebody wants left alone', () => {
	const sees = (actor: Actor) => as(actor, async (tx) => Boolean(await findCard(tx, naima)));
	beforeEach(() => as(marloes, (tx) => leaveCardAlone(tx, marloes, naima, true)));

	test('is seen by who keeps it and the privacy officer only', async () => {
		expect(await sees(marloes)).toBe(true);
		expect(await sees(persona('anouk'))).toBe(true);
		for (const name of ['soraya', 'yusuf', 'ingrid', 'tariq', 'bram', 'samira'] as const)
			expect(await sees(persona(name)), name).toBe(false);
	});
	test('stands on the privacy officer’s list, which says when its keeper is gone', async () => {
		const list = () =>
			as(persona('anouk'), (tx) => restingCardsScreen({ tx, actor: persona('anouk'), about: () => {} }));
		const one = { id: naima, called: 'Naima', keeper: 'Marloes Tilstra', own: false };
		expect((await list()).cards).toEqual([expect.objectContaining({ ...one, keeperGone: false })]);
		const ended = (day: string | null) =>
			asOwner('update community.assignment set ended_on = $2 where worker_id = $1', [personId('marloes'), day]);
		await ended('2020-01-01');
		expect((await list()).cards).toEqual([expect.objectContaining({ ...one, keeperGone: true })]);
		await ended(null);
	});
	test('is changed by nobody until that is over, also not with a query of one’s own', async () => {
		const form = v.parse(SuitsForm, {});
		await refused(as(marloes, (tx) => saySuits(tx, marloes, naima, form)));
		await refused(as(marloes, (tx) => handOverCard(tx, marloes, naima, personId('soraya'))));
		await expect(
			as(marloes, (tx) => sql`update community.person_card set called = 'X' where id = ${naima}`.execute(tx)),
		).rejects.toThrow(/not theirs to change/);
		const officer = as(persona('anouk'), (tx) =>
			sql`update community.person_card set called = 'X' where id = ${naima} returning id`.execute(tx),
		);
		expect((await officer).rows).toEqual([]);
	});
	test('is taken up again by who keeps it, and not by a colleague', async () => {
		await refused(as(soraya, (tx) => leaveCardAlone(tx, soraya, naima, false)));
		await as(marloes, (tx) => leaveCardAlone(tx, marloes, naima, false));
		expect(await sees(soraya)).toBe(true);
		await refused(as(soraya, (tx) => leaveCardAlone(tx, soraya, naima, true)));
	});
	test('people say it of their own card themselves', async () => {
		await as(samira, (tx) => leaveCardAlone(tx, samira, personId('samira'), true));
		expect(await as(samira, async (tx) => Boolean((await findCard(tx, personId('samira')))?.restrictedAt))).toBe(true);
		await as(samira, (tx) => leaveCardAlone(tx, samira, personId('samira'), false));
	});
});
