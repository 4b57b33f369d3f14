/** Door for screens. */
export { default as AskMoneyPage } from './AskMoneyPage.svelte';
export { default as FillPotPage } from './FillPotPage.svelte';
export { default as GrantsPage } from './GrantsPage.svelte';
export { default as MoneyWorkPage } from './MoneyWorkPage.svelte';
