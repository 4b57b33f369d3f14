import { describe, expect, test } from 'vitest';
import { CalendarFault, calendarOf, readCalendar } from './calendar.ts';

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

describe('a series', () => {
	const lesson = {
		uid: 'les@buurt.test',
		day: '2026-06-02',
		from: '19:30',
		until: '21:00',
		summary: 'Taalles',
		place: 'De Wilg, Kanaalweg 1',
		open: true,
		rule: 'FREQ=WEEKLY;UNTIL=20260630',
		also: ['2026-06-04'],
		except: ['2026-06-16'],
		moved: [{ of: '2026-06-09', day: '2026-06-10', from: '11:00', until: '12:30' }],
	};
	const text = calendarOf({ name: 'Les', stamp: new Date('2026-06-01T10:00:00Z'), events: [lesson] });

	test('says its rule, with an end in UTC, and its exceptions', () => {
		expect(text).toContain('RRULE:FREQ=WEEKLY;UNTIL=20260630T215900Z\r\n');
		expect(text).toContain('EXDATE;TZID=Europe/Amsterdam:20260616T193000\r\n');
		expect(text).toContain('RECURRENCE-ID;TZID=Europe/Amsterdam:20260609T193000\r\n');
	});

	test('comes back from another program as it went', () => expect(readCalendar(text)).toEqual([lesson]));

	test('of an evening that ends after midnight ends on the day after', () => {
		const late = { ...event, from: '22:00', until: '01:00' };
		const said = calendarOf({ name: 'Feest', stamp: new Date(0), events: [late] });
		expect(said).toContain('DTEND;TZID=Europe/Amsterdam:20260604T010000\r\n');
	});
});

describe('a calendar from elsewhere', () => {
	const from = (...lines: string[]) =>
		['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', 'UID:1', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n');

	test('in world time is told in our time, in summer and in winter', () => {
		const [summer] = readCalendar(from('DTSTART:20260603T080000Z', 'DURATION:PT90M', 'SUMMARY:Koffie'));
		expect(summer).toMatchObject({ day: '2026-06-03', from: '10:00', until: '11:30' });
		const [winter] = readCalendar(from('DTSTART:20261203T080000Z', 'DTEND:20261203T093000Z'));
		expect(winter).toMatchObject({ day: '2026-12-03', from: '09:00', until: '10:30' });
	});

	test('of a whole day lasts from midnight to midnight', () =>
		expect(readCalendar(from('DTSTART;VALUE=DATE:20260603', 'SUMMARY:Buurtdag'))).toMatchObject([
			{ day: '2026-06-03', from: '00:00', until: '24:00' },
		]));

	test('with a rule for every second, or that is no calendar at all, is refused', () => {
		expect(() => readCalendar(from('DTSTART:20260603T080000Z', 'RRULE:FREQ=SECONDLY'))).toThrow('rule-too-often');
		expect(() => readCalendar('koffie om tien uur')).toThrow(CalendarFault);
	});
});
