import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { arrangeCards } from './card-list.ts';
import { CardFilter, EraseCardForm, NewCardForm } from './people.forms.ts';

const card = (called: string, day: number) => ({ called, consentGivenOn: `2026-01-0${day}` });
const cards = [card('Naïma', 3), card('meneer Jansma', 9), card('Ahmed', 1)];
const names = (zoek: string, volgorde: 'naam' | 'nieuw' = 'naam') =>
	arrangeCards(cards, { zoek, volgorde }).map(({ called }) => called);

describe('the list of cards', () => {
	test('stands by name, or by who said yes last', () => {
		expect(names('')).toEqual(['Ahmed', 'meneer Jansma', 'Naïma']);
		expect(names('', 'nieuw')).toEqual(['meneer Jansma', 'Naïma', 'Ahmed']);
	});
	test('is found in by any part of a name, whatever the accents and capitals', () => {
		expect(names('naima')).toEqual(['Naïma']);
		expect(names(' JANS ')).toEqual(['meneer Jansma']);
		expect(names('x')).toEqual([]);
	});
	test('has an address in which nonsense counts as not asked', () => {
		expect(v.parse(CardFilter, { van: 'iedereen', volgorde: 'risico', zoek: 'x'.repeat(61) })).toEqual({
			zoek: '',
			van: 'mij',
			volgorde: 'naam',
		});
		expect(v.parse(CardFilter, { van: 'team', volgorde: 'nieuw', zoek: ' Jo ' })).toEqual({
			zoek: 'Jo',
			van: 'team',
			volgorde: 'nieuw',
		});
	});
});

describe('a new card', () => {
	test('asks next to nothing: a name, and how and when somebody said yes', () => {
		expect(v.parse(NewCardForm, { naam: 'Naima', hoe: 'spoken', op: '2026-01-09' })).toEqual({
			naam: 'Naima',
			gebied: '',
			bereik: 'keeper',
			notitie: '',
			hoe: 'spoken',
			op: '2026-01-09',
		});
	});
	test('is not made without a yes', () => {
		const { issues } = v.safeParse(NewCardForm, { naam: 'Naima', op: '2026-01-09' });
		expect(issues?.map(({ message }) => message)).toEqual(['consent-needed']);
	});
	test('is not erased by a slip of the hand', () => {
		expect(v.safeParse(EraseCardForm, {}).issues?.[0]?.message).toBe('card-erase-unsure');
		expect(v.safeParse(EraseCardForm, { zeker: 'on' }).success).toBe(true);
	});
});
