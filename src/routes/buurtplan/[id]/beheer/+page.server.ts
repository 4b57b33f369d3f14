import {
	GoalForm,
	LinkInitiativeForm,
	PledgeAwayForm,
	PledgeForm,
	ProgrammeButtonForm,
	ProgressForm,
	PublishForm,
} from '#modules/action-programme';
import {
	dropPledge,
	joinProgramme,
	linkInitiative,
	notePledge,
	publishProgramme,
	setGoal,
	tellProgress,
	tendProgrammeScreen,
} from '#modules/action-programme/index.server';
import { acts, reads } from '#platform/route/index.server';

const id = (params: Record<string, string>): string => params['id'] ?? '';

export const load = reads('action.tend', tendProgrammeScreen);

export const actions = {
	meedoen: acts('action.change', ProgrammeButtonForm, ({ tx, actor, params }) => joinProgramme(tx, actor, id(params))),
	openbaar: acts('action.change', PublishForm, ({ tx, actor, params }) => publishProgramme(tx, actor, id(params))),
	doel: acts('action.change', GoalForm, ({ tx, actor, params, form }) => setGoal(tx, actor, id(params), form)),
	voortgang: acts('action.change', ProgressForm, ({ tx, actor, params, form }) =>
		tellProgress(tx, actor, id(params), form),
	),
	toezegging: acts('action.change', PledgeForm, async ({ tx, actor, params, form }) => ({
		code: await notePledge(tx, actor, id(params), form),
	})),
	toezeggingweg: acts('action.change', PledgeAwayForm, ({ tx, actor, params, form }) =>
		dropPledge(tx, actor, id(params), form.pledge),
	),
	initiatief: acts('action.change', LinkInitiativeForm, ({ tx, actor, params, form }) =>
		linkInitiative(tx, actor, id(params), form),
	),
};
