/** Door for everyone: types, pure rules, forms. */
export { ArrivalForm, IntroducedForm, ShareWishForm, StepDownForm, StepForm } from './company.forms.ts';
