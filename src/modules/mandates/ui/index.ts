/** Door for screens. */
export { default as AgreePage } from './AgreePage.svelte';
export { default as BackOfficePage } from './BackOfficePage.svelte';
export { default as ChecksPage } from './ChecksPage.svelte';
export { default as DecisionsPage } from './DecisionsPage.svelte';
export { default as DecisionsPart } from './DecisionsPart.svelte';
export { default as MandatesPage } from './MandatesPage.svelte';
export { default as MandatesToday } from './MandatesToday.svelte';
export { default as MyDecisionsPage } from './MyDecisionsPage.svelte';
