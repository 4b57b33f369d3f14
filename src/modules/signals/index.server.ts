export { addToSignal } from './add-to-signal.server.ts';
export { bringSignalFromCare, type SignalFromCare } from './bring-from-care.server.ts';
export { type Captured, capturePartnerSignal, captureSignal } from './capture-signal.server.ts';
export { closeSignal } from './close-signal.server.ts';
export { codeNeed } from './code-need.server.ts';
export { newSignalsIn, openNeedsOf, signalsHeldBy, signalsWithIds } from './for-workers.store.server.ts';
export { forgetInSignals } from './forget-person.server.ts';
export { importProposals, importSignals, type SignalsReport } from './import-signals.server.ts';
export { learnFromChoices, learnFromChoicesIn } from './learn-from-choices.server.ts';
export { addSignalsAndOffers } from './load-signals.server.ts';
export { moveInSignals } from './move-signals.server.ts';
export { type OwnSignal, ownSignals } from './own-signals.store.server.ts';
export { pickUpSignal } from './pick-up-signal.server.ts';
export { publishOffer } from './publish-offer.server.ts';
export type { Followed, ListedSignal, NeedChoice, NeedChoices, Place, Told } from './signal-pages.server.ts';
export {
	capturePage,
	followPage,
	needChoices,
	offersPage,
	publishedOffersNear,
	signalPage,
	signalsFile,
	signalsPage,
	suggestionsFor,
	tellPage,
	tellSignal,
} from './signal-pages.server.ts';
export { offersResource, signalResource, signalsResource } from './signals-api.server.ts';
export { type SignalForPatterns, signalsForPatterns } from './signals-for-patterns.server.ts';
export { signalsRetention } from './signals-retention.store.server.ts';
export { takeSignalsBackAgain } from './take-back-again.server.ts';
export { undoSignal } from './undo-signal.server.ts';
export { countOthersNearby, type LedTo, offersAnswering, whatItLedTo } from './what-it-led-to.server.ts';
export { type Asker, whoAskedFor } from './who-asked.server.ts';
