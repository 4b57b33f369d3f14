export { default as GiveBack } from './GiveBack.svelte';
export { default as PlaceSheetPage } from './PlaceSheetPage.svelte';
export { default as PlaceSheetStart } from './PlaceSheetStart.svelte';
export { default as SheetColumns } from './SheetColumns.svelte';
export { default as SheetPlanPage } from './SheetPlanPage.svelte';
export { default as SheetResult } from './SheetResult.svelte';
export { default as SheetStart } from './SheetStart.svelte';
