import { expect, test } from 'vitest';
import { areaNamed, kindFromPractice, sourceFromPractice } from './practice-signals.ts';

test.each([
	['zorg', 'zoek'],
	['wens', 'wil'],
	['Talent', 'kan'],
	['idee', 'zie'],
])('practice says "%s", we say "%s"', (word, kind) => expect(kindFromPractice(word)).toBe(kind));
test('an unknown word has no kind', () => expect(kindFromPractice('gedoe')).toBeUndefined());
test.each([
	['bewoner', 'resident'],
	['buurtteamcliënt', 'resident'],
	['huisarts', 'partner'],
	['buurtteamwerker', 'worker'],
])('a %s is a %s', (reporter, source) => expect(sourceFromPractice(reporter)).toBe(source));

const areas = [
	{ code: 'GM0344', name: 'Utrecht' },
	{ code: 'WK034401', name: 'West' },
	{ code: 'BU03440831', name: 'Kanaleneiland-Zuid' },
	{ code: 'BU03440101', name: 'West' },
];
test('an area is found however its name is written', () =>
	expect(areaNamed('kanaleneiland zuid', areas)?.code).toBe('BU03440831'));
test('of two with one name the most precise counts', () => expect(areaNamed('West', areas)?.code).toBe('BU03440101'));
test('a name from elsewhere is no area here', () => expect(areaNamed('Espelervaart', areas)).toBeUndefined());
