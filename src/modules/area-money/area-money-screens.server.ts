import { byKindAndCode, spokenName } from '#modules/areas';
import { areasOf } from '#modules/areas/index.server';
import { initiativesNear } from '#modules/initiatives/index.server';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { Ask } from '#platform/route/index.server';
import { aboutOf } from './area-money.server.ts';
import { grantsOf, potsOf, requestsIn } from './area-money.store.server.ts';
import { isYours, mayDecide, mayFillPot, sharesMoneyOf } from './pot.policy.ts';
import { daysBetween, leftIn, mandateOf, mandateRoles, usualDays, whoDecides } from './pot.ts';

const namesOf = async (tx: Tx, municipalityId: string): Promise<Map<string, string>> =>
	new Map((await areasOf(tx, municipalityId)).map(({ code, name }) => [code, spokenName(name)]));

/** What the free parts did, for everybody: sums, days and words without persons. */
export async function grantsScreen({ tx, actor }: Ask) {
	const names = await namesOf(tx, actor.municipalityId);
	const grants = await grantsOf(tx, actor.municipalityId);
	const pots = await potsOf(tx, actor.municipalityId);
	return {
		pots: pots.map(({ id, areaCode, year, free }) => {
			const of = grants.filter(({ potId }) => potId === id);
			return {
				id,
				area: names.get(areaCode) ?? '',
				year,
				free,
				given: of.reduce((sum, one) => sum + one.sum, 0),
				usual: usualDays(of.map(({ days }) => days)) ?? null,
				grants: of,
			};
		}),
		shares: actor.areas.some((code) => sharesMoneyOf(actor, code)),
	};
}
export type PotShown = Awaited<ReturnType<typeof grantsScreen>>['pots'][number];

/** What colleagues asked: what waits, for whom it is to decide, and what it did. */
export async function moneyWorkScreen({ tx, actor }: Ask) {
	const names = await namesOf(tx, actor.municipalityId);
	const pots = (await potsOf(tx, actor.municipalityId)).filter(({ areaCode }) => sharesMoneyOf(actor, areaCode));
	const requests = await requestsIn(
		tx,
		actor.municipalityId,
		pots.map(({ id }) => id),
	);
	return {
		pots: pots.map((pot) => ({
			id: pot.id,
			area: names.get(pot.areaCode) ?? '',
			year: pot.year,
			fixed: pot.fixed,
			free: pot.free,
			left: leftIn(pot, requests),
			mandate: mandateOf(pot, actor.roles),
			mandates: mandateRoles.map((role) => ({ role, upTo: pot.mandates[role] })),
			requests: requests
				.filter(({ potId }) => potId === pot.id)
				.map(({ askedBy, ...request }) => ({
					...request,
					mine: askedBy === actor.personId,
					decides: whoDecides(pot, request.sum),
					mayDecide: request.decision === null && mayDecide(actor, pot, { ...request, askedBy }),
					yours: request.decision === null && isYours(actor, pot, { ...request, askedBy }),
					days: daysBetween(request.knownSince, request.decidedOn ?? clock.today()),
				})),
		})),
		mayFill: actor.areas.some((code) => mayFillPot(actor, code)),
	};
}
export type RequestShown = Awaited<ReturnType<typeof moneyWorkScreen>>['pots'][number]['requests'][number];

const idIn = (url: URL, name: string): string | undefined => {
	const value = url.searchParams.get(name) ?? '';
	return isId(value) ? value : undefined;
};

/** The form to ask; from a signal, a pattern or an initiative with what is known. @throws NotFound */
export async function askMoneyScreen({ tx, actor, url, about }: Ask) {
	const names = await namesOf(tx, actor.municipalityId);
	const asked = {
		signaal: idIn(url, 'signaal'),
		patroon: idIn(url, 'patroon'),
		initiatief: idIn(url, 'initiatief'),
	};
	const known = await aboutOf(tx, actor, asked);
	if (known) about({ type: known.kind, id: known.id });
	const year = Number(clock.today().slice(0, 4));
	const pots = (await potsOf(tx, actor.municipalityId)).filter(
		(pot) => pot.year === year && sharesMoneyOf(actor, pot.areaCode),
	);
	const near = await Promise.all(pots.map(({ areaCode }) => initiativesNear(tx, actor.municipalityId, areaCode, 40)));
	return {
		initiatives: near.flat().map(({ id, title }) => ({ value: id, label: title })),
		areas: pots.map(({ areaCode }) => ({ value: areaCode, label: names.get(areaCode) ?? areaCode })),
		asked,
		since: known?.since ?? '',
		today: clock.today(),
	};
}

export async function fillPotScreen({ tx, actor }: Ask) {
	const areas = (await areasOf(tx, actor.municipalityId)).filter(({ code }) => mayFillPot(actor, code));
	return {
		areas: [...areas].sort(byKindAndCode).map(({ code, name }) => ({ value: code, label: spokenName(name) })),
		year: clock.today().slice(0, 4),
	};
}
