import { weekdayAndDay } from '#design/day-words.ts';
import { numbers } from '#design/formats.ts';
import type { Posted } from '#design/posted.ts';
import { m } from '#text';
import { getLocale } from '#text/runtime';
import type { AgeGroup, Click, Due, Onward, Parent, Step } from '../programme.ts';
import type { PairState } from '../programme-screens.server.ts';

export const euros = (cents: number): string =>
	numbers(getLocale() === 'en' ? 'en-GB' : 'nl-NL', { style: 'currency', currency: 'EUR' }).format(cents / 100);

/** Two people in a row: "Sami en Henk". */
export const namesInWords = (names: readonly string[]): string =>
	new Intl.ListFormat(getLocale() === 'en' ? 'en' : 'nl', { type: 'conjunction' }).format(names) ||
	m.programmes_nobody();

export const stepInWords = (step: Step): string =>
	({
		introduction: m.programmes_step_introduction,
		training: m.programmes_step_training,
		certificate: m.programmes_step_certificate,
	})[step]();

export const stateInWords = (state: PairState): string =>
	({
		asked: m.programmes_state_asked,
		agreed: m.programmes_state_agreed,
		running: m.programmes_state_running,
		ended: m.programmes_state_ended,
	})[state]();

export function dueInWords({ what, on }: Due): string {
	if (what === 'begin') return m.programmes_due_begin();
	if (what === 'farewell') return m.programmes_due_farewell();
	const day = { day: weekdayAndDay(on) };
	return what === 'click' ? m.programmes_due_click(day) : m.programmes_due_talk(day);
}

const option = <V extends string>(value: V, label: () => string) => ({ value, label: label() });
export const clickOptions = () => [
	option<Click>('yes', m.programmes_click_yes),
	option<Click>('bit', m.programmes_click_bit),
	option<Click>('no', m.programmes_click_no),
];
export const onwardOptions = () => [
	option<Onward>('go-on', m.programmes_onward_go_on),
	option<Onward>('someone-else', m.programmes_onward_someone_else),
	option<Onward>('stop', m.programmes_onward_stop),
];
export const ageOptions = () => [
	option<AgeGroup>('under-12', m.programmes_join_age_under_12),
	option<AgeGroup>('12-15', m.programmes_join_age_12_15),
	option<AgeGroup>('16-up', m.programmes_join_age_16_up),
	option<AgeGroup>('parent-asks', m.programmes_join_age_parent),
];
export const parentOptions = () => [
	option<Parent>('mother', m.programmes_parent_mother),
	option<Parent>('father', m.programmes_parent_father),
	option<Parent>('foster-parent', m.programmes_parent_foster),
	option<Parent>('guardian', m.programmes_parent_guardian),
];
export const labelOf = <V extends string>(options: readonly { value: V; label: string }[], value: V): string =>
	options.find((one) => one.value === value)?.label ?? '';

/** What came back for one of the forms on a page, told by the fields only that form has; null for the others. */
export const backFor = <F extends Posted>(form: F, ...fields: readonly [field: string, value?: string][]): F | null =>
	form?.values &&
	fields.every(([name, value]) => name in form.values! && (value === undefined || form.values![name] === value))
		? form
		: null;
