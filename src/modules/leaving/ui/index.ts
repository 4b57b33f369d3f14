/** Door for screens. */
export { default as LeavingPage } from './LeavingPage.svelte';
export { default as LeavingToday } from './LeavingToday.svelte';
