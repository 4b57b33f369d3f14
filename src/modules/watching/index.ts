/** Door for everyone: types, pure rules, forms. */
export { holesIn, rotaOf } from './rota.ts';
export {
	AskWatcherForm,
	NoFields,
	OneForm,
	PauseForm,
	RollForm,
	SlotForm,
	TakeTurnForm,
	VisitForm,
	WatchAnswerForm,
	WatchCodeForm,
	WatchForm,
} from './watch.forms.ts';
export { mayHelpArrange } from './watch.policy.ts';
export type { WatchCard, WatchInside } from './watch.ts';
