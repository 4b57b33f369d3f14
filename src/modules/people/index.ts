export * from './card-list.ts';
export * from './day-parts.ts';
export * from './languages.ts';
export * from './people.forms.ts';
export * from './people.policy.ts';
export * from './people.ts';
export * from './phone.ts';
