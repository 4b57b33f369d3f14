import { randomBytes } from 'node:crypto';
import { byKindAndCode, spokenName } from '#modules/areas';
import { areasOf, findArea } from '#modules/areas/index.server';
import { codeFrom, readCode } from '#modules/signals';
import { type Actor, hasRole, isWorkerIn } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { keyedHash } from '#platform/identity/sealed.server';
import { newUntimedId } from '#platform/ids';
import type { Ask } from '#platform/route/index.server';
import type { AskTimeForm, WeighTimeForm } from './host-groups.forms.ts';
import {
	addTimeRequest,
	saveTimeRequest,
	takeTimeBackByCode,
	timeByCode,
	timeRequestsSeen,
} from './professional-time.store.server.ts';
import { hoursStanding, inOrder, type TimeRequest, waits, weighMore } from './professional-time.ts';
import { refusePersons } from './tend-host-group.server.ts';

export const timeCodeHash = (code: string): string => keyedHash('time-request-code', code);

/** Asks for the time of a professional, without account and without name. Returns the code to follow it with. @throws Refused */
export async function askTime(tx: Tx, actor: Actor, form: AskTimeForm): Promise<string> {
	if (!(await findArea(tx, actor.municipalityId, form.area))) throw new Refused('unknown-area', 'area');
	refusePersons({ words: form.words });
	const code = codeFrom(randomBytes(16));
	await addTimeRequest(tx, actor.municipalityId, {
		...{ id: newUntimedId(), areaCode: form.area, asks: form.asks, words: form.words, hours: form.hours },
		...{ askedOn: clock.today(), codeHash: timeCodeHash(code) },
	});
	return code;
}

const weighs = (actor: Actor, areaCode: string): boolean =>
	hasRole(actor, 'social_broker', 'team_worker') && isWorkerIn(actor, areaCode);

async function seenRequest(tx: Tx, actor: Actor, id: string): Promise<TimeRequest> {
	const one = (await timeRequestsSeen(tx, actor.municipalityId)).find((request) => request.id === id);
	if (!one) throw new NotFound('time-request', id);
	if (!weighs(actor, one.areaCode)) throw new NotAllowed('hosts.weigh-time');
	if (one.doneOn) throw new Refused('time-done');
	return one;
}

/** Need and common interest, what it becomes, and why. @throws NotFound, NotAllowed, Refused */
export async function weighTime(tx: Tx, actor: Actor, form: WeighTimeForm): Promise<void> {
	await seenRequest(tx, actor, form.request);
	refusePersons({ reason: form.reason });
	const { need, common, decision, reason, hours } = form;
	const today = clock.today();
	if (decision === 'yes' && !hours) throw new Refused('required', 'hours');
	if (decision === 'later' && form.look <= today) throw new Refused('time-look-later', 'look');
	const saved = await saveTimeRequest(tx, actor.municipalityId, form.request, {
		...{ need, common, decision, reason, weighed_on: today },
		hours_given: decision === 'yes' ? (hours ?? null) : null,
		by_called: decision === 'yes' ? (actor.displayName ?? '').slice(0, 60) : '',
		by_reach: decision === 'yes' ? form.reach : '',
		look_on: decision === 'later' ? form.look : null,
	});
	if (!saved) throw new Refused('time-done');
}

/** The hours were spent. @throws NotFound, NotAllowed, Refused('time-not-yes') */
export async function timeDone(tx: Tx, actor: Actor, id: string): Promise<void> {
	const { decision } = await seenRequest(tx, actor, id);
	if (decision !== 'yes') throw new Refused('time-not-yes');
	if (!(await saveTimeRequest(tx, actor.municipalityId, id, { done_on: clock.today(), by_reach: '' })))
		throw new Refused('time-done');
}

/** A code as people type it. @throws Refused('hosts-code') */
export async function openTimeCode(tx: Tx, typed: string): Promise<string> {
	const code = readCode(typed, 16);
	if (!code || !(await timeByCode(tx, timeCodeHash(code)))) throw new Refused('hosts-code', 'code');
	return code;
}

/** Nothing of it stays. @throws NotFound */
export async function takeTimeBack(tx: Tx, code: string): Promise<void> {
	if (!(await takeTimeBackByCode(tx, timeCodeHash(code)))) throw new NotFound('time-request', 'code');
}

/** What stands behind a code. @throws NotFound */
export async function timeCodeScreen({ tx, params }: Ask) {
	const request = await timeByCode(tx, timeCodeHash(params['code'] ?? ''));
	if (!request) throw new NotFound('time-request', 'code');
	return { request };
}

/** The form to ask. */
export async function askTimeScreen({ tx, actor, url }: Ask) {
	const areas = (await areasOf(tx, actor.municipalityId)).filter(({ kind }) => kind !== 'municipality');
	return {
		gone: url.searchParams.has('terug'),
		chosen: areas.find(({ code }) => code === url.searchParams.get('gebied'))?.code ?? '',
		areas: areas.toSorted(byKindAndCode).map(({ code, name }) => ({ value: code, label: spokenName(name) })),
	};
}

/** For the workers of an area: who asks, in the order of need and common interest, and how many hours stand already. */
export async function timeScreen({ tx, actor, about }: Ask) {
	const all = inOrder(await timeRequestsSeen(tx, actor.municipalityId));
	for (const { id } of all) about({ type: 'time-request', id });
	const names = new Map((await areasOf(tx, actor.municipalityId)).map(({ code, name }) => [code, spokenName(name)]));
	const today = clock.today();
	const shown = all.map((one) => ({
		...one,
		area: names.get(one.areaCode) ?? '',
		waits: waits(one, today),
		passed: one.decision === 'yes' ? weighMore(one, all).length : 0,
		weighs: weighs(actor, one.areaCode) && !one.doneOn,
	}));
	return {
		waiting: shown.filter((one) => one.waits),
		later: shown.filter((one) => !one.waits && one.decision === 'later'),
		given: shown.filter(({ decision, doneOn }) => decision === 'yes' && !doneOn),
		over: shown.filter(({ decision, doneOn }) => decision === 'no' || doneOn),
		hours: hoursStanding(all),
	};
}

/** On Vandaag: how many requests for time wait. */
export async function timeToday({ tx, actor, about }: Pick<Ask, 'tx' | 'actor' | 'about'>): Promise<number> {
	if (!hasRole(actor, 'social_broker', 'team_worker')) return 0;
	const today = clock.today();
	const waiting = (await timeRequestsSeen(tx, actor.municipalityId)).filter((one) => waits(one, today));
	for (const { id } of waiting) about({ type: 'time-request', id });
	return waiting.length;
}
