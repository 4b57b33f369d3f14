import { areasOf } from '#modules/areas/index.server';
import { whatExists } from '#modules/asking/index.server';
import { themeOfNeed } from '#modules/needs';
import { theNeeds } from '#modules/needs/index.server';
import { workersNow } from '#modules/people/index.server';
import { offersAnswering } from '#modules/signals/index.server';
import { clock, dayInAmsterdam } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { mayBring, mayPlanVisit } from './round.policy.ts';
import { mostCases, quarterBefore, type RoundCase, tally, type Visit } from './round.ts';
import { proposals, theVisit, whomToVisit } from './rounds.server.ts';
import { answersOfTeam, casesOf, sourcesSeen, visitsSeen } from './rounds.store.server.ts';

type Asked = Pick<Ask, 'tx' | 'actor'>;

const needNamed = (code: string) => {
	const need = theNeeds().needByCode.get(code);
	return { nl: need?.nl ?? code, en: need?.en ?? code };
};

async function placesOf(tx: Tx, municipalityId: string): Promise<(code: string) => string> {
	const names = new Map((await areasOf(tx, municipalityId)).map(({ code, name }) => [code, name]));
	return (code) => names.get(code) ?? '';
}

/** Each visit with the other of the two. */
async function withOther({ tx, actor }: Asked, visits: readonly Visit[]) {
	const other = (visit: Visit) => (visit.colleagueId === actor.personId ? visit.ambassadorId : visit.colleagueId);
	const names = await workersNow(tx, actor.municipalityId, visits.map(other));
	return visits.map((visit) => ({
		id: visit.id,
		visitsOn: visit.visitsOn,
		other: names.get(other(visit)) ?? '',
		mine: mayBring(actor, visit),
	}));
}

/** The own visits, and what was thought of in the own team, this quarter and the one before. */
export async function roundsScreen({ tx, actor }: Asked) {
	const today = clock.today();
	const visits = await withOther({ tx, actor }, await visitsSeen(tx, actor.municipalityId));
	return {
		coming: visits.filter(({ visitsOn }) => visitsOn >= today).reverse(),
		been: visits.filter(({ visitsOn }) => visitsOn < today),
		mayPlan: mayPlanVisit(actor),
		now: tally(await answersOfTeam(tx, today)),
		before: tally(await answersOfTeam(tx, quarterBefore(today))),
	};
}

export async function planVisitScreen({ tx, actor }: Asked) {
	const colleagues = (await whomToVisit(tx, actor)).map(({ id, name, teamName }) => ({ id, name, teamName }));
	return { colleagues, today: clock.today() };
}

/** A case with what exists for it: all of it published, nothing of persons. */
async function shown({ tx, actor }: Asked, one: RoundCase, place: (code: string) => string) {
	const theme = themeOfNeed(theNeeds(), one.needCode);
	const offers = await offersAnswering(tx, actor.municipalityId, one, 3);
	return {
		id: one.id,
		kind: one.kind,
		need: needNamed(one.needCode),
		theme: theme ? { nl: theme.nl, en: theme.en } : null,
		place: place(one.areaCode),
		others: one.others,
		...(await whatExists(tx, actor.municipalityId, one)),
		offers: offers.map(({ id, title, areaCode }) => ({ id, title, place: place(areaCode) })),
		idea: one.idea,
		sentence: one.sentence,
		step: one.step,
		stepOn: one.stepOn,
		stepDoneOn: one.stepDoneOn,
	};
}
export type CaseShown = Awaited<ReturnType<typeof shown>>;

/** One visit. The way to a note is there for the colleague alone. */
export async function visitScreen({ tx, actor, params, about }: Ask) {
	const visit = await theVisit(tx, actor, params['id'] ?? '');
	about({ type: 'visit', id: visit.id });
	const place = await placesOf(tx, actor.municipalityId);
	const found = await casesOf(tx, actor.municipalityId, [visit.id]);
	const notes = mayBring(actor, visit) ? await sourcesSeen(tx, actor.municipalityId) : new Map<string, string>();
	const cases: (CaseShown & { note: string | null })[] = [];
	for (const one of found) cases.push({ ...(await shown({ tx, actor }, one, place)), note: notes.get(one.id) ?? null });
	const [head] = await withOther({ tx, actor }, [visit]);
	const proposed = mayBring(actor, visit) && found.length < mostCases ? await proposals(tx, actor) : [];
	return {
		visit: head as NonNullable<typeof head>,
		cases,
		proposed: proposed.map((signal) => ({
			id: signal.id,
			need: needNamed(signal.needCode ?? ''),
			place: place(signal.areaCode),
			kind: signal.kind,
			on: dayInAmsterdam(signal.capturedAt),
		})),
		room: mostCases - found.length,
		today: clock.today(),
	};
}

/** For Vandaag: visits that come, and the steps the colleague takes next, soonest first. */
export async function roundsToday({ tx, actor }: Asked) {
	const today = clock.today();
	const visits = await visitsSeen(tx, actor.municipalityId);
	const own = visits.filter((visit) => mayBring(actor, visit)).map(({ id }) => id);
	const cases = await casesOf(tx, actor.municipalityId, own);
	return {
		visits: (
			await withOther(
				{ tx, actor },
				visits.filter(({ visitsOn }) => visitsOn >= today),
			)
		)
			.reverse()
			.slice(0, 3),
		steps: cases
			.flatMap(({ id, visitId, step, stepOn, stepDoneOn, needCode }) =>
				stepOn && !stepDoneOn ? [{ id, visitId, step, stepOn, need: needNamed(needCode) }] : [],
			)
			.sort((a, b) => a.stepOn.localeCompare(b.stepOn))
			.slice(0, 5),
	};
}
