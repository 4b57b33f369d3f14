import { AnswerForm } from '#modules/rooms';
import { answerBooking, manageScreen, roomOf } from '#modules/rooms/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('rooms.manage', manageScreen);

export const actions = {
	antwoord: acts('rooms.tend', AnswerForm, ({ tx, actor, params, about, form }) =>
		answerBooking(tx, actor, roomOf({ params, about }), form),
	),
};
