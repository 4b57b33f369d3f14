import { type Actor, anonymous } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { waterveen } from '#testing/database';
import { dayFromToday } from '#testing/days';
import { type PersonaName, persona } from '#testing/personas';
import * as nuisance from './index.server.ts';
import type { ContactForm, MomentForm, OpenCircleForm } from './nuisance.forms.ts';

/** A circle as a worker of West opens it. */
export const someCircle: OpenCircleForm = {
	soort: 'noise',
	buurt: 'BU99010101',
	plek: 'Tweede verdieping, het hoekhuis',
	waarom: 'Er klinkt vaak harde muziek in de nacht.',
	geprobeerd: 'talked',
	hoe: 'De buren praatten twee keer met elkaar.',
	weken: 4,
};
export const someMoment = (dag: string, erg = 2, woorden = 'Harde muziek.'): MomentForm => ({
	...{ dag, deel: 'evening', erg, woorden },
});

/** Steps of the officer, and of who holds a code. */
export const as = <T>(name: PersonaName, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(persona(name), 'care', (tx) => work(tx, persona(name)));
export const passer = <T>(work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(anonymous(waterveen), 'care', (tx) => work(tx, anonymous(waterveen)));
export const page = (tx: Tx, actor: Actor, params: object = {}) =>
	({ tx, actor, params, url: new URL('http://x/'), about: () => {} }) as never;
export const opened = (form = {}) =>
	as('yusuf', (tx, actor) => nuisance.openCircle(tx, actor, { ...someCircle, ...form }));
export const told = (id: string, contact: ContactForm['contact'] = 'spoken') =>
	as('yusuf', (tx, actor) => nuisance.noteContact(tx, actor, id, { contact, hoe: 'We dronken samen koffie.' }));
export const slip = (id: string) => as('yusuf', (tx, actor) => nuisance.givePersonCode(tx, actor, id));
export const diary = async (id: string, home?: number) =>
	(await as('yusuf', (tx, actor) => nuisance.giveDiary(tx, actor, id, home))).code;
export const writes = (code: string, form = someMoment(clock.today())) =>
	passer((tx, actor) => nuisance.writeMoment(tx, actor, code, form));
export const behind = (code: string) => passer((tx, actor) => nuisance.nuisanceCodeScreen(page(tx, actor, { code })));
export const shown = (name: PersonaName, id: string) =>
	as(name, (tx, actor) => nuisance.circleScreen(page(tx, actor, { id })));
export const agrees = (id: string, form = {}) =>
	as('yusuf', (tx, actor) =>
		nuisance.agree(tx, actor, id, {
			...{ wie: 'person', partner: undefined, wat: 'Na tien uur staat de muziek zacht.', dag: dayFromToday(7) },
			...{ gezegd: false, ...form },
		} as never),
	);
export const gone = { status: 404 };
