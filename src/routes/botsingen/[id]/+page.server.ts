import { AgreementForm, EndConflictForm, LetReadForm, NoConflictFields, StepForm } from '#modules/conflicts';
import {
	conflictScreen,
	endConflict,
	letRead,
	noteStep,
	takeAgreementBack,
	takeUp,
	talkedAgain,
	writeAgreement,
} from '#modules/conflicts/index.server';
import { acts, reads } from '#platform/route/index.server';

const saved = (url: URL, part: string) => ({ to: `${url.pathname}?bewaard=ja#${part}` });

export const load = reads('conflicts.desk', conflictScreen);

export const actions = {
	oppakken: acts('conflicts.tend', NoConflictFields, async ({ tx, actor, params, url, about }) => {
		about({ type: 'conflict', id: params['id'] ?? '' });
		await takeUp(tx, actor, params['id'] ?? '');
		return saved(url, 'stappen');
	}),
	meelezen: acts('conflicts.tend', LetReadForm, async ({ tx, form, params, url, about }) => {
		about({ type: 'conflict', id: params['id'] ?? '' });
		await letRead(tx, params['id'] ?? '', form.workerId);
		return saved(url, 'stappen');
	}),
	stap: acts('conflicts.tend', StepForm, async ({ tx, actor, form, params, url, about }) => {
		about({ type: 'conflict', id: params['id'] ?? '' });
		await noteStep(tx, actor, params['id'] ?? '', form.words);
		return saved(url, 'stappen');
	}),
	afspraak: acts('conflicts.tend', AgreementForm, async ({ tx, actor, form, params, about }) => {
		about({ type: 'conflict', id: params['id'] ?? '' });
		return { given: (await writeAgreement(tx, actor, params['id'] ?? '', form)).code };
	}),
	anders: acts('conflicts.tend', NoConflictFields, async ({ tx, params, url, about }) => {
		about({ type: 'conflict', id: params['id'] ?? '' });
		await takeAgreementBack(tx, params['id'] ?? '');
		return saved(url, 'afspraak');
	}),
	gesproken: acts('conflicts.tend', NoConflictFields, async ({ tx, params, url, about }) => {
		about({ type: 'conflict', id: params['id'] ?? '' });
		await talkedAgain(tx, params['id'] ?? '');
		return saved(url, 'afspraak');
	}),
	einde: acts('conflicts.tend', EndConflictForm, async ({ tx, form, params, url, about }) => {
		about({ type: 'conflict', id: params['id'] ?? '' });
		await endConflict(tx, params['id'] ?? '', form.outcome);
		return saved(url, 'einde');
	}),
};
