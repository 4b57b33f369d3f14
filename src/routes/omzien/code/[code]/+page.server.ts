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
import { doors, watchCodeScreen, watchWork } from '#modules/watching/index.server';
import { acts, open } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = open('watching.by-code', watchCodeScreen);

const work = watchWork(doors.code(localizeHref));

export const actions = {
	antwoord: acts('watching.by-code', WatchAnswerForm, work.answer),
	neem: acts('watching.by-code', TakeTurnForm, work.take),
	terug: acts('watching.by-code', OneForm, work.giveBack),
	verteld: acts('watching.by-code', VisitForm, work.visit),
	gehoord: acts('watching.by-code', OneForm, work.hear),
	rondje: acts('watching.by-code', RollForm, work.roll),
	vraag: acts('watching.by-code', AskWatcherForm, work.ask),
	plek: acts('watching.by-code', SlotForm, work.slot),
	plekweg: acts('watching.by-code', OneForm, work.dropSlot),
	briefje: acts('watching.by-code', OneForm, work.slip),
	weg: acts('watching.by-code', OneForm, work.leave),
	rust: acts('watching.by-code', PauseForm, work.pause),
	stop: acts('watching.by-code', NoFields, work.end),
	agenda: acts('watching.by-code', NoFields, work.feed),
};
