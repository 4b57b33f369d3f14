/** Door for screens. */
export { default as MeasuresPage } from './MeasuresPage.svelte';
export { default as MeasuresPart } from './MeasuresPart.svelte';
