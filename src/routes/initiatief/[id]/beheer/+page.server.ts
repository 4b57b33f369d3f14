import {
	AskForm,
	EndForm,
	EntryAwayForm,
	EntryForm,
	FaceAwayForm,
	FaceForm,
	FoundForm,
	HelpForm,
	NextStepForm,
	NoFields,
	StageForm,
	SupportForm,
	WordsForm,
} from '#modules/initiatives';
import * as initiatives from '#modules/initiatives/index.server';
import { acts, reads } from '#platform/route/index.server';

const { deskAfter } = initiatives;
const id = (params: Record<string, string>): string => params['id'] ?? '';

export const load = reads('initiatives.desk', async ({ tx, actor, params, url, about }) => {
	about({ type: 'initiative', id: id(params) });
	return initiatives.tendScreen(tx, actor, id(params), url);
});

export const actions = {
	fase: acts(
		'initiatives.tend',
		StageForm,
		async ({ tx, actor, form, params, url }) => (
			await initiatives.moveStage(tx, actor, id(params), form), deskAfter(url, 'fase')
		),
	),
	stap: acts(
		'initiatives.tend',
		NextStepForm,
		async ({ tx, actor, form, params, url }) => (
			await initiatives.setNextStep(tx, actor, id(params), form), deskAfter(url, 'stap')
		),
	),
	woorden: acts(
		'initiatives.tend',
		WordsForm,
		async ({ tx, actor, form, params, url }) => (
			await initiatives.rewriteInitiative(tx, actor, id(params), form), deskAfter(url, 'woorden')
		),
	),
	vraag: acts(
		'initiatives.tend',
		AskForm,
		async ({ tx, actor, form, params, url }) => (
			await initiatives.addNeed(tx, actor, id(params), form), deskAfter(url, 'vraag')
		),
	),
	gevonden: acts(
		'initiatives.tend',
		FoundForm,
		async ({ tx, actor, form, params, url }) => (
			await initiatives.answerNeed(tx, actor, id(params), form), deskAfter(url, 'vraag')
		),
	),
	dagboek: acts(
		'initiatives.tend',
		EntryForm,
		async ({ tx, actor, form, params, url }) => (
			await initiatives.addJournalEntry(tx, actor, id(params), form), deskAfter(url, 'dagboek')
		),
	),
	dagboekweg: acts(
		'initiatives.tend',
		EntryAwayForm,
		async ({ tx, actor, form, params, url }) => (
			await initiatives.takeEntryAway(tx, actor, id(params), form.entryId), deskAfter(url, 'dagboek')
		),
	),
	naam: acts(
		'initiatives.tend',
		FaceForm,
		async ({ tx, actor, form, params, url }) => (
			await initiatives.showFace(tx, actor, id(params), form), deskAfter(url, 'namen')
		),
	),
	naamweg: acts(
		'initiatives.tend',
		FaceAwayForm,
		async ({ tx, actor, form, params, url }) => (
			await initiatives.takeFaceAway(tx, actor, id(params), form.faceId), deskAfter(url, 'namen')
		),
	),
	uitnodiging: acts('initiatives.tend', NoFields, async ({ tx, actor, params }) => ({
		invitation: await initiatives.makeInvitation(tx, actor, id(params)),
	})),
	bewoner: acts(
		'initiatives.support',
		SupportForm,
		async ({ tx, actor, form, params, url }) => (
			await initiatives.standBehind(tx, actor, { id: id(params) }, form), deskAfter(url, 'mensen')
		),
	),
	hulp: acts(
		'initiatives.help',
		HelpForm,
		async ({ tx, actor, form, params, url }) => (
			await initiatives.setHelp(tx, actor, id(params), form), deskAfter(url, 'hulp')
		),
	),
	hulpweg: acts(
		'initiatives.help',
		NoFields,
		async ({ tx, actor, params, url }) => (
			await initiatives.setHelp(tx, actor, id(params), null), deskAfter(url, 'hulp')
		),
	),
	einde: acts(
		'initiatives.tend',
		EndForm,
		async ({ tx, actor, form, params, url }) => (
			await initiatives.endWithStory(tx, actor, id(params), form.story), deskAfter(url, 'einde')
		),
	),
};
