import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { persona, personaNames } from '#testing/personas';
import { ChooseWayForm } from './arrangement.forms.ts';
import { type Arrangement, districtOf, mayChooseWay, partiesOf, queueOf, routesOf, ways } from './arrangement.ts';

describe('what follows from a way of organising', () => {
	test('a team has the first talk, says together who goes on, and brings its own specialist', () => {
		expect(routesOf('team')).toMatchObject({
			...{ firstTalk: 'team', queue: 'first-team', allocates: 'team-together', heavier: 'specialist-in-team' },
			sharedByDefault: 'plan-within-team',
		});
		expect(routesOf('team').meetings).toContain('cases');
	});
	test('a desk in front passes heavier questions to the back, with no more than the question', () => {
		expect(routesOf('desk')).toMatchObject({ heavier: 'back-team', sharedByDefault: 'question-with-reach' });
		expect(routesOf('desk').meetings).toContain('front-and-back');
	});
	test('in a network everybody keeps what they were asked and shares nothing; so it is where nothing was chosen', () => {
		expect(routesOf('network')).toMatchObject({ queue: 'asked-team', sharedByDefault: 'nothing' });
		expect(routesOf(null)).toEqual(routesOf('network'));
	});
	test('every way meets about the neighbourhood too', () => {
		for (const way of ways) expect(routesOf(way).meetings, way).toContain('community');
	});
	test('a question waits with the first team of a team or desk, else with who was asked', () => {
		const queue = (way: Arrangement['way']) => queueOf({ way, firstTeamId: 'first' } as Arrangement, 'asked');
		expect(ways.map(queue)).toEqual(['first', 'first', 'asked']);
		expect(queueOf(null, 'asked')).toBe('asked');
	});
});

test('the lead chooses for the own district, who administrates for the whole town', () => {
	const may = (area: string) => personaNames.filter((name) => mayChooseWay(persona(name), area));
	expect(may('WK990101')).toEqual(['ingrid', 'tariq']);
	expect(may('WK990102')).toEqual(['tariq']);
	expect(may('WK990201')).toEqual(['ruth']);
});

test('a neighbourhood follows its district, and who takes part stands one a line', () => {
	expect([districtOf('BU99010102'), districtOf('WK990101')]).toEqual(['WK990101', 'WK990101']);
	expect(partiesOf('Draadkracht: sociaal makelaars: overdag\n\n Singelwonen \n: niets')).toEqual([
		{ name: 'Draadkracht', does: 'sociaal makelaars: overdag' },
		{ name: 'Singelwonen', does: '' },
		{ name: ': niets', does: '' },
	]);
});

test('a form without a way, with a share above hundred or a citizen number is sent back by field', () => {
	const issues = v.safeParse(ChooseWayForm, {
		...{ share: '150', why: 'Nummer 111222333 staat hier.', since: 'morgen' },
	});
	const codes = Object.fromEntries(issues.issues?.map((one) => [v.getDotPath(one), one.message]) ?? []);
	expect(codes).toMatchObject({
		share: 'organising-share',
		why: 'text-has-bsn',
		since: 'not-a-date',
	});
	for (const field of ['way', 'parties', 'first']) expect(codes, field).toHaveProperty(field);
});
