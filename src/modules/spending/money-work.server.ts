import type { Ask } from '#platform/route/index.server';
import {
	addReceipt,
	byCode,
	byTeam,
	notePayment,
	publishStory,
	strikeLine,
	takeReceipt,
	takeReceiptPhoto,
	takeStory,
	tellStory,
} from './spend.server.ts';
import type { LineForm, PaymentForm, ReceiptForm, StoryAwayForm, StoryForm, StorySeenForm } from './spending.forms.ts';

type Posted<F> = Ask & { form: F };

/** Each act of the team stands in the trail with which plan it was about. */
const plan = ({ params, about }: Pick<Ask, 'params' | 'about'>): string => {
	about({ type: 'budget-proposal', id: params['id'] ?? '' });
	return params['id'] ?? '';
};

/** What the team does with the money of a plan, on the page behind it. */
export const moneyWork = {
	pay: (ask: Posted<PaymentForm>) => notePayment(ask.tx, ask.actor, plan(ask), ask.form),
	receipt: async (ask: Posted<ReceiptForm>) =>
		ask.about({ type: 'budget-receipt', id: await addReceipt(ask.tx, byTeam(plan(ask)), ask.form) }),
	strike: (ask: Posted<LineForm>) => {
		ask.about({ type: 'budget-line', id: ask.form.id });
		return strikeLine(ask.tx, ask.actor, plan(ask), ask.form.id);
	},
	takePhoto: (ask: Posted<LineForm>) => {
		ask.about({ type: 'budget-receipt', id: ask.form.id });
		return takeReceiptPhoto(ask.tx, ask.actor, plan(ask), ask.form.id);
	},
	tell: async (ask: Posted<StoryForm>) => {
		await tellStory(ask.tx, byTeam(plan(ask)), ask.form);
	},
	takeStory: async (ask: Posted<StoryAwayForm>) => {
		await takeStory(ask.tx, byTeam(plan(ask)), ask.form.wat);
	},
	publish: (ask: Posted<StorySeenForm>) => publishStory(ask.tx, ask.actor, plan(ask), ask.form.gezien),
};

const bearer = ({ params }: Pick<Ask, 'params'>) => byCode(params['code'] ?? '');

/** The same for who proposed it, by their code. */
export const ownMoneyWork = {
	receipt: async (ask: Posted<ReceiptForm>) =>
		ask.about({ type: 'budget-receipt', id: await addReceipt(ask.tx, bearer(ask), ask.form) }),
	takeReceipt: (ask: Posted<LineForm>) => {
		ask.about({ type: 'budget-receipt', id: ask.form.id });
		return takeReceipt(ask.tx, ask.params['code'] ?? '', ask.form.id);
	},
	tell: async (ask: Posted<StoryForm>) => {
		await tellStory(ask.tx, bearer(ask), ask.form);
		return { did: 'told' };
	},
	takeStory: async (ask: Posted<StoryAwayForm>) =>
		ask.about({ type: 'budget-proposal', id: await takeStory(ask.tx, bearer(ask), ask.form.wat) }),
};
