import { AskAgainForm, CardForm, EraseCardForm, HandOverForm, LeaveAloneForm, SuitsForm } from '#modules/people';
import {
	askAgainOn,
	cardPage,
	eraseCardForPerson,
	handOverCard,
	leaveCardAlone,
	mendCard,
	saySuits,
} from '#modules/people/index.server';
import { AddTalentForm, ShareTalentForm, TalentForm } from '#modules/talents';
import { addTalent, resumeTalent, shareTalent, talentList, talentSaid } from '#modules/talents/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';

export const load = reads('people.cards', async (ask) => ({
	...(await cardPage(ask)),
	made: ask.url.searchParams.has('gemaakt'),
	talents: await talentList(ask, ask.params.id ?? '', ask.url.searchParams.get('gestopt')),
}));

const idOf = ({ params, about }: Ask): string => {
	const { id = '' } = params;
	about({ personId: id, type: 'person-card', id });
	return id;
};
const after = async <R>(work: Promise<unknown>, result: R): Promise<R> => (await work, result);
const saved = (work: Promise<unknown>) => after(work, { saved: true });

export const actions = {
	verander: acts('people.keep-card', CardForm, (ask) => saved(mendCard(ask.tx, ask.actor, idOf(ask), ask.form))),
	dagen: acts('people.keep-card', SuitsForm, (ask) => saved(saySuits(ask.tx, ask.actor, idOf(ask), ask.form))),
	vraagWeer: acts('people.keep-card', AskAgainForm, (ask) => saved(askAgainOn(ask.tx, ask.actor, idOf(ask), ask.form))),
	ligStil: acts('people.keep-card', LeaveAloneForm, (ask) =>
		saved(leaveCardAlone(ask.tx, ask.actor, idOf(ask), ask.form.stil)),
	),
	geefOver: acts('people.keep-card', HandOverForm, (ask) =>
		after(handOverCard(ask.tx, ask.actor, idOf(ask), ask.form.wie), { handedOver: true }),
	),
	wis: acts('people.keep-card', EraseCardForm, async (ask) => {
		const { day, hide } = await eraseCardForPerson(ask.tx, ask.actor, idOf(ask));
		ask.afterwards(hide);
		return { to: `/kaarten?gewist=${day}` };
	}),
	voegToe: acts('talents.keep', AddTalentForm, (ask) =>
		after(addTalent(ask.tx, ask.actor, talentSaid(idOf(ask), ask.form)), { added: true }),
	),
	deel: acts('talents.keep', ShareTalentForm, (ask) => {
		const { talent, delen } = ask.form;
		return after(shareTalent(ask.tx, ask.actor, idOf(ask), talent, delen), { shared: delen });
	}),
	zetTerug: acts('talents.keep', TalentForm, (ask) =>
		after(resumeTalent(ask.tx, ask.actor, idOf(ask), ask.form.talent), { back: true }),
	),
};
