import { sayDay } from '#design/day-words.ts';
import { numbers } from '#design/formats.ts';
import { m } from '#text';
import { getLocale } from '#text/runtime';
import { type Gift, monthSpans, type Review } from '../upkeep.ts';

export const giftWord = (gift: Gift): string =>
	({
		tools: m.upkeep_gift_tools,
		plants: m.upkeep_gift_plants,
		water: m.upkeep_gift_water,
		waste: m.upkeep_gift_waste,
		insurance: m.upkeep_gift_insurance,
		money: m.upkeep_gift_money,
	})[gift]();

export const goesWord = (goes: Review['goes']): string =>
	({ well: m.upkeep_goes_well, 'so-so': m.upkeep_goes_so_so, hard: m.upkeep_goes_hard })[goes]();
export const receivedWord = (received: Review['received']): string =>
	({ yes: m.upkeep_received_yes, partly: m.upkeep_received_partly, no: m.upkeep_received_no })[received]();
export const wantsWord = (wants: Review['wants']): string =>
	({ on: m.upkeep_wants_on, change: m.upkeep_wants_change, stop: m.upkeep_wants_stop })[wants]();

export const monthWord = (month: number): string =>
	sayDay(`2026-${String(month).padStart(2, '0')}-15`, { month: 'long' });

/** "maart tot en met oktober" */
export const monthsInWords = (months: readonly number[]): string =>
	months.length === 12
		? m.upkeep_all_year()
		: monthSpans(months)
				.map(([from, until]) =>
					from === until ? monthWord(from) : m.upkeep_months_span({ from: monthWord(from), until: monthWord(until) }),
				)
				.join(', ');

export const euros = (cents: number): string =>
	numbers(getLocale() === 'en' ? 'en-GB' : 'nl-NL', {
		style: 'currency',
		currency: 'EUR',
		minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
	}).format(cents / 100);
