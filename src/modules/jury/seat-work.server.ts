import type { Ask } from '#platform/route/index.server';
import type { JuryVoteForm, PointsForm, QuestionForm, SeatForm, StakeForm } from './jury.forms.ts';
import {
	answerSeat,
	askProposer,
	confirmWilling,
	givePoints,
	leaveJury,
	sayStake,
	seatOf,
	voteAsJuror,
} from './sit.server.ts';

type Posted<F> = Ask & { form: F };

/** What a juror does in the jury room, by the same words through both doors: with a code in hand, and on one's own page. */
export const seatWork = {
	willing: ({ tx, params }: Ask) => confirmWilling(tx, seatOf(params)),
	seat: ({ tx, params, form }: Posted<SeatForm>) => answerSeat(tx, seatOf(params), form.antwoord === 'ja', form.naam),
	stake: ({ tx, params, form }: Posted<StakeForm>) => sayStake(tx, seatOf(params), form.plan, form.belang === 'ja'),
	points: ({ tx, actor, params, form }: Posted<PointsForm>) => givePoints(tx, actor, seatOf(params), form),
	vote: ({ tx, params, form }: Posted<JuryVoteForm>) =>
		voteAsJuror(tx, seatOf(params), form.plan, form.stem === 'ja', form.waarom),
	question: ({ tx, params, form }: Posted<QuestionForm>) => askProposer(tx, seatOf(params), form.plan, form.vraag),
	leave: async ({ tx, params }: Ask) => {
		await leaveJury(tx, seatOf(params));
		return { did: 'left' };
	},
};
