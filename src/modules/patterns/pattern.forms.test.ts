import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { parse } from '#platform/route/form';
import { BoardFilter, ChanceForm, DeclareForm, LearnForm, MoveForm } from './pattern.forms.ts';

describe('declaring a pattern by hand', () => {
	const good = { need: 'sleep', areas: 'BU99010101', why: ' Ik zie het elke week. ' };

	test('one area or more, and the words without the blanks around them', () => {
		expect(parse(DeclareForm, good)).toMatchObject({
			success: true,
			output: { areas: ['BU99010101'], why: 'Ik zie het elke week.' },
		});
		expect(parse(DeclareForm, { ...good, areas: ['BU99010101', 'WK990101'] })).toMatchObject({ success: true });
	});

	test('each missing part has its own sentence', () => {
		expect(parse(DeclareForm, { need: '', why: '' })).toMatchObject({
			success: false,
			errors: { need: 'pattern-need-needed', areas: 'pattern-area-needed', why: 'pattern-why-needed' },
		});
	});

	test('a whole town is not a pattern, and a street is not an area', () => {
		expect(parse(DeclareForm, { ...good, areas: Array.from({ length: 7 }, () => 'BU99010101') })).toMatchObject({
			errors: { areas: 'pattern-too-many-areas' },
		});
		expect(parse(DeclareForm, { ...good, areas: 'Dorpsstraat 1' })).toMatchObject({
			errors: { areas: 'unknown-area' },
		});
	});
});

test('moving goes to a place that exists', () => {
	expect(parse(MoveForm, { to: 'somewhere' })).toMatchObject({ success: false, errors: { to: 'invalid' } });
	expect(parse(MoveForm, { to: 'talking' })).toMatchObject({ success: true, output: { words: '' } });
});

test('chance and lessons need words, not too many', () => {
	expect(parse(ChanceForm, { why: '' })).toMatchObject({ errors: { why: 'pattern-why-needed' } });
	expect(parse(LearnForm, { learned: ' ' })).toMatchObject({ errors: { learned: 'pattern-learned-needed' } });
	expect(parse(LearnForm, { learned: 'x'.repeat(501) })).toMatchObject({ errors: { learned: 'too-long' } });
});

test('an address with odd filters still opens the board', () => {
	expect(v.parse(BoardFilter, { gebied: "'; drop table", wie: 'iedereen', kolom: '?', zoek: 'x'.repeat(200) })).toEqual(
		{ gebied: undefined, wie: undefined, kolom: undefined, zoek: undefined },
	);
	expect(v.parse(BoardFilter, { wie: 'ik', gebied: 'WK990101', zoek: ' eten ' })).toMatchObject({
		wie: 'ik',
		gebied: 'WK990101',
		zoek: 'eten',
	});
});
