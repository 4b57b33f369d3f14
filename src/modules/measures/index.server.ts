/** Door for the server: commands and queries. */
export {
	helpToday,
	type MeasuresPartShown,
	type MeasuresScreen,
	measuresPart,
	measuresScreen,
	saveMeasure,
	takeMeasureBack,
} from './measures.server.ts';
