import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { roleKinds } from '#platform/actor';
import { checkText } from '#platform/free-text/identifiers';
import { type DemoTexts, readDemo } from './read-demo.ts';

const text = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8');
const policy = (file: string) => parse(text(join('..', 'policy', file)));

const texts: DemoTexts = {
	organisations: text('organisations.yaml'),
	staff: text('staff.yaml'),
	residents: text('residents.yaml'),
	initiatives: text('initiatives.yaml'),
	signals: text('signals.csv'),
	offers: text('offers.csv'),
	postcodes: text('postcodes.csv'),
	statistics: text('utrecht-kwb-2023.csv'),
};
const codes = (list: { code: string }[]) => new Set(list.map(({ code }) => code));
const known = { needs: codes(policy('needs.yaml').needs), approaches: codes(policy('approaches.yaml').approaches) };
const demo = readDemo(texts, known);

describe('the people of the demo', () => {
	it('offers exactly one look for each kind of user', () => {
		const looks = demo.people.filter(({ look }) => look).map(({ role }) => role);
		expect([...looks].sort()).toEqual([...roleKinds].sort());
	});

	it('has someone on loan: paid by one organisation, at work in the team of another', () => {
		expect(demo.people.filter(({ employer, organisation }) => employer !== organisation).map(({ key }) => key)).toEqual(
			['femke'],
		);
	});

	it('has a sociaal makelaar team and a buurtteam in every wijk', () => {
		for (const prefix of ['makelaars', 'buurtteam']) {
			const areas = demo.teams.filter(({ code }) => code.startsWith(prefix)).flatMap((team) => team.areas);
			expect(new Set(areas).size, prefix).toBe(10);
		}
	});

	it('lets a card be kept by someone who works in that area', () => {
		const stray = demo.residents.filter(({ area, keeper }) => {
			const worksIn = demo.people.find(({ key }) => key === keeper)?.areas ?? [];
			return !worksIn.some((own) => own.slice(2) === area.slice(2, 2 + own.slice(2).length));
		});
		expect(stray).toEqual([]);
	});
});

describe('the stories of the demo', () => {
	it('hold only words that the platform takes without asking: nobody is named in them', () => {
		const { told, story }: Record<string, Record<string, string>[]> = parse(text('patterns.yaml'));
		const written = [...(told ?? []), ...(story ?? [])].flatMap(({ text, words, ask }) => [text, words, ask]);
		const said = written.filter((one) => one !== undefined);
		expect(said.length).toBeGreaterThan(20);
		expect(said.filter((one) => checkText(one, undefined).outcome !== 'clean')).toEqual([]);
	});
});

describe('the signals of the demo', () => {
	it('are about 700 notes over 30 weeks, hardly two alike, in every wijk', () => {
		expect(demo.signals).toHaveLength(700);
		expect(new Set(demo.signals.map(({ text }) => text)).size).toBeGreaterThan(600);
		expect(Math.max(...demo.signals.map(({ daysAgo }) => daysAgo))).toBeLessThan(210);
		expect(new Set(demo.signals.map(({ area }) => area.slice(0, 8))).size).toBe(10);
		expect(new Set(demo.signals.map(({ kind }) => kind)).size).toBe(4);
	});

	it('name nobody and hold no telephone number, mail address or citizen number', () => {
		const names = demo.people.flatMap(({ firstName, lastName }) => [firstName, lastName]);
		const cards = demo.residents.map(({ called }) => called.split(' ').at(-1) ?? '').filter((name) => name.length > 3);
		const words = new Set(demo.signals.flatMap(({ text }) => text.match(/\p{Lu}\p{Letter}+/gu) ?? []));
		expect([...names, ...cards].filter((name) => words.has(name))).toEqual([]);
		expect(demo.signals.filter(({ text }) => /\d[\d\s-]{5,}|@/.test(text))).toEqual([]);
	});

	it.each([
		['making ends meet', 'living-on-little', 'BU034408'],
		['getting to hospital', 'ride-to-doctor', 'BU034403'],
		['post and letters', 'post-and-letters', 'BU034402'],
		['tired carers', 'carer-overload', 'BU034407'],
		['no place on Friday', 'youth-place', 'BU034410'],
	])('hide a pattern of %s: 4 to 8 people, several sources, the last 8 weeks', (_, need, district) => {
		const found = demo.signals.filter((s) => s.need === need && s.area.startsWith(district) && s.daysAgo <= 56);
		const persons = new Set(found.map(({ person }) => person).filter(Boolean));
		expect(persons.size).toBeGreaterThanOrEqual(4);
		expect(persons.size).toBeLessThanOrEqual(8);
		expect(new Set(found.map(({ source }) => source)).size).toBeGreaterThanOrEqual(3);
		const cards = new Set(demo.residents.map(({ key }) => key));
		expect([...persons].filter((person) => !cards.has(person ?? ''))).toEqual([]);
		const elsewhere = demo.signals.filter((s) => s.need === need && s.area.startsWith(district) && s.daysAgo > 56);
		expect(elsewhere).toEqual([]);
	});

	it('come from a person after that person agreed to a card, and from one area of theirs', () => {
		for (const resident of demo.residents) {
			const own = demo.signals.filter(({ person }) => person === resident.key);
			expect(
				own.every(({ daysAgo }) => daysAgo <= resident.consentDaysAgo),
				resident.key,
			).toBe(true);
			expect(new Set(own.map(({ area }) => area)).size, resident.key).toBeLessThanOrEqual(1);
		}
	});
});

describe('initiatives and the public board', () => {
	it('show all stages from an idea to one that stands by itself', () => {
		expect(demo.initiatives).toHaveLength(8);
		expect(new Set(demo.initiatives.map(({ stage }) => stage)).size).toBe(6);
	});

	it('tell a journal from old to new, after the start', () => {
		for (const { key, startedDaysAgo, journal } of demo.initiatives) {
			const days = journal.map(({ daysAgo }) => daysAgo);
			expect(days, key).toEqual([...days].sort((a, b) => b - a));
			expect(days[0], key).toBeLessThanOrEqual(startedDaysAgo);
		}
	});

	it('have about 30 things asked and offered', () => {
		expect(demo.offers.length).toBeGreaterThanOrEqual(30);
		expect(new Set(demo.offers.map(({ kind }) => kind))).toEqual(new Set(['kan', 'wil', 'zoek']));
	});
});

describe('places', () => {
	it('has a shape, with its source and licence, for each of the ten wijken', () => {
		const shapes = JSON.parse(text('utrecht-wijken.geojson'));
		expect(shapes).toMatchObject({ year: 2022, licence: 'CC BY 4.0', source: expect.stringContaining('CBS') });
		expect(shapes.features).toHaveLength(10);
		expect(Object.keys(shapes.features[0].properties)).toEqual(['code', 'name']);
	});

	it('leads postcodes to every wijk', () => {
		expect(new Set(demo.postcodes.map(({ wijk }) => wijk)).size).toBe(10);
		expect(demo.postcodes.find(({ pc4 }) => pc4 === '3526')?.wijk).toBe('WK034408');
	});
});

describe('a broken demo', () => {
	it('says which need, area, keeper or team does not exist', () => {
		const broken = {
			...texts,
			signals: texts.signals.replace('living-on-little', 'no-such-need'),
			residents: texts.residents.replace('keeper: marloes', 'keeper: nobody'),
			offers: texts.offers.replace('BU03440831', 'BU99999999'),
		};
		expect(() => readDemo(broken, known)).toThrow(/nobody does not exist[\s\S]*no-such-need[\s\S]*BU99999999/);
	});

	it('says which line is not right', () => {
		const broken = { ...texts, offers: texts.offers.replace('3,kan,', 'soon,kan,') };
		expect(() => readDemo(broken, known)).toThrow(/offers: 0\.days_ago days ago is a whole number/);
	});
});
