import { longDay } from '#design/day-words.ts';
import { numbers } from '#design/formats.ts';
import { m } from '#text';
import { getLocale } from '#text/runtime';
import type { Borrowers, LoanState, ThingKind } from '../lending.ts';

export const kindWord = (kind: ThingKind): string =>
	({ thing: m.lending_kind_thing, hours: m.lending_kind_hours, room: m.lending_kind_room })[kind]();

export const forWhomWord = (whom: Borrowers): string =>
	whom === 'groups' ? m.lending_for_groups() : m.lending_for_everyone();

export const depositWords = (cents: number): string =>
	cents === 0
		? m.lending_no_deposit()
		: numbers(getLocale() === 'en' ? 'en' : 'nl', { style: 'currency', currency: 'EUR' }).format(cents / 100);

export const daysWords = ({ firstDay, lastDay }: { firstDay: string; lastDay: string }): string =>
	firstDay === lastDay ? longDay(firstDay) : m.lending_days({ first: longDay(firstDay), last: longDay(lastDay) });

export const stateWord = (state: LoanState): string =>
	({
		asked: m.lending_state_asked,
		promised: m.lending_state_promised,
		refused: m.lending_state_refused,
		away: m.lending_state_away,
		back: m.lending_state_back,
		withdrawn: m.lending_state_withdrawn,
	})[state]();
