/** Door for screens. */
export { default as AskAboutPage } from './AskAboutPage.svelte';
export { default as KnownOfMe } from './KnownOfMe.svelte';
export { default as OnPaperPage } from './OnPaperPage.svelte';
export { default as OwnQuestions } from './OwnQuestions.svelte';
export { default as QuestionsPage } from './QuestionsPage.svelte';
export { default as WhatStays } from './WhatStays.svelte';
