export { default as AreaMap } from './AreaMap.svelte';
export { default as AreaPicker } from './AreaPicker.svelte';
export { default as AreaProfile } from './AreaProfile.svelte';
export { default as AreasPage } from './AreasPage.svelte';
export { figureName, figureWords, sayFigure, sayNumber } from './figure-words.ts';
export { default as KeyFigures } from './KeyFigures.svelte';
export { default as NoAreasYet } from './NoAreasYet.svelte';
