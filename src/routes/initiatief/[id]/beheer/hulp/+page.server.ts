import { ArrangeForm, CalledForm, HelpForm, NoFields } from '#modules/initiatives';
import { arrange, calledAbout, deskAfter, handBack, helpScreen, setHelp } from '#modules/initiatives/index.server';
import { acts, reads } from '#platform/route/index.server';

const id = (params: Record<string, string>): string => params['id'] ?? '';

export const load = reads('initiatives.desk', async ({ tx, actor, event, params, url, about }) => {
	about({ type: 'initiative', id: id(params) });
	return helpScreen(tx, actor, id(params), url, event.locals.municipality);
});

export const actions = {
	hulp: acts('initiatives.help', HelpForm, async ({ tx, actor, form, params, url }) => {
		await setHelp(tx, actor, id(params), form);
		return deskAfter(url, 'hulp');
	}),
	hulpweg: acts('initiatives.help', NoFields, async ({ tx, actor, params, url }) => {
		await setHelp(tx, actor, id(params), null);
		return deskAfter(url, 'hulpweg');
	}),
	gebeld: acts('initiatives.help', CalledForm, async ({ tx, actor, form, params, url }) => {
		await calledAbout(tx, actor, id(params), form.pulseId);
		return deskAfter(url, 'polsen');
	}),
	regelen: acts('initiatives.arrange', ArrangeForm, async ({ tx, actor, form, params, url }) => {
		await arrange(tx, actor, id(params), form);
		return deskAfter(url, 'regelen');
	}),
	overdragen: acts('initiatives.arrange', NoFields, async ({ tx, actor, params, url }) => {
		await handBack(tx, actor, id(params));
		return deskAfter(url, 'overdragen');
	}),
};
