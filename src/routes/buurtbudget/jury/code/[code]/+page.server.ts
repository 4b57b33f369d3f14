import { JuryVoteForm, NoFields, PointsForm, QuestionForm, SeatForm, StakeForm } from '#modules/jury';
import { roomScreen, seatWork } from '#modules/jury/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('jury.sit', roomScreen);

export const actions = {
	ja: acts('jury.sit', NoFields, seatWork.willing),
	stoel: acts('jury.sit', SeatForm, seatWork.seat),
	belang: acts('jury.sit', StakeForm, seatWork.stake),
	punten: acts('jury.sit', PointsForm, seatWork.points),
	stem: acts('jury.sit', JuryVoteForm, seatWork.vote),
	vraag: acts('jury.sit', QuestionForm, seatWork.question),
	weg: acts('jury.sit', NoFields, seatWork.leave),
};
