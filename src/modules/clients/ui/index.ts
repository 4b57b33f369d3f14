/** Door for screens. */

export { default as AccessPage } from './AccessPage.svelte';
export { default as CaseloadPage } from './CaseloadPage.svelte';
export { default as ClientHome } from './ClientHome.svelte';
export { default as ClientsPage } from './ClientsPage.svelte';
export { default as CopyPage } from './CopyPage.svelte';
export { default as EmergencyPage } from './EmergencyPage.svelte';
export { default as FileLooksPage } from './FileLooksPage.svelte';
export { default as FileRequestsToday } from './FileRequestsToday.svelte';
export { default as FindClientPage } from './FindClientPage.svelte';
export { default as NearPage } from './NearPage.svelte';
export { default as NewClientPage } from './NewClientPage.svelte';
export { default as OfficerPage } from './OfficerPage.svelte';
export { default as OwnHelp } from './OwnHelp.svelte';
export { default as QuickExit } from './QuickExit.svelte';
export { default as RightsPage } from './RightsPage.svelte';
export { default as SharedFilePage } from './SharedFilePage.svelte';
export { default as SharedPage } from './SharedPage.svelte';
export { default as SharingPage } from './SharingPage.svelte';
export { default as WallsWays } from './WallsWays.svelte';
