/** Door for screens. */
export { default as OwnTasksPage } from './OwnTasksPage.svelte';
export { default as VolunteerPage } from './VolunteerPage.svelte';
export { default as VolunteersPage } from './VolunteersPage.svelte';
export { default as VolunteersToday } from './VolunteersToday.svelte';
