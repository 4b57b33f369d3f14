import { ShareHomeForm } from '#modules/households';
import { homePart, shareAtHome } from '#modules/households/index.server';
import * as forms from '#modules/plans';
import * as plans from '#modules/plans/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('plans.own', async (ask) => {
	const page = await plans.planScreen(ask);
	return { ...page, home: await homePart(ask, page.client) };
});

export const actions = {
	deel: acts('households.write-own', ShareHomeForm, shareAtHome),
	woorden: acts('plans.write-own', forms.WordsForm, plans.savePlanWords),
	doel: acts('plans.write-own', forms.GoalForm, plans.doneAt('doelen', plans.saveGoal)),
	doelstand: acts('plans.write-own', forms.GoalStandForm, plans.doneAt('doelen', plans.standGoal)),
	afspraak: acts('plans.write-own', forms.AgreementForm, plans.doneAt('doelen', plans.saveAgreement)),
	gebeurd: acts('plans.write-own', forms.HappenedForm, plans.doneAt('doelen', plans.saveHappened)),
	wie: acts('plans.write-own', forms.HelperForm, plans.doneAt('wie', plans.saveHelper)),
	wordt: acts('plans.write-own', forms.HelperBecomesForm, plans.doneAt('wie', plans.changeBecomes)),
	vastleggen: acts('plans.write-own', forms.ButtonForm, plans.doneAt('handtekening', plans.layDownPlan)),
	tekenen: acts('plans.write-own', forms.ButtonForm, plans.doneAt('handtekening', plans.signPlan)),
	terug: acts('plans.write-own', forms.UnsignForm, plans.doneAt('handtekening', plans.takeSignatureBack)),
	verslag: acts('plans.write-own', forms.OwnNoteForm, plans.doneAt('verslagen', plans.writeOwnNote)),
	zeg: acts('plans.write-own', forms.SayForm, plans.doneAt('verslagen', plans.sayAbout)),
	weg: acts('plans.write-own', forms.SayingForm, plans.doneAt('verslagen', plans.takeSayingAway)),
	wens: acts('plans.write-own', forms.WishForm, plans.doneAt('einde', plans.askFor)),
};
