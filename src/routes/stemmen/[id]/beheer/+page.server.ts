import { BatchForm, CountVoteForm, OnePlanForm, PlanForm, VoteButtonForm } from '#modules/ballots';
import {
	addPlan,
	countVote,
	giveCard,
	openBatch,
	removePlan,
	removeVote,
	stopBatch,
	tendVoteScreen,
} from '#modules/ballots/index.server';
import { newId } from '#platform/ids';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('ballots.help', tendVoteScreen);

const vote = ({ params }: { params: Record<string, string> }) => params['id'] ?? '';

export const actions = {
	plan: acts('ballots.run', PlanForm, async ({ form, ...ask }) => {
		const plan = { id: newId(), title: form.titel, summary: form.uitleg, cost: form.kosten };
		await addPlan(ask.tx, ask.actor, vote(ask), plan);
		return { did: 'added' };
	}),
	weg: acts('ballots.run', OnePlanForm, async ({ form, ...ask }) => {
		await removePlan(ask.tx, ask.actor, vote(ask), form.id);
		return { did: 'removed' };
	}),
	vervalt: acts('ballots.run', VoteButtonForm, async (ask) => {
		await removeVote(ask.tx, ask.actor, vote(ask));
		return { to: localizeHref('/stemmen') };
	}),
	nageteld: acts('ballots.run', BatchForm, async ({ form, ...ask }) => {
		ask.about({ type: 'vote-batch', id: form.id });
		await openBatch(ask.tx, ask.actor, vote(ask), form.id);
		return { did: 'opened' };
	}),
	stop: acts('ballots.run', BatchForm, async ({ form, ...ask }) => {
		await stopBatch(ask.tx, ask.actor, vote(ask), form.id);
		return { did: 'stopped' };
	}),
	kaart: acts('ballots.help', VoteButtonForm, async (ask) => ({
		given: await giveCard(ask.tx, ask.actor, vote(ask)),
	})),
	tel: acts('ballots.run', CountVoteForm, async ({ form, ...ask }) => {
		await countVote(ask.tx, ask.actor, vote(ask), form.toch);
		return { to: localizeHref(`/stemmen/${vote(ask)}`) };
	}),
};
