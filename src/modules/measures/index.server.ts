/** Door for the server: commands and queries. */
export {
	type MeasuresPartShown,
	type MeasuresScreen,
	measuresPart,
	measuresScreen,
	measuresToday,
	saveMeasure,
	takeMeasureBack,
} from './measures.server.ts';
