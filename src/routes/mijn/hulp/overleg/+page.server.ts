import { ObjectForm } from '#modules/consultations';
import { myConsultationsScreen, objectToTalk } from '#modules/consultations/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('consultations.mine', myConsultationsScreen);

export const actions = {
	bezwaar: acts('consultations.object', ObjectForm, async ({ tx, form, about, url }) => {
		about({ type: 'consultation', id: form.consultation });
		await objectToTalk(tx, form.consultation);
		return {
			to: `${url.pathname}?bewaard=ja${url.searchParams.has('voor') ? `&voor=${url.searchParams.get('voor')}` : ''}`,
		};
	}),
};
