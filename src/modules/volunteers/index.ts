/** Door for everyone: types, pure rules, forms. */
export { ChangeForm, HoursForm, LeaveForm, OneForm, TakeOnForm } from './volunteer.forms.ts';
