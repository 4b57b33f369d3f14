import { BrokenForm, KeptForm, LaterForm } from '#modules/promises';
import { breakPromise, keepPromise, movePromise, tendPromiseScreen } from '#modules/promises/index.server';
import { acts, reads } from '#platform/route/index.server';

const id = (params: Record<string, string>): string => params['id'] ?? '';

export const load = reads('promises.tend', tendPromiseScreen);

export const actions = {
	nagekomen: acts('promises.catch', KeptForm, ({ tx, actor, params, form }) =>
		keepPromise(tx, actor, id(params), form.how),
	),
	later: acts('promises.catch', LaterForm, ({ tx, actor, params, form }) => movePromise(tx, actor, id(params), form)),
	gebroken: acts('promises.catch', BrokenForm, ({ tx, actor, params, form }) =>
		breakPromise(tx, actor, id(params), form.why),
	),
};
