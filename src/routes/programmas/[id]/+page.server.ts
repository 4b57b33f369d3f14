import { JustThis, MemberForm, PairUpForm, StepForm, TakePartForm, UndoStepForm } from '#modules/programmes';
import {
	endProgramme,
	pairUp,
	programmeScreen,
	stepDone,
	stepUndone,
	stopTakingPart,
	takePart,
} from '#modules/programmes/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';

export const load = reads('programmes.look', programmeScreen);

const here = ({ params, about }: Ask): string => {
	const { id = '' } = params;
	about({ type: 'programme', id });
	return id;
};

export const actions = {
	meedoen: acts('programmes.tend', TakePartForm, async (ask) => {
		await takePart(ask.tx, ask.actor, here(ask), ask.form);
		ask.about({ type: 'programme', id: ask.params['id'] ?? '', personId: ask.form.kaart });
		return { noted: 'member' };
	}),
	stap: acts('programmes.tend', StepForm, (ask) => stepDone(ask.tx, ask.actor, here(ask), ask.form)),
	stapTerug: acts('programmes.tend', UndoStepForm, (ask) =>
		stepUndone(ask.tx, ask.actor, here(ask), ask.form.lid, ask.form.stap),
	),
	stopt: acts('programmes.tend', MemberForm, (ask) => stopTakingPart(ask.tx, ask.actor, here(ask), ask.form.lid)),
	koppel: acts('programmes.tend', PairUpForm, async (ask) => ({
		to: `/programmas/${here(ask)}/koppel/${await pairUp(ask.tx, ask.actor, here(ask), ask.form)}`,
	})),
	einde: acts('programmes.tend', JustThis, async (ask) => {
		await endProgramme(ask.tx, ask.actor, here(ask));
		return { to: '/programmas' };
	}),
};
