import { AnswerTextReportForm } from '#modules/privacy';
import { answerTextReport, openTextReports } from '#modules/privacy/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('privacy.list-text-reports', async ({ tx }) => ({ reports: await openTextReports(tx) }));

export const actions = {
	default: acts('privacy.answer-text', AnswerTextReportForm, ({ tx, actor, form }) =>
		answerTextReport(tx, actor, form.id, form.besluit, form.antwoord),
	),
};
