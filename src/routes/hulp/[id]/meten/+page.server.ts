import { MeasureForm, MeasureIdForm } from '#modules/measures';
import { measuresScreen, saveMeasure, takeMeasureBack } from '#modules/measures/index.server';
import { doneAt } from '#modules/plans/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('measures.look', measuresScreen);

export const actions = {
	invullen: acts('measures.fill', MeasureForm, doneAt('verloop', saveMeasure)),
	weg: acts('measures.fill', MeasureIdForm, doneAt('momenten', takeMeasureBack)),
};
