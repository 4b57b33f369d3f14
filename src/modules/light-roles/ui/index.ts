/** Door for screens. */
export { default as OwnRolesPage } from './OwnRolesPage.svelte';
export { default as RolesPage } from './RolesPage.svelte';
