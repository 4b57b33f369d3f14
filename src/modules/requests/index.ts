/** Door for everyone: types, pure rules, forms. */
export {
	AnswerObstacleForm,
	BreakthroughForm,
	DecideForm,
	LogObstacleForm,
	MoneyForm,
	ObstacleShownForm,
	SameForm,
	SendOnForm,
} from './obstacle.forms.ts';
export {
	AnswerForm,
	AskForm,
	AwayForm,
	ButtonForm,
	MoveForm,
	ShownForm,
	StepDoneForm,
	TakeUpForm,
	TemplateForm,
	WordForm,
} from './request.forms.ts';
