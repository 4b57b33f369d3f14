/** Door for screens. */
export { default as ActivitiesPage } from './ActivitiesPage.svelte';
export { default as ActivityPage } from './ActivityPage.svelte';
export { default as ActivityRows } from './ActivityRows.svelte';
export { default as ComingActivities } from './ComingActivities.svelte';
export { default as NewActivityPage } from './NewActivityPage.svelte';
export { default as PosterPage } from './PosterPage.svelte';
export { default as RunPage } from './RunPage.svelte';
export { default as SignUpPage } from './SignUpPage.svelte';
export { default as SuggestPage } from './SuggestPage.svelte';
