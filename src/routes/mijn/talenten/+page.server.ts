import { SuitsForm } from '#modules/people';
import { saySuits } from '#modules/people/index.server';
import { AddTalentForm, ShareTalentForm, TalentForm } from '#modules/talents';
import { addTalent, ownTalentsPage, resumeTalent, shareTalent, talentSaid } from '#modules/talents/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';

export const load = reads('talents.own', ownTalentsPage);

const mine = ({ actor, about }: Ask): string => {
	about({ personId: actor.personId! });
	return actor.personId!;
};

export const actions = {
	voegToe: acts(
		'talents.keep-own',
		AddTalentForm,
		async (ask) => (await addTalent(ask.tx, ask.actor, talentSaid(mine(ask), ask.form)), { added: true }),
	),
	deel: acts(
		'talents.keep-own',
		ShareTalentForm,
		async (ask) => (
			await shareTalent(ask.tx, ask.actor, mine(ask), ask.form.talent, ask.form.delen), { shared: ask.form.delen }
		),
	),
	zetTerug: acts(
		'talents.keep-own',
		TalentForm,
		async (ask) => (await resumeTalent(ask.tx, ask.actor, mine(ask), ask.form.talent), { back: true }),
	),
	dagen: acts(
		'talents.keep-own',
		SuitsForm,
		async (ask) => (await saySuits(ask.tx, ask.actor, mine(ask), ask.form), { saved: true }),
	),
};
