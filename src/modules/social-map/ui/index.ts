/** Door for screens. */
export { default as EntryPage } from './EntryPage.svelte';
export { default as LetterChangePage } from './LetterChangePage.svelte';
export { default as LetterPage } from './LetterPage.svelte';
export { accessWord, hoursInWords, languageOptions } from './map-words.ts';
export { default as NewEntryPage } from './NewEntryPage.svelte';
export { default as NewPersonPage } from './NewPersonPage.svelte';
export { default as OwnEntriesPage } from './OwnEntriesPage.svelte';
export { default as SearchPage } from './SearchPage.svelte';
export { default as TendEntryPage } from './TendEntryPage.svelte';
export { default as TendPage } from './TendPage.svelte';
