import { AnswerWordForm, HostAgreementYesForm } from '#modules/host-groups';
import { agreeAsHouse, answerWordAsHouse, houseScreen } from '#modules/host-groups/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('hosts.by-code', houseScreen);

export const actions = {
	ja: acts('hosts.tell-by-code', HostAgreementYesForm, ({ tx, params, form }) =>
		agreeAsHouse(tx, params['code'] ?? '', form.agreement),
	),
	antwoord: acts('hosts.tell-by-code', AnswerWordForm, ({ tx, params, form }) =>
		answerWordAsHouse(tx, params['code'] ?? '', form),
	),
};
