/** Door for everyone: types and pure rules. */
export * from './talent.policy.ts';
export * from './talent.ts';
