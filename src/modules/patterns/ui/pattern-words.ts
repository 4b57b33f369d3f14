import { dates } from '#design/formats.ts';
import { m } from '#text';
import { getLocale } from '#text/runtime';
import { LONGEST_RECURRENCE_WEEKS } from '../calibration.ts';
import type { Figures, PatternState } from '../pattern.ts';
import type { DecisionLine } from '../pattern-views.ts';
import { numberWord, rarityOf, usualIn } from '../usual.ts';
import type { DecisionKind } from '../workgroup.ts';

/** The catalogues speak Dutch and English; other languages read the Dutch. */
export const language = (): 'nl' | 'en' => (getLocale() === 'en' ? 'en' : 'nl');

export const called = (named: { nl: string; en: string }): string => named[language()];

const inWords = (number: number): string => numberWord(number, language());

const upper = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** "Zeven mensen in vijf weken." */
export function peopleInWeeks({ persons, weeks }: Figures): string {
	const people = upper(inWords(persons));
	return weeks === 1
		? m.patterns_people_in_one_week({ people })
		: m.patterns_people_in_weeks({ people, weeks: inWords(weeks) });
}

/** "Zeven mensen" and "zeiden in vijf weken iets als dit.", so that the number can stand out. */
export function whoSaid({ persons, weeks }: Figures): { who: string; said: string } {
	return {
		who: m.patterns_people_said({ people: upper(inWords(persons)) }),
		said: weeks === 1 ? m.patterns_said_in_one_week() : m.patterns_said_in_weeks({ weeks: inWords(weeks) }),
	};
}

/** "Gewoon is er één, soms twee." */
export function whatIsUsual({ expected, weeks }: Figures): string {
	const usual = usualIn(expected, weeks);
	switch (usual.kind) {
		case 'rarely':
			return m.patterns_usual_rarely();
		case 'one-per-weeks':
			return m.patterns_usual_per_weeks({ weeks: inWords(usual.weeks) });
		case 'one-per-months':
			return m.patterns_usual_per_months({ months: inWords(usual.months) });
		case 'one-per-years':
			return m.patterns_usual_per_years({ years: inWords(usual.years) });
		case 'count': {
			const [low, high] = [upperIfFirst(usual.low), inWords(usual.high)];
			if (usual.low === 1) return usual.high === 1 ? m.patterns_usual_one() : m.patterns_usual_one_sometimes({ high });
			return usual.low === usual.high ? m.patterns_usual_some({ low }) : m.patterns_usual_some_sometimes({ low, high });
		}
	}
}

/** English begins its sentence with the number, Dutch does not. */
const upperIfFirst = (number: number): string => (language() === 'en' ? upper(inWords(number)) : inWords(number));

/** How often chance alone gives one this strong. */
export function whatChanceGives(recurrenceWeeks: number): string {
	const { unit, number, atLeast } = rarityOf(recurrenceWeeks, LONGEST_RECURRENCE_WEEKS);
	if (atLeast) return m.patterns_chance_beyond({ count: number });
	if (unit === 'years') return m.patterns_chance_years({ count: number });
	return unit === 'months' ? m.patterns_chance_months({ count: number }) : m.patterns_chance_weeks({ count: number });
}

/** "Vier mensen in vier weken. Gewoon is er één per tien maanden. Als er niets aan de hand is, zie je zoiets eens in de 8 weken ergens in de gemeente." */
export const findingInWords = (figures: Figures): string =>
	[
		peopleInWeeks(figures),
		whatIsUsual(figures),
		...(figures.recurrenceWeeks === null ? [] : [whatChanceGives(figures.recurrenceWeeks)]),
	].join(' ');

/** "vier weken", "één week" */
export const periodLength = (weeks: number): string =>
	weeks === 1 ? m.patterns_one_week() : m.patterns_some_weeks({ weeks: inWords(weeks) });

const decisionNames: Record<DecisionKind, () => string> = {
	discuss: m.patterns_decision_discuss,
	adopt: m.patterns_decision_adopt,
	park: m.patterns_decision_park,
	dismiss: m.patterns_decision_dismiss,
};
export const decisionName = (what: DecisionKind): string => decisionNames[what]();

/** "Opgepakt door Yusuf Karadere, volgende stap op 3 mei." */
export function decisionInWords({ what, owner, dueOn }: DecisionLine, today = ''): string {
	const day = dueOn ? dayInWords(dueOn, today) : '';
	switch (what) {
		case 'discuss':
			return m.patterns_decided_discuss();
		case 'adopt':
			return m.patterns_decided_adopt({ name: owner ?? m.patterns_someone(), day });
		case 'park':
			return m.patterns_decided_park({ day });
		case 'dismiss':
			return m.patterns_decided_dismiss();
	}
}

export function stateName(state: PatternState): string {
	return {
		'to-discuss': m.patterns_state_to_discuss,
		talking: m.patterns_state_talking,
		'approach-chosen': m.patterns_state_approach_chosen,
		running: m.patterns_state_running,
		learned: m.patterns_state_learned,
		parked: m.patterns_state_parked,
		dismissed: m.patterns_state_dismissed,
	}[state]();
}

const sourceNames: Record<string, () => string> = {
	resident: m.patterns_source_resident,
	worker: m.patterns_source_worker,
	partner: m.patterns_source_partner,
	import: m.patterns_source_import,
};

/** "bewoners zelf en werkers in de buurt" */
export const sourcesInWords = (sources: readonly string[]): string =>
	listed(sources.map((source) => sourceNames[source]?.() ?? source));

export const listed = (words: readonly string[]): string =>
	new Intl.ListFormat(language(), { type: 'conjunction' }).format(words);

/** A calendar day as people say it: "8 mei", with the year when it is not this one. */
export function dayInWords(day: string, today = '', short = false): string {
	const otherYear = today !== '' && day.slice(0, 4) !== today.slice(0, 4);
	return dates(language(), {
		day: 'numeric',
		month: short ? 'short' : 'long',
		...(otherYear && { year: 'numeric' }),
		timeZone: 'UTC',
	}).format(new Date(`${day}T12:00:00Z`));
}

/** "Dinsdag 12 mei" */
export const weekdayInWords = (day: string): string =>
	upper(
		dates(language(), { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
			new Date(`${day}T12:00:00Z`),
		),
	);

/** "dinsdag"; Monday is 1. */
export const weekdayName = (weekday: number): string =>
	new Intl.DateTimeFormat(language(), { weekday: 'long', timeZone: 'UTC' }).format(
		new Date(Date.UTC(2024, 0, weekday)),
	);

export const momentInWords = (moment: Date): string =>
	dates(language(), {
		day: 'numeric',
		month: 'long',
		hour: '2-digit',
		minute: '2-digit',
		timeZone: 'Europe/Amsterdam',
	}).format(moment);

/** "Goedemorgen Marloes" */
export const greetingFor = ({ hour, name }: { hour: number; name: string }): string =>
	(hour < 12 ? m.patterns_today_morning : hour < 18 ? m.patterns_today_afternoon : m.patterns_today_evening)({
		name,
	}).trim();

export { inWords, upper };
