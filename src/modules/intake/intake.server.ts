import { randomBytes } from 'node:crypto';
import { findArea } from '#modules/areas/index.server';
import { mayWrite } from '#modules/clients';
import { beginClient, clientForWorker } from '#modules/clients/index.server';
import { type ColleagueThere, colleaguesIn } from '#modules/people/index.server';
import { codeFrom, readCode } from '#modules/signals';
import { type Actor, hasRole, isWorkerIn } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { keyedHash } from '#platform/identity/sealed.server';
import { newId, newUntimedId } from '#platform/ids';
import { workingDaysLater } from '#platform/working-days';
import type { AskHelpForm, BeginForm, HeavierForm, IntakeWayForm, TakeInForm, WeighForm } from './intake.forms.ts';
import {
	addHeavier,
	addQuestion,
	askForHelp,
	heavierOf,
	intakeWays,
	questionBegun,
	questionByCode,
	questionGiven,
	questionsIn,
	questionWeighed,
	saveIntakeWay,
	talkDays,
	talkTaken,
	toldIn,
	withdrawByCode,
} from './intake.store.server.ts';
import { districtOf, mayWeigh, type Question, suits } from './intake.ts';

export const intakeCodeHash = (code: string): string => keyedHash('intake', code);

async function fresh(tx: Tx, actor: Actor, form: AskHelpForm) {
	const area = await findArea(tx, actor.municipalityId, form.area);
	if (!area || area.kind === 'municipality') throw new Refused('unknown-area', 'area');
	const today = clock.today();
	const { words, called, reach } = form;
	return {
		...{ id: newUntimedId(), areaCode: form.area, words, called, reach, receivedOn: today },
		talkBy: workingDaysLater(today, await talkDays(tx, form.area)),
	};
}

/** Somebody asks for help themselves, without an account. Gives the code by which they see where it is. @throws Refused('unknown-area') */
export async function askHelp(tx: Tx, actor: Actor, form: AskHelpForm): Promise<string> {
	if (actor.kind === 'staff') throw new NotAllowed('intake.ask');
	const one = await fresh(tx, actor, form);
	const code = codeFrom(randomBytes(16));
	await askForHelp(tx, actor.municipalityId, { ...one, cameBy: 'self' }, intakeCodeHash(code));
	return code;
}

/** A worker writes down a question that came by a desk, a telephone or the street. Gives the code for who asked. @throws NotAllowed, Refused */
export async function takeIn(tx: Tx, actor: Actor, form: TakeInForm): Promise<string> {
	if (!hasRole(actor, 'team_worker', 'team_lead')) throw new NotAllowed('intake.take');
	if (!isWorkerIn(actor, form.area)) throw new Refused('unknown-area', 'area');
	const one = await fresh(tx, actor, form);
	const code = codeFrom(randomBytes(16));
	await addQuestion(tx, actor.municipalityId, { ...one, cameBy: form.by }, intakeCodeHash(code));
	return code;
}

/** @throws Refused('intake-code') */
export async function openIntakeCode(tx: Tx, actor: Actor, typed: string): Promise<string> {
	const code = readCode(typed, 16);
	if (!code || !(await questionByCode(tx, actor.municipalityId, intakeCodeHash(code))))
		throw new Refused('intake-code', 'code');
	return code;
}

/** Who asked needs it no more: words, name and number go at once. @throws NotFound */
export async function withdrawQuestion(tx: Tx, code: string): Promise<void> {
	if (!(await withdrawByCode(tx, intakeCodeHash(code)))) throw new NotFound('intake', 'code');
}

async function open(tx: Tx, actor: Actor, id: string): Promise<Question> {
	const [one] = await questionsIn(tx, actor.municipalityId, id);
	if (!one || one.closedOn) throw new NotFound('intake', id);
	return one;
}
const orGone = (done: boolean, id: string): void => {
	if (!done) throw new NotFound('intake', id);
};

/** A worker has the first talk. @throws NotFound */
export async function takeTalk(tx: Tx, actor: Actor, id: string): Promise<void> {
	await open(tx, actor, id);
	orGone(hasRole(actor, 'team_worker') && (await talkTaken(tx, id, actor.displayName ?? '')), id);
}

async function weigher(tx: Tx, actor: Actor, areaCode: string): Promise<void> {
	const ways = await intakeWays(tx, actor.municipalityId);
	const way = ways.find((one) => one.areaCode === districtOf(areaCode));
	if (!mayWeigh(actor, areaCode, way)) throw new NotAllowed('intake.weigh');
}

/**
 * Too light, fits or too heavy, with why, by who weighs here. What does not fit goes over warmly: somebody with a name has it.
 * @throws NotFound, NotAllowed, Refused('intake-route' | 'intake-handed')
 */
export async function weigh(tx: Tx, actor: Actor, id: string, form: WeighForm): Promise<void> {
	const one = await open(tx, actor, id);
	await weigher(tx, actor, one.areaCode);
	if (!suits(form.weight, form.route)) throw new Refused('intake-route', 'route');
	if (form.route && !form.handed) throw new Refused('intake-handed', 'handed');
	const said = {
		...{ weight: form.weight, why: form.why, called: actor.displayName ?? '', route: form.route ?? null },
		handed: form.weight === 'fits' ? '' : form.handed,
	};
	orGone(await questionWeighed(tx, actor.municipalityId, id, said), id);
}

/** Who of the own team works here and can go on with it. Of the community zone, in a transaction of its own. */
export const workersFor = async (actor: Actor, areaCode: string): Promise<ColleagueThere[]> =>
	(
		await asActor(actor, 'community', (tx) =>
			colleaguesIn(tx, actor.municipalityId, [areaCode, districtOf(areaCode)], ['team_worker']),
		)
	).filter(({ teamId }) => teamId === actor.teamId);

/** Given to one worker, who begins. @throws NotFound, NotAllowed, Refused('intake-worker') */
export async function giveTo(tx: Tx, actor: Actor, id: string, worker: string): Promise<void> {
	const one = await open(tx, actor, id);
	await weigher(tx, actor, one.areaCode);
	const colleague = (await workersFor(actor, one.areaCode)).find((there) => there.id === worker);
	if (!colleague) throw new Refused('intake-worker', 'worker');
	orGone(await questionGiven(tx, id, colleague.id, colleague.name), id);
}

/** The worker begins a file with what was told already. Gives its id. @throws NotFound, Refused */
export async function beginFrom(tx: Tx, actor: Actor, id: string, form: BeginForm): Promise<string> {
	const one = await open(tx, actor, id);
	const told = one.state === 'given' ? await toldIn(tx, actor.municipalityId, id) : undefined;
	if (!told || one.givenTo !== actor.personId) throw new NotFound('intake', id);
	const file = await beginClient(tx, actor, {
		...{ voornaam: form.first, achternaam: form.last, geboren: undefined, jong: false, postcode: undefined },
		...{ huisnummer: undefined, gebied: one.areaCode, bereik: told.reach, soort: 'enquiry' as const },
		...{ binnen: one.receivedOn, einde: undefined },
	});
	orGone(await questionBegun(tx, id), id);
	return file;
}

/** The lead says how the area takes questions in. @throws NotAllowed, Refused('intake-worker') */
export async function sayIntakeWay(tx: Tx, actor: Actor, form: IntakeWayForm): Promise<void> {
	if (!hasRole(actor, 'team_lead') || !isWorkerIn(actor, form.area)) throw new NotAllowed('intake.arrange');
	const there = await workersFor(actor, form.area);
	const named = there.filter(({ id }) => form.deciders.includes(id));
	if (named.length < form.deciders.length) throw new Refused('intake-worker', 'deciders');
	await saveIntakeWay(
		tx,
		actor.municipalityId,
		{
			...{
				areaCode: form.area,
				teamId: actor.teamId ?? '',
				talkDays: form.days,
				specialistCalled: form.specialist,
				townCalled: form.town,
			},
			...{
				deciders: named.map(({ id }) => id),
				decidersCalled: named
					.map(({ name }) => name)
					.join(', ')
					.slice(0, 400),
			},
		},
		clock.today(),
	);
}

/** Would heavier care have come without this? Once at the start, once at the end. @throws NotFound, Refused('heavier-again' | 'heavier-first') */
export async function sayHeavier(tx: Tx, actor: Actor, clientId: string, form: HeavierForm): Promise<void> {
	const client = await clientForWorker(tx, actor, clientId);
	if (!mayWrite(client)) throw new NotFound('client', clientId);
	const said = await heavierOf(tx, actor.municipalityId, clientId);
	if (said.some(({ moment }) => moment === form.moment)) throw new Refused('heavier-again', 'moment');
	if (form.moment === 'end' && said.length === 0) throw new Refused('heavier-first', 'moment');
	await addHeavier(tx, actor.municipalityId, { ...form, id: newId(), clientId, on: clock.today() });
}
