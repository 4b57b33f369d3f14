import { NothingForm } from '#modules/people';
import { ChangeTalentForm } from '#modules/talents';
import { changeTalent, endTalent, talentPage, talentSaidNow } from '#modules/talents/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('people.cards', (ask) => {
	const { id = '', talent = '' } = ask.params;
	ask.about({ personId: id, type: 'talent', id: talent });
	return talentPage(ask, id, talent);
});

export const actions = {
	bewaar: acts('talents.keep', ChangeTalentForm, async ({ tx, actor, form, params, about }) => {
		about({ personId: params.id!, type: 'talent', id: params.talent! });
		await changeTalent(tx, actor, params.id!, params.talent!, talentSaidNow(form));
		return { to: `/kaarten/${params.id}` };
	}),
	stop: acts('talents.keep', NothingForm, async ({ tx, actor, params, about }) => {
		about({ personId: params.id!, type: 'talent', id: params.talent! });
		await endTalent(tx, actor, params.id!, params.talent!);
		return { to: `/kaarten/${params.id}?gestopt=${params.talent}` };
	}),
};
