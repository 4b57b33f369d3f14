import {
	AnalysisButtonForm,
	CardForm,
	EvidenceForm,
	MergeCardsForm,
	PaperForm,
	ShowForm,
	TakeAwayForm,
	WishForm,
} from '#modules/area-analysis';
import {
	closeAnalysis,
	countPaper,
	hangEvidence,
	layCard,
	leadScreen,
	ledAnalysis,
	mergeCards,
	notePaperWish,
	openAnalysis,
	showResult,
	takeCardAway,
} from '#modules/area-analysis/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('analysis.lead', leadScreen);

const session = ({ params }: { params: Record<string, string> }) => params['id'] ?? '';

export const actions = {
	kaart: acts('analysis.lead', CardForm, async (ask) =>
		layCard(ask.tx, ask.actor, await openAnalysis(ask.tx, ask.actor, { id: session(ask) }), ask.form),
	),
	team: acts('analysis.lead', WishForm, async (ask) => {
		await openAnalysis(ask.tx, ask.actor, { id: session(ask) });
		await notePaperWish(ask.tx, ask.actor, await ledAnalysis(ask.tx, ask.actor, session(ask)), ask.form);
	}),
	papier: acts('analysis.lead', PaperForm, (ask) => countPaper(ask.tx, ask.actor, session(ask), ask.form)),
	samen: acts('analysis.lead', MergeCardsForm, (ask) => mergeCards(ask.tx, ask.actor, session(ask), ask.form)),
	bewijs: acts('analysis.lead', EvidenceForm, (ask) => hangEvidence(ask.tx, ask.actor, session(ask), ask.form)),
	sluiten: acts('analysis.lead', AnalysisButtonForm, (ask) => closeAnalysis(ask.tx, ask.actor, session(ask))),
	tonen: acts('analysis.lead', ShowForm, (ask) => showResult(ask.tx, ask.actor, session(ask), ask.form)),
	weg: acts('analysis.lead', TakeAwayForm, (ask) => takeCardAway(ask.tx, ask.actor, session(ask), ask.form)),
};
