import * as forms from '#modules/clients';
import * as clients from '#modules/clients/index.server';
import { seenAtHome } from '#modules/households/index.server';
import { acts, reads } from '#platform/route/index.server';

const saved = (url: URL) => ({ to: `${url.pathname}?bewaard=ja` });

export const load = reads('clients.walls', async (ask) => {
	const access = await clients.accessScreen(ask);
	return { ...access, seenAtHome: await seenAtHome(ask, access.id) };
});

export const actions = {
	veilig: acts('clients.change-walls', forms.SafetyForm, async (ask) => {
		await clients.keepSafe(ask.tx, ask.actor, await clients.helpedFile(ask), ask.form);
		return saved(ask.url);
	}),
	weg: acts('clients.change-walls', forms.LeftForm, async (ask) => {
		await clients.hasLeft(ask.tx, ask.actor, await clients.helpedFile(ask), ask.form);
		return saved(ask.url);
	}),
	namens: acts('clients.change-walls', forms.StandForm, async (ask) => ({
		code: await clients.letStand(ask.tx, ask.actor, await clients.helpedFile(ask), ask.form),
	})),
	weeg: acts('clients.change-walls', forms.WeighParentForm, async (ask) => {
		const { wie, woorden } = ask.form;
		await clients.weighParent(ask.tx, ask.actor, await clients.helpedFile(ask), wie, woorden);
		return saved(ask.url);
	}),
	stop: acts('clients.change-walls', forms.StandIdForm, async (ask) => {
		await clients.endStand(ask.tx, ask.actor, await clients.helpedFile(ask), ask.form.wie);
		return saved(ask.url);
	}),
	verteld: acts('clients.change-walls', forms.ToldForm, async (ask) => {
		await clients.sayTold(ask.tx, ask.actor, await clients.helpedFile(ask), ask.form.blik);
		return saved(ask.url);
	}),
	antwoord: acts('clients.change-walls', forms.AnswerRequestForm, async (ask) => {
		await clients.answerFileRequest(ask.tx, ask.actor, ask.form, await clients.helpedFile(ask));
		return saved(ask.url);
	}),
	losmaken: acts('clients.change-walls', forms.ClientButtonForm, async (ask) => {
		await clients.untieAccount(ask.tx, ask.actor, await clients.helpedFile(ask));
		return saved(ask.url);
	}),
	akkoord: acts('clients.change-walls', forms.AgreeRequestForm, async (ask) => {
		await clients.agreeToRequest(ask.tx, ask.actor, await clients.helpedFile(ask), ask.form.vraag);
		return saved(ask.url);
	}),
	uitvoer: acts('clients.change-walls', forms.ExportForm, async (ask) => {
		const id = await clients.takeExport(ask.tx, ask.actor, await clients.helpedFile(ask), ask.form);
		return { to: `/hulp/${ask.params['id']}/uitvoer/${id}` };
	}),
};
