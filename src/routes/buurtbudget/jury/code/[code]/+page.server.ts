import { JuryVoteForm, NoFields, PointsForm, QuestionForm, SeatForm, StakeForm } from '#modules/jury';
import {
	answerSeat,
	askProposer,
	confirmWilling,
	givePoints,
	leaveJury,
	roomScreen,
	sayStake,
	seatOf,
	voteAsJuror,
} from '#modules/jury/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('jury.sit', roomScreen);

export const actions = {
	ja: acts('jury.sit', NoFields, ({ tx, params }) => confirmWilling(tx, seatOf(params))),
	stoel: acts('jury.sit', SeatForm, ({ tx, params, form }) =>
		answerSeat(tx, seatOf(params), form.antwoord === 'ja', form.naam),
	),
	belang: acts('jury.sit', StakeForm, ({ tx, params, form }) =>
		sayStake(tx, seatOf(params), form.plan, form.belang === 'ja'),
	),
	punten: acts('jury.sit', PointsForm, ({ tx, actor, params, form }) => givePoints(tx, actor, seatOf(params), form)),
	stem: acts('jury.sit', JuryVoteForm, ({ tx, params, form }) =>
		voteAsJuror(tx, seatOf(params), form.plan, form.stem === 'ja', form.waarom),
	),
	vraag: acts('jury.sit', QuestionForm, ({ tx, params, form }) =>
		askProposer(tx, seatOf(params), form.plan, form.vraag),
	),
	weg: acts('jury.sit', NoFields, async ({ tx, params }) => {
		await leaveJury(tx, seatOf(params));
		return { did: 'left' };
	}),
};
