import { describe, expect, test } from 'vitest';
import { calendarOf } from './calendar.ts';

const event = { uid: '1@buurt.test', day: '2026-06-03', from: 9, until: 12, summary: 'Afspraak' };
const write = (summary = event.summary) =>
	calendarOf({ name: 'Buurtweefsel', stamp: new Date('2026-06-01T10:05:09Z'), events: [{ ...event, summary }] });

describe('a calendar for a phone', () => {
	test('says day and hour in our own time, with the moment it was written', () => {
		expect(write()).toContain('DTSTART;TZID=Europe/Amsterdam:20260603T090000\r\n');
		expect(write()).toContain('DTEND;TZID=Europe/Amsterdam:20260603T120000\r\n');
		expect(write()).toContain('DTSTAMP:20260601T100509Z\r\n');
	});

	test('ends every line as other programs expect, and opens what it closes', () => {
		const lines = write().split('\r\n');
		expect(lines.pop()).toBe('');
		expect(lines.some((line) => /[\r\n]/.test(line))).toBe(false);
		const opened = lines.flatMap((line) => line.match(/^BEGIN:(.+)/)?.[1] ?? []).sort();
		expect(lines.flatMap((line) => line.match(/^END:(.+)/)?.[1] ?? []).sort()).toEqual(opened);
	});

	test('keeps a long line within 75 octets and gives the same text back, whatever stands in it', () => {
		const words = 'Koffie, thee; of één glas \\ water bij de buren — '.repeat(4).trim();
		const text = write(words);
		for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
		const [, back] = /SUMMARY:(.*)\r\n/.exec(text.replaceAll('\r\n ', '')) as RegExpExecArray;
		expect(back?.replace(/\\([\\;,])/g, '$1')).toBe(words);
	});
});
