import { ActivityButton, AnswerPairForm, AskPairForm, GoingForm } from '#modules/activities';
import {
	answerOffer,
	answerPair,
	askForPair,
	changeSignUp,
	leaveActivity,
	signUpScreen,
} from '#modules/activities/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('activities.sign-up', signUpScreen);

export const actions = {
	wijzig: acts('activities.sign-up', GoingForm, ({ tx, params, form }) => changeSignUp(tx, params['code'] ?? '', form)),
	plek: acts('activities.sign-up', ActivityButton, ({ tx, params }) => answerOffer(tx, params['code'] ?? '')),
	vraag: acts('activities.sign-up', AskPairForm, ({ tx, actor, params, form }) =>
		askForPair(tx, actor, params['code'] ?? '', form.kind),
	),
	antwoord: acts('activities.sign-up', AnswerPairForm, ({ tx, actor, params, form }) =>
		answerPair(tx, actor, params['code'] ?? '', form.pair, form.yes === 'yes'),
	),
	afmelden: acts('activities.sign-up', ActivityButton, async ({ tx, actor, params }) => {
		await leaveActivity(tx, actor, params['code'] ?? '');
		return { to: '/activiteiten' };
	}),
};
