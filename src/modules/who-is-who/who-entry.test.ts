import { expect, test } from 'vitest';
import { type WhoShown, whoFits } from './who-entry.ts';

const who = (called: string, areaCodes: string[], confirmedOn = '2026-05-01', askMe = 'Geld'): WhoShown => ({
	id: called,
	called,
	does: 'Buurtteamwerker',
	teamName: 'Team West',
	askMe,
	areaCodes,
	hours: [],
	whenWords: '',
	phone: '',
	mail: '',
	hasPhoto: false,
	confirmedOn,
});
const all = [
	who('Zoë', ['WK990101']),
	who('Anna', ['BU99010102', 'BU99010201'], '2025-09-01'),
	who('Bram', ['WK990102'], '2026-05-01', 'Vrijwilligers en feest'),
];
const found = (asked: { words?: string; areaCode?: string }) =>
	whoFits(all, { words: '', areaCode: '', staleBefore: '2026-01-01', ...asked }).map(({ called }) => called);

test('whoever was not confirmed for long comes last, the others by name', () => {
	expect(found({})).toEqual(['Bram', 'Zoë', 'Anna']);
});
test('somebody is found in every area they work in, by district and by neighbourhood', () => {
	expect(found({ areaCode: 'BU99010101' })).toEqual(['Zoë']);
	expect(found({ areaCode: 'WK990101' })).toEqual(['Zoë', 'Anna']);
	expect(found({ areaCode: 'BU99010201' })).toEqual(['Bram', 'Anna']);
});
test('by name without accents, or by what one may ask; every word counts', () => {
	expect(found({ words: 'zoe' })).toEqual(['Zoë']);
	expect(found({ words: 'FEEST west' })).toEqual(['Bram']);
	expect(found({ words: 'feest oost' })).toEqual([]);
});
