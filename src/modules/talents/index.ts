/** Door for everyone: types, pure rules, forms. */
export * from './talent.policy.ts';
export * from './talent.ts';
export * from './talents.forms.ts';
