/** Door for screens. */
export { default as AboutComplex } from './AboutComplex.svelte';
export { default as JoinHousePage } from './JoinHousePage.svelte';
export { default as NewComplexPage } from './NewComplexPage.svelte';
export { default as TendComplexPage } from './TendComplexPage.svelte';
