import { isOwnPage, ReportTextForm } from '#modules/privacy';
import { reportText } from '#modules/privacy/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('home.look', async ({ url }) => {
	const page = url.searchParams.get('pagina') ?? '/';
	return { page: isOwnPage(page) ? page : '/' };
});

export const actions = {
	default: acts('privacy.report-text', ReportTextForm, ({ tx, actor, form }) =>
		reportText(tx, actor, { page: form.pagina, remark: form.opmerking }),
	),
};
