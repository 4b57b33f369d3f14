import {
	AskWatcherForm,
	NoFields,
	OneForm,
	PauseForm,
	RollForm,
	SlotForm,
	TakeTurnForm,
	VisitForm,
	WatchAnswerForm,
} from '#modules/watching';
import { doors, watchScreen, watchWork } from '#modules/watching/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('watching.look', watchScreen);

const work = watchWork(doors.work(localizeHref));

export const actions = {
	antwoord: acts('watching.take-part', WatchAnswerForm, work.answer),
	neem: acts('watching.take-part', TakeTurnForm, work.take),
	terug: acts('watching.take-part', OneForm, work.giveBack),
	verteld: acts('watching.take-part', VisitForm, work.visit),
	gehoord: acts('watching.take-part', OneForm, work.hear),
	rondje: acts('watching.take-part', RollForm, work.roll),
	vraag: acts('watching.arrange', AskWatcherForm, work.ask),
	plek: acts('watching.arrange', SlotForm, work.slot),
	plekweg: acts('watching.arrange', OneForm, work.dropSlot),
	briefje: acts('watching.arrange', OneForm, work.slip),
	weg: acts('watching.take-part', OneForm, work.leave),
	rust: acts('watching.arrange', PauseForm, work.pause),
	stop: acts('watching.arrange', NoFields, work.end),
	agenda: acts('watching.take-part', NoFields, work.feed),
};
