import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { markOf } from '#platform/free-text/identifiers';
import { CodeTyped, TellForm } from './conflict.forms.ts';

const told = {
	areaCode: 'BU99010101',
	kind: 'quarrel',
	words: 'Er is ruzie over de sleutel van de tuin.',
	called: 'Els',
	reach: '0612345678',
};
const codes = (form: object) =>
	v.safeParse(TellForm, form).issues?.map((issue) => [v.getDotPath(issue), issue.message]) ?? [];

describe('telling what happened', () => {
	test('takes a few words, a first name and a way to reach', () => {
		expect(v.parse(TellForm, told)).toMatchObject({ forDeputy: false, safe: '', seen: '' });
		expect(codes({ ...told, words: '' })).toEqual([['words', 'required']]);
		expect(codes({ ...told, reach: '' })).toEqual([['reach', 'required']]);
	});
	test('keeps no words of who is afraid, and needs none', () => {
		expect(v.parse(TellForm, { ...told, kind: 'afraid', words: 'Hij staat voor de deur.' }).words).toBe('');
		expect(codes({ ...told, kind: 'afraid', words: '' })).toEqual([]);
	});
	test('asks back when somebody else is named, once and for these very words', () => {
		const words = 'Fatma de Vries schreeuwde tegen mij.';
		expect(codes({ ...told, words })).toEqual([['words', 'conflict-names']]);
		expect(codes({ ...told, words, seen: markOf(words) })).toEqual([]);
		expect(codes({ ...told, words: `${words} Elke dag.`, seen: markOf(words) })).toEqual([['words', 'conflict-names']]);
	});
});

test('a code is read as people write it', () => {
	expect(v.safeParse(CodeTyped, { code: 'kort' }).success).toBe(false);
	expect(v.parse(CodeTyped, { code: 'ABCD efgh jkmn pqrs' }).code).toBe('abcd-efgh-jkmn-pqrs');
});
