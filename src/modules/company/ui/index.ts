/** Door for screens. */
export { default as AlongPage } from './AlongPage.svelte';
export { default as CirclePage } from './CirclePage.svelte';
export { default as CompanyPart } from './CompanyPart.svelte';
export { default as CompanyToday } from './CompanyToday.svelte';
export { default as HelperCodePage } from './HelperCodePage.svelte';
export { default as HoursPage } from './HoursPage.svelte';
export { default as StepDownPage } from './StepDownPage.svelte';
export { default as TypeHelperCodePage } from './TypeHelperCodePage.svelte';
