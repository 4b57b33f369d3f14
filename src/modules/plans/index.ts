/** Door for everyone: types, pure rules, forms. */

export * from './plan.forms.ts';
export { type Domain, domains, type Plan, type PlanState } from './plan.ts';
export { plansInFile } from './plans-in-file.ts';
