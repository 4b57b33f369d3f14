import { ChanceForm, ChooseForm, LearnForm, MoveForm, NothingAsked, ParkForm } from '#modules/patterns';
import { chooseHere, letGoHere, moveHere, patternScreen, pickUpHere } from '#modules/patterns/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('patterns.see', patternScreen);

export const actions = {
	oppakken: acts('patterns.pick-up', NothingAsked, pickUpHere),
	loslaten: acts('patterns.pick-up', NothingAsked, letGoHere),
	verplaats: acts('patterns.move', MoveForm, async (ask) => moveHere(ask, ask.form)),
	toeval: acts('patterns.move', ChanceForm, async (ask) =>
		moveHere(ask, { ...ask.form, to: 'dismissed', words: ask.form.why }),
	),
	parkeer: acts('patterns.move', ParkForm, async (ask) =>
		moveHere(ask, { ...ask.form, to: 'parked', words: ask.form.until }),
	),
	geleerd: acts('patterns.move', LearnForm, async (ask) =>
		moveHere(ask, { ...ask.form, to: 'learned', words: ask.form.learned }),
	),
	kies: acts('patterns.choose', ChooseForm, async (ask) => ({
		to: localizeHref(await chooseHere(ask, ask.form.approach)),
	})),
};
