import { numbers } from '#design/formats.ts';
import { m } from '#text';
import { getLocale } from '#text/runtime';
import type { MandateRole } from '../pot.ts';

/** Whole euros stand without cents. */
export const euros = (cents: number): string =>
	numbers(getLocale() === 'en' ? 'en-GB' : 'nl-NL', {
		style: 'currency',
		currency: 'EUR',
		minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
	}).format(cents / 100);

type InDays = { none: () => string; one: () => string; more: (in_: { days: number }) => string };
const inDays = (days: number, { none, one, more }: InDays): string =>
	days === 0 ? none() : days === 1 ? one() : more({ days });

export const usualWord = (days: number): string =>
	inDays(days, { none: m.pot_usual_none, one: m.pot_usual_one, more: m.pot_usual });
export const daysWord = (days: number): string =>
	inDays(days, { none: m.pot_days_none, one: m.pot_days_one, more: m.pot_days });
export const waitsWord = (days: number): string =>
	inDays(days, { none: m.pot_waits_none, one: m.pot_waits_one, more: m.pot_waits });

export const roleWord = (role: MandateRole): string =>
	({
		social_broker: m.pot_role_social_broker,
		team_worker: m.pot_role_team_worker,
		team_lead: m.pot_role_team_lead,
		municipal_contact: m.pot_role_municipal_contact,
	})[role]();
