/** Door for everyone: types, pure rules, forms. */
export { BrokenForm, KeptForm, LaterForm, PromiseForm, WishForm } from './promise.forms.ts';
