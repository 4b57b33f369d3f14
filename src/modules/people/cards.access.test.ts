import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { asActor, asTask, sql } from '#platform/db/index.server';
import { elders, useDatabase, waterveen } from '#testing/database';
import { type PersonaName, persona, personaNames, personId, seedPeople, teamId } from '#testing/personas';
import { cardById, cardsOfTeam, cardsWithKeeper, changeCard } from './cards.store.server.ts';
import {
	cardPage,
	cardsPage,
	eraseCardForPerson,
	handOverCard,
	makeCard,
	mendCard,
	newCardPage,
} from './index.server.ts';
import { mayReadCard } from './people.policy.ts';

const { asOwner } = useDatabase();
const naima = '019b0000-0000-7000-8000-0000000000f1';
const card = { id: naima, keeperId: personId('marloes'), teamId: teamId('brokers') };

beforeAll(() => seedPeople(asOwner));
beforeEach(async () => {
	await asOwner('delete from community.person_card where id = $1', [naima]);
	await asOwner(
		`insert into community.person_card (municipality_id, id, called, area_code, keeper_id, team_id, consent_given_on, consent_how, made_at, last_active_on) values ($1, $2, 'Naima', 'BU99010101', $3, $4, current_date, 'spoken', now(), current_date)`,
		[waterveen, naima, card.keeperId, card.teamId],
	);
});
const reads = (actor: Actor): Promise<boolean> =>
	asActor(actor, 'community', async (tx) => Boolean(await cardById(tx, naima)));

describe("Naima's card, kept by Marloes", () => {
	test.each(personaNames)(
		'is seen by %s only when the rule says so, and the database agrees with the rule',
		async (name: PersonaName) => {
			const expected = ['marloes', 'soraya'].includes(name);
			expect(mayReadCard(persona(name), card)).toBe(expected);
			expect(await reads(persona(name))).toBe(expected);
		},
	);
	test('is not there for a visitor, nor for whoever holds a follow code', async () => {
		expect(await reads(anonymous(waterveen))).toBe(false);
		expect(await reads({ ...anonymous(waterveen), kind: 'code', codeHash: 'x' })).toBe(false);
	});
	test('is not there for the same worker in another municipality', async () => {
		expect(await reads({ ...persona('marloes'), municipalityId: elders })).toBe(false);
	});
	test('is not there for a colleague of another organisation who works in the same streets', async () => {
		expect(persona('yusuf').areas).toContain('BU99010101');
		expect(await reads(persona('yusuf'))).toBe(false);
	});
	test.each(['people.other', 'signals.capture', ''])(
		'is not there for a task that is not named: "%s"',
		async (task) => {
			expect(await asTask(task, waterveen, 'community', async (tx) => Boolean(await cardById(tx, naima)))).toBe(false);
		},
	);
	test('is gone for her workers as soon as she takes back her yes, or wants it erased', async () => {
		await asOwner('update community.person_card set consent_withdrawn_at = now() where id = $1', [naima]);
		expect(await reads(persona('marloes'))).toBe(false);
		await asOwner(
			`update community.person_card set consent_withdrawn_at = null, erase_on = current_date + 14 where id = $1`,
			[naima],
		);
		expect(await reads(persona('marloes'))).toBe(false);
	});
	test('is not there for her keeper while she acts for another team or organisation, to read or to change', async () => {
		const elsewhere = {
			...persona('marloes'),
			teamId: teamId('east'),
			organisationId: persona('yusuf').organisationId as string,
		};
		expect(mayReadCard(elsewhere, card)).toBe(false);
		expect(await reads(elsewhere)).toBe(false);
		expect(await asActor(elsewhere, 'community', (tx) => changeCard(tx, waterveen, naima, { called: 'X' }))).toBe(
			false,
		);
		expect(await asActor(elsewhere, 'community', (tx) => cardsWithKeeper(tx, personId('marloes')))).toEqual([]);
	});
	test('stands in the lists of her keeper and of the team, and of nobody else', async () => {
		const lists = (actor: Actor) =>
			asActor(actor, 'community', async (tx) => [
				(await cardsWithKeeper(tx, personId('marloes'))).length,
				(await cardsOfTeam(tx, waterveen, teamId('brokers'))).length,
			]);
		expect(await lists(persona('marloes'))).toEqual([1, 1]);
		expect(await lists(persona('soraya'))).toEqual([1, 1]);
		expect(await lists(persona('ingrid'))).toEqual([0, 0]);
	});
	test('is changed by nobody outside the team', async () => {
		expect(
			await asActor(persona('yusuf'), 'community', (tx) => changeCard(tx, waterveen, naima, { called: 'Iemand' })),
		).toBe(false);
		expect(
			await asActor(persona('marloes'), 'community', (tx) => changeCard(tx, waterveen, naima, { called: 'Naïma' })),
		).toBe(true);
	});
});

describe('the screens of cards', () => {
	const asked = { zoek: '', van: 'mij', volgorde: 'naam' } as const;
	const listFor = (actor: Actor, van: 'mij' | 'team') =>
		asActor(actor, 'community', async (tx) =>
			(await cardsPage({ tx, actor }, { ...asked, van })).cards.map(({ id }) => id),
		);
	const shownTo = (actor: Actor) =>
		asActor(actor, 'community', (tx) => cardPage({ tx, actor, params: { id: naima }, about: () => {} }));
	const refused = (work: Promise<unknown>) => expect(work).rejects.toMatchObject({ status: 404 });
	const words = {
		naam: 'Naïma',
		gebied: '',
		bereik: 'nobody',
		notitie: 'Komt zelf langs',
		telefoon: '',
		mail: '',
	} as const;

	test.each(personaNames)(
		'show %s the list, the card and the ways to change it only inside the team that keeps it',
		async (name) => {
			const actor = persona(name);
			const inside = ['marloes', 'soraya'].includes(name);
			expect(await listFor(actor, 'mij')).toEqual(name === 'marloes' ? [naima] : []);
			expect(await listFor(actor, 'team')).toEqual(inside ? [naima] : []);
			if (inside) {
				expect((await shownTo(actor)).card).toMatchObject({
					called: 'Naima',
					keeper: 'Marloes Tilstra',
					mine: name === 'marloes',
					mayWrite: true,
					mayMend: true,
				});
				return;
			}
			await refused(shownTo(actor));
			await refused(asActor(actor, 'community', (tx) => mendCard(tx, actor, naima, words)));
			await refused(asActor(actor, 'community', (tx) => handOverCard(tx, actor, naima, personId('marloes'))));
			await refused(asActor(actor, 'community', (tx) => eraseCardForPerson(tx, actor, naima)));
		},
	);
	test('name whom was looked at, so that it stands with that person', async () => {
		const named: unknown[] = [];
		await asActor(persona('soraya'), 'community', (tx) =>
			cardPage({ tx, actor: persona('soraya'), params: { id: naima }, about: (whom) => named.push(whom) }),
		);
		expect(named).toEqual([{ personId: naima, type: 'person-card', id: naima }]);
	});
	test('say of an address that is no card the same as of a card of others', async () => {
		for (const id of ['zomaar', '019b0000-0000-7000-8000-00000000dead']) {
			await refused(
				asActor(persona('marloes'), 'community', (tx) =>
					cardPage({ tx, actor: persona('marloes'), params: { id }, about: () => {} }),
				),
			);
		}
	});
	test('offer only colleagues of the team to hand a card to, and never one of another organisation', async () => {
		const marloes = persona('marloes');
		expect((await shownTo(marloes)).colleagues).toEqual([{ value: personId('soraya'), label: 'Soraya Ramkhelawan' }]);
		for (const other of [personId('yusuf'), personId('gea'), naima]) {
			await expect(
				asActor(marloes, 'community', (tx) => handOverCard(tx, marloes, naima, other)),
			).rejects.toMatchObject({ code: 'unknown-colleague', field: 'wie' });
		}
		await asActor(marloes, 'community', (tx) => handOverCard(tx, marloes, naima, personId('soraya')));
		expect(await listFor(marloes, 'mij')).toEqual([]);
		expect(await listFor(persona('soraya'), 'mij')).toEqual([naima]);
	});
	test('no longer offer a colleague whose role has ended', async () => {
		await asOwner('update community.assignment set ended_on = current_date where worker_id = $1', [personId('soraya')]);
		expect((await shownTo(persona('marloes'))).colleagues).toEqual([]);
		await asOwner('update community.assignment set ended_on = null where worker_id = $1', [personId('soraya')]);
	});
	test('let the team put right what she says is not right', async () => {
		await asActor(persona('soraya'), 'community', (tx) => mendCard(tx, persona('soraya'), naima, words));
		expect((await shownTo(persona('marloes'))).card).toMatchObject({
			called: 'Naïma',
			areaCode: null,
			contactBy: 'nobody',
			contactNote: 'Komt zelf langs',
		});
		await expect(
			asActor(persona('marloes'), 'community', (tx) =>
				mendCard(tx, persona('marloes'), naima, { ...words, gebied: 'BU03440831' }),
			),
		).rejects.toMatchObject({ code: 'unknown-area', field: 'gebied' });
	});
	test('leave the words and the end of a card to whoever signs in, though a colleague may take it over', async () => {
		await asOwner('update community.person_card set account_id = gen_random_uuid() where id = $1', [naima]);
		const soraya = persona('soraya');
		expect((await shownTo(soraya)).card).toMatchObject({ own: true, mayWrite: false, mayMend: true });
		await refused(asActor(soraya, 'community', (tx) => mendCard(tx, soraya, naima, words)));
		await refused(asActor(soraya, 'community', (tx) => eraseCardForPerson(tx, soraya, naima)));
		await asActor(soraya, 'community', (tx) => handOverCard(tx, soraya, naima, personId('soraya')));
	});
	test('hide the card from everybody as soon as she says it must go, and tell the rest after fourteen days', async () => {
		const marloes = persona('marloes');
		const { day, hide } = await asActor(marloes, 'community', (tx) => eraseCardForPerson(tx, marloes, naima));
		await hide();
		expect(await listFor(marloes, 'mij')).toEqual([]);
		await refused(shownTo(marloes));
		expect((await asOwner(`select erase_on from community.person_card where id = $1`, [naima])).rows).toEqual([
			{ erase_on: day },
		]);
		expect(
			(
				await asOwner(`select 1 from community.outbox where type = 'person-card.erase-planned' and subject_id = $1`, [
					naima,
				])
			).rowCount,
		).toBe(1);
	});
	test('make a card with what was agreed, and never on a yes that is still to come', async () => {
		const marloes = persona('marloes');
		const make = (op: string) =>
			asActor(marloes, 'community', (tx) =>
				makeCard(tx, marloes, {
					naam: 'Toos',
					gebied: '',
					bereik: 'phone',
					notitie: 'Niet inspreken',
					hoe: 'written',
					op,
				}),
			);
		const { today } = await asActor(marloes, 'community', (tx) => newCardPage({ tx, actor: marloes }));
		expect(await make(today)).toMatchObject({
			called: 'Toos',
			contactBy: 'phone',
			contactNote: 'Niet inspreken',
			consentGivenOn: today,
			consentHow: 'written',
			teamId: teamId('brokers'),
		});
		await expect(make('2999-01-01')).rejects.toMatchObject({ code: 'date-in-future', field: 'op' });
		await asOwner(`delete from community.person_card where called = 'Toos'`);
	});
	test('start a new card in one of the areas of the worker', async () => {
		for (const [code, kind, parent] of [
			['GM9901', 'municipality', null],
			['WK990101', 'district', 'GM9901'],
			['BU99010101', 'neighbourhood', 'WK990101'],
			['WK990102', 'district', 'GM9901'],
			['BU99010201', 'neighbourhood', 'WK990102'],
		]) {
			await asOwner(
				'insert into open.area (municipality_id, code, kind, parent_code, name, year) values ($1, $2, $3, $4, $2, 2023)',
				[waterveen, code, kind, parent],
			);
		}
		const marloes = persona('marloes');
		const { area, areas } = await asActor(marloes, 'community', (tx) => newCardPage({ tx, actor: marloes }));
		expect(area).toBe('WK990101');
		expect(areas).toEqual([
			{ value: 'WK990101', label: 'WK990101' },
			{ value: 'BU99010101', label: 'BU99010101 (WK990101)' },
		]);
	});
});

describe('nobody', () => {
	test("reads another resident's card", async () => {
		expect(
			await asActor(persona('fatou'), 'community', async (tx) => cardById(tx, personId('samira'))),
		).toBeUndefined();
		expect(await asActor(persona('samira'), 'community', async (tx) => cardById(tx, personId('samira')))).toMatchObject(
			{ called: 'Samira' },
		);
	});
	test('makes a card in the name of a colleague, or for an account', async () => {
		const add = (keeper: string, account: string | null) =>
			asActor(persona('marloes'), 'community', (tx) =>
				sql`insert into community.person_card (municipality_id, id, account_id, called, keeper_id, team_id, consent_given_on, consent_how, made_at, last_active_on)
				values (${waterveen}, gen_random_uuid(), ${account}, 'X', ${keeper}, ${teamId('brokers')}, current_date, 'spoken', now(), current_date)`.execute(
					tx,
				),
			);
		await expect(add(personId('soraya'), null)).rejects.toThrow(/row-level security/);
		await expect(add(personId('marloes'), naima)).rejects.toThrow(/row-level security/);
	});
	test.each(personaNames.filter((name) => name !== 'tariq'))(
		'but an administrator of Waterveen gives or ends roles there, so not %s',
		async (name) => {
			const give = asActor(persona(name), 'community', (tx) =>
				sql`insert into community.assignment (municipality_id, id, worker_id, role, team_id, employer_organisation_id, valid_from, valid_until, made_at)
				select municipality_id, gen_random_uuid(), worker_id, 'administrator', team_id, employer_organisation_id, valid_from, valid_until, made_at from community.assignment where municipality_id = ${waterveen} limit 1`.execute(
					tx,
				),
			);
			const given = await give.then(
				({ numAffectedRows }) => Number(numAffectedRows ?? 0),
				() => 0,
			);
			expect(given).toBe(0);
			const ended = await asActor(persona(name), 'community', (tx) =>
				sql`update community.assignment set ended_on = current_date where municipality_id = ${waterveen}`.execute(tx),
			);
			expect(Number(ended.numAffectedRows ?? 0)).toBe(0);
		},
	);
	test('is given a role by themselves, though they administer, nor has one longer', async () => {
		const tariq = persona('tariq');
		const asTariq = (command: ReturnType<typeof sql>) =>
			asActor(tariq, 'community', async (tx) => Number((await command.execute(tx)).numAffectedRows ?? 0));
		const give = (worker: string) =>
			asTariq(sql`insert into community.assignment (municipality_id, id, worker_id, role, team_id, employer_organisation_id, valid_from, valid_until, made_at)
				select municipality_id, gen_random_uuid(), ${worker}::uuid, 'social_broker', team_id, employer_organisation_id, valid_from, valid_until, made_at from community.assignment where worker_id = ${personId('tariq')} limit 1`);
		await expect(give(personId('tariq'))).rejects.toThrow(/row-level security/);
		expect(await give(personId('anouk'))).toBe(1);
		await expect(
			asTariq(
				sql`update community.assignment set valid_until = valid_until + 30 where worker_id = ${personId('tariq')}`,
			),
		).rejects.toThrow(/permission denied/);
		await asOwner('update community.assignment set ended_on = current_date where worker_id = $1', [personId('tariq')]);
		expect(
			await asTariq(
				sql`update community.assignment set ended_on = current_date + 90 where worker_id = ${personId('tariq')}`,
			),
		).toBe(0);
		// What was ended stays ended; to have it again, it is given again.
		await asOwner('update community.assignment set ended_on = current_date where worker_id = $1', [personId('anouk')]);
		expect(
			await asTariq(sql`update community.assignment set ended_on = null where worker_id = ${personId('anouk')}`),
		).toBe(0);
		await asOwner('update community.assignment set ended_on = null where worker_id = any($1)', [
			[personId('tariq'), personId('anouk')],
		]);
	});
	test('gets a role for longer than twelve months, not even from an administrator', async () => {
		await expect(
			asOwner(`update community.assignment set valid_until = valid_from + interval '13 months'`),
		).rejects.toThrow(/assignment_ends_within_a_year/);
	});
	test('reaches accounts or sessions from a zone', async () => {
		for (const zone of ['open', 'community', 'care'] as const) {
			await expect(
				asActor(persona('tariq'), zone, (tx) => sql`select * from identity.session`.execute(tx)),
			).rejects.toThrow(/permission denied/);
		}
	});
});
