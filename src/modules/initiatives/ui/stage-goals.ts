import { m } from '#text';
import type { Stage } from '../initiative.ts';

export const goalOf = (stage: Stage): string =>
	({
		idea: m.initiatives_goal_idea,
		together: m.initiatives_goal_together,
		plan: m.initiatives_goal_plan,
		trial: m.initiatives_goal_trial,
		running: m.initiatives_goal_running,
		standing: m.initiatives_goal_standing,
	})[stage]();

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
