/** Door for screens. */
export { default as LogObstaclePage } from './LogObstaclePage.svelte';
export { default as ObstaclePage } from './ObstaclePage.svelte';
export { default as ObstaclesPage } from './ObstaclesPage.svelte';
export { default as ObstaclesToday } from './ObstaclesToday.svelte';
export { default as RequestPage } from './RequestPage.svelte';
export { default as RequestsPage } from './RequestsPage.svelte';
export { default as RequestsToday } from './RequestsToday.svelte';
export { default as RunningRequests } from './RunningRequests.svelte';
export { default as TeamRequestsPage } from './TeamRequestsPage.svelte';
export { default as TemplatesPage } from './TemplatesPage.svelte';
export { default as TendObstaclesPage } from './TendObstaclesPage.svelte';
