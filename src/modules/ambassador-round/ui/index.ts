/** Door for screens. */
export { default as PlanVisitPage } from './PlanVisitPage.svelte';
export { default as RoundsPage } from './RoundsPage.svelte';
export { default as RoundsToday } from './RoundsToday.svelte';
export { default as VisitPage } from './VisitPage.svelte';
