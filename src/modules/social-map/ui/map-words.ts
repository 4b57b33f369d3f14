import { languageCodes } from '#modules/people';
import { languageWord, weekDayWord } from '#modules/people/ui';
import { m } from '#text';
import { getLocale } from '#text/runtime';
import type { AccessibilityCode, MapKind, TieStrength } from '../map-entry.ts';
import { hoursPerDay } from '../week-hours.ts';

export const kindWord = (kind: MapKind): string =>
	({
		organisation: m.social_map_kind_organisation,
		service: m.social_map_kind_service,
		group: m.social_map_kind_group,
		place: m.social_map_kind_place,
		person: m.social_map_kind_person,
	})[kind]();

export const accessWord = (code: AccessibilityCode): string =>
	({
		wheelchair: m.social_map_access_wheelchair,
		toilet: m.social_map_access_toilet,
		lift: m.social_map_access_lift,
		'hearing-loop': m.social_map_access_loop,
		quiet: m.social_map_access_quiet,
		children: m.social_map_access_children,
	})[code]();

export const tieWord = (strength: TieStrength): string =>
	({ 1: m.social_map_tie_1, 2: m.social_map_tie_2, 3: m.social_map_tie_3 })[strength]();

/** "maandag 10:00-12:00 en 13:00-17:00", a line per day. */
export const hoursInWords = (hours: readonly string[]): string[] =>
	hoursPerDay(hours).map(
		({ day, times }) => `${weekDayWord(day)} ${times.map((time) => time.replace('-', ' – ')).join(', ')}`,
	);

/** "650 m", "2,3 km": in a straight line, so never more precise than that. */
export function distanceInWords(km: number): string {
	const number = new Intl.NumberFormat(getLocale() === 'en' ? 'en' : 'nl', { maximumFractionDigits: 1 });
	return km < 0.95
		? m.social_map_metres({ metres: Math.max(50, Math.round(km * 20) * 50) })
		: m.social_map_km({ km: number.format(km) });
}

export const languageOptions = () =>
	languageCodes
		.map((value) => ({ value: value as string, label: languageWord(value) }))
		.sort((a, b) => a.label.localeCompare(b.label, getLocale()));
