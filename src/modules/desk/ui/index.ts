/** Door for screens. */
export { default as DeskHours } from './DeskHours.svelte';
export { default as DeskPage } from './DeskPage.svelte';
export { default as DeskQuestionPage } from './DeskQuestionPage.svelte';
export { default as DesksPage } from './DesksPage.svelte';
export { default as GapsPage } from './GapsPage.svelte';
export { default as HandedPage } from './HandedPage.svelte';
export { default as LookBackPage } from './LookBackPage.svelte';
export { default as OpenDeskPage } from './OpenDeskPage.svelte';
