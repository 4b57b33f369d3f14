import { randomBytes } from 'node:crypto';
import { areaWithParents, keyFiguresOf } from '#modules/areas/index.server';
import { findInitiative } from '#modules/initiatives/index.server';
import { codeFrom, readCode } from '#modules/signals';
import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { findIdentifiers } from '#platform/free-text/identifiers';
import { keyedHash } from '#platform/identity/sealed.server';
import { newId } from '#platform/ids';
import type { BeginProgrammeForm, CityGoalForm, GoalForm, PledgeForm, ProgressForm } from './programme.forms.ts';
import { type Goal, lastDayOf, mayTendProgramme, type Programme, type SourceKind } from './programme.ts';
import {
	addGoal,
	addLink,
	addPledge,
	addProgramme,
	addProgress,
	answerPledge,
	emptyWords,
	findProgramme,
	goalsOf,
	joinAsOwner,
	nameCityGoal,
	ownersOf,
	pledgeByCode,
	pledgesOf,
	publish,
	removePledge,
	unpublish,
} from './programmes.store.server.ts';
import { sourcesFor } from './sources.server.ts';

/** What is kept of a code: keyed, so that a stolen table cannot be searched for codes. */
export const pledgeCodeHash = (code: string): string => keyedHash('pledge-code', code);

/** Everybody reads it: nobody's name, number, address or illness. */
function refusePersons(fields: Record<string, string>): void {
	for (const [field, text] of Object.entries(fields)) {
		const [first] = findIdentifiers(text);
		if (first) throw new Refused('programme-names-somebody', field, { piece: first.piece });
	}
}

/** @throws NotFound */
export async function theProgramme(tx: Tx, actor: Pick<Actor, 'municipalityId'>, id: string): Promise<Programme> {
	const programme = await findProgramme(tx, actor.municipalityId, id);
	if (!programme) throw new NotFound('programme', id);
	return programme;
}

/** @throws NotFound, NotAllowed */
export async function tendedProgramme(tx: Tx, actor: Actor, id: string): Promise<Programme> {
	const programme = await theProgramme(tx, actor, id);
	if (!mayTendProgramme(actor, programme.areaCode)) throw new NotAllowed('action.tend');
	return programme;
}

async function goalIn(tx: Tx, actor: Actor, programme: Programme, goalId: string): Promise<Goal> {
	const goal = (await goalsOf(tx, actor.municipalityId, programme.id)).find(({ id }) => id === goalId);
	if (!goal) throw new NotFound('goal', goalId);
	return goal;
}

/** Begun by one of both owners; the other joins. @throws NotAllowed, Refused('programme-names-somebody') */
export async function beginProgramme(tx: Tx, actor: Actor, form: BeginProgrammeForm): Promise<string> {
	if (!mayTendProgramme(actor, form.area) || !actor.personId) throw new NotAllowed('action.tend');
	refusePersons({ title: form.title, intro: form.intro });
	const broker = hasRole(actor, 'social_broker');
	const id = newId();
	await addProgramme(
		tx,
		actor.municipalityId,
		{
			id,
			areaCode: form.area,
			title: form.title,
			intro: form.intro,
			fromOn: form.from,
			untilOn: lastDayOf(form.from),
			madeOn: clock.today(),
		},
		{ brokerId: broker ? actor.personId : null, leadId: broker ? null : actor.personId },
	);
	return id;
}

/** The other owner joins, another person than the first, also in another role; who stands there already is not put aside. @throws NotFound, NotAllowed, Refused('programme-owned') */
export async function joinProgramme(tx: Tx, actor: Actor, id: string): Promise<void> {
	await tendedProgramme(tx, actor, id);
	const owners = await ownersOf(tx, actor.municipalityId, id);
	const me = actor.personId ?? '';
	const broker = hasRole(actor, 'social_broker');
	if ((broker ? owners?.brokerId : owners?.leadId) || me === owners?.brokerId || me === owners?.leadId)
		throw new Refused('programme-owned');
	await joinAsOwner(tx, actor.municipalityId, id, broker ? { broker_id: me } : { lead_id: me });
}

/** For everybody, once both owners are in and there is a goal. @throws NotFound, NotAllowed, Refused('programme-both' | 'programme-no-goal') */
export async function publishProgramme(tx: Tx, actor: Actor, id: string): Promise<void> {
	await tendedProgramme(tx, actor, id);
	const owners = await ownersOf(tx, actor.municipalityId, id);
	if (!owners?.brokerId || !owners.leadId) throw new Refused('programme-both');
	if ((await goalsOf(tx, actor.municipalityId, id)).length === 0) throw new Refused('programme-no-goal');
	await publish(tx, actor.municipalityId, id, clock.today());
}

/** Off the page of everybody; the owners may mend it and publish again. @throws NotFound, NotAllowed */
export async function unpublishProgramme(tx: Tx, actor: Actor, id: string): Promise<void> {
	await tendedProgramme(tx, actor, id);
	await unpublish(tx, actor.municipalityId, id);
}

/** Words that name somebody after all, of the plan itself, a goal or a telling: they go, day and state stay. @throws NotFound, NotAllowed */
export async function takePlanWordsAway(tx: Tx, actor: Actor, id: string, row: string): Promise<void> {
	await tendedProgramme(tx, actor, id);
	if (!(await emptyWords(tx, id, row))) throw new NotFound('programme-words', row);
}

/** A goal, with where it comes from and what it is measured by. @throws NotFound, NotAllowed, Refused */
export async function setGoal(tx: Tx, actor: Actor, id: string, form: GoalForm): Promise<void> {
	const programme = await tendedProgramme(tx, actor, id);
	refusePersons({ words: form.words, meeting: form.meeting, ownLabel: form.ownLabel });
	const [kind = '', ref = ''] = form.source.split(' ');
	if (kind === 'meeting' && !form.meeting) throw new Refused('required', 'meeting');
	const known =
		kind === 'meeting' || (await sourcesFor(tx, actor, programme.areaCode)).some((one) => one.value === form.source);
	if (!known) throw new NotFound('source', form.source);
	const figure = form.figure ? await figureNow(tx, actor, programme.areaCode, form.figure) : undefined;
	if (form.figure && !figure) throw new NotFound('figure', form.figure);
	await addGoal(tx, actor.municipalityId, {
		id: newId(),
		programmeId: id,
		cityGoal: form.cityGoal,
		words: form.words,
		sourceKind: kind as SourceKind,
		sourceRef: kind === 'meeting' ? form.meeting : ref,
		figureCode: figure?.code ?? null,
		figureWas: figure?.value ?? null,
		figureYear: figure?.year ?? null,
		figureTarget: figure ? (form.figureTarget ?? null) : null,
		ownLabel: form.ownLabel,
		ownWas: form.ownLabel ? (form.ownWas ?? null) : null,
		ownTarget: form.ownLabel ? (form.ownTarget ?? null) : null,
		madeOn: clock.today(),
	});
}

async function figureNow(tx: Tx, actor: Actor, areaCode: string, code: string) {
	const { shown } = await keyFiguresOf(
		tx,
		actor.municipalityId,
		await areaWithParents(tx, actor.municipalityId, areaCode),
	);
	const found = shown.find((one) => one.code === code);
	const value = found?.values[0]?.value;
	return found && value != null ? { code, year: found.year, value } : undefined;
}

/** A club, shop or school pledges a part: signed on paper, or said yes to with the code that comes back once. @throws NotFound, NotAllowed, Refused */
export async function notePledge(tx: Tx, actor: Actor, id: string, form: PledgeForm): Promise<string | null> {
	const goal = await goalIn(tx, actor, await tendedProgramme(tx, actor, id), form.goal);
	refusePersons({ organisation: form.organisation, words: form.words });
	const code = form.paper ? null : codeFrom(randomBytes(12));
	await addPledge(
		tx,
		actor.municipalityId,
		{
			id: newId(),
			goalId: goal.id,
			organisation: form.organisation,
			kind: form.kind,
			words: form.words,
			pledgedOn: clock.today(),
			confirmedOn: form.paper ? clock.today() : null,
		},
		code ? pledgeCodeHash(code) : null,
	);
	return code;
}

/** They do not pledge it any more. @throws NotFound, NotAllowed */
export async function dropPledge(tx: Tx, actor: Actor, id: string, pledgeId: string): Promise<void> {
	const programme = await tendedProgramme(tx, actor, id);
	const goals = await goalsOf(tx, actor.municipalityId, programme.id);
	const pledges = await pledgesOf(
		tx,
		actor.municipalityId,
		goals.map((goal) => goal.id),
	);
	if (!pledges.some((one) => one.id === pledgeId) || !(await removePledge(tx, actor.municipalityId, pledgeId)))
		throw new NotFound('pledge', pledgeId);
}

/** A code as people type it. @throws Refused('programme-code') */
export async function openPledgeCode(tx: Tx, typed: string): Promise<string> {
	const code = readCode(typed, 12);
	if (!code || !(await pledgeByCode(tx, pledgeCodeHash(code)))) throw new Refused('programme-code', 'code');
	return code;
}

/** Yes or no by the code on the slip. @throws NotFound */
export async function answerByCode(tx: Tx, code: string, yes: boolean): Promise<void> {
	if (!(await answerPledge(tx, pledgeCodeHash(code), yes, clock.today()))) throw new NotFound('pledge', 'code');
}

/** How it goes, in plain words. @throws NotFound, NotAllowed, Refused('programme-names-somebody') */
export async function tellProgress(tx: Tx, actor: Actor, id: string, form: ProgressForm): Promise<void> {
	const goal = await goalIn(tx, actor, await tendedProgramme(tx, actor, id), form.goal);
	refusePersons({ words: form.words });
	await addProgress(tx, actor.municipalityId, {
		id: newId(),
		goalId: goal.id,
		toldOn: clock.today(),
		state: form.state,
		words: form.words,
		ownNow: goal.ownLabel ? (form.ownNow ?? null) : null,
	});
}

/** An initiative that everybody sees works on this goal. @throws NotFound, NotAllowed */
export async function linkInitiative(
	tx: Tx,
	actor: Actor,
	id: string,
	{ goal, initiative }: { goal: string; initiative: string },
): Promise<void> {
	const found = await goalIn(tx, actor, await tendedProgramme(tx, actor, id), goal);
	if (!(await findInitiative(tx, initiative))?.publishedAt) throw new NotFound('initiative', initiative);
	await addLink(tx, actor.municipalityId, found.id, initiative);
}

/** What the city calls one of its goals. @throws Refused('programme-names-somebody') */
export async function setCityGoal(tx: Tx, actor: Actor, form: CityGoalForm): Promise<void> {
	refusePersons({ nl: form.nl, en: form.en });
	await nameCityGoal(tx, actor.municipalityId, form);
}
