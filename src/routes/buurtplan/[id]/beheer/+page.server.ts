import {
	GoalForm,
	LinkInitiativeForm,
	PledgeAwayForm,
	PledgeForm,
	ProgrammeButtonForm,
	ProgressForm,
	PublishForm,
	WordsAwayForm,
} from '#modules/action-programme';
import {
	dropPledge,
	joinProgramme,
	linkInitiative,
	notePledge,
	publishProgramme,
	setGoal,
	takePlanWordsAway,
	tellProgress,
	tendProgrammeScreen,
	unpublishProgramme,
} from '#modules/action-programme/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';

const id = (params: Record<string, string>): string => params['id'] ?? '';

export const load = reads('action.tend', tendProgrammeScreen);

const named = (ask: Ask) => {
	ask.about({ type: 'action-programme', id: id(ask.params) });
	return [ask.tx, ask.actor, id(ask.params)] as const;
};

export const actions = {
	meedoen: acts('action.change', ProgrammeButtonForm, (ask) => joinProgramme(...named(ask))),
	openbaar: acts('action.change', PublishForm, (ask) => publishProgramme(...named(ask))),
	besloten: acts('action.change', ProgrammeButtonForm, (ask) => unpublishProgramme(...named(ask))),
	woordenweg: acts('action.change', WordsAwayForm, (ask) => takePlanWordsAway(...named(ask), ask.form.row)),
	doel: acts('action.change', GoalForm, (ask) => setGoal(...named(ask), ask.form)),
	voortgang: acts('action.change', ProgressForm, (ask) => tellProgress(...named(ask), ask.form)),
	toezegging: acts('action.change', PledgeForm, async (ask) => ({ code: await notePledge(...named(ask), ask.form) })),
	toezeggingweg: acts('action.change', PledgeAwayForm, (ask) => dropPledge(...named(ask), ask.form.pledge)),
	initiatief: acts('action.change', LinkInitiativeForm, (ask) => linkInitiative(...named(ask), ask.form)),
};
