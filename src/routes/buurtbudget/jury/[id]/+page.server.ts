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
import { acts, reads } from '#platform/route/index.server';

export const load = reads('jury.own-seat', roomScreen);

export const actions = {
	ja: acts('jury.own-seat', NoFields, ({ tx, params }) => confirmWilling(tx, seatOf(params))),
	stoel: acts('jury.own-seat', SeatForm, ({ tx, params, form }) =>
		answerSeat(tx, seatOf(params), form.antwoord === 'ja', form.naam),
	),
	belang: acts('jury.own-seat', StakeForm, ({ tx, params, form }) =>
		sayStake(tx, seatOf(params), form.plan, form.belang === 'ja'),
	),
	punten: acts('jury.own-seat', PointsForm, ({ tx, actor, params, form }) =>
		givePoints(tx, actor, seatOf(params), form),
	),
	stem: acts('jury.own-seat', JuryVoteForm, ({ tx, params, form }) =>
		voteAsJuror(tx, seatOf(params), form.plan, form.stem === 'ja', form.waarom),
	),
	vraag: acts('jury.own-seat', QuestionForm, ({ tx, params, form }) =>
		askProposer(tx, seatOf(params), form.plan, form.vraag),
	),
	weg: acts('jury.own-seat', NoFields, async ({ tx, params }) => {
		await leaveJury(tx, seatOf(params));
		return { did: 'left' };
	}),
};
