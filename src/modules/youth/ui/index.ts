/** Door for screens. */
export { default as AskYouthPage } from './AskYouthPage.svelte';
export { default as TendYouthPage } from './TendYouthPage.svelte';
export { default as TypeYouthCodePage } from './TypeYouthCodePage.svelte';
export { default as YouthCodePage } from './YouthCodePage.svelte';
export { default as YouthPage } from './YouthPage.svelte';
export { default as YouthPart } from './YouthPart.svelte';
export { default as YouthToday } from './YouthToday.svelte';
