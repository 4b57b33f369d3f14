/** Door for everyone: types, pure rules, forms. */
export { BringForm, CallOffForm, CaseForm, IdeaForm, PlanVisitForm } from './round.forms.ts';
