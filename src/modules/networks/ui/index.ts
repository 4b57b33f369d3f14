/** Door for screens. */
export { default as NetworkPage } from './NetworkPage.svelte';
export { default as NetworkPart } from './NetworkPart.svelte';
