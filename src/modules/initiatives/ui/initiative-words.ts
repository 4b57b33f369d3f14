import { dates, numbers } from '#design/formats.ts';
import type { Identifier } from '#platform/free-text/identifiers';
import { m } from '#text';
import { getLocale } from '#text/runtime';
import type { Ground } from '../arranging.ts';
import type { Stage, Tie } from '../initiative.ts';
import type { Channel } from '../members.store.server.ts';
import type { Again } from '../outcome.ts';

export const stageWord = (stage: Stage): string =>
	({
		idea: m.initiatives_stage_idea,
		together: m.initiatives_stage_together,
		plan: m.initiatives_stage_plan,
		trial: m.initiatives_stage_trial,
		running: m.initiatives_stage_running,
		standing: m.initiatives_stage_standing,
	})[stage]();

export const goalOf = (stage: Stage): string =>
	({
		idea: m.initiatives_goal_idea,
		together: m.initiatives_goal_together,
		plan: m.initiatives_goal_plan,
		trial: m.initiatives_goal_trial,
		running: m.initiatives_goal_running,
		standing: m.initiatives_goal_standing,
	})[stage]();

export const tieWord = (tie: Tie): string =>
	({
		starter: m.initiatives_tie_starter,
		carrier: m.initiatives_tie_carrier,
		supporter: m.initiatives_tie_supporter,
		member: m.initiatives_tie_member,
		answer: m.initiatives_tie_answer,
		follower: m.initiatives_tie_follower,
	})[tie]();

export const channelWord = (channel: Channel): string =>
	({
		account: m.initiatives_channel_account,
		mail: m.initiatives_channel_mail,
		phone: m.initiatives_channel_phone,
		desk: m.initiatives_channel_desk,
		paper: m.initiatives_channel_paper,
	})[channel]();

export const groundWord = (ground: Ground): string =>
	({
		barriers: m.initiatives_ground_barriers,
		overload: m.initiatives_ground_overload,
		exclusion: m.initiatives_ground_exclusion,
		urgent: m.initiatives_ground_urgent,
		tension: m.initiatives_ground_tension,
	})[ground]();

/** The ground in a sentence that anyone may read. */
export const groundSentence = (ground: Ground): string =>
	({
		barriers: m.initiatives_ground_barriers_explain,
		overload: m.initiatives_ground_overload_explain,
		exclusion: m.initiatives_ground_exclusion_explain,
		urgent: m.initiatives_ground_urgent_explain,
		tension: m.initiatives_ground_tension_explain,
	})[ground]();

export const againWord = (again: Again): string =>
	({
		yes: m.initiatives_again_yes,
		differently: m.initiatives_again_differently,
		no: m.initiatives_again_no,
	})[again]();

const pieces: Record<Identifier['kind'], () => string> = {
	bsn: m.signals_piece_bsn,
	iban: m.signals_piece_iban,
	phone: m.signals_piece_phone,
	mail: m.signals_piece_mail,
	address: m.signals_piece_address,
	postcode: m.signals_piece_postcode,
	name: m.signals_piece_name,
	health: m.signals_piece_health,
};
/** The kinds of pieces that were found, each once: "een naam, een ziekte". */
export const pieceWords = (found: readonly Pick<Identifier, 'kind'>[]): string =>
	[...new Set(found.map(({ kind }) => pieces[kind]()))].join(', ').toLocaleLowerCase(getLocale());

const checks: Record<string, () => string> = {
	'idea.told_neighbours': m.initiatives_check_idea_told_neighbours,
	'idea.one_sentence': m.initiatives_check_idea_one_sentence,
	'idea.place_known': m.initiatives_check_idea_place_known,
	'together.two_carry': m.initiatives_check_together_two_carry,
	'together.met_once': m.initiatives_check_together_met_once,
	'together.tasks_shared': m.initiatives_check_together_tasks_shared,
	'plan.first_day': m.initiatives_check_plan_first_day,
	'plan.place_agreed': m.initiatives_check_plan_place_agreed,
	'plan.costs_known': m.initiatives_check_plan_costs_known,
	'trial.done_three_times': m.initiatives_check_trial_done_three_times,
	'trial.asked_visitors': m.initiatives_check_trial_asked_visitors,
	'trial.looked_back': m.initiatives_check_trial_looked_back,
	'running.stand_in': m.initiatives_check_running_stand_in,
	'running.keys_and_money': m.initiatives_check_running_keys_and_money,
	'running.newcomers_welcome': m.initiatives_check_running_newcomers_welcome,
	'standing.help_ended': m.initiatives_check_standing_help_ended,
	'standing.someone_asks': m.initiatives_check_standing_someone_asks,
	'standing.told_others': m.initiatives_check_standing_told_others,
};
export const checkWord = (code: string): string => checks[code]?.() ?? code;

/** What an action of SvelteKit hands back to its page. */
export type FormAnswer =
	| {
			errors?: Record<string, string>;
			codes?: Record<string, string>;
			values?: Record<string, string | string[]>;
			done?: boolean;
	  }
	| null
	| undefined;

/** The sentence per field of a refused form; nothing when it was fine, or only has to be looked at. */
export const errorWords = (form: FormAnswer): Record<string, string> => (mustLook(form) ? {} : (form?.errors ?? {}));

/** All is filled in well: the writer looks once more before everyone can read it. */
export const mustLook = (form: FormAnswer): boolean => form?.codes?.['seen'] === 'initiative-look-first';

/** What was typed before, so that nothing is lost. */
export function typed(form: FormAnswer, name: string, otherwise = ''): string {
	const value = form?.values?.[name];
	return typeof value === 'string' ? value : otherwise;
}

const moment = (day: string | Date): Date => (typeof day === 'string' ? new Date(`${day}T12:00:00Z`) : day);
const say = (day: string | Date, options: Intl.DateTimeFormatOptions): string =>
	dates(getLocale(), { ...options, timeZone: 'Europe/Amsterdam' }).format(moment(day));

/** "10 mei 2026" */
export const longDay = (day: string | Date): string => say(day, { dateStyle: 'long' });
/** "zondag 10 mei" in the year it is now, with the year otherwise. */
export const journalDay = (day: string, today: string): string =>
	say(day, {
		weekday: 'long',
		day: 'numeric',
		month: 'long',
		...(day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }),
	});
/** "mei 2026" */
export const monthOf = (day: string | Date): string => say(day, { month: 'long', year: 'numeric' });
export const hoursWord = (hours: number): string => numbers(getLocale()).format(hours);
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase(getLocale()) + text.slice(1);
