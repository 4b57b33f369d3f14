/** Door for everyone: types, pure rules, forms. */
export {
	StopForm,
	UpkeepButtonForm,
	UpkeepCodeForm,
	UpkeepForm,
	UpkeepReviewForm,
	YesForm,
} from './upkeep.forms.ts';
