import { MeasureForm, MeasureIdForm } from '#modules/measures';
import { measuresScreen, saveMeasure, takeMeasureBack } from '#modules/measures/index.server';
import { doneAt } from '#modules/plans/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('measures.own', measuresScreen);

export const actions = {
	invullen: acts('measures.fill-own', MeasureForm, doneAt('verloop', saveMeasure)),
	weg: acts('measures.fill-own', MeasureIdForm, doneAt('momenten', takeMeasureBack)),
};
