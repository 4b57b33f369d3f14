import { NothingForm } from '#modules/people';
import { ChangeTalentForm } from '#modules/talents';
import { changeTalent, endTalent, talentPage, talentSaidNow } from '#modules/talents/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('talents.own', (ask) => talentPage(ask, ask.actor.personId ?? '', ask.params.talent ?? ''));

export const actions = {
	bewaar: acts('talents.keep-own', ChangeTalentForm, async ({ tx, actor, form, params, about }) => {
		about({ personId: actor.personId!, type: 'talent', id: params.talent! });
		await changeTalent(tx, actor, actor.personId!, params.talent!, talentSaidNow(form));
		return { to: '/mijn/talenten' };
	}),
	stop: acts('talents.keep-own', NothingForm, async ({ tx, actor, params, about }) => {
		about({ personId: actor.personId!, type: 'talent', id: params.talent! });
		await endTalent(tx, actor, actor.personId!, params.talent!);
		return { to: `/mijn/talenten?gestopt=${params.talent}` };
	}),
};
