/** Door for everyone: the draw and the outcome, that anybody can do again, and forms. */
export { drawLots, type Lot, strataOf } from './draw.ts';
export {
	AnswerForm,
	BeginJuryForm,
	DecisionsForm,
	JurorForm,
	JuryVoteForm,
	NoFields,
	PointsForm,
	QuestionForm,
	SeatForm,
	StakeForm,
	VoteForm,
	WillingForm,
} from './jury.forms.ts';
