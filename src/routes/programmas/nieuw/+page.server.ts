import { NewProgrammeForm } from '#modules/programmes';
import { newProgrammeScreen, startProgramme } from '#modules/programmes/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('programmes.start', newProgrammeScreen);

export const actions = {
	default: acts('programmes.start', NewProgrammeForm, async ({ tx, actor, form }) => ({
		to: `/programmas/${await startProgramme(tx, actor, form)}`,
	})),
};
