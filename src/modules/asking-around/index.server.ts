/** Door for the server: commands and queries. */
export { askBothPeople, sayHow, sayOnMap, tap } from './answer-inquiry.server.ts';
export { askAround, closeInquiry, makeSignal, thank } from './ask-around.server.ts';
export { askingAroundRetention } from './asking-around-retention.store.server.ts';
export { hasInquiries } from './inquiries.store.server.ts';
export {
	askAroundScreen,
	forTheMapScreen,
	type InquiryShown,
	inquiryScreen,
	nobodyKnewScreen,
	type PlaceForTheMap,
	placeForTheMap,
	placesForTheMap,
	questionsForMe,
} from './inquiry-screens.server.ts';
export { tellColleagues } from './tell-inquiries.server.ts';
