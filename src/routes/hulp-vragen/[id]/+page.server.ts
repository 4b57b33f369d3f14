import { BeginForm, GiveForm, IntakeButtonForm, PassForm, WeighForm } from '#modules/intake';
import { beginFrom, giveTo, passOn, questionScreen, takeTalk, weigh } from '#modules/intake/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('intake.queue', questionScreen);

const saved = async ({ about, params, url }: Ask, work: (id: string) => Promise<void>) => {
	const id = params['id'] ?? '';
	about({ type: 'intake', id });
	await work(id);
	return { to: `${url.pathname}?bewaard=ja` };
};

export const actions = {
	gesprek: acts('intake.take', IntakeButtonForm, (ask) => saved(ask, (id) => takeTalk(ask.tx, ask.actor, id))),
	weeg: acts('intake.weigh', WeighForm, (ask) => saved(ask, (id) => weigh(ask.tx, ask.actor, id, ask.form))),
	geef: acts('intake.weigh', GiveForm, (ask) => saved(ask, (id) => giveTo(ask.tx, ask.actor, id, ask.form.worker))),
	verder: acts('intake.pass', PassForm, async ({ tx, actor, form, about, params }) => {
		const id = params['id'] ?? '';
		about({ type: 'intake', id });
		await passOn(tx, actor, id, form);
		return { to: localizeHref('/hulp-vragen/wachtrij?bewaard=ja') };
	}),
	start: acts('intake.begin', BeginForm, async ({ tx, actor, form, about, params }) => {
		const file = await beginFrom(tx, actor, params['id'] ?? '', form);
		about({ type: 'client', id: file, personId: file });
		return { to: localizeHref(`/hulp/${file}`) };
	}),
};
