import { expect, test } from 'vitest';
import { parse } from '#platform/route/form';
import { EndForm, EntryForm, HelpForm, JoinForm, ListQuery, StageForm, StartForm } from './initiatives.forms.ts';
import { seenMark } from './public-text.ts';

const errors = (result: ReturnType<typeof parse>) => (result.success ? {} : result.errors);
const start = {
	as: 'visitor',
	title: 'Koffie op maandag',
	summary: 'Samen koffie in de hal.',
	areaCode: 'BU99010101',
	called: 'Fatma',
	contact: '0612345678',
	consent: 'on',
	seen: seenMark('Koffie op maandag', 'Samen koffie in de hal.', ''),
};

test('somebody without account leaves a name, a way to be reached and a yes', () => {
	expect(errors(parse(StartForm, { ...start, called: ' ', contact: 'geen', consent: undefined }))).toEqual({
		called: 'required',
		contact: 'unknown-contact',
		consent: 'initiative-consent-needed',
	});
	expect(parse(StartForm, start).success).toBe(true);
});
test('with an account only the yes is asked', () => {
	expect(parse(StartForm, { ...start, as: 'account', called: '', contact: '' }).success).toBe(true);
});
test('every wrong field is named at once', () => {
	expect(errors(parse(StartForm, { ...start, title: 'K', summary: '', areaCode: 'ergens' }))).toEqual({
		title: 'too-short',
		summary: 'required',
		areaCode: 'initiative-area-needed',
	});
});
test('empty choices mean nothing chosen', () => {
	const result = parse(StartForm, { ...start, approachCode: '', patternId: '', id: '' });
	expect(result.success && [result.output.approachCode, result.output.patternId]).toEqual([undefined, undefined]);
});
test('nothing becomes public before its writer saw it as everyone will, and a yes is for those words only', () => {
	expect(errors(parse(StartForm, { ...start, seen: undefined }))).toEqual({ seen: 'initiative-look-first' });
	expect(errors(parse(StartForm, { ...start, summary: 'Samen koffie bij Truus.' }))).toEqual({
		seen: 'initiative-look-first',
	});
	expect(parse(StartForm, { ...start, title: ' Koffie op maandag ' }).success).toBe(true);
	const entry = { text: 'Gezellig', writtenOn: '2026-05-01' };
	expect(errors(parse(EntryForm, entry))).toEqual({ seen: 'initiative-look-first' });
	expect(parse(EntryForm, { ...entry, seen: seenMark('Gezellig') }).success).toBe(true);
});
test('first what is wrong is said, then the writer looks', () => {
	expect(errors(parse(EntryForm, { text: '', writtenOn: '2026-05-01' }))).toEqual({ text: 'required' });
});
test('what was learned has a number of people and an answer to "again?"', () => {
	const end = { story: 'Een jaar lang koffie.', worked: 'Een vaste dag', tookPart: '12', again: 'yes' };
	const seen = seenMark(end.story, end.worked, '');
	const read = parse(EndForm, { ...end, seen });
	expect(read.success && read.output.tookPart).toBe(12);
	expect(errors(parse(EndForm, { ...end, tookPart: 'veel', again: undefined, seen }))).toEqual({
		tookPart: 'initiative-took-part',
		again: 'required',
	});
});
test('an unknown way of joining is refused', () => {
	expect(parse(JoinForm, { ...start, tie: 'owner' }).success).toBe(false);
	expect(parse(JoinForm, { ...start, tie: 'answer', askId: '' }).success).toBe(true);
});
test('hours are read the Dutch way and stay within reason', () => {
	const help = { name: 'Marloes', until: '2026-09-01' };
	const read = parse(HelpForm, { ...help, hoursAWeek: '1,5' });
	expect(read.success && read.output.hoursAWeek).toBe(1.5);
	for (const hoursAWeek of ['40', '0', 'veel'])
		expect(errors(parse(HelpForm, { ...help, hoursAWeek }))).toEqual({ hoursAWeek: 'initiative-hours-range' });
});
test('one tick or several come as a list', () => {
	const one = parse(StageForm, { checks: 'idea.place_known', to: 'idea' });
	expect(one.success && one.output).toEqual({ checks: ['idea.place_known'], to: 'idea', anyway: false });
	const none = parse(StageForm, { to: 'idea' });
	expect(none.success && none.output.checks).toEqual([]);
});
test('a journal needs a real day', () => {
	expect(errors(parse(EntryForm, { text: 'Gezellig', writtenOn: 'gisteren' }))).toEqual({ writtenOn: 'not-a-date' });
});
test('the public list gives twenty at a time and at most a hundred', () => {
	const asked = parse(ListQuery, {});
	expect(asked.success && [asked.output.page, asked.output.pageSize]).toEqual([1, 20]);
	expect(parse(ListQuery, { pageSize: '1000' }).success).toBe(false);
	expect(parse(ListQuery, { stage: 'dood' }).success).toBe(false);
});
