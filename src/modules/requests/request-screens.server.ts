import { spokenName } from '#modules/areas';
import { areasAndComplexesOf } from '#modules/areas/index.server';
import { findInitiative, readForTending } from '#modules/initiatives/index.server';
import { workersNow } from '#modules/people/index.server';
import { type Actor, hasRole } from '#platform/actor';
import { calendarOf } from '#platform/calendar';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { templatesHere, theRequest } from './ask-municipality.server.ts';
import { otherContacts } from './handle-request.server.ts';
import { mayAskFor, mayHandle } from './request.policy.ts';
import { actingFor, type CityRequest, isOpen, lateness, requestKinds, shownSteps, stepNow } from './request.ts';
import {
	absencesOf,
	linesOf,
	requestsSeen,
	runningFor,
	savedTemplates,
	standingIn,
	stepsOf,
} from './requests.store.server.ts';

const namesOf = async (tx: Tx, actor: Actor): Promise<Map<string, string>> =>
	new Map((await areasAndComplexesOf(tx, actor.municipalityId)).map(({ code, name }) => [code, spokenName(name)]));

/** What a list says of each: whose turn it is, until when, and how late. */
async function listed(tx: Tx, actor: Actor, requests: readonly CityRequest[]) {
	const today = clock.today();
	const names = await namesOf(tx, actor);
	const ids = requests.map(({ id }) => id);
	const steps = await stepsOf(tx, actor.municipalityId, ids);
	const deputies = await standingIn(tx, ids, today);
	return requests.map((request) => {
		const own = steps.filter(({ requestId }) => requestId === request.id);
		const late = lateness(request, own, today);
		const now = isOpen(request) ? stepNow(own) : undefined;
		return {
			id: request.id,
			kind: request.kind,
			title: request.title,
			area: names.get(request.areaCode) ?? '',
			askedOn: request.askedOn,
			outcome: request.outcome,
			endedOn: request.endedOn,
			contact: actingFor(request, deputies)?.called ?? '',
			deputyMissing: request.deputyMissingSince !== null,
			step: now ? { nl: now.nl, en: now.en, by: now.by, dueOn: now.dueOn } : null,
			lateDays: late?.days ?? 0,
			lateBy: late?.step.by ?? null,
			mine: actor.personId !== undefined && [request.contactId, request.deputyId].includes(actor.personId),
		};
	});
}
export type RequestListed = Awaited<ReturnType<typeof listed>>[number];

/** The latest first to be done: what is late longest, then what is due soonest. */
const byUrgency = (a: RequestListed, b: RequestListed): number =>
	b.lateDays - a.lateDays || (a.step?.dueOn ?? '9').localeCompare(b.step?.dueOn ?? '9');

/** The page of the team: its own requests, and the form for a new one. @throws NotFound, NotAllowed */
export async function teamRequestsScreen({ tx, actor, params, about }: Ask) {
	const { initiative } = await readForTending(tx, actor, params['id'] ?? '');
	about({ type: 'initiative', id: initiative.id });
	const requests = await requestsSeen(tx, actor.municipalityId, { initiativeId: initiative.id });
	const templates = await templatesHere(tx, actor.municipalityId);
	return {
		initiative: { id: initiative.id, title: initiative.title, ended: initiative.endedOn !== null },
		requests: (await listed(tx, actor, requests)).toSorted(byUrgency),
		terms: requestKinds.map((kind) => ({ kind, days: templates[kind].at(-1)?.days ?? 0 })),
	};
}

/** Everything the actor may see: the contact of an area, the workers there, the lead, or who carries an initiative. */
export async function requestsScreen({ tx, actor, about }: Ask) {
	const all = await listed(tx, actor, await requestsSeen(tx, actor.municipalityId));
	for (const { id } of all) about({ type: 'request', id });
	const handles = hasRole(actor, 'municipal_contact');
	const away = handles && actor.personId ? await absencesOf(tx, actor.municipalityId, [actor.personId]) : [];
	const contacts = handles
		? [
				...new Set(
					(await requestsSeen(tx, actor.municipalityId, { open: true })).flatMap(({ contactId }) => contactId ?? []),
				),
			]
		: [];
	const names = await workersNow(tx, actor.municipalityId, contacts);
	return {
		open: all.filter(({ endedOn }) => endedOn === null).toSorted(byUrgency),
		ended: all.filter(({ endedOn }) => endedOn !== null).slice(0, 50),
		handles,
		away: away.find(({ until }) => until >= clock.today()) ?? null,
		colleagues: contacts.flatMap((id) => (id === actor.personId ? [] : [{ value: id, label: names.get(id) ?? '' }])),
		today: clock.today(),
	};
}

/** One request with every step, who has it, and what was said. @throws NotFound */
export async function requestScreen({ tx, actor, params, about }: Ask) {
	const request = await theRequest(tx, actor, params['id'] ?? '');
	about({ type: 'request', id: request.id });
	const today = clock.today();
	const steps = await stepsOf(tx, actor.municipalityId, [request.id]);
	const handles = mayHandle(actor, request);
	const initiative = await findInitiative(tx, request.initiativeId);
	const late = lateness(request, steps, today);
	const asks = mayAskFor(actor, request);
	return {
		request,
		area: (await namesOf(tx, actor)).get(request.areaCode) ?? '',
		initiative: initiative ? { id: initiative.id, title: initiative.title } : null,
		steps: shownSteps(request, steps, today),
		now: isOpen(request) ? (stepNow(steps) ?? null) : null,
		late: late ? { days: late.days, by: late.step.by } : null,
		acting: actingFor(request, await standingIn(tx, [request.id], today)) ?? null,
		lines: await linesOf(tx, actor.municipalityId, request.id),
		handles,
		asks,
		deputies: handles
			? (await otherContacts(tx, actor, request.areaCode, [request.contactId ?? actor.personId ?? null])).map(
					({ id, name }) => ({ value: id, label: name }),
				)
			: [],
		today,
	};
}

/** On Vandaag: what waits for this contact or is late in the areas of this lead; the worker beside a team sees what waits for the team. */
export async function requestsToday({ tx, actor, about }: Pick<Ask, 'tx' | 'actor' | 'about'>) {
	const contact = hasRole(actor, 'municipal_contact');
	if (!contact && !hasRole(actor, 'social_broker', 'team_worker', 'team_lead')) return { contact, lines: [] };
	const all = await listed(tx, actor, await requestsSeen(tx, actor.municipalityId, { open: true }));
	const lines = all
		.filter(({ mine, lateDays, lateBy, contact: hand, deputyMissing }) =>
			contact ? mine || hand === '' || lateBy === 'municipality' : lateDays > 0 || deputyMissing,
		)
		.toSorted(byUrgency)
		.slice(0, 8);
	for (const { id } of lines) about({ type: 'request', id });
	return { contact, lines };
}

/** That requests run, for everybody. */
export const runningRequests = ({ tx, actor, params }: Pick<Ask, 'tx' | 'actor' | 'params'>) =>
	runningFor(tx, actor.municipalityId, params['id'] ?? '');

/** The days that are agreed, of everything the actor may see, as a calendar. Titles stay out: it leaves the house. */
export async function termsCalendar({ tx, actor, url, about }: Ask): Promise<Response> {
	const open = await listed(tx, actor, await requestsSeen(tx, actor.municipalityId, { open: true }));
	for (const { id } of open) about({ type: 'request', id });
	const text = calendarOf({
		name: 'Buurtweefsel',
		stamp: clock.now(),
		events: open.flatMap(({ id, step }) =>
			step
				? [
						{
							uid: `${id}@${url.hostname}`,
							day: step.dueOn,
							from: 9,
							until: 10,
							summary: step.nl,
							link: `${url.origin}/aanvragen/${id}`,
						},
					]
				: [],
		),
	});
	return new Response(text, {
		headers: { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'no-store' },
	});
}

/** The steps of every kind, to change them. */
export async function templatesScreen({ tx, actor }: Ask) {
	const own = await savedTemplates(tx, actor.municipalityId);
	const all = await templatesHere(tx, actor.municipalityId);
	return { templates: requestKinds.map((kind) => ({ kind, steps: all[kind], own: own.has(kind) })) };
}
