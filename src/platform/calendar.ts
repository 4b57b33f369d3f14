import ICAL from 'ical.js';
import { faultInRule, type Series } from './recurrence.ts';
import { dayAfter, momentOf, wallTimeOf } from './wall-time.ts';

// The library leaves the space out of its count with which a line goes on (§3.1).
ICAL.foldLength = 74;

/** A whole hour, or hh:mm (24:00 being midnight after); wall time in the Netherlands. */
type Hour = number | string;

/** One day of a series that is different: its own day of the rule, and when it is now. */
export type MovedDay = { of: string; day: string; from: Hour; until: Hour };

export type CalendarEvent = Series & {
	uid: string;
	/** Until no later than from ends on the day after. */
	from: Hour;
	until: Hour;
	summary: string;
	details?: string | undefined;
	place?: string | undefined;
	link?: string | undefined;
	/** For everybody; otherwise it says that it is private. */
	open?: boolean;
	moved?: readonly MovedDay[];
};

/** When the clock moves here, so that a calendar elsewhere shows our hours (RFC 5545 §3.6.5). */
const amsterdam = `BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
END:VTIMEZONE`;

const clockOf = (at: Hour): string => (typeof at === 'number' ? `${String(at).padStart(2, '0')}:00` : at);

function timeOn(day: string, at: Hour): ICAL.Time {
	const [hour = 0, minute = 0] = clockOf(at).split(':').map(Number);
	const time = ICAL.Time.fromDateString(day);
	time.isDate = false;
	// Carries 24:00 to the next day.
	time.adjust(0, hour, minute, 0);
	return time;
}

/** Until 01:00 from 22:00, or until the hour it begins, is on the day after. */
const endOn = (day: string, from: Hour, until: Hour): ICAL.Time =>
	timeOn(clockOf(until) <= clockOf(from) ? dayAfter(day, 1) : day, until);

function addTimes(to: ICAL.Component, name: string, times: ICAL.Time[]): void {
	for (const time of times) to.addPropertyWithValue(name, time).setParameter('tzid', 'Europe/Amsterdam');
}

/** In an event with a time zone the end of a rule is a moment in UTC (§3.3.10): the last of that day here. */
const ruleIn = (rule: string): ICAL.Recur =>
	ICAL.Recur.fromString(
		rule.replace(/UNTIL=(\d{4})(\d{2})(\d{2})(?!T)/, (_, year, month, day) => {
			const end = momentOf(`${year}-${month}-${day}`, '23:59');
			return `UNTIL=${end.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;
		}),
	);

function componentsOf(event: CalendarEvent, stamp: Date): ICAL.Component[] {
	const one = (day: string, from: Hour, until: Hour): ICAL.Component => {
		const said = new ICAL.Component('vevent');
		said.addPropertyWithValue('uid', event.uid);
		said.addPropertyWithValue('dtstamp', ICAL.Time.fromJSDate(stamp, true));
		addTimes(said, 'dtstart', [timeOn(day, from)]);
		addTimes(said, 'dtend', [endOn(day, from, until)]);
		said.addPropertyWithValue('summary', event.summary);
		if (event.details) said.addPropertyWithValue('description', event.details);
		if (event.place) said.addPropertyWithValue('location', event.place);
		if (event.link) said.addPropertyWithValue('url', event.link);
		said.addPropertyWithValue('class', event.open ? 'PUBLIC' : 'PRIVATE');
		return said;
	};
	const { day, from, until, rule, also = [], except = [], moved = [] } = event;
	const whole = one(day, from, until);
	if (rule) whole.addPropertyWithValue('rrule', ruleIn(rule));
	addTimes(
		whole,
		'rdate',
		also.map((other) => timeOn(other, from)),
	);
	addTimes(
		whole,
		'exdate',
		except.map((other) => timeOn(other, from)),
	);
	return [
		whole,
		...moved.map((other) => {
			const instead = one(other.day, other.from, other.until);
			addTimes(instead, 'recurrence-id', [timeOn(other.of, from)]);
			return instead;
		}),
	];
}

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
	const calendar = new ICAL.Component('vcalendar');
	for (const [key, value] of [
		['version', '2.0'],
		['prodid', '-//Buurtweefsel//NL'],
		['method', 'PUBLISH'],
		['x-wr-calname', name],
	] as const)
		calendar.addPropertyWithValue(key, value);
	calendar.addSubcomponent(new ICAL.Component(ICAL.parse(amsterdam)));
	for (const event of events) for (const part of componentsOf(event, stamp)) calendar.addSubcomponent(part);
	return `${calendar.toString()}\r\n`;
}

/** Where a file cannot be read, or says what we do not follow. */
export class CalendarFault extends Error {}

const wallOf = (time: ICAL.Time): { day: string; at: string } =>
	time.zone === ICAL.Timezone.utcTimezone || !['floating', 'Europe/Amsterdam'].includes(time.zone?.tzid ?? 'floating')
		? wallTimeOf(time.toJSDate())
		: { day: time.toString().slice(0, 10), at: time.isDate ? '00:00' : time.toString().slice(11, 16) };

const times = (event: ICAL.Component, name: string): ICAL.Time[] =>
	event.getAllProperties(name).flatMap((one) => one.getValues() as ICAL.Time[]);

function eventFrom(said: ICAL.Component): CalendarEvent {
	const start = said.getFirstPropertyValue('dtstart') as ICAL.Time | null;
	if (!start) throw new CalendarFault('an event without a beginning');
	const { endDate, uid, summary, description, location } = new ICAL.Event(said);
	const { day, at } = wallOf(start);
	const rule = said.getFirstPropertyValue('rrule')?.toString();
	if (rule && faultInRule(rule)) throw new CalendarFault(faultInRule(rule));
	return {
		uid,
		day,
		from: at,
		until: start.isDate ? '24:00' : wallOf(endDate).at,
		summary: summary ?? '',
		...(description ? { details: description } : {}),
		...(location ? { place: location } : {}),
		...(rule ? { rule: rule.replace(/UNTIL=(\d{8})T\d{6}Z?/, (_, until) => `UNTIL=${until}`) } : {}),
		also: times(said, 'rdate').map((time) => wallOf(time).day),
		except: times(said, 'exdate').map((time) => wallOf(time).day),
		open: said.getFirstPropertyValue('class') !== 'PRIVATE',
	};
}

/**
 * The events of a calendar that another program wrote, in wall time here, with the days of a series that are different.
 * @throws CalendarFault when it cannot be read, or holds a rule that is refused (`faultInRule`).
 */
export function readCalendar(text: string): CalendarEvent[] {
	let calendar: ICAL.Component;
	try {
		calendar = new ICAL.Component(ICAL.parse(text));
	} catch {
		throw new CalendarFault('not a calendar');
	}
	const events = new Map<string, CalendarEvent & { moved: MovedDay[] }>();
	const said = calendar.getAllSubcomponents('vevent');
	for (const one of said.filter((each) => !each.hasProperty('recurrence-id')))
		events.set(String(one.getFirstPropertyValue('uid')), { ...eventFrom(one), moved: [] });
	for (const one of said.filter((each) => each.hasProperty('recurrence-id'))) {
		const { uid, day, from, until } = eventFrom(one);
		const of = wallOf(one.getFirstPropertyValue('recurrence-id') as ICAL.Time).day;
		events.get(uid)?.moved.push({ of, day, from, until });
	}
	return [...events.values()];
}
