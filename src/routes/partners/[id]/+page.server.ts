import { EndAgreementForm, KeyForm, NothingToFill } from '#modules/agreements';
import {
	agreementPage,
	confirmAgreement,
	endAgreement,
	showNewKey,
	takeKeyBack,
} from '#modules/agreements/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';

export const load = reads('agreements.read', agreementPage);

const idOf = ({ params, about }: Ask): string => {
	const { id = '' } = params;
	about({ type: 'agreement', id });
	return id;
};

export const actions = {
	bevestigen: acts('agreements.confirm', NothingToFill, (ask) => confirmAgreement(ask.tx, ask.actor, idOf(ask))),
	stoppen: acts('agreements.end', EndAgreementForm, (ask) =>
		endAgreement(ask.tx, ask.actor, idOf(ask), ask.form.reden),
	),
	sleutel: acts('agreements.hand-out-key', KeyForm, showNewKey),
	intrekken: acts('agreements.hand-out-key', KeyForm, async (ask) => {
		await takeKeyBack(ask.tx, ask.actor, idOf(ask), ask.form.voor);
		return { taken: ask.form.voor };
	}),
};
