/** Door for screens. */
export { default as HelperCodePage } from './HelperCodePage.svelte';
export { default as HoursPage } from './HoursPage.svelte';
export { default as StepDownPage } from './StepDownPage.svelte';
export { default as TypeHelperCodePage } from './TypeHelperCodePage.svelte';
