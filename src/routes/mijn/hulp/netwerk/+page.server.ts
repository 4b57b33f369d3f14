import * as forms from '#modules/networks';
import { networkScreen, onNetwork } from '#modules/networks/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('networks.look', networkScreen);

export const actions = {
	bewaren: acts('networks.draw', forms.NetworkPersonForm, onNetwork.keep),
	stap: acts('networks.draw', forms.NetworkStepForm, onNetwork.step),
	plaats: acts('networks.draw', forms.NetworkPlaceForm, onNetwork.place),
	eruit: acts('networks.draw', forms.NetworkPersonIdForm, onNetwork.take),
	antwoord: acts('networks.draw', forms.NetworkAnswerForm, onNetwork.answer),
	plaatje: acts('networks.draw', forms.NetworkButtonForm, onNetwork.picture),
	plaatjeweg: acts('networks.draw', forms.NetworkPictureForm, onNetwork.dropPicture),
};
