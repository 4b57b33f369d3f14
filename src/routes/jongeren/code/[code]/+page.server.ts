import { WriteYouthForm, YouthAskForm, YouthButtonForm, YouthWordForm } from '#modules/youth';
import {
	moveYouth,
	sayAskYes,
	sayWordYes,
	sayYouthYes,
	stopYouth,
	takeWordAway,
	writeAsYouth,
	youthCodeScreen,
} from '#modules/youth/index.server';
import { type Ask, acts, open } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

const code = (params: Record<string, string>): string => params['code'] ?? '';
const saved = async ({ url }: Ask, work: Promise<void>) => {
	await work;
	return { to: `${url.pathname}?bewaard=ja` };
};

export const load = open('youth.by-code', youthCodeScreen);

export const actions = {
	ja: acts('youth.tell-by-code', YouthButtonForm, async ({ tx, params }) => {
		const next = await sayYouthYes(tx, code(params));
		return { to: localizeHref(`/jongeren/code/${next}?${next === code(params) ? 'bewaard' : 'nieuw'}=ja`) };
	}),
	werker: acts('youth.tell-by-code', YouthButtonForm, async ({ tx, params }) => ({
		move: await moveYouth(tx, code(params)),
	})),
	vraagja: acts('youth.tell-by-code', YouthAskForm, (ask) =>
		saved(ask, sayAskYes(ask.tx, code(ask.params), ask.form.ask)),
	),
	schrijven: acts('youth.tell-by-code', WriteYouthForm, (ask) =>
		saved(ask, writeAsYouth(ask.tx, ask.actor, code(ask.params), ask.form)),
	),
	woordja: acts('youth.tell-by-code', YouthWordForm, (ask) =>
		saved(ask, sayWordYes(ask.tx, code(ask.params), ask.form.word)),
	),
	woordweg: acts('youth.tell-by-code', YouthWordForm, (ask) =>
		saved(ask, takeWordAway(ask.tx, code(ask.params), ask.form.word)),
	),
	stop: acts('youth.tell-by-code', YouthButtonForm, async ({ tx, params }) => {
		await stopYouth(tx, code(params));
		return { to: localizeHref('/jongeren') };
	}),
};
