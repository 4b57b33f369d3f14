export { areaPage, areasPage, figuresFile } from './area-pages.server.ts';
export {
	type AreaMapDrawing,
	areaAt,
	areaForPostcode,
	areasAndComplexesOf,
	areasOf,
	areasToWorkIn,
	areaWithParents,
	complexesOf,
	figuresOf,
	findArea,
	keyFiguresOf,
	type MapAround,
	mapAround,
	mapOf,
	middleOfArea,
	neighboursOf,
} from './areas.server.ts';
export { areaResource, areasResource, figuresResource } from './areas-api.server.ts';
export { bordersFile } from './borders.server.ts';
export {
	type Importing,
	type ImportReport,
	type ImportSettings,
	importAreas,
	importPostcodes,
	importStatistics,
} from './import-areas.server.ts';
// Behind this door because the reader of tables is too large for a phone, and expects Node.
export { parsePostcodes } from './parse-postcodes.ts';
export { parseStatistics, type StatisticsFile } from './parse-statistics.ts';
