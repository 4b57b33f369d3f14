import { type Actor, anonymous } from '#platform/actor';
import { asActor, type Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { waterveen } from '#testing/database';
import { type PersonaName, persona } from '#testing/personas';
import * as referrals from './index.server.ts';
import type { Level } from './referral.ts';

/** Valid referrals for tests, made through the doors as people would. */
export const inCare = <T>(name: PersonaName, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(persona(name), 'care', (tx) => work(tx, persona(name)));
export const passer = <T>(work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(anonymous(waterveen), 'care', (tx) => work(tx, anonymous(waterveen)));
export const page = (tx: Tx, actor: Actor, params: object = {}, query = '') =>
	({ tx, actor, params, url: new URL(`http://x/${query}`), about: () => {} }) as unknown as Ask;

const practiceForm = {
	...{ name: 'Huisartsen De Brug', kind: 'gp' as const, area: 'BU99010101', contact: 'Praktijkondersteuner' },
	...{
		mail: 'post@debrug.example',
		days: 1,
		dropIn: 'Dinsdag 10.00–12.00 in de praktijk',
		organisation: undefined,
		confirmed: undefined,
	},
};
export const newPractice = (more: Partial<typeof practiceForm> = {}, name: PersonaName = 'marloes') =>
	inCare(name, (tx, actor) => referrals.makePractice(tx, actor, { ...practiceForm, ...more }));
export const linkOf = async (practice: string, name: PersonaName = 'marloes'): Promise<string> =>
	(await inCare(name, (tx, actor) => referrals.newKey(tx, actor, practice, 'form'))).secret;

export const asked = {
	...{ called: 'Toos', reachHow: 'phone' as const, reach: '06 12 34 56 78', voicemail: false },
	...{ question: 'Ik zit veel alleen thuis.', passion: 'zingen en koken', level: 2 as Level },
	...{ agreedHow: 'said' as const, reference: 'P-102' },
};
export const refers = (link: string, more: Partial<typeof asked> = {}) =>
	passer((tx, actor) => referrals.refer(tx, actor, referrals.practiceLinkHash(link), 'form', { ...asked, ...more }));
export const behind = (code: string) => passer((tx, actor) => referrals.referralCodeScreen(page(tx, actor, { code })));
export const looksAt = (name: PersonaName, id: string, query = '') =>
	inCare(name, (tx, actor) => referrals.referralScreen(page(tx, actor, { id }, query)));
export const takesOn = (name: PersonaName, id: string) =>
	inCare(name, (tx, actor) => referrals.takeOnReferral(tx, actor, id));
