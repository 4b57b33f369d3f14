import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#platform/actor';
import { asActor } from '#platform/db/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { persona, personId } from '#testing/personas';
import { findPage } from './index.server.ts';
import { cards, seedCards } from './talents.fixtures.ts';
import { FindForm } from './talents.forms.ts';

const { asOwner } = useDatabase();
const marloes = persona('marloes');
const yusuf = persona('yusuf');

const find = (actor: Actor, asked: Record<string, string>) =>
	asActor(actor, 'community', async (tx) => {
		const { cards: ours, shared } = await findPage({ tx, actor }, v.parse(FindForm, asked));
		return { ours: ours.map(({ called }) => called), shared: shared.map(({ words }) => words) };
	});

beforeAll(async () => {
	await seedCards(asOwner);
	await asOwner(
		`insert into open.area (municipality_id, code, kind, name, parent_code, year) values
		($1, 'WK990101', 'district', 'West', null, 2025), ($1, 'BU99010101', 'neighbourhood', 'Kade', 'WK990101', 2025)`,
		[waterveen],
	);
	for (const [card, kind, words, need, shared] of [
		[cards.jansma, 'talent', 'Snoeit graag een heg.', 'garden-help', true],
		[cards.jansma, 'wish', 'Een schaakmaatje.', 'games-together', false],
		[cards.naima, 'wish', 'De tuin is verwilderd.', 'garden-help', false],
		[cards.jamal, 'talent', 'Fietsen repareren, met eigen gereedschap.', 'bicycle-repair', true],
		[cards.jamal, 'talent', 'Past op een geheime schuur.', null, false],
		[personId('samira'), 'talent', 'Koken voor veel mensen.', 'cooking-together', true],
	])
		await asOwner(
			`insert into community.talent (municipality_id, id, card_id, kind, words, need_code, shared_since, confirmed_on, made_at) values ($1, gen_random_uuid(), $2, $3, $4, $5, case when $6 then current_date end, current_date, now())`,
			[waterveen, card, kind, words, need, shared],
		);
	await asOwner(
		`update community.person_card set called = 'Naïma', languages = '{tr}', available = '{sat-evening}' where id = $1`,
		[cards.naima],
	);
});

describe('who looks for somebody', () => {
	test.each([
		['jansma', 'meneer Jansma'],
		['Janssma', 'meneer Jansma'],
		['naima', 'Naïma'],
		['NAÏMA', 'Naïma'],
	])('finds a card of the own team by name, with capitals, accents and mistakes: %s', async (zoek, called) => {
		expect((await find(marloes, { zoek })).ours).toEqual([called]);
	});
	test('finds by words, also misspelled', async () => {
		expect(await find(marloes, { zoek: 'fietsn' })).toEqual({
			ours: [],
			shared: ['Fietsen repareren, met eigen gereedschap.'],
		});
		expect((await find(yusuf, { zoek: 'snoeitt' })).shared).toEqual(['Snoeit graag een heg.']);
	});
	test('finds by the subject, though other words were used: the gardener and the garden', async () => {
		const found = await find(marloes, { zoek: 'tuin' });
		expect(found.ours.sort()).toEqual(['Naïma', 'meneer Jansma']);
	});
	test('sees of other teams what is shared, without name or card, and nothing else', async () => {
		const { shared, ours } = await find(yusuf, { soort: 'talent' });
		expect(ours).toEqual(['Jamal']);
		expect(shared.sort()).toEqual(['Koken voor veel mensen.', 'Snoeit graag een heg.']);
		expect((await find(marloes, { zoek: 'geheime schuur' })).shared).toEqual([]);
		const page = await asActor(yusuf, 'community', (tx) =>
			findPage({ tx, actor: yusuf }, v.parse(FindForm, { soort: 'talent' })),
		);
		expect(JSON.stringify(page.shared)).not.toMatch(/Jansma|Samira|card|0000f2/i);
		expect(page.shared.map(({ team }) => team).sort()).toEqual(['Sociaal makelaars', null].sort());
	});
	test('narrows by kind, place, time and language', async () => {
		expect((await find(marloes, { soort: 'wish' })).ours.sort()).toEqual(['Naïma', 'meneer Jansma']);
		expect((await find(marloes, { taal: 'tr' })).ours).toEqual(['Naïma']);
		expect((await find(marloes, { wanneer: 'sat' })).ours).toEqual(['Naïma']);
		expect((await find(marloes, { wanneer: 'sat-morning' })).ours).toEqual([]);
		expect((await find(marloes, { waar: 'WK990101' })).ours.sort()).toEqual(['Naïma', 'meneer Jansma']);
		expect((await find(marloes, { waar: 'WK990102' })).ours).toEqual([]);
		expect((await find(marloes, { soort: 'talent', wanneer: 'mon' })).shared).toEqual([
			'Fietsen repareren, met eigen gereedschap.',
		]);
	});
	test('gets nothing before anything is asked, and nothing of what cannot be read', async () => {
		expect(await find(marloes, {})).toEqual({ ours: [], shared: [] });
		expect(await find(marloes, { soort: 'mens', waar: 'x', taal: "nl' or 1=1" })).toEqual({ ours: [], shared: [] });
	});
	test.each(['samira', 'ingrid', 'bram', 'tariq', 'anouk'] as const)('is a worker; %s finds nobody', async (name) => {
		expect(await find(persona(name), { soort: 'talent' })).toMatchObject({ ours: [] });
		expect(
			(await find(persona(name), { soort: 'talent' })).shared.filter((words) => !words.startsWith('Koken')),
		).toEqual([]);
	});
	test('does not find who takes back their yes or wants to be left alone', async () => {
		await asOwner('update community.person_card set restricted_at = now() where id = $1', [cards.jansma]);
		expect((await find(marloes, { zoek: 'jansma' })).ours).toEqual([]);
		expect((await find(yusuf, { zoek: 'heg' })).shared).toEqual([]);
		await asOwner('update community.person_card set restricted_at = null where id = $1', [cards.jansma]);
	});
});
