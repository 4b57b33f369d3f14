import type { MomentForm, OpenCircleForm } from './nuisance.forms.ts';

/** A circle as a worker of West opens it. */
export const someCircle: OpenCircleForm = {
	soort: 'noise',
	buurt: 'BU99010101',
	plek: 'Tweede verdieping, het hoekhuis',
	waarom: 'Er klinkt vaak harde muziek in de nacht.',
	geprobeerd: 'talked',
	hoe: 'De buren praatten twee keer met elkaar.',
	weken: 4,
};
export const someMoment = (dag: string, erg = 2, woorden = 'Harde muziek.'): MomentForm => ({
	...{ dag, deel: 'evening', erg, woorden },
});
