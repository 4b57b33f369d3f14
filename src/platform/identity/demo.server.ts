import type { RequestEvent } from '@sveltejs/kit';
import { NotFound } from '../errors.ts';
import { forgetHat, forgetWhoIsWho } from './actor-for.server.ts';
import { passCookies } from './cookies.server.ts';
import { allLooks, latestDemoMail, putLook } from './identity.store.server.ts';
import { isDemo } from './mode.server.ts';
import { signInFor } from './sign-in.server.ts';

export type Look = {
	key: string;
	name: string;
	firstName: string;
	kind: string;
	role: { nl: string; en: string };
	about: { nl: string; en: string };
};

/** With the demo open to the world, nobody looks in where one could do harm or see what concerns people. */
const notInPublic = ['administrator', 'team_lead', 'privacy_officer'];

export const isShownToTheWorld = (): boolean => process.env.DEMO_PUBLIC === 'yes';

/** The people of the demo one can look in as. Outside the demo this does not exist. */
export async function demoLooks(): Promise<Look[]> {
	return (await offered()).map(({ key, name, role_kind, role_nl, role_en, about_nl, about_en }) => ({
		key,
		name,
		firstName: name.split(' ')[0] ?? name,
		kind: role_kind,
		role: { nl: role_nl, en: role_en },
		about: { nl: about_nl, en: about_en },
	}));
}

async function offered() {
	if (!(await isDemo())) throw new NotFound('demo');
	return (await allLooks()).filter(({ role_kind }) => !isShownToTheWorld() || !notInPublic.includes(role_kind));
}

/** Signs this browser in as one of them. */
export async function lookAs(event: RequestEvent, key: string): Promise<Look['kind']> {
	const look = (await offered()).find((one) => one.key === key);
	if (!look) throw new NotFound('look', key);
	const { headers } = await signInFor(event.url.origin).api.lookAs({
		body: { userId: look.user_id },
		headers: event.request.headers,
		returnHeaders: true,
	});
	passCookies(event, headers);
	forgetHat(event);
	forgetWhoIsWho();
	return look.role_kind;
}

export type DemoMail = { id: string; recipient: string; subject: string; body: string; sentAt: Date };

/** The mailbox of the demo: everything it would have sent. Not there when the demo stands open to the world. */
export async function demoMailbox(recipient: string): Promise<DemoMail[]> {
	if (!(await isDemo()) || isShownToTheWorld()) throw new NotFound('demo');
	return (await latestDemoMail(50, recipient)).map(({ id, recipient, subject, body, sent_at }) => ({
		id,
		recipient,
		subject,
		body,
		sentAt: sent_at,
	}));
}

export const offerLook = putLook;

/** The first page of somebody who just came in. */
export const homeOf = (kind: string): string => (kind === 'resident' || kind === 'volunteer' ? '/mijn' : '/vandaag');
