import { weekdayAndDay } from '#design/day-words.ts';
import { numbers } from '#design/formats.ts';
import { m } from '#text';
import { getLocale } from '#text/runtime';
import type { AtOnce, Management, Room, RoomThing, UserKind, UseState } from '../room.ts';
import { atOnceKinds, managementKinds, roomThings, userKinds } from '../room.ts';
import type { Rhythm, SkipWhy } from '../room-series.ts';
import { rhythms } from '../room-series.ts';
import { type Often, oftens } from '../space-agenda.forms.ts';

const things: Record<RoomThing, () => string> = {
	kitchen: m.rooms_thing_kitchen,
	coffee: m.rooms_thing_coffee,
	screen: m.rooms_thing_screen,
	sound: m.rooms_thing_sound,
	stage: m.rooms_thing_stage,
	tools: m.rooms_thing_tools,
	wifi: m.rooms_thing_wifi,
	'play-corner': m.rooms_thing_play_corner,
	quiet: m.rooms_thing_quiet,
};
const kinds: Record<UserKind, () => string> = {
	initiative: m.rooms_kind_initiative,
	association: m.rooms_kind_association,
	professional: m.rooms_kind_professional,
	private: m.rooms_kind_private,
	commercial: m.rooms_kind_commercial,
};
const managements: Record<Management, () => string> = {
	residents: m.rooms_management_residents,
	social: m.rooms_management_social,
	technical: m.rooms_management_technical,
};
const atOnces: Record<AtOnce, () => string> = {
	everyone: m.rooms_at_once_everyone,
	known: m.rooms_at_once_known,
	nobody: m.rooms_at_once_nobody,
};
const rhythmWords: Record<Rhythm, () => string> = {
	once: m.rooms_rhythm_once,
	week: m.rooms_rhythm_week,
	'two-weeks': m.rooms_rhythm_two_weeks,
	month: m.rooms_rhythm_month,
};
const whys: Record<SkipWhy, () => string> = {
	taken: m.rooms_skip_taken,
	closed: m.rooms_skip_closed,
	'new-year': m.rooms_holiday_new_year,
	'easter-sunday': m.rooms_holiday_easter,
	'easter-monday': m.rooms_holiday_easter_monday,
	'kings-day': m.rooms_holiday_kings_day,
	'liberation-day': m.rooms_holiday_liberation,
	'ascension-day': m.rooms_holiday_ascension,
	'whit-sunday': m.rooms_holiday_pentecost,
	'whit-monday': m.rooms_holiday_pentecost_monday,
	'christmas-day': m.rooms_holiday_christmas,
	'boxing-day': m.rooms_holiday_boxing_day,
};
const oftenWords: Record<Often, () => string> = {
	daily: m.rooms_often_daily,
	week: m.rooms_rhythm_week,
	'two-weeks': m.rooms_rhythm_two_weeks,
	month: m.rooms_often_month,
	once: m.rooms_rhythm_once,
};
const states: Record<UseState, () => string> = {
	held: m.rooms_state_held,
	asked: m.rooms_state_asked,
	yes: m.rooms_state_yes,
};

export const kindWord = (kind: UserKind): string => kinds[kind]();
export const managementWord = (kind: Management): string => managements[kind]();
export const skipWord = (why: SkipWhy): string => whys[why]();
export const stateWord = (state: UseState): string => states[state]();
const optionsOf = <K extends string>(all: readonly K[], words: Record<K, () => string>) =>
	all.map((value) => ({ value, label: words[value]() }));
export const kindOptions = () => optionsOf(userKinds, kinds);
export const rhythmOptions = () => optionsOf(rhythms, rhythmWords);
export const managementOptions = () => optionsOf(managementKinds, managements);
export const atOnceOptions = () => optionsOf(atOnceKinds, atOnces);
export const oftenOptions = () => optionsOf(oftens, oftenWords);
export const oftenWord = (often: Often): string => oftenWords[often]();
export const thingOptions = () => optionsOf(roomThings, things);

/** "€ 12,50", or that it is free. */
export const euros = (cents: number): string =>
	cents === 0
		? m.rooms_free()
		: numbers(getLocale() === 'en' ? 'en-GB' : 'nl-NL', { style: 'currency', currency: 'EUR' }).format(cents / 100);

/** What a room costs, one line a kind of user. */
export const priceFacts = (room: Pick<Room, 'freeForInitiatives' | 'partCents' | 'commercialCents'>) => [
	...(room.freeForInitiatives ? [{ term: m.rooms_price_initiatives(), text: m.rooms_free() }] : []),
	{ term: m.rooms_price_part(), text: euros(room.partCents) },
	{ term: m.rooms_price_commercial(), text: euros(room.commercialCents) },
];

/** What is there and how one gets in, in a row of words. */
export const thereWords = (room: Pick<Room, 'things' | 'wheelchair' | 'toilet'>): string[] => [
	...room.things.map((thing) => things[thing]()),
	...(room.wheelchair ? [m.rooms_wheelchair()] : []),
	...(room.toilet ? [m.rooms_toilet()] : []),
];

/** "dinsdag 24 november, 19:00–21:00" */
export const whenWords = ({ day, from, until }: { day: string; from: string; until: string }): string =>
	`${weekdayAndDay(day)}, ${from}–${until}`;
