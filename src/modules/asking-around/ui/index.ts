/** Door for screens. */
export { default as AskAroundPage } from './AskAroundPage.svelte';
export { default as ForTheMapPage } from './ForTheMapPage.svelte';
export { default as InquiryPage } from './InquiryPage.svelte';
export { default as NobodyKnewPage } from './NobodyKnewPage.svelte';
export { default as QuestionsForMe } from './QuestionsForMe.svelte';
