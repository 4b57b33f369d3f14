/** Door for everyone: types, pure rules, forms. */
export { MarkSlotForm, TickForm, UnmarkSlotForm } from './newcomers.forms.ts';
