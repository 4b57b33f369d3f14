/** Door for everyone: types and pure rules. */
export { type Assignment, assign, type Edge } from './assign.ts';
