/** Door for screens. */
export { default as BeginPage } from './BeginPage.svelte';
export { default as CirclePage } from './CirclePage.svelte';
export { default as CirclesPage } from './CirclesPage.svelte';
export { default as NewPlanPage } from './NewPlanPage.svelte';
export { default as PlanPage } from './PlanPage.svelte';
export { default as SeatPage } from './SeatPage.svelte';
