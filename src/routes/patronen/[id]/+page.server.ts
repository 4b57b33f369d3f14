import { ChanceForm, ChooseForm, LearnForm, MoveForm, NothingAsked, ParkForm } from '#modules/patterns';
import { chooseApproach, letGoOfPattern, movePattern, patternScreen, pickUpPattern } from '#modules/patterns/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('patterns.see', patternScreen);

export const actions = {
	oppakken: acts('patterns.pick-up', NothingAsked, async ({ tx, actor, params, about }) => {
		about({ type: 'pattern', id: params['id'] ?? '' });
		await pickUpPattern(tx, actor, params['id'] ?? '');
		return { said: 'picked-up' as const };
	}),
	loslaten: acts('patterns.pick-up', NothingAsked, async ({ tx, actor, params, about }) => {
		about({ type: 'pattern', id: params['id'] ?? '' });
		await letGoOfPattern(tx, actor, params['id'] ?? '');
		return { said: 'let-go' as const };
	}),
	verplaats: acts('patterns.move', MoveForm, async ({ tx, actor, form, params, about }) => {
		about({ type: 'pattern', id: params['id'] ?? '' });
		return { said: await movePattern(tx, actor, params['id'] ?? '', form) };
	}),
	toeval: acts('patterns.move', ChanceForm, async ({ tx, actor, form, params, about }) => {
		about({ type: 'pattern', id: params['id'] ?? '' });
		return { said: await movePattern(tx, actor, params['id'] ?? '', { to: 'dismissed', words: form.why, confirmed: form.confirmed }) };
	}),
	parkeer: acts('patterns.move', ParkForm, async ({ tx, actor, form, params, about }) => {
		about({ type: 'pattern', id: params['id'] ?? '' });
		return { said: await movePattern(tx, actor, params['id'] ?? '', { to: 'parked', words: form.until, confirmed: form.confirmed }) };
	}),
	geleerd: acts('patterns.move', LearnForm, async ({ tx, actor, form, params, about }) => {
		about({ type: 'pattern', id: params['id'] ?? '' });
		return { said: await movePattern(tx, actor, params['id'] ?? '', { to: 'learned', words: form.learned, confirmed: form.confirmed }) };
	}),
	kies: acts('patterns.choose', ChooseForm, async ({ tx, actor, form, params, about }) => {
		about({ type: 'pattern', id: params['id'] ?? '' });
		return { to: localizeHref(await chooseApproach(tx, actor, params['id'] ?? '', form.approach)) };
	}),
};
