export type CalendarEvent = {
	uid: string;
	/** yyyy-mm-dd; the hours are wall time in the Netherlands. */
	day: string;
	from: number;
	until: number;
	summary: string;
};

/** Characters that mean something in a text value (RFC 5545 §3.3.11). */
const escaped = (text: string): string => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n');

/** No line of more than 75 octets, and none cut inside a character (§3.1). */
function folded(line: string): string {
	const parts: string[] = [];
	let part = '';
	let octets = 0;
	for (const character of line) {
		const size = new TextEncoder().encode(character).length;
		// What follows begins with the space that says so.
		if (octets + size > (parts.length ? 74 : 75)) {
			parts.push(part);
			[part, octets] = ['', 0];
		}
		part += character;
		octets += size;
	}
	return [...parts, part].join('\r\n ');
}

const day = (text: string): string => text.replaceAll('-', '');
const hour = (at: number): string => `${String(at).padStart(2, '0')}0000`;
const moment = (at: Date): string => `${at.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;

/** When the clock moves here, so that a calendar elsewhere shows our hours (§3.6.5). */
const amsterdam = [
	'BEGIN:VTIMEZONE',
	'TZID:Europe/Amsterdam',
	'BEGIN:DAYLIGHT',
	'DTSTART:19960331T020000',
	'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
	'TZOFFSETFROM:+0100',
	'TZOFFSETTO:+0200',
	'TZNAME:CEST',
	'END:DAYLIGHT',
	'BEGIN:STANDARD',
	'DTSTART:19961027T030000',
	'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
	'TZOFFSETFROM:+0200',
	'TZOFFSETTO:+0100',
	'TZNAME:CET',
	'END:STANDARD',
	'END:VTIMEZONE',
];

/** A calendar as other programs read it (RFC 5545): lines of at most 75 octets, ended by CRLF. */
export function calendarOf({
	name,
	stamp,
	events,
}: {
	name: string;
	stamp: Date;
	events: readonly CalendarEvent[];
}): string {
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Buurtweefsel//NL',
		'METHOD:PUBLISH',
		`X-WR-CALNAME:${escaped(name)}`,
		...amsterdam,
		...events.flatMap((one) => [
			'BEGIN:VEVENT',
			`UID:${escaped(one.uid)}`,
			`DTSTAMP:${moment(stamp)}`,
			`DTSTART;TZID=Europe/Amsterdam:${day(one.day)}T${hour(one.from)}`,
			`DTEND;TZID=Europe/Amsterdam:${day(one.day)}T${hour(one.until)}`,
			`SUMMARY:${escaped(one.summary)}`,
			'CLASS:PRIVATE',
			'END:VEVENT',
		]),
		'END:VCALENDAR',
	];
	return `${lines.map(folded).join('\r\n')}\r\n`;
}
