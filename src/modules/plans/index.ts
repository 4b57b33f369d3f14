/** Door for everyone: types, pure rules, forms. */

export * from './plan.forms.ts';
export {
	type Domain,
	domains,
	type Goal,
	type Happening,
	type Plan,
	type PlanState,
	type Step,
	wordsOf,
} from './plan.ts';
export { plansInFile } from './plans-in-file.ts';
