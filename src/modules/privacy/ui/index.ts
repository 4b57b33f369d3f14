/** Door for screens. */
export { default as AccessibilityStatement } from './AccessibilityStatement.svelte';
export { default as AccessLog } from './AccessLog.svelte';
export { default as OddLooks } from './OddLooks.svelte';
export { default as OfflineShell } from './OfflineShell.svelte';
export { default as PublicRegister } from './PublicRegister.svelte';
export { default as ReportText } from './ReportText.svelte';
export { default as Retention } from './Retention.svelte';
export { basisInWords, periodInWords } from './register-words.ts';
export { default as TextReports } from './TextReports.svelte';
