import { isRedirect, type RequestEvent } from '@sveltejs/kit';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { chooseColumns, sheetPage, takeInSheet } from '#modules/sheets/index.server';
import { asActor } from '#platform/db/index.server';
import { reads } from '#platform/route/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { persona, seedPeople } from '#testing/personas';
import { load as doubles } from '../../src/routes/kaarten/dubbel/+page.server.ts';
import { actions as afterwards } from '../../src/routes/kaarten/inlezen/[id]/+page.server.ts';
import { actions as looking } from '../../src/routes/kaarten/inlezen/[id]/nakijken/+page.server.ts';
import { GET as taken } from '../../src/routes/kaarten/ophalen/kaarten.xlsx/+server.ts';
import { load as today } from '../../src/routes/vandaag/+page.server.ts';

const { asOwner } = useDatabase();
const marloes = persona('marloes');
const knock = (id = '', form = new FormData(), query = ''): RequestEvent =>
	({
		url: new URL(`http://waterveen.test/${query}`),
		params: { id },
		request: new Request('http://waterveen.test/', { method: 'POST', body: form }),
		locals: { actor: marloes, municipality: { id: waterveen }, traceId: 'test' },
		cookies: { get: () => undefined },
		getClientAddress: () => '127.0.0.1',
		setHeaders: () => {},
	}) as unknown as RequestEvent;
const call = async (door: unknown, event: RequestEvent) => {
	try {
		return await (door as (event: RequestEvent) => Promise<unknown>)(event);
	} catch (thrown) {
		if (!isRedirect(thrown)) throw thrown;
	}
};
/** Of whom the trail says that somebody looked, under a permission. */
const named = async (permission: string): Promise<string[]> =>
	(
		await asOwner(
			`select p.person_id from audit.entry e join audit.pseudonym p on p.pseudonym = e.subject_pseudonym
			where e.permission = $1 and e.outcome <> 'denied' order by 1`,
			[permission],
		)
	).rows.map(({ person_id }) => person_id as string);
const brought = async (...lines: string[]): Promise<string> => {
	const id = await asActor(marloes, 'community', async (tx) => {
		const bytes = new TextEncoder().encode(lines.join('\n'));
		const sheet = await takeInSheet(tx, marloes, { name: 'lijst.csv', bytes });
		const ask = { tx, actor: marloes, params: { id: sheet } };
		const { review } = await sheetPage(ask);
		const kolom = review!.columns.map(({ field }) => field);
		const yes = { iedereen: true, hoe: 'spoken', op: review!.today } as const;
		await chooseColumns(ask, { kolom, gebied: 'BU99010101', plek: [], ...yes });
		return sheet;
	});
	const form = new FormData();
	form.set('veranderingen', 'on');
	await call(looking.default, knock(id, form));
	return id;
};
const cardsOf = async (called: string): Promise<string[]> =>
	(
		await asOwner('select id from community.person_card where called = $1 and erased_at is null order by id', [called])
	).rows.map(({ id }) => id as string);
let ids: string[];
let sheet: string;

beforeAll(() => seedPeople(asOwner));
beforeEach(async () => {
	await asOwner('delete from community.sheet_import');
	await asOwner('delete from community.sheet_row_key');
	await asOwner('delete from community.talent');
	await asOwner('delete from community.person_card where keeper_id is not null');
	await asOwner('delete from audit.entry');
	sheet = await brought('Naam;Telefoon;Kan', 'Ada Vos;0612345001;koken', 'Ada Vos;0612345001;tuin', 'Bob Kok;;tuin');
	ids = (
		await asOwner('select id from community.person_card where keeper_id is not null and erased_at is null order by id')
	).rows.map(({ id }) => id as string);
});

test('who is brought in with a list reads that in the trail', async () => {
	expect(ids).toHaveLength(3);
	expect(await named('sheets.bring-in')).toEqual(ids);
});
test('whose card a list made reads that it was taken back, for as long as they have a name there', async () => {
	const { rows: before } = await asOwner(`select id from audit.entry where permission = 'sheets.bring-in'`);
	await asOwner(`update community.person_card set contact_note = 'Belt zelf.'`);
	await call(afterwards.draaiTerug, knock(sheet));
	const { rows } = await asOwner(`select id from audit.entry where permission = 'sheets.bring-in'`);
	expect(rows).toHaveLength(before.length + 3);
	expect(await named('sheets.bring-in')).toEqual(ids.flatMap((id) => [id, id]));
});
test('everybody on a sheet of all cards reads that it was taken along', async () => {
	await asOwner(`update community.person_card set restricted_at = now() where called = 'Bob Kok'`);
	await call(taken, knock('', undefined, '?reden=gathering'));
	const names = await named('sheets.export');
	expect(names).toEqual(expect.arrayContaining(await cardsOf('Ada Vos')));
	expect(names).not.toContain((await cardsOf('Bob Kok'))[0]);
});
test('two cards that look the same are both named when they are laid side by side', async () => {
	await call(doubles, knock());
	expect(await cardsOf('Ada Vos')).toHaveLength(2);
	expect(await named('people.cards')).toEqual(await cardsOf('Ada Vos'));
});
test('each thing that stands on a page of several is in the trail', async () => {
	const ids = ['019b0000-0000-7000-8000-de0000000001', '019b0000-0000-7000-8000-de0000000002'];
	const load = reads('today.look', async ({ about }) => {
		for (const id of ids) about({ type: 'thing', id });
		return {};
	});
	await call(load, knock());
	const { rows } = await asOwner(`select object_id from audit.entry where permission = 'today.look' order by 1`);
	expect(rows.map(({ object_id }) => object_id)).toEqual(ids);
});
test('who is named on Vandaag, by whichever part of it, reads that somebody looked', async () => {
	const [ada, , bob] = ids;
	await asOwner(`update community.person_card set ask_again_on = current_date where id = $1`, [ada]);
	await asOwner(
		`insert into community.volunteer_agreement (municipality_id, id, card_id, team_id, called, scope, hours_a_week, consent_how, valid_from, valid_until, made_at)
		select municipality_id, gen_random_uuid(), id, team_id, called, 'Koffie schenken', 2, 'spoken', current_date - 30, current_date + 9, now() from community.person_card where id = $1`,
		[bob],
	);
	await call(today, knock());
	expect(await named('today.look')).toEqual([ada, bob].sort());
});
