/** Door for everyone: types, pure rules, forms. */

export { type Line, linesOf, type Measure } from './measure.ts';
export { MeasureForm, MeasureIdForm } from './measures.forms.ts';
export { measuresInFile } from './measures-in-file.ts';
