import { DeskButtonForm, LogForm, PartyForm, PresenceForm } from '#modules/desk';
import { deskScreen, logQuestion, noteParty, signIn, signOut } from '#modules/desk/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('desk.look', deskScreen);

const desk = ({ params }: { params: Record<string, string> }) => params['id'] ?? '';

export const actions = {
	vraag: acts('desk.answer', LogForm, async (ask) => ({
		to: localizeHref(`/balie/${desk(ask)}/vraag/${await logQuestion(ask.tx, ask.actor, desk(ask), ask.form)}`),
	})),
	er: acts('desk.answer', DeskButtonForm, (ask) => signIn(ask.tx, ask.actor, desk(ask))),
	weg: acts('desk.answer', PresenceForm, (ask) => signOut(ask.tx, ask.actor, desk(ask), ask.form.id)),
	partij: acts('desk.answer', PartyForm, (ask) => noteParty(ask.tx, ask.actor, desk(ask), ask.form.naam)),
};
