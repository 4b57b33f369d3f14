import { m } from '#text';
import type { Stage } from '../initiative.ts';

export const stageWord = (stage: Stage): string =>
	({
		idea: m.initiatives_stage_idea,
		together: m.initiatives_stage_together,
		plan: m.initiatives_stage_plan,
		trial: m.initiatives_stage_trial,
		running: m.initiatives_stage_running,
		standing: m.initiatives_stage_standing,
	})[stage]();
