import { theNeeds } from '#modules/needs/index.server';
import { colleagues, fullName, workersNow } from '#modules/people/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { newId } from '#platform/ids';
import type { Ask } from '#platform/route/index.server';
import { dayAfter } from '#platform/wall-time';
import type { HandForm, TakeForm } from './leaving.forms.ts';
import {
	handInStore,
	handingsOf,
	leavingOf,
	sayLastDay,
	stayInStore,
	takeOverInStore,
	tiesComingToMe,
	tiesLeftBehind,
	tiesOfMine,
} from './leaving.store.server.ts';
import { agreesFirst, mayLeave, stateOf, type Tie } from './leaving.ts';

type Asked = Pick<Ask, 'tx' | 'actor' | 'about'>;
/** From so many days before the last one it stands on Vandaag. */
const remindDaysBefore = 42;

/** @throws NotAllowed */
function worker(actor: Actor): { me: string; teamId: string } {
	if (!mayLeave(actor) || !actor.personId || !actor.teamId) throw new NotAllowed('leaving.tend');
	return { me: actor.personId, teamId: actor.teamId };
}

const ownLeaving = (tx: Tx, actor: Actor) => {
	const { me, teamId } = worker(actor);
	return leavingOf(tx, actor.municipalityId, me, teamId);
};

/** The group of a theme is called after it; all else has a name of its own. */
function shown({ kind, id, called }: Tie) {
	const theme = kind === 'peers' ? theNeeds().themeByCode.get(called) : undefined;
	return { kind, id, called: { nl: theme?.nl ?? called, en: theme?.en ?? called } };
}

/** What hangs on the actor and to whom it goes, what comes to them, and what of the team hangs on nobody any more. */
export async function leavingScreen({ tx, actor, about }: Asked) {
	const here = actor.municipalityId;
	const { me } = worker(actor);
	const today = clock.today();
	const leaving = await ownLeaving(tx, actor);
	const ties = await tiesOfMine(tx);
	const coming = await tiesComingToMe(tx);
	const alone = await tiesLeftBehind(tx, today);
	about({
		type: 'leaving',
		personIds: [...(leaving ? ties : []), ...coming, ...alone].flatMap(({ cardId }) => cardId ?? []),
	});
	const handings = leaving ? await handingsOf(tx, here, leaving.id) : [];
	const from = await workersNow(tx, here, [...new Set(coming.map(({ fromWorker }) => fromWorker))]);
	return {
		today,
		lastDay: leaving?.lastDay ?? null,
		count: ties.length,
		passed: handings.filter(({ passedOn }) => passedOn).length,
		ties: (leaving ? ties : []).map((tie) => {
			const handing = handings.find((one) => one.kind === tie.kind && one.subjectId === tie.id && !one.passedOn);
			return {
				...shown(tie),
				state: stateOf(tie, handing),
				to: handing?.toWorker ?? '',
				introducedOn: handing?.introducedOn ?? '',
				said: handing?.said ?? '',
			};
		}),
		colleagues: (await colleagues(tx, actor))
			.filter(({ id }) => id !== me)
			.map((one) => ({ id: one.id, name: fullName(one) })),
		coming: coming.map((tie) => ({
			...shown(tie),
			from: from.get(tie.fromWorker) ?? '',
			ready: stateOf(tie, { ...tie, subjectId: tie.id, toWorker: me, passedOn: null }) === 'ready',
		})),
		alone: alone.map(shown),
	};
}

/** For Vandaag: how much still has no place before the last day, what waits to be taken over, and what hangs on nobody. */
export async function leavingToday({ tx, actor, about }: Asked) {
	if (!mayLeave(actor)) return { lastDay: null, open: 0, coming: [], alone: 0 };
	const today = clock.today();
	const leaving = await ownLeaving(tx, actor);
	const coming = await tiesComingToMe(tx);
	about({ personIds: coming.flatMap(({ cardId }) => cardId ?? []) });
	const soon = leaving && leaving.lastDay <= dayAfter(today, remindDaysBefore);
	return {
		lastDay: soon ? leaving.lastDay : null,
		open: soon ? (await tiesOfMine(tx)).length : 0,
		coming: coming.map(shown),
		alone: (await tiesLeftBehind(tx, today)).length,
	};
}

/** @throws NotAllowed, Refused('date-in-past') */
export async function leaveTeam(tx: Tx, actor: Actor, lastDay: string): Promise<void> {
	const { me, teamId } = worker(actor);
	const today = clock.today();
	if (lastDay < today) throw new Refused('date-in-past', 'dag');
	await sayLastDay(tx, {
		municipalityId: actor.municipalityId,
		id: newId(),
		workerId: me,
		teamId,
		lastDay,
		today,
	});
}

/** Not going after all: what was taken over stays where it is. @throws NotAllowed */
export async function stayInTeam(tx: Tx, actor: Actor): Promise<void> {
	const leaving = await ownLeaving(tx, actor);
	if (leaving) await stayInStore(tx, actor.municipalityId, leaving.id);
}

/**
 * One tie is to go to a colleague: chosen, then introduced in person, then agreed to by who it is about.
 * @throws NotAllowed, NotFound, Refused('unknown-colleague' | 'date-in-future' | 'leaving-meet-first' | 'required')
 */
export async function handTie(tx: Tx, actor: Actor, form: HandForm): Promise<Tie> {
	const { me } = worker(actor);
	const leaving = await ownLeaving(tx, actor);
	const tie = (await tiesOfMine(tx)).find(({ kind, id }) => kind === form.soort && id === form.id);
	if (!leaving || !tie) throw new NotFound('tie', form.id);
	if (form.naar === me || !(await colleagues(tx, actor)).some(({ id }) => id === form.naar))
		throw new Refused('unknown-colleague', 'naar');
	if (form.gezien && form.gezien > clock.today()) throw new Refused('date-in-future', 'gezien');
	if (form.zei && !form.gezien) throw new Refused('leaving-meet-first', 'gezien');
	const before = (await handingsOf(tx, actor.municipalityId, leaving.id)).find(
		(one) => one.kind === tie.kind && one.subjectId === tie.id && !one.passedOn,
	);
	// Another colleague was not met on the day of the first: what the form still held of that one says nothing of this one.
	const stale =
		before &&
		before.toWorker !== form.naar &&
		before.introducedOn === (form.gezien ?? null) &&
		before.said === (form.zei ?? null);
	await handInStore(tx, actor.municipalityId, leaving.id, {
		id: newId(),
		kind: tie.kind,
		subjectId: tie.id,
		toWorker: form.naar,
		introducedOn: stale ? null : (form.gezien ?? null),
		said: !stale && agreesFirst(tie.kind) ? (form.zei ?? null) : null,
	});
	return tie;
}

/** The actor carries it from now on: what a colleague handed them, or what was left behind. @throws NotAllowed, NotFound */
export async function takeOverTie(tx: Tx, actor: Actor, { soort, id }: TakeForm): Promise<void> {
	worker(actor);
	if (!(await takeOverInStore(tx, soort, id, clock.today()))) throw new NotFound('tie', id);
}
