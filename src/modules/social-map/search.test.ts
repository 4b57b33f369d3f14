import { beforeAll, describe, expect, test } from 'vitest';
import { anonymous } from '#platform/actor';
import { moveClockTo } from '#platform/clock';
import { asActor } from '#platform/db/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { moveDays } from '#testing/days';
import { persona, seedPeople } from '#testing/personas';
import { type MapAsked, searchMap } from './search-map.server.ts';
import { addMapEntry, type NewMapEntry } from './tend-entries.server.ts';

const { asOwner } = useDatabase();
const inWest = { kind: 'service', areaCode: 'BU99010101' } as const;
const entries: NewMapEntry[] = [
	{
		...inWest,
		name: 'Nederlands voor beginners',
		summary: 'Een kleine groep met vrijwilligers.',
		needCodes: ['dutch-lessons'],
		hours: ['tue 10:00-12:00'],
		languages: ['nl', 'ar'],
		free: true,
		lon: 5.1,
		lat: 52.07,
	},
	{ ...inWest, name: 'Taalcafé', summary: 'Samen praten bij koffie.', lon: 5.2, lat: 52.09 },
	{
		...inWest,
		name: 'Taallessen De Brug',
		summary: 'Cursus met diploma, 40 euro.',
		free: false,
		lon: 5.1,
		lat: 52.071,
	},
	{
		...inWest,
		name: 'De Spaak',
		summary: 'Wij repareren je fiets terwijl je wacht.',
		accessibility: ['wheelchair'],
		lon: 5.11,
		lat: 52.07,
	},
	{ ...inWest, kind: 'place', name: 'Bibliotheek Zuid', summary: 'Boeken, kranten en rust.', lon: 5.09, lat: 52.06 },
	{ ...inWest, kind: 'group', name: 'Wandelclub De Stappers', whenWords: 'Elke woensdag', lon: 5.3, lat: 52.2 },
	{ ...inWest, kind: 'place', layer: 'informal', name: 'Kapper Nadir', summary: 'Hier hoor je alles over de flat.' },
];

beforeAll(async () => {
	await seedPeople(asOwner);
	for (const entry of entries)
		await asActor(persona('marloes'), 'community', (tx) => addMapEntry(tx, persona('marloes'), entry));
});

const named = async (asked: MapAsked) =>
	(await asActor(anonymous(waterveen), 'open', (tx) => searchMap(tx, waterveen, asked, 20))).map(({ name }) => name);

describe('in plain words', () => {
	test.each([
		['bibliotheek', 'Bibliotheek Zuid'],
		['biblioteek', 'Bibliotheek Zuid'],
		['bieb', 'Bibliotheek Zuid'],
		['fietsreparatie', 'De Spaak'],
		['fiets laten repareren', 'De Spaak'],
		['fitsen maken', 'De Spaak'],
		['wandelen', 'Wandelclub De Stappers'],
		['wandelgroep', 'Wandelclub De Stappers'],
		['taalcafe', 'Taalcafé'],
		['TAAL CAFÉ', 'Taalcafé'],
	])('%s finds %s first', async (words, name) => expect((await named({ words }))[0]).toBe(name));

	test.each(['taalles', 'talles', 'taallse', 'taal les', 'nederlandse les'])('%s finds every lesson', async (words) => {
		const found = await named({ words });
		expect(found).toContain('Taallessen De Brug');
		expect(found).toContain('Nederlands voor beginners');
	});

	test('what nobody offers finds nothing, and no sign breaks the search', async () => {
		for (const words of ['kernfusie', '12345', "'; drop table", ':*&|!()', '\\', "a'b"])
			expect(await named({ words }), words).toEqual([]);
	});
});

describe('where and how', () => {
	test('what is nearer stands higher', async () => {
		const near = { lon: 5.1, lat: 52.07 };
		expect((await named({ words: 'taal', from: near, areaCode: 'BU99010101' }))[0]).toBe('Taallessen De Brug');
		expect((await named({ words: 'taal', from: { lon: 5.2, lat: 52.09 }, areaCode: 'BU99010101' }))[0]).toBe(
			'Taalcafé',
		);
		// Further than the squares around: found all the same.
		expect(await named({ words: 'wandelclub', from: near, areaCode: 'BU99010101' })).toEqual([
			'Wandelclub De Stappers',
		]);
	});

	test('free, for a wheelchair, in a language, of one kind', async () => {
		expect(await named({ words: 'taalles', free: true })).toEqual(['Nederlands voor beginners']);
		expect(await named({ wheelchair: true })).toEqual(['De Spaak']);
		expect(await named({ language: 'ar' })).toEqual(['Nederlands voor beginners']);
		expect(await named({ kind: 'group' })).toEqual(['Wandelclub De Stappers']);
	});

	test('open now goes by the clock', async () => {
		const back = moveClockTo(new Date('2026-12-01T10:00:00+01:00'));
		try {
			expect(await named({ openNow: true })).toEqual(['Nederlands voor beginners']);
		} finally {
			back();
		}
		const later = moveClockTo(new Date('2026-12-01T12:00:00+01:00'));
		try {
			expect(await named({ openNow: true })).toEqual([]);
		} finally {
			later();
		}
	});

	test('what nobody confirmed for half a year sinks, and after a year is not found', async () => {
		const back = moveDays(200);
		await asActor(persona('marloes'), 'community', (tx) =>
			addMapEntry(tx, persona('marloes'), { ...inWest, name: 'Leesclub', summary: 'Taal en boeken.' }),
		);
		const found = await named({ words: 'boeken' });
		back();
		expect(found).toEqual(['Leesclub', 'Bibliotheek Zuid']);
		const much = moveDays(400);
		const left = await named({ words: 'bibliotheek' });
		much();
		expect(left).not.toContain('Bibliotheek Zuid');
	});
});

describe('the informal layer', () => {
	const informal = (who: Parameters<typeof persona>[0]) =>
		asActor(persona(who), 'community', (tx) => searchMap(tx, waterveen, { words: 'kapper', layer: 'informal' }, 20));
	test('is found by who works there, and never from outside', async () => {
		expect((await informal('yusuf')).map(({ name }) => name)).toEqual(['Kapper Nadir']);
		for (const who of ['femke', 'bram', 'henk', 'fatou'] as const) expect(await informal(who), who).toEqual([]);
		expect(await named({ words: 'kapper' })).toEqual([]);
		await expect(
			asActor(anonymous(waterveen), 'open', (tx) =>
				searchMap(tx, waterveen, { words: 'kapper', layer: 'informal' }, 20),
			),
		).rejects.toThrow('permission denied');
	});
});
