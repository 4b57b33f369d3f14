export * from './card-list.ts';
export * from './people.forms.ts';
export * from './people.policy.ts';
export * from './people.ts';
