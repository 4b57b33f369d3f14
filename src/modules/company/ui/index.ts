/** Door for screens. */
export { default as StepDownPage } from './StepDownPage.svelte';
