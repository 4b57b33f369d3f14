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

export const load = reads('watching.own', watchScreen);

const work = watchWork(doors.own(localizeHref));

export const actions = {
	antwoord: acts('watching.own', WatchAnswerForm, work.answer),
	neem: acts('watching.own', TakeTurnForm, work.take),
	terug: acts('watching.own', OneForm, work.giveBack),
	verteld: acts('watching.own', VisitForm, work.visit),
	gehoord: acts('watching.own', OneForm, work.hear),
	rondje: acts('watching.own', RollForm, work.roll),
	vraag: acts('watching.own', AskWatcherForm, work.ask),
	plek: acts('watching.own', SlotForm, work.slot),
	plekweg: acts('watching.own', OneForm, work.dropSlot),
	briefje: acts('watching.own', OneForm, work.slip),
	weg: acts('watching.own', OneForm, work.leave),
	rust: acts('watching.own', PauseForm, work.pause),
	stop: acts('watching.own', NoFields, work.end),
	agenda: acts('watching.own', NoFields, work.feed),
};
