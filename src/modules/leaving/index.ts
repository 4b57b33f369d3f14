/** Door for everyone: types, pure rules, forms. */
export { HandForm, LastDayForm, NothingForm, TakeForm } from './leaving.forms.ts';
