/** Door for everyone: types, pure rules, forms. */
export {
	AnalysisButtonForm,
	AnalysisCodeForm,
	BeginForm,
	CardForm,
	DotsForm,
	EvidenceForm,
	MergeCardsForm,
	PaperForm,
	ShowForm,
	TakeAwayForm,
	WishForm,
} from './analysis.forms.ts';
