import { IntakeCodeForm } from '#modules/intake';
import { openIntakeCode } from '#modules/intake/index.server';
import { acts } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const actions = {
	default: acts('intake.by-code', IntakeCodeForm, async ({ tx, actor, form }) => ({
		to: localizeHref(`/hulp-vragen/code/${await openIntakeCode(tx, actor, form.code)}`),
	})),
};
