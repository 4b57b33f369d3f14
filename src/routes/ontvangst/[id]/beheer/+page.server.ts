import * as forms from '#modules/host-groups';
import * as hosts from '#modules/host-groups/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';

export const load = reads('hosts.tend', hosts.tendHostsScreen);

const named = (ask: Ask) => {
	ask.about({ type: 'host-group', id: ask.params['id'] ?? '' });
	return [ask.tx, ask.actor, ask.params['id'] ?? ''] as const;
};
const saved = async (ask: Ask, work: Promise<void>, part: string) => {
	await work;
	return { to: `${ask.url.pathname}?bewaard=ja#${part}` };
};
const place = (ask: Ask & { form: { place: string } }) => {
	ask.about({ type: 'host-place', id: ask.form.place });
	return named(ask);
};

export const actions = {
	grenzen: acts('hosts.change', forms.LimitsForm, (a) => saved(a, hosts.setLimits(...named(a), a.form), 'grenzen')),
	akkoord: acts('hosts.change', forms.HostButtonForm, (a) => saved(a, hosts.residentsAgree(...named(a)), 'grenzen')),
	contact: acts('hosts.change', forms.HostContactForm, (a) =>
		saved(a, hosts.beContact(...named(a), a.form.phone), 'grenzen'),
	),
	contactaf: acts('hosts.change', forms.HostButtonForm, (a) =>
		saved(a, hosts.stopBeingContact(...named(a)), 'grenzen'),
	),
	plek: acts('hosts.change', forms.AnswerPlaceForm, (a) => saved(a, hosts.answerPlace(...place(a), a.form), 'plekken')),
	plekvrij: acts('hosts.change', forms.EndPlaceForm, (a) =>
		saved(a, hosts.endPlace(...place(a), a.form.place), 'plekken'),
	),
	afspraak: acts('hosts.change', forms.HostAgreementForm, (a) =>
		saved(a, hosts.writeHostAgreement(...named(a), a.form), 'afspraken'),
	),
	afspraakja: acts('hosts.change', forms.HostAgreementYesForm, (a) =>
		saved(a, hosts.agreeAsNeighbours(...named(a), a.form.agreement), 'afspraken'),
	),
	afspraakweg: acts('hosts.change', forms.HostAgreementYesForm, (a) =>
		saved(a, hosts.dropHostAgreement(...named(a), a.form.agreement), 'afspraken'),
	),
	huiscode: acts('hosts.change', forms.HostButtonForm, async (a) => ({ code: await hosts.newSideCode(...named(a)) })),
	nakijken: acts('hosts.change', forms.LookOverForm, (a) =>
		saved(a, hosts.lookOverWord(...named(a), a.form), 'woorden'),
	),
	woordweg: acts('hosts.change', forms.HostWordForm, (a) =>
		saved(a, hosts.takeHostWordAway(...named(a), a.form.word), 'woorden'),
	),
	antwoord: acts('hosts.change', forms.AnswerWordForm, (a) =>
		saved(a, hosts.answerWord(...named(a), a.form), 'woorden'),
	),
	peiling: acts('hosts.change', forms.OpenWeighingForm, (a) =>
		saved(a, hosts.openWeighing(...named(a), a.form), 'wegen'),
	),
	einde: acts('hosts.change', forms.HostButtonForm, async (a) =>
		hosts.endHostGroup(...named(a)).then(() => ({ to: '/ontvangst' })),
	),
};
