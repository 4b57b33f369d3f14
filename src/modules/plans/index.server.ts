/** Door for the server: commands and queries. */
export { answerWish, askFor, closePlan, noteCall, takeUpAgain, tidyPresence, whoIsHere } from './after-plan.server.ts';
export { layDownPlan, signOnPaper, signPlan, takeSignatureBack } from './lay-down.server.ts';
export { plainPlanScreen } from './plain-plan.server.ts';
export { planOf } from './plan.store.server.ts';
export { type PlanPartShown, type PlanScreen, planPart, planScreen } from './plan-screen.server.ts';
export { plansRetention } from './plans-retention.store.server.ts';
export { plansToday, waitingScreen } from './waiting.server.ts';
export {
	changeShown,
	sayAbout,
	takeSayingAway,
	throwScratchAway,
	writeNote,
	writeOwnNote,
	writeScratch,
} from './write-note.server.ts';
export {
	changeBecomes,
	countChildren,
	saveAgreement,
	saveGoal,
	saveHappened,
	saveHelper,
	savePlanWords,
	standGoal,
} from './write-plan.server.ts';
export { clientOf, doneAt, type PlanAsk, type Writer, writerOn } from './writer.server.ts';
