import { randomBytes } from 'node:crypto';
import { findArea } from '#modules/areas/index.server';
import { beginClient, nameMark, postcodeMark } from '#modules/clients/index.server';
import { type ColleagueThere, colleaguesIn } from '#modules/people/index.server';
import { codeFrom, readCode } from '#modules/signals';
import { type Actor, hasRole, isWorkerIn } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { keyedHash } from '#platform/identity/sealed.server';
import { newUntimedId } from '#platform/ids';
import { workingDaysLater } from '#platform/working-days';
import type { AskHelpForm, BeginForm, IntakeWayForm, PassForm, TakeInForm, WeighForm } from './intake.forms.ts';
import {
	addQuestion,
	askForHelp,
	passesTo,
	questionBegun,
	questionByCode,
	questionGiven,
	questionPassed,
	questionsIn,
	questionWeighed,
	routeOf,
	talkTaken,
	toldIn,
	withdrawByCode,
} from './intake.store.server.ts';
import { districtOf, mayTalk, mayWeigh, type Question, suits } from './intake.ts';
import { intakeWays, mayQueue, saveIntakeWay } from './intake-way.store.server.ts';

export const intakeCodeHash = (code: string): string => keyedHash('intake', code);

/** By which somebody who is near them does not see that they ask: the name, and a postcode that stands in what they wrote. */
function nearMarks(here: string, { called, reach, words }: Pick<AskHelpForm, 'called' | 'reach' | 'words'>): string[] {
	const [first = '', ...rest] = called.trim().split(/\s+/);
	const names = [rest.join(' ') || first, rest.at(-1) ?? first].filter(Boolean);
	const postcodes = `${reach} ${words}`.match(/\b[1-9]\d{3}\s?[A-Za-z]{2}\b/g) ?? [];
	const marks = [...names.map((name) => nameMark(here, name)), ...postcodes.map((one) => postcodeMark(here, one))];
	return [...new Set(marks)].slice(0, 6);
}

async function fresh(tx: Tx, actor: Actor, form: Omit<AskHelpForm, 'asked'>, asked: string | undefined) {
	const area = await findArea(tx, actor.municipalityId, form.area);
	if (!area || area.kind === 'municipality') throw new Refused('unknown-area', 'area');
	const today = clock.today();
	const route = await routeOf(tx, form.area, asked);
	const { words, called, reach } = form;
	return {
		...{ id: newUntimedId(), areaCode: form.area, words, called, reach, receivedOn: today },
		nearMarks: nearMarks(actor.municipalityId, form),
		talkBy: workingDaysLater(today, route?.days ?? defaultDays),
		route,
	};
}
const defaultDays = 5;
/** The code for who asked, and the team it waits with; empty while no team has the queue. */
export type Asked = { code: string; team: string };

/** Somebody asks for help themselves, without an account. Gives the code by which they see where it is. @throws Refused('unknown-area' | 'intake-team') */
export async function askHelp(tx: Tx, actor: Actor, form: AskHelpForm): Promise<Asked> {
	if (actor.kind === 'staff') throw new NotAllowed('intake.ask');
	const { route, ...one } = await fresh(tx, actor, form, form.asked);
	if (form.asked && route?.teamId !== form.asked) throw new Refused('intake-team', 'asked');
	const code = codeFrom(randomBytes(16));
	await askForHelp(tx, actor.municipalityId, { ...one, asked: form.asked, cameBy: 'self' }, intakeCodeHash(code));
	return { code, team: route?.called ?? '' };
}

/**
 * A worker writes down a question that came by a desk, a telephone or the street; it goes where the way of the district says, and
 * where everybody keeps what they were asked to the own team. Gives the code for who asked. @throws NotAllowed, Refused
 */
export async function takeIn(tx: Tx, actor: Actor, form: TakeInForm): Promise<Asked> {
	if (!hasRole(actor, 'team_worker', 'team_lead', 'social_broker')) throw new NotAllowed('intake.take');
	if (!isWorkerIn(actor, form.area)) throw new Refused('unknown-area', 'area');
	const { route, ...one } = await fresh(tx, actor, form, actor.teamId);
	const [teamId, way] = [route?.teamId ?? null, route?.way ?? 'team'] as const;
	if (
		!hasRole(actor, 'team_worker', 'team_lead') &&
		!mayTalk(actor, { areaCode: form.area, teamId, way, talkWorkerId: null })
	)
		throw new NotAllowed('intake.take');
	const code = codeFrom(randomBytes(16));
	await addQuestion(tx, actor.municipalityId, { ...one, teamId, way, cameBy: form.by }, intakeCodeHash(code));
	return { code, team: route?.called ?? '' };
}

/** @throws Refused('intake-code') */
export async function openIntakeCode(tx: Tx, actor: Actor, typed: string): Promise<string> {
	const code = readCode(typed, 16);
	if (!code || !(await questionByCode(tx, actor.municipalityId, intakeCodeHash(code))))
		throw new Refused('intake-code', 'code');
	return code;
}

/** Who asked needs it no more: words, name and number go at once, and stay gone. @throws NotFound */
export async function withdrawQuestion(tx: Tx, actor: Actor, code: string): Promise<void> {
	const gone = await withdrawByCode(tx, intakeCodeHash(code));
	if (!gone) throw new NotFound('intake', 'code');
	await tell(tx, actor, 'care', 'intake.withdrawn', gone);
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
	const one = await open(tx, actor, id);
	orGone(mayTalk(actor, one) && (await talkTaken(tx, id, actor.displayName ?? '')), id);
}

/** How the team that has it takes questions in there. */
export const wayFor = async (tx: Tx, actor: Actor, one: Pick<Question, 'areaCode' | 'teamId'>) =>
	(await intakeWays(tx, actor.municipalityId)).find(
		({ areaCode, teamId }) => areaCode === districtOf(one.areaCode) && teamId === one.teamId,
	);

async function weigher(tx: Tx, actor: Actor, one: Question): Promise<void> {
	if (!mayWeigh(actor, one, await wayFor(tx, actor, one))) throw new NotAllowed('intake.weigh');
}

/**
 * Too light, fits or too heavy, with why, by who weighs here. What does not fit goes over warmly: somebody with a name has it.
 * @throws NotFound, NotAllowed, Refused('intake-route' | 'intake-handed')
 */
export async function weigh(tx: Tx, actor: Actor, id: string, form: WeighForm): Promise<void> {
	const one = await open(tx, actor, id);
	await weigher(tx, actor, one);
	if (!suits(form.weight, form.route)) throw new Refused('intake-route', 'route');
	if (form.route && !form.handed) throw new Refused('intake-handed', 'handed');
	const said = {
		...{ weight: form.weight, why: form.why, called: actor.displayName ?? '', route: form.route ?? null },
		handed: form.weight === 'fits' ? '' : form.handed,
	};
	orGone(await questionWeighed(tx, actor.municipalityId, id, said), id);
}

/**
 * On to another team that has a part in the way of this district, with the yes of who asked: it waits there anew.
 * @throws NotFound, NotAllowed, Refused('intake-agreed' | 'intake-team')
 */
export async function passOn(tx: Tx, actor: Actor, id: string, form: PassForm): Promise<void> {
	const one = await open(tx, actor, id);
	if (one.talkWorkerId !== actor.personId) await weigher(tx, actor, one);
	if (!(await passesTo(tx, one.areaCode)).some((team) => team.id === form.team))
		throw new Refused('intake-team', 'team');
	if (!form.agreed) throw new Refused('intake-agreed', 'agreed');
	const days = (await routeOf(tx, one.areaCode, form.team))?.days ?? defaultDays;
	orGone(await questionPassed(tx, id, form.team, workingDaysLater(clock.today(), days)), id);
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
	await weigher(tx, actor, one);
	const colleague = (await workersFor(actor, one.areaCode)).find((there) => there.id === worker);
	// Whoever is near them is no choice either, and nothing says why.
	if (!colleague || !(await questionGiven(tx, id, colleague.id, colleague.name)))
		throw new Refused('intake-worker', 'worker');
}

/** The worker begins a file with what was told already. Gives its id. @throws NotFound, Refused */
export async function beginFrom(tx: Tx, actor: Actor, id: string, form: BeginForm): Promise<string> {
	const one = await open(tx, actor, id);
	const told = one.state === 'given' ? await toldIn(tx, actor.municipalityId, id) : undefined;
	if (!told || one.givenTo !== actor.personId) throw new NotFound('intake', id);
	const file = await beginClient(tx, actor, {
		...{ voornaam: form.first, achternaam: form.last, geboren: form.geboren, jong: form.jong, postcode: undefined },
		...{ huisnummer: undefined, gebied: one.areaCode, bereik: told.reach, soort: 'enquiry' as const },
		...{ binnen: one.receivedOn, einde: undefined },
	});
	orGone(await questionBegun(tx, id), id);
	return file;
}

/** The lead of a team with a part in the way of this area says how the team takes questions in. @throws NotAllowed, Refused('intake-not-ours' | 'intake-worker') */
export async function sayIntakeWay(tx: Tx, actor: Actor, form: IntakeWayForm): Promise<void> {
	if (!hasRole(actor, 'team_lead') || !isWorkerIn(actor, form.area)) throw new NotAllowed('intake.arrange');
	if (!(await mayQueue(tx, form.area))) throw new Refused('intake-not-ours', 'area');
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
