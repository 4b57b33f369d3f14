import { byKindAndCode, spokenName } from '#modules/areas';
import { areasOf } from '#modules/areas/index.server';
import { type Actor, hasRole, isWorkerIn } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import type { Ask } from '#platform/route/index.server';
import { squareCode } from '#platform/square-code';
import { coachesNow, keysNow, practiceByKey, practicesNow } from './practices.store.server.ts';
import { refer } from './refer.server.ts';
import type { ReferForm } from './referral.forms.ts';
import { mayTendPractice } from './referral.policy.ts';
import { houses, practiceLinkHash, teamWorkersIn } from './tend-practices.server.ts';

/** Areas to choose from, districts and neighbourhoods. */
async function areasFor(tx: Tx, actor: Actor) {
	const areas = (await areasOf(tx, actor.municipalityId)).filter(
		({ code, kind }) => kind !== 'municipality' && (hasRole(actor, 'administrator') || isWorkerIn(actor, code)),
	);
	return areas.toSorted(byKindAndCode).map(({ code, name }) => ({ value: code, label: spokenName(name) }));
}

/** The practices we agreed with, each with its link, its key and who was named; without who was referred. */
export async function practicesScreen({ tx, actor, url }: Ask) {
	const here = actor.municipalityId;
	const mine = (await practicesNow(tx, here)).filter((one) => mayTendPractice(actor, one));
	const keys = await keysNow(tx, here);
	const coaches = await coachesNow(tx, here);
	const today = clock.today();
	const workers = await teamWorkersIn(
		actor,
		mine.map(({ areaCode }) => areaCode),
	);
	const practices = mine.map((practice) => ({
		...practice,
		keys: keys.filter(({ practiceId, untilOn }) => practiceId === practice.id && untilOn >= today),
		coaches: coaches.filter(({ practiceId }) => practiceId === practice.id),
		workers: (workers.get(practice.areaCode) ?? []).map(({ id, name }) => ({ value: id, label: name })),
	}));
	return {
		practices,
		areas: await areasFor(tx, actor),
		houses: hasRole(actor, 'administrator')
			? (await houses(actor)).map(({ id, name }) => ({ value: id, label: name }))
			: [],
		origin: url.origin,
		saved: url.searchParams.has('bewaard'),
	};
}

/** For everybody: what this is, and where somebody walks in without any form. */
export async function prescriptionScreen({ tx, actor }: Ask) {
	const practices = (await practicesNow(tx, actor.municipalityId)).filter(({ dropIn }) => dropIn !== '');
	return {
		places: practices.map(({ id, name, dropIn }) => ({ id, name, dropIn })),
		works: hasRole(actor, 'social_broker', 'team_worker', 'team_lead'),
		tends: hasRole(actor, 'social_broker', 'team_lead', 'administrator'),
	};
}

/** A sheet to give along: where to go. Nothing is written down about who got it. `?gebied=` narrows it. */
export async function tipScreen({ tx, actor, url }: Ask) {
	const all = (await areasOf(tx, actor.municipalityId)).filter(({ kind }) => kind !== 'municipality');
	const chosen = all.find(({ code }) => code === url.searchParams.get('gebied'));
	const practices = (await practicesNow(tx, actor.municipalityId)).filter(
		({ dropIn, areaCode }) => dropIn !== '' && (!chosen || areaCode.slice(2, 8) === chosen.code.slice(2, 8)),
	);
	const address = `${url.origin}/activiteiten${chosen ? `?waar=${chosen.code}` : ''}`;
	return {
		chosen: chosen?.code ?? '',
		areas: all.toSorted(byKindAndCode).map(({ code, name }) => ({ value: code, label: spokenName(name) })),
		places: practices.map(({ id, name, dropIn }) => ({ id, name, dropIn })),
		address,
		code: squareCode(address),
	};
}

/** Behind the link of a practice: its own name and the short form. Nobody is looked up here and nothing is listed. @throws NotFound */
export async function referScreen({ tx, params }: Ask) {
	const practice = await practiceByKey(tx, practiceLinkHash(params['code'] ?? ''), 'form');
	if (!practice) throw new NotFound('practice', 'link');
	const { name, ourName, answerDays } = practice;
	return { practice: { name, ourName, answerDays } };
}

/** The short form was filled in: both codes, once, and the slip to print. @throws NotFound, Refused */
export async function referFromForm({ tx, actor, params, url, about, form }: Ask & { form: ReferForm }) {
	const hash = practiceLinkHash(params['code'] ?? '');
	const { id, follow, slip, dueOn } = await refer(tx, actor, hash, 'form', form);
	about({ type: 'referral', id });
	return { follow, slip, dueOn, called: form.called, square: squareCode(`${url.origin}/recept/code/${slip}`) };
}
