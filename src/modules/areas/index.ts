export { PlaceCode } from './area.forms.ts';
export {
	type Area,
	type AreaKind,
	areaCode,
	byKindAndCode,
	complexCode,
	type DistrictWithNeighbourhoods,
	districtsWithNeighbourhoods,
	isComplexCode,
	kindOf,
	municipalityOf,
	nameWithParent,
	officialOf,
	pageOfPlace,
	parentOf,
	placeCode,
	spokenName,
} from './area.ts';
export { type DrawnArea, type DrawnMap, drawMap, spotOn } from './area-map.ts';
export { AreaQuery, AreasQuery, FiguresQuery, operations } from './areas.api.ts';
export {
	type ComparedFigure,
	compareFigures,
	type Figure,
	type FigureGroup,
	type FigureUnit,
	type KeyFigure,
	keyFigures,
} from './key-figures.ts';
export { type AreasFile, parseAreasGeoJson, type Shape } from './parse-areas-geojson.ts';
export { postcode } from './postcode.ts';
export { type Fault, type FaultCode, type Skipped, type SkipReason, UnreadableFile } from './read-report.ts';
export { searchAreas } from './search-areas.ts';
export { touchingAreas } from './touching-areas.ts';
