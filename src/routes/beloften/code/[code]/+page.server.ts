import { BrokenForm, KeptForm, LaterForm } from '#modules/promises';
import { ownerScreen, ownerTells } from '#modules/promises/index.server';
import { acts, open } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

const publicPage = (id: string) => localizeHref(`/beloften/${id}`);
const code = ({ params }: { params: Record<string, string> }) => params['code'] ?? '';

export const load = open('promises.by-code', ownerScreen);

export const actions = {
	nagekomen: acts('promises.tell-by-code', KeptForm, async (ask) => ({
		to: publicPage(await ownerTells(ask.tx, ask.actor, code(ask), 'kept', 'how', ask.form.how)),
	})),
	later: acts('promises.tell-by-code', LaterForm, async (ask) => ({
		to: publicPage(await ownerTells(ask.tx, ask.actor, code(ask), 'later', 'reason', ask.form.reason, ask.form.until)),
	})),
	gebroken: acts('promises.tell-by-code', BrokenForm, async (ask) => ({
		to: publicPage(await ownerTells(ask.tx, ask.actor, code(ask), 'broken', 'why', ask.form.why)),
	})),
};
