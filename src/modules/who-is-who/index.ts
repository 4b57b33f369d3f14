/** Door for everyone: types, pure rules, forms. */
export type { WhoEntry, WhoShown } from './who-entry.ts';
export { WhoForm } from './who-is-who.forms.ts';
