import { AnswerWordForm, HostAgreementYesForm } from '#modules/host-groups';
import { agreeAsHouse, answerWordAsHouse, houseScreen } from '#modules/host-groups/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('hosts.by-code', houseScreen);

export const actions = {
	ja: acts('hosts.tell-by-code', HostAgreementYesForm, async ({ tx, params, form, about }) => {
		about({ type: 'host-group', id: await agreeAsHouse(tx, params['code'] ?? '', form.agreement) });
	}),
	antwoord: acts('hosts.tell-by-code', AnswerWordForm, async ({ tx, params, form, about }) => {
		about({ type: 'host-group', id: await answerWordAsHouse(tx, params['code'] ?? '', form) });
	}),
};
