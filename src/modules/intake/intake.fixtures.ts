import { type Actor, anonymous } from '#platform/actor';
import { asActor, type Tx } from '#platform/db/index.server';
import { waterveen } from '#testing/database';
import { type PersonaName, persona } from '#testing/personas';
import * as intake from './index.server.ts';
import type { WeighForm } from './intake.forms.ts';
import { questionsIn, toldIn } from './intake.store.server.ts';

/** For tests: somebody who asks, and the steps of those who go on with it. */
export const visitor = anonymous(waterveen);
export const as = <T>(who: PersonaName | Actor, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> => {
	const actor = typeof who === 'string' ? persona(who) : who;
	return asActor(actor, 'care', (tx) => work(tx, actor));
};
export const page = (tx: Tx, actor: Actor, params: object = {}, search = '') =>
	({ tx, actor, params, url: new URL(`http://x/${search}`), about: () => {} }) as never;
export const asked = { words: 'Ik red het niet met de brieven.', called: 'Riet de Boer', reach: '030 000 00 44' };
/** Somebody asks, of a team where they may choose. Gives the code. */
export const ask = async (area = 'BU99010101', of?: string, more: Partial<typeof asked> = {}): Promise<string> =>
	(await as(visitor, (tx, actor) => intake.askHelp(tx, actor, { ...asked, ...more, area, asked: of }))).code;
export const behind = async (code: string) =>
	(await as(visitor, (tx, actor) => intake.intakeCodeScreen(page(tx, actor, { code })))).one;
export const queue = (who: PersonaName | Actor) => as(who, (tx) => questionsIn(tx, waterveen));
export const told = (who: PersonaName | Actor, id: string) => as(who, (tx) => toldIn(tx, waterveen, id));
export const theOne = async (who: PersonaName = 'ingrid') => (await queue(who))[0]?.id ?? '';
export const weigh = (who: PersonaName | Actor, id: string, more: Partial<WeighForm> = {}) =>
	as(who, (tx, actor) =>
		intake.weigh(tx, actor, id, {
			...{ weight: 'fits', why: 'Meer dan één vraag tegelijk.', route: undefined, handed: '', ...more },
		} as WeighForm),
	);
export const way = (who: PersonaName, deciders: string[] = [], days = 3) =>
	as(who, (tx, actor) =>
		intake.sayIntakeWay(tx, actor, { area: 'WK990101', days, specialist: 'Altrecht', town: 'Tafel', deciders }),
	);
