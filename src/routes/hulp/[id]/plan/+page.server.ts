import { ShareHomeForm } from '#modules/households';
import { homePart, shareAtHome } from '#modules/households/index.server';
import * as forms from '#modules/plans';
import * as plans from '#modules/plans/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('plans.look', async (ask) => {
	const page = await plans.planScreen(ask);
	return { ...page, home: await homePart(ask, page.client) };
});

export const actions = {
	deel: acts('households.write', ShareHomeForm, shareAtHome),
	woorden: acts('plans.write', forms.WordsForm, plans.savePlanWords),
	kinderen: acts('plans.write', forms.ChildrenForm, plans.doneAt('kinderen', plans.countChildren)),
	doel: acts('plans.write', forms.GoalForm, plans.doneAt('doelen', plans.saveGoal)),
	doelstand: acts('plans.write', forms.GoalStandForm, plans.doneAt('doelen', plans.standGoal)),
	afspraak: acts('plans.write', forms.AgreementForm, plans.doneAt('doelen', plans.saveAgreement)),
	gebeurd: acts('plans.write', forms.HappenedForm, plans.doneAt('doelen', plans.saveHappened)),
	wie: acts('plans.write', forms.HelperForm, plans.doneAt('wie', plans.saveHelper)),
	wordt: acts('plans.write', forms.HelperBecomesForm, plans.doneAt('wie', plans.changeBecomes)),
	vastleggen: acts('plans.write', forms.ButtonForm, plans.doneAt('handtekening', plans.layDownPlan)),
	papier: acts('plans.write', forms.PaperForm, plans.doneAt('handtekening', plans.signOnPaper)),
	terug: acts('plans.write', forms.UnsignForm, plans.doneAt('handtekening', plans.takeSignatureBack)),
	verslag: acts('plans.write', forms.NoteForm, plans.doneAt('verslagen', plans.writeNote)),
	tonen: acts('plans.write', forms.NoteShownForm, plans.doneAt('verslagen', plans.changeShown)),
	zeg: acts('plans.write', forms.SayForm, plans.doneAt('verslagen', plans.sayAbout)),
	kladje: acts('plans.write', forms.ScratchForm, plans.doneAt('kladjes', plans.writeScratch)),
	kladjeweg: acts('plans.write', forms.ScratchGoneForm, plans.doneAt('kladjes', plans.throwScratchAway)),
	sluiten: acts('plans.write', forms.CloseForm, plans.doneAt('einde', plans.closePlan)),
	gebeld: acts('plans.write', forms.AftercareForm, plans.doneAt('einde', plans.noteCall)),
};
