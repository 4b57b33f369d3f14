/** Door for screens. */
export { default as PlainPlanPage } from './PlainPlanPage.svelte';
export { default as PlanPage } from './PlanPage.svelte';
export { default as PlanPart } from './PlanPart.svelte';
export { default as PlansToday } from './PlansToday.svelte';
export { byWord, domainWord, happenedWord, stepIcons, stepWord } from './plan-words.ts';
export { default as WaitingPage } from './WaitingPage.svelte';
