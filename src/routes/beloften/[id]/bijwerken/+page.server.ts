import { BrokenForm, KeptForm, LaterForm } from '#modules/promises';
import { breakPromise, keepPromise, movePromise, tendPromiseScreen } from '#modules/promises/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';

const id = (params: Record<string, string>): string => params['id'] ?? '';

export const load = reads('promises.tend', tendPromiseScreen);

const named = (ask: Ask) => {
	ask.about({ type: 'promise', id: id(ask.params) });
	return [ask.tx, ask.actor, id(ask.params)] as const;
};

export const actions = {
	nagekomen: acts('promises.catch', KeptForm, (ask) => keepPromise(...named(ask), ask.form.how)),
	later: acts('promises.catch', LaterForm, (ask) => movePromise(...named(ask), ask.form)),
	gebroken: acts('promises.catch', BrokenForm, (ask) => breakPromise(...named(ask), ask.form.why)),
};
