import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { moveClockTo } from '#platform/clock';
import { asActor, sql } from '#platform/db/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { type PersonaName, persona, personaNames, seedPeople } from '#testing/personas';
import { heldElsewhere, letGo } from './cards-held.store.server.ts';
import {
	bringIn,
	chooseColumns,
	chooseSame,
	sheetPage,
	sheetPlanPage,
	sheetStartPage,
	takeBack,
	takeInSheet,
	throwAway,
} from './index.server.ts';
import { identityOf } from './plan-import.ts';
import { dutchList, sprokkelaar, windows1252 } from './sheets.fixtures.ts';

const { asOwner } = useDatabase();
const marloes = persona('marloes');
const soraya = persona('soraya');
const yusuf = persona('yusuf');

beforeAll(() => seedPeople(asOwner));
beforeEach(async () => {
	for (const table of ['sheet_import', 'sheet_row_key', 'talent']) await asOwner(`delete from community.${table}`);
	await asOwner('delete from community.person_card where keeper_id is not null');
});

type Work<T> = Parameters<typeof asActor<T>>[2];
const as = <T>(actor: Actor, work: Work<T>) => asActor(actor, 'community', work);
const send = (bytes: Uint8Array, actor = marloes, name = 'lijst.csv') =>
	as(actor, (tx) => takeInSheet(tx, actor, { name, bytes }));
const text = (...lines: string[]) => new TextEncoder().encode(lines.join('\n'));
const ask = (actor: Actor, id: string) => ({ actor, params: { id } });

/** Everyone said yes, spoken, on a day; columns as they were found. */
async function agree(id: string, actor = marloes, more: { iedereen?: boolean; gebied?: string; op?: string } = {}) {
	await as(actor, async (tx) => {
		const { review } = await sheetPage({ tx, ...ask(actor, id) });
		await chooseColumns(
			{ tx, ...ask(actor, id) },
			{
				kolom: review!.columns.map(({ field }) => field),
				gebied: more.gebied ?? 'BU99010101',
				plek: [],
				iedereen: more.iedereen ?? true,
				hoe: 'spoken',
				op: more.op ?? review!.today,
			},
		);
	});
}
const plan = (id: string, actor = marloes) => as(actor, (tx) => sheetPlanPage({ tx, ...ask(actor, id) }));
const finish = (id: string, actor = marloes) => as(actor, (tx) => bringIn(tx, actor, id));
async function undo(id: string, actor = marloes): Promise<number> {
	const { kept, erase } = await as(actor, (tx) => takeBack(tx, actor, id));
	await erase();
	return kept;
}
const brought = async (bytes: Uint8Array, actor = marloes) => {
	const id = await send(bytes, actor);
	await agree(id, actor);
	await finish(id, actor);
	return id;
};
const cards = async () =>
	(
		await asOwner(
			'select called, phone, area_code, contact_note, ask_again_on::text, ask_again_why, consent_how from community.person_card where keeper_id is not null and erased_at is null order by called, phone',
		)
	).rows as Record<string, string>[];
const talents = async () =>
	(
		await asOwner(
			'select c.called, t.kind, t.words, t.shared_since from community.talent t join community.person_card c on c.id = t.card_id where t.ended_on is null order by 1, 2, 3',
		)
	).rows as Record<string, string>[];

describe('bringing a list in', () => {
	test('makes cards with what people can, not shared, and leaves nothing of the file', async () => {
		const id = await brought(windows1252(dutchList));
		expect(await cards()).toMatchObject([
			{ called: 'Defne Öztürk', phone: '+31612345002', ask_again_on: '2026-05-12', area_code: 'BU99010101' },
			{ called: 'Ruben’s vader', contact_note: '+31612345004; weer vragen: als het rustiger is' },
			{ called: 'Zoë Brinkman', ask_again_on: '2027-03-01', ask_again_why: 'voorjaar 2027', consent_how: 'spoken' },
			{ called: 'Zoë Brinkman', phone: '+31612345006' },
		]);
		expect((await talents()).map(({ words, shared_since }) => [words, shared_since])).toContainEqual(['naaien', null]);
		const { rows } = await asOwner('select sheets, choices, cards_made from community.sheet_import where id = $1', [
			id,
		]);
		expect(rows).toEqual([{ sheets: null, choices: null, cards_made: 4 }]);
	});
	test('changes nothing until it is said, and a list that is thrown away leaves nothing', async () => {
		const id = await send(windows1252(dutchList));
		await agree(id);
		expect((await plan(id)).counts).toEqual({ rows: 6, fresh: 4, changed: 0, known: 0, faults: 2 });
		expect(await cards()).toEqual([]);
		await as(marloes, (tx) => throwAway(tx, marloes, id));
		expect((await asOwner('select id from community.sheet_import')).rows).toEqual([]);
	});
	test('two rows of which is said that they are one person become one card with all of it', async () => {
		const id = await send(windows1252(dutchList));
		await agree(id);
		expect((await plan(id)).pairs.map(({ value }) => value)).toEqual(['4-10']);
		await as(marloes, (tx) => chooseSame({ tx, ...ask(marloes, id) }, { zelfde: ['4-10'], veranderingen: true }));
		await finish(id);
		expect((await cards()).filter(({ called }) => called === 'Zoë Brinkman')).toMatchObject([
			{ phone: '+31612345001', contact_note: '+31612345006' },
		]);
		const again = await send(windows1252(dutchList));
		await agree(again);
		expect((await plan(again)).counts).toMatchObject({ fresh: 0, changed: 0, known: 3 });
	});
	test('nobody gets a card without a yes: a row may say no, and a list without any yes goes no further', async () => {
		const list = text(
			'Naam;Kan;Toestemming',
			'Ada;koken;ja',
			'Bob;naaien;nee',
			'Cas;tuin;',
			'Dia;bakken;2026-03-01 (op papier)',
		);
		const id = await send(list);
		await agree(id, marloes, { iedereen: false });
		const { faults, fresh } = await plan(id);
		expect(faults.map(({ row }) => row)).toEqual(['3', '4']);
		expect(fresh.map(({ name }) => name)).toEqual(['Ada', 'Dia']);
		await finish(id);
		expect((await cards()).map(({ called, consent_how }) => [called, consent_how])).toEqual([
			['Ada', 'spoken'],
			['Dia', 'written'],
		]);
		const without = await send(text('Naam;Kan', 'Ada;koken'));
		await expect(agree(without, marloes, { iedereen: false })).rejects.toThrow('sheet-consent-needed');
		await expect(agree(without, marloes, { op: '2999-01-01' })).rejects.toThrow('date-in-future');
	});
	test('who nobody spoke to for longer than a card is kept is asked first', async () => {
		const id = await send(text('Naam;Kan;Laatst gesproken', 'Ada;koken;3-1-2019', 'Bob;tuin;vorige week'));
		await agree(id, marloes, { op: '2019-02-01' });
		expect((await plan(id)).counts).toMatchObject({ fresh: 0, faults: 2 });
	});
	test('a file that cannot be read is refused with its reason', async () => {
		await expect(send(new Uint8Array())).rejects.toMatchObject({ code: 'sheet-empty', field: 'bestand' });
	});
	test('a card that goes halfway takes all of it back', async () => {
		const id = await send(text('Naam;Kan', 'Ada;koken', 'Bob;tuin'));
		await agree(id);
		await asOwner(`alter table community.talent add constraint no_garden check (words <> 'tuin')`);
		await expect(finish(id)).rejects.toThrow();
		await asOwner('alter table community.talent drop constraint no_garden');
		expect(await cards()).toEqual([]);
		expect((await plan(id)).counts.fresh).toBe(2);
	});
});

describe('the same list a second time', () => {
	test('gives no doubles', async () => {
		await brought(windows1252(dutchList));
		const again = await send(windows1252(dutchList));
		await agree(again);
		expect((await plan(again)).counts).toMatchObject({ fresh: 0, changed: 0, known: 4 });
		await expect(finish(again)).rejects.toThrow('sheet-nothing-to-do');
	});
	test('shows what is different, and takes it over when that is wanted', async () => {
		await brought(text('Naam;Telefoon;Kan', 'Ada Vos;0612345001;koken', 'Bob Kok;0612345002;tuin'));
		const id = await send(
			text('Naam;Telefoon;Kan', 'Ada Vos;0612345001;"koken; naaien"', 'Bob Kok;0612345002;tuin', 'Cas;;bakken'),
		);
		await agree(id);
		const { counts, changed } = await plan(id);
		expect(counts).toMatchObject({ fresh: 1, changed: 1, known: 1 });
		expect(changed).toMatchObject([{ name: 'Ada Vos', changes: ['talents'] }]);
		await as(marloes, (tx) => chooseSame({ tx, ...ask(marloes, id) }, { zelfde: [], veranderingen: false }));
		expect(await finish(id)).toMatchObject({ made: 1, changed: 0 });
	});
	test('knows a card also after the number on it changed, by the row it came from', async () => {
		await brought(text('Naam;Telefoon;Straat', 'Toos;;Peltlaan', 'Toos;;Afrikalaan'));
		await asOwner(`update community.person_card set phone = '+31612345009' where called = 'Toos'`);
		const id = await send(text('Naam;Telefoon;Straat', 'Toos;;Peltlaan', 'Toos;;Afrikalaan'));
		await agree(id);
		expect((await plan(id)).counts).toMatchObject({ fresh: 0, known: 2 });
	});
	test('from another team makes its own cards: nothing of ours is shown', async () => {
		await brought(windows1252(dutchList));
		const id = await send(windows1252(dutchList), yusuf);
		await agree(id, yusuf);
		expect((await plan(id, yusuf)).counts).toMatchObject({ fresh: 4, known: 0 });
	});
	test('a row that was of a card that was put behind another is of that other', async () => {
		await brought(text('Naam;Telefoon;Kan', 'Ada Vos;0612345001;koken', 'Adje;;koken'));
		await asOwner(
			`update community.person_card set merged_at = now(), merged_into = (select id from community.person_card where called = 'Ada Vos') where called = 'Adje'`,
		);
		const id = await send(text('Naam;Telefoon;Kan', 'Adje;;koken'));
		await agree(id);
		expect((await plan(id)).counts).toMatchObject({ fresh: 0, faults: 0 });
	});
	test.each([
		['asked to be erased', `erase_on = current_date + 30`],
		['took their yes back', `consent_withdrawn_at = now()`],
		['wants to be left alone', `restricted_at = now()`],
	])('does not bring back who %s, by the row or by the number of the card', async (_, went) => {
		await brought(text('Naam;Telefoon;Kan', 'Ada Vos;0612345001;koken', 'Bob Kok;0612345002;tuin'));
		const { rows } = await asOwner(
			`update community.person_card set ${went} where called in ('Ada Vos', 'Bob Kok') returning id, called`,
		);
		await asOwner('delete from community.sheet_row_key where card_id = $1', [
			rows.find(({ called }) => called === 'Bob Kok')!['id'],
		]);
		const list = text(
			'Naam;Telefoon;Kan;Kaartnummer',
			'Ada Vos;0612345001;koken;',
			`Bob Kok;0612345002;tuin;${rows.find(({ called }) => called === 'Bob Kok')!['id']}`,
		);
		const id = await send(list);
		await agree(id);
		const { counts, faults } = await plan(id);
		expect(counts).toMatchObject({ fresh: 0, changed: 0, known: 0, faults: 2 });
		expect(faults[0]?.why).toBe('Hier komt nu geen kaart van. Vraag het de persoon eerst zelf.');
		await expect(finish(id)).rejects.toThrow('sheet-nothing-to-do');
	});
	test('is known by a key that nobody can make without ours', async () => {
		await brought(text('Naam;Telefoon', 'Ada Vos;0612345001'));
		const { rows } = await asOwner('select key from community.sheet_row_key');
		const plain = createHash('sha256')
			.update(`${marloes.teamId} ${identityOf({ name: 'Ada Vos', phone: '+31612345001', mail: '', place: '' })}`)
			.digest();
		expect(rows).toHaveLength(1);
		for (const form of ['hex', 'base64url'] as const) expect(rows[0]!['key']).not.toBe(plain.toString(form));
	});
});

describe('taking a list back', () => {
	test('undoes all of it within a day: cards gone for good, changes put back', async () => {
		await brought(text('Naam;Telefoon;Kan', 'Ada Vos;0612345001;koken'));
		const id = await brought(
			text('Naam;Telefoon;Kan;Talen', 'Ada Vos;0612345001;koken;Turks', 'Bob Kok;0612345002;tuin;'),
		);
		expect(await undo(id)).toBe(0);
		expect((await cards()).map(({ called }) => called)).toEqual(['Ada Vos']);
		expect((await asOwner(`select languages from community.person_card where called = 'Ada Vos'`)).rows).toEqual([
			{ languages: [] },
		]);
		expect((await talents()).map(({ words }) => words)).toEqual(['koken']);
		await expect(undo(id)).rejects.toThrow('already-done');
		const again = await brought(text('Naam;Telefoon;Kan', 'Bob Kok;0612345002;tuin'));
		expect(again).not.toBe(id);
		expect(await cards()).toHaveLength(2);
	});
	test('leaves a card that somebody worked on since', async () => {
		const id = await brought(text('Naam;Kan', 'Ada;koken', 'Bob;tuin'));
		await asOwner(`update community.person_card set contact_note = 'Belt zelf.' where called = 'Ada'`);
		expect(await undo(id)).toBe(1);
		expect((await cards()).map(({ called }) => called)).toEqual(['Ada']);
	});
	test.each([
		['has another name', `update community.person_card set called = 'Adriana' where called = 'Ada'`],
		[
			'is kept by a colleague',
			`update community.person_card set keeper_id = '${soraya.personId}' where called = 'Ada'`,
		],
		['rests', `update community.person_card set restricted_at = now() where called = 'Ada'`],
		['has another talent in words', `update community.talent set words = 'bakken' where words = 'koken'`],
		['has a talent that ended', `update community.talent set ended_on = current_date where words = 'koken'`],
		[
			'has a second card behind it',
			`with old as (select id from community.person_card where called = 'Ada')
			insert into community.person_card (municipality_id, id, called, keeper_id, team_id, consent_given_on, consent_how, made_at, last_active_on, merged_into, merged_at, erase_on)
			select municipality_id, gen_random_uuid(), 'Adje', keeper_id, team_id, consent_given_on, consent_how, made_at, last_active_on, id, now(), current_date
			from community.person_card where called = 'Ada'`,
		],
		[
			'has a seat in a circle',
			`with plan as (insert into community.circle_plan (municipality_id, id, area_codes, place_code, hub_ids, fewest, most, made_by, team_id, made_at)
				select municipality_id, gen_random_uuid(), '{BU99010101}', 'BU99010101', array[id], 4, 8, keeper_id, team_id, now()
				from community.person_card where called = 'Ada' returning municipality_id, id, hub_ids)
			insert into community.circle_seat (municipality_id, id, plan_id, card_id) select municipality_id, gen_random_uuid(), id, hub_ids[1] from plan`,
		],
	])('leaves a card that it made and that since %s', async (_, since) => {
		const id = await brought(text('Naam;Kan', 'Ada;koken', 'Bob;tuin'));
		await asOwner(since);
		expect(await undo(id)).toBe(1);
		expect((await cards()).map(({ called }) => called)).not.toContain('Bob');
		expect(await cards()).not.toEqual([]);
	});
	test('puts back only what nobody changed since', async () => {
		await brought(text('Naam;Telefoon;Kan', 'Ada Vos;0612345001;koken'));
		const id = await brought(
			text('Naam;Telefoon;Kan;Talen;Contactnotitie', 'Ada Vos;0612345001;"naaien; zingen";Turks;belt zelf'),
		);
		await asOwner(
			`update community.person_card set contact_note = 'Liever een briefje.', phone = '+31612345009' where called = 'Ada Vos'`,
		);
		await asOwner(`update community.talent set shared_since = current_date where words = 'zingen'`);
		expect(await undo(id)).toBe(1);
		const { rows } = await asOwner(
			`select phone, languages, contact_note from community.person_card where called = 'Ada Vos'`,
		);
		expect(rows).toEqual([{ phone: '+31612345009', languages: [], contact_note: 'Liever een briefje.' }]);
		expect((await talents()).map(({ words }) => words)).toEqual(['koken', 'zingen']);
	});
	test('says of no card of another team whether something holds on to it', async () => {
		await brought(text('Naam;Kan', 'Ada;koken'));
		const { rows } = await asOwner(
			`update community.person_card set erase_on = current_date + 30 where called = 'Ada' returning id`,
		);
		await asOwner(
			`insert into community.signal (municipality_id, id, kind, area_code, text, source, person_id, captured_at, receipt) select municipality_id, gen_random_uuid(), 'kan', 'BU99010101', 'Ada kookt.', 'worker', id, now(), 'x' from community.person_card where called = 'Ada'`,
		);
		const ids = [rows[0]!['id'] as string];
		const told = (actor: Actor) =>
			as(actor, async (tx) => [...(await heldElsewhere(tx, ids, [])), ...(await letGo(tx, ids))]);
		expect(await told(marloes)).toEqual([...ids, ...ids]);
		for (const name of personaNames.filter((one) => !['marloes', 'soraya'].includes(one)))
			expect(await told(persona(name)), name).toEqual([]);
	});
	test('is too late after a day', async () => {
		const id = await brought(text('Naam;Kan', 'Ada;koken'));
		const putBack = moveClockTo(new Date(Date.now() + 25 * 3_600_000));
		try {
			await expect(undo(id)).rejects.toThrow('sheet-too-late');
		} finally {
			putBack();
		}
	});
	test('an erased card leaves nothing by which it is known again', async () => {
		const id = await brought(text('Naam;Kan', 'Ada;koken'));
		await undo(id);
		expect((await asOwner('select key from community.sheet_row_key')).rows).toEqual([]);
	});
});

describe('who sees a list', () => {
	test.each(personaNames)('%s sees nothing of it, unless they brought it', async (name: PersonaName) => {
		const id = await send(windows1252(dutchList));
		const actor = persona(name);
		const { rows } = await as(actor, (tx) => sql`select id from community.sheet_import`.execute(tx));
		expect(rows).toEqual(name === 'marloes' ? [{ id }] : []);
		const page = as(actor, (tx) => sheetPage({ tx, ...ask(actor, id) }));
		if (name === 'marloes') expect((await page).review?.rows).toBe(6);
		else await expect(page).rejects.toThrow('not found');
	});
	test.each(personaNames.filter((name) => !['marloes', 'soraya', 'yusuf'].includes(name)))(
		'%s brings nothing in: only who keeps cards does',
		async (name: PersonaName) => {
			const actor = persona(name);
			if (actor.roles.some((role) => role === 'social_broker' || role === 'team_worker')) return;
			await expect(send(windows1252(dutchList), actor)).rejects.toThrow('not allowed');
			await expect(as(actor, (tx) => sheetStartPage({ tx, actor }))).rejects.toThrow('not allowed');
		},
	);
	test('a colleague of the team, another team and a visitor cannot finish, change, throw away or take back', async () => {
		const open = await send(windows1252(dutchList));
		const done = await brought(text('Naam;Kan', 'Ada;koken'));
		for (const actor of [soraya, yusuf, anonymous(waterveen)]) {
			await expect(finish(open, actor)).rejects.toThrow();
			await expect(agree(open, actor)).rejects.toThrow();
			await expect(as(actor, (tx) => throwAway(tx, actor, open))).rejects.toThrow();
			await expect(undo(done, actor)).rejects.toThrow();
		}
		expect(await cards()).toHaveLength(1);
	});
	test('keys are the team’s alone, and point at its own cards only', async () => {
		await brought(text('Naam;Kan', 'Ada;koken'));
		const seen = (actor: Actor) =>
			as(actor, async (tx) => (await sql`select key from community.sheet_row_key`.execute(tx)).rows);
		expect(await seen(soraya)).toHaveLength(1);
		for (const name of personaNames.filter((one) => !['marloes', 'soraya'].includes(one)))
			expect(await seen(persona(name)), name).toEqual([]);
	});
});

test.skipIf(!existsSync(sprokkelaar))(
	'the real sheet of about three hundred rows goes in at once, and a second time adds nobody (needs the shared reference data)',
	async () => {
		const bytes = readFileSync(sprokkelaar);
		await brought(bytes);
		expect(await cards()).toHaveLength(299);
		const id = await send(bytes);
		await agree(id);
		expect((await plan(id)).counts).toMatchObject({ fresh: 0, changed: 0, known: 299, faults: 0 });
	},
	60_000,
);
