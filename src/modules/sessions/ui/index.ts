/** Door for screens. */
export { default as PlanPage } from './PlanPage.svelte';
export { default as PosterPage } from './PosterPage.svelte';
export { default as PreparePage } from './PreparePage.svelte';
export { default as SessionPage } from './SessionPage.svelte';
export { default as SessionsPage } from './SessionsPage.svelte';
