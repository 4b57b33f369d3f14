import * as v from 'valibot';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { areasAndComplexesOf, areasOf, complexesOf, findArea } from '#modules/areas/index.server';
import { rolesOf } from '#modules/people/index.server';
import { type Actor, anonymous } from '#platform/actor';
import { asActor, type Tx } from '#platform/db/index.server';
import { markOfTexts } from '#platform/free-text/public-words';
import { elders, useDatabase, waterveen } from '#testing/database';
import { dayFromToday } from '#testing/days';
import { accountId, type PersonaName, persona, personId, seedPeople } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import { JoinHouseForm, type NewComplexForm } from './complex.forms.ts';
import {
	complexesIn,
	complexPage,
	knownOfComplexes,
	newComplexScreen,
	tendComplexScreen,
} from './complex-screens.server.ts';
import {
	askForHouse,
	beginComplex,
	endComplex,
	joinHouse,
	leaveComplexes,
	leaveHouse,
	rewrite,
	showInHouse,
	stopCodes,
} from './tend-complexes.server.ts';

const { asOwner } = useDatabase();
const nobody = anonymous(waterveen);
const as = <T>(who: PersonaName | Actor, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> => {
	const actor = typeof who === 'string' ? persona(who) : who;
	return asActor(actor, 'community', (tx) => work(tx, actor));
};
const seenBy = <T>(who: PersonaName | Actor, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> => {
	const actor = typeof who === 'string' ? persona(who) : who;
	return asActor(actor, 'open', (tx) => work(tx, actor));
};
const buurt = 'BU99010101';
const house: NewComplexForm = {
	buurt,
	naam: 'De Linde',
	adres: 'Lindelaan 2 tot en met 88, de even kant',
	woningen: '20-50',
	huismeester: 'De woningcorporatie, dinsdag in de hal',
	telefoon: '',
	welkom: 'Fijn dat je er bent.',
	afspraken: 'Na tien uur is het stil.\nWe groeten elkaar.',
	afgesproken: undefined,
	samen: 'Ouderen en studenten door elkaar.',
	confirmed: '',
};
const ask = (tx: Tx, actor: Actor, params: Record<string, string> = {}, query = '') =>
	({ tx, actor, params, url: new URL(`http://waterveen.test/${query}`), about: () => {} }) as never;
const join = (who: PersonaName | Actor, code: string, more: Partial<JoinHouseForm> = {}) =>
	as(who, (tx, actor) => joinHouse(tx, actor, { code, naam: 'Samira', zichtbaar: true, ...more }));
const invite = (who: PersonaName, role: Parameters<typeof askForHouse>[3] = 'welcome') =>
	as(who, (tx, actor) => askForHouse(tx, actor, linde, role));
let linde: string;

beforeAll(async () => {
	await seedPlaces(asOwner);
	await seedPeople(asOwner);
});
beforeEach(async () => {
	await asOwner('delete from community.complex_invite');
	await asOwner('delete from community.complex_member');
	await asOwner('delete from open.complex');
	await asOwner(`delete from open.area where kind = 'complex'`);
	linde = await as('marloes', (tx, actor) => beginComplex(tx, actor, house));
});

describe('a building is an area of its own', () => {
	test('inside its neighbourhood, with a code that says so, and outside the official division', async () => {
		expect(linde).toBe('CX9901010101');
		expect(await seenBy(nobody, (tx) => findArea(tx, waterveen, linde))).toMatchObject({
			kind: 'complex',
			parentCode: buurt,
		});
		for (const within of [buurt, 'WK990101'])
			expect((await seenBy(nobody, (tx) => complexesOf(tx, waterveen, within))).map(({ code }) => code)).toEqual([
				linde,
			]);
		expect(await seenBy(nobody, (tx) => complexesOf(tx, waterveen, 'WK990102'))).toEqual([]);
		expect((await seenBy(nobody, (tx) => areasOf(tx, waterveen))).some(({ kind }) => kind === 'complex')).toBe(false);
		expect((await seenBy(nobody, (tx) => areasAndComplexesOf(tx, waterveen))).at(-1)?.code).toBe(linde);
		const second = await as('marloes', (tx, actor) => beginComplex(tx, actor, { ...house, naam: 'De Es' }));
		expect(second).toBe('CX9901010102');
	});

	test('who works in the neighbourhood works in its complexes', async () => {
		const { hats } = await as('ingrid', (tx) => rolesOf(tx, { id: accountId('marloes'), name: 'Marloes' }, waterveen));
		expect(hats.flatMap(({ areas }) => areas)).toContain(linde);
	});

	test('everybody reads what it tells of itself; another municipality does not', async () => {
		const page = await seenBy(nobody, (tx, actor) => complexPage(tx, actor, linde.toLowerCase()));
		expect(page).toMatchObject({
			complex: { name: 'De Linde', homes: '20-50' },
			agreements: ['Na tien uur is het stil.', 'We groeten elkaar.'],
			neighbourhood: { code: buurt, name: 'Wilgenhof' },
			faces: [],
			tends: false,
		});
		await expect(seenBy(anonymous(elders), (tx, actor) => complexPage(tx, actor, linde))).rejects.toThrow('not found');
		await expect(seenBy(nobody, (tx, actor) => complexPage(tx, actor, 'geen-code'))).rejects.toThrow('not found');
	});

	test('only a sociaal makelaar or team lead of the neighbourhood makes one', async () => {
		for (const who of ['samira', 'henk', 'yusuf', 'dewi', 'bram'] as const)
			await expect(as(who, (tx, actor) => beginComplex(tx, actor, house))).rejects.toThrow('not allowed');
		const away = { ...persona('marloes'), areas: ['BU99010201'] };
		await expect(as(away, (tx, actor) => beginComplex(tx, actor, house))).rejects.toThrow('not allowed');
		await expect(
			as('yusuf', (tx) =>
				tx
					.insertInto('open.area')
					.values({
						municipality_id: waterveen,
						code: 'CX9901010109',
						kind: 'complex',
						parent_code: buurt,
						name: 'Nep',
						year: 2026,
						ended_year: null,
					})
					.execute(),
			),
		).rejects.toThrow('row-level security');
		expect(
			(await as('marloes', (tx, actor) => newComplexScreen(ask(tx, actor)))).neighbourhoods.map(({ value }) => value),
		).toContain(buurt);
		expect(
			(await seenBy('samira', (tx, actor) => complexesIn(tx, actor, { code: buurt, kind: 'neighbourhood' }))).mayBegin,
		).toBe(false);
	});

	test('its words name nobody without a second look, and no number', async () => {
		const begin = (more: Partial<NewComplexForm>) =>
			as('marloes', (tx, actor) => beginComplex(tx, actor, { ...house, ...more }));
		await expect(begin({ welkom: 'Bel 0612345678' })).rejects.toMatchObject({ code: 'public-number', field: 'welkom' });
		const named = { ...house, welkom: 'Vraag naar Ria Jansen.' };
		await expect(begin(named)).rejects.toMatchObject({ code: 'text-points-at-person', field: 'welkom' });
		const { huismeester, welkom, afspraken, samen } = named;
		const confirmed = markOfTexts({ huismeester, welkom, afspraken, samen });
		expect(await begin({ ...named, confirmed })).toBe('CX9901010102');
		await expect(begin({ afgesproken: dayFromToday(1) })).rejects.toMatchObject({ code: 'date-in-future' });
	});
});

describe('the residents who look after it', () => {
	test('are in by typing the code, with a name on the page only if they want', async () => {
		await join('samira', await invite('marloes'));
		await join('fatou', await invite('marloes', 'green'), { naam: 'Fatou', zichtbaar: false });
		const { faces } = await seenBy(nobody, (tx, actor) => complexPage(tx, actor, linde));
		expect(faces).toEqual([{ role: 'welcome', called: 'Samira' }]);
		expect(
			(await as('samira', (tx, actor) => tendComplexScreen(ask(tx, actor, { code: linde })))).members,
		).toHaveLength(2);
		expect(await as('samira', knownOfComplexes)).toMatchObject([{ name: 'De Linde', called: 'Samira' }]);
	});

	test('a code works once, for two weeks, and not for staff', async () => {
		const code = await invite('marloes');
		await expect(join('yusuf', code)).rejects.toMatchObject({ code: 'room-unknown-code' });
		await join('samira', code);
		await expect(join('fatou', code)).rejects.toMatchObject({ code: 'room-unknown-code' });
		const old = await invite('marloes');
		await asOwner(`update community.complex_invite set made_on = current_date - 16 where used_on is null`);
		await expect(join('fatou', old)).rejects.toMatchObject({ code: 'room-unknown-code' });
	});

	test('write the page and ask others; a neighbour without a role does not', async () => {
		await join('samira', await invite('marloes'));
		await as('samira', (tx, actor) => rewrite(tx, actor, linde, { ...house, naam: 'De Nieuwe Linde', afspraken: '' }));
		const { complex } = await seenBy(nobody, (tx, actor) => complexPage(tx, actor, linde));
		// How it is called and where it is stays with the workers.
		expect(complex).toMatchObject({ name: 'De Linde', agreements: '', agreedOn: null });
		await expect(
			as('samira', (tx) => tx.updateTable('open.complex').set({ keeper_phone: '+31600000000' }).execute()),
		).rejects.toThrow('not theirs');
		await as('marloes', (tx, actor) => rewrite(tx, actor, linde, { ...house, naam: 'De Nieuwe Linde' }));
		expect((await seenBy(nobody, (tx, actor) => complexPage(tx, actor, linde))).complex.name).toBe('De Nieuwe Linde');
		await join('fatou', await invite('samira', 'rooms'), { naam: 'Fatou' });
		await asOwner('delete from community.complex_member where called = $1', ['Fatou']);
		for (const work of [
			(tx: Tx, actor: Actor) => tendComplexScreen(ask(tx, actor, { code: linde })),
			(tx: Tx, actor: Actor) => rewrite(tx, actor, linde, house),
			(tx: Tx, actor: Actor) => askForHouse(tx, actor, linde, 'rooms'),
			(tx: Tx, actor: Actor) => endComplex(tx, actor, linde),
		])
			await expect(as<unknown>('fatou', work)).rejects.toThrow('not found');
	});

	test('a worker of another neighbourhood sees and changes nothing', async () => {
		await join('samira', await invite('marloes'));
		const away = { ...persona('marloes'), areas: ['BU99010201'] };
		await expect(as(away, (tx, actor) => tendComplexScreen(ask(tx, actor, { code: linde })))).rejects.toThrow(
			'not found',
		);
		expect(await as(away, (tx) => tx.selectFrom('community.complex_member').select('id').execute())).toEqual([]);
		const changed = await as(away, (tx) => tx.updateTable('open.complex').set({ mix: 'x' }).executeTakeFirst());
		expect(changed.numUpdatedRows).toBe(0n);
		await expect(as('yusuf', (tx, actor) => endComplex(tx, actor, linde))).rejects.toThrow('not allowed');
	});

	test('stop themselves or are thanked, and are then outside', async () => {
		await join('samira', await invite('marloes'));
		const [mine] = (await as('samira', (tx, actor) => tendComplexScreen(ask(tx, actor, { code: linde })))).members;
		await expect(as('fatou', (tx, actor) => leaveHouse(tx, actor, linde, mine?.id ?? ''))).rejects.toThrow('not found');
		expect(await as('samira', (tx, actor) => leaveHouse(tx, actor, linde, mine?.id ?? ''))).toEqual({ own: true });
		await expect(as('samira', (tx, actor) => tendComplexScreen(ask(tx, actor, { code: linde })))).rejects.toThrow(
			'not found',
		);
		await expect(as('marloes', (tx, actor) => leaveHouse(tx, actor, linde, mine?.id ?? ''))).rejects.toThrow(
			'not found',
		);
	});

	test('show their name, and take it back, themselves', async () => {
		await join('samira', await invite('marloes'));
		const [mine] = (await as('samira', (tx, actor) => tendComplexScreen(ask(tx, actor, { code: linde })))).members;
		expect(mine).toMatchObject({ mine: true });
		expect(mine).not.toHaveProperty('cardId');
		const show = (who: PersonaName, zichtbaar: boolean) =>
			as(who, (tx) => showInHouse(tx, { id: mine?.id ?? '', zichtbaar }));
		await show('samira', false);
		expect((await seenBy(nobody, (tx, actor) => complexPage(tx, actor, linde))).faces).toEqual([]);
		await expect(show('marloes', true)).rejects.toThrow('not found');
		await expect(show('fatou', true)).rejects.toThrow('not found');
	});

	test('are called by a first name alone, which tells nothing more', () => {
		for (const naam of ['Samira', 'Anne-Fleur', 'Fatou B.'])
			expect(v.is(JoinHouseForm, { code: 'ABCD-EFGH-JKMN-PQRS', naam }), naam).toBe(true);
		for (const naam of ['Jan de Vries', 'Jan 0612345678', 'jan@voorbeeld.nl'])
			expect(v.is(JoinHouseForm, { code: 'ABCD-EFGH-JKMN-PQRS', naam }), naam).toBe(false);
	});

	test('take the codes they gave along when they go; five are open at most, and all can be stopped', async () => {
		await join('samira', await invite('marloes'));
		const [mine] = (await as('samira', (tx, actor) => tendComplexScreen(ask(tx, actor, { code: linde })))).members;
		const kept = await invite('samira', 'green');
		await as('marloes', (tx, actor) => leaveHouse(tx, actor, linde, mine?.id ?? ''));
		await expect(join('samira', kept)).rejects.toMatchObject({ code: 'room-unknown-code' });
		for (let at = 0; at < 5; at++) await invite('marloes');
		await expect(invite('marloes')).rejects.toMatchObject({ code: 'house-codes-open' });
		await as('marloes', (tx, actor) => stopCodes(tx, actor, linde));
		await join('fatou', await invite('marloes'), { naam: 'Fatou' });
	});

	test('of the commission one cannot thank another; that is for a worker', async () => {
		await join('samira', await invite('marloes'));
		await join('fatou', await invite('marloes', 'green'), { naam: 'Fatou' });
		const { members } = await as('fatou', (tx, actor) => tendComplexScreen(ask(tx, actor, { code: linde })));
		const other = members.find(({ called }) => called === 'Samira')?.id ?? '';
		await expect(as('fatou', (tx, actor) => leaveHouse(tx, actor, linde, other))).rejects.toThrow('not found');
		await as('marloes', (tx, actor) => leaveHouse(tx, actor, linde, other));
	});

	test('who withdraws or is erased is gone from the page and the commission', async () => {
		await join('samira', await invite('marloes'));
		await leaveComplexes({ municipalityId: waterveen, subjectId: personId('samira') });
		expect((await asOwner('select id from community.complex_member')).rows).toEqual([]);
	});
});

test('when it ends its words and roles go, and its code is given to no other', async () => {
	await join('samira', await invite('marloes'));
	await invite('marloes', 'green');
	expect(await as('marloes', (tx, actor) => endComplex(tx, actor, linde))).toBe(buurt);
	await expect(seenBy(nobody, (tx, actor) => complexPage(tx, actor, linde))).rejects.toThrow('not found');
	const { rows } = await asOwner('select welcome, agreements, keeper, address from open.complex');
	expect(rows).toEqual([{ welcome: '', agreements: '', keeper: '', address: '' }]);
	// What was begun there keeps its workers.
	const { hats } = await as('ingrid', (tx) => rolesOf(tx, { id: accountId('marloes'), name: 'Marloes' }, waterveen));
	expect(hats.flatMap(({ areas }) => areas)).toContain(linde);
	expect((await asOwner('select id from community.complex_member where ended_on is null')).rows).toEqual([]);
	expect(await as('marloes', (tx, actor) => beginComplex(tx, actor, house))).toBe('CX9901010102');
});
