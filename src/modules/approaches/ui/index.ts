export { default as ApproachLibrary } from './ApproachLibrary.svelte';
export { default as ApproachPage } from './ApproachPage.svelte';
export { default as ApproachScene } from './ApproachScene.svelte';
export { words, wordsLanguage } from './words.ts';
