/** Door for screens. */
export { default as CatchPage } from './CatchPage.svelte';
export { default as OwnerPage } from './OwnerPage.svelte';
export { default as PromisePage } from './PromisePage.svelte';
export { default as PromisesPage } from './PromisesPage.svelte';
export { default as PromisesToday } from './PromisesToday.svelte';
export { default as SessionPromises } from './SessionPromises.svelte';
export { default as TendPromisePage } from './TendPromisePage.svelte';
