import { JuryVoteForm, NoFields, PointsForm, QuestionForm, SeatForm, StakeForm } from '#modules/jury';
import { roomScreen, seatWork } from '#modules/jury/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('jury.own-seat', roomScreen);

export const actions = {
	ja: acts('jury.own-seat', NoFields, seatWork.willing),
	stoel: acts('jury.own-seat', SeatForm, seatWork.seat),
	belang: acts('jury.own-seat', StakeForm, seatWork.stake),
	punten: acts('jury.own-seat', PointsForm, seatWork.points),
	stem: acts('jury.own-seat', JuryVoteForm, seatWork.vote),
	vraag: acts('jury.own-seat', QuestionForm, seatWork.question),
	weg: acts('jury.own-seat', NoFields, seatWork.leave),
};
