/** Door for screens. */
export { default as AskAgainList } from './AskAgainList.svelte';
export { default as FindPage } from './FindPage.svelte';
export { default as MyTalentsPage } from './MyTalentsPage.svelte';
export { default as TalentPage } from './TalentPage.svelte';
export { default as Talents } from './Talents.svelte';
