/** Door for screens. */
export { default as AskingPage } from './AskingPage.svelte';
export { default as AskingsPage } from './AskingsPage.svelte';
export { default as AskPage } from './AskPage.svelte';
export { default as AsksToday } from './AsksToday.svelte';
export { default as CollectiveFirst } from './CollectiveFirst.svelte';
export { default as OwnYesPage } from './OwnYesPage.svelte';
export { default as StartAskingPage } from './StartAskingPage.svelte';
export { default as TakeBackPage } from './TakeBackPage.svelte';
export { default as YesCodePage } from './YesCodePage.svelte';
