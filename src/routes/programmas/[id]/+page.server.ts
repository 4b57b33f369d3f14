import { JustThis, MemberForm, PairUpForm, StepForm, TakePartForm, UndoStepForm } from '#modules/programmes';
import {
	endProgramme,
	pairUp,
	personsIn,
	programmeScreen,
	stepDone,
	stepUndone,
	stopTakingPart,
	takePart,
} from '#modules/programmes/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';

export const load = reads('programmes.look', programmeScreen);

/** The programme, told to the trail with whom it is about. */
const here = async ({ tx, actor, params, about }: Ask, ...memberIds: string[]): Promise<string> => {
	const { id = '' } = params;
	about({ type: 'programme', id, personIds: await personsIn(tx, actor, { programmeId: id, memberIds }) });
	return id;
};

export const actions = {
	meedoen: acts('programmes.tend', TakePartForm, async (ask) => {
		await takePart(ask.tx, ask.actor, await here(ask), ask.form);
		ask.about({ type: 'programme', id: ask.params['id'] ?? '', personId: ask.form.kaart });
		return { noted: 'member' };
	}),
	stap: acts('programmes.tend', StepForm, async (ask) =>
		stepDone(ask.tx, ask.actor, await here(ask, ask.form.lid), ask.form),
	),
	stapTerug: acts('programmes.tend', UndoStepForm, async (ask) =>
		stepUndone(ask.tx, ask.actor, await here(ask, ask.form.lid), ask.form.lid, ask.form.stap),
	),
	stopt: acts('programmes.tend', MemberForm, async (ask) =>
		stopTakingPart(ask.tx, ask.actor, await here(ask, ask.form.lid), ask.form.lid),
	),
	koppel: acts('programmes.tend', PairUpForm, async (ask) => {
		const id = await here(ask, ask.form.vraagt, ask.form.maatje);
		return { to: `/programmas/${id}/koppel/${await pairUp(ask.tx, ask.actor, id, ask.form)}` };
	}),
	einde: acts('programmes.tend', JustThis, async (ask) => {
		await endProgramme(ask.tx, ask.actor, await here(ask));
		return { to: '/programmas' };
	}),
};
