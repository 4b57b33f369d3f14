import { TemplateForm } from '#modules/requests';
import { setTemplate, templatesScreen } from '#modules/requests/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('requests.templates', templatesScreen);

export const actions = {
	stappen: acts('requests.templates', TemplateForm, ({ tx, actor, form }) => setTemplate(tx, actor, form)),
};
