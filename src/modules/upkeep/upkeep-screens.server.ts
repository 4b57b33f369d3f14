import { byKindAndCode, officialOf, spokenName } from '#modules/areas';
import { areasOf } from '#modules/areas/index.server';
import { myInitiatives } from '#modules/initiatives/index.server';
import { readCode } from '#modules/signals';
import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import type { Ask } from '#platform/route/index.server';
import { theUpkeep, upkeepCodeHash } from './agree-upkeep.server.ts';
import { publicUpkeep, reachOf, reviewsOf, upkeepByCode, upkeepSeen } from './upkeep.store.server.ts';
import { isTimeToLookBack, mayPropose, sideOf, stands, type Upkeep } from './upkeep.ts';

const namesOf = async (tx: Tx, actor: Pick<Actor, 'municipalityId'>): Promise<Map<string, string>> =>
	new Map((await areasOf(tx, actor.municipalityId)).map(({ code, name }) => [code, spokenName(name)]));

/** For everybody: "wordt verzorgd door buurtbewoners". `?gebied=` narrows it. */
export async function publicUpkeepScreen({ tx, actor, url }: Ask) {
	const areas = (await areasOf(tx, actor.municipalityId)).filter(({ kind }) => kind !== 'municipality');
	const chosen = areas.find(({ code }) => code === url.searchParams.get('gebied'))?.code ?? '';
	const names = await namesOf(tx, actor);
	return {
		chosen,
		areas: areas.toSorted(byKindAndCode).map(({ code, name }) => ({ value: code, label: spokenName(name) })),
		places: (await publicUpkeep(tx, actor.municipalityId, chosen.slice(2))).map((one) => ({
			...one,
			area: names.get(officialOf(one.areaCode)) ?? '',
		})),
		works: hasRole(actor, 'social_broker', 'team_worker', 'municipal_contact'),
	};
}

/** What waits for whom: a yes, or the yearly look back of this side. */
async function listed(tx: Tx, actor: Actor, all: readonly Upkeep[]) {
	const today = clock.today();
	const names = await namesOf(tx, actor);
	const reviews = await reviewsOf(
		tx,
		actor.municipalityId,
		all.map(({ id }) => id),
	);
	return all.map((one) => {
		const side = sideOf(actor, one);
		const mineYes = side === 'town' ? one.townYesOn : one.residentYesOn;
		const told = reviews.some(
			(review) => review.upkeepId === one.id && review.reviewOn === one.reviewOn && review.side === side,
		);
		return {
			id: one.id,
			place: one.place,
			group: one.groupCalled,
			area: names.get(officialOf(one.areaCode)) ?? '',
			stands: stands(one),
			endedOn: one.endedOn,
			reviewOn: one.reviewOn,
			waits: one.endedOn
				? null
				: reviews.some(
							(review) => review.upkeepId === one.id && review.reviewOn === one.reviewOn && review.wants === 'stop',
						)
					? ('stop' as const)
					: side && !mineYes
						? ('yes' as const)
						: side && isTimeToLookBack(one, today) && !told
							? ('review' as const)
							: null,
		};
	});
}
export type UpkeepListed = Awaited<ReturnType<typeof listed>>[number];

/** The agreements of the areas of this worker or contact, or of what this resident carries. */
export async function upkeepListScreen({ tx, actor, about }: Ask) {
	const all = await listed(tx, actor, await upkeepSeen(tx, actor.municipalityId));
	for (const { id } of all) about({ type: 'upkeep', id });
	return {
		open: all.filter(({ endedOn }) => !endedOn).toSorted((a, b) => Number(b.waits !== null) - Number(a.waits !== null)),
		ended: all.filter(({ endedOn }) => endedOn),
		proposes: hasRole(actor, 'social_broker', 'team_worker', 'municipal_contact'),
	};
}

/** The form for a new one. */
export async function proposeUpkeepScreen({ tx, actor }: Ask) {
	const areas = (await areasOf(tx, actor.municipalityId)).filter(
		({ code, kind }) => kind !== 'municipality' && mayPropose(actor, code),
	);
	const own = hasRole(actor, 'municipal_contact') ? [] : await myInitiatives(tx, actor, 60);
	return {
		areas: areas.toSorted(byKindAndCode).map(({ code, name }) => ({ value: code, label: spokenName(name) })),
		initiatives: own.map(({ id, title }) => ({ value: id, label: title })),
		today: clock.today(),
	};
}

/** One agreement, for both sides: the text, who said yes, and what was told each year. @throws NotFound */
export async function upkeepScreen({ tx, actor, params, about }: Ask) {
	const one = await theUpkeep(tx, actor, params['id'] ?? '');
	about({ type: 'upkeep', id: one.id });
	const reviews = await reviewsOf(tx, actor.municipalityId, [one.id]);
	const side = sideOf(actor, one) ?? null;
	const reach = await reachOf(tx, one.id);
	return {
		upkeep: { ...one, residentCalled: reach?.called ?? '' },
		reach: reach?.reach ?? '',
		lost: stands(one) && !one.reachable,
		area: (await namesOf(tx, actor)).get(one.areaCode) ?? '',
		side,
		stands: stands(one),
		saysYes: side !== null && !one.endedOn && !(side === 'town' ? one.townYesOn : one.residentYesOn),
		speaksForOthers: side === 'resident' && actor.kind === 'staff',
		looksBack:
			side !== null &&
			isTimeToLookBack(one, clock.today()) &&
			!reviews.some((review) => review.reviewOn === one.reviewOn && review.side === side),
		reviews,
	};
}

/** What the neighbours see by their code. @throws NotFound */
export async function upkeepCodeScreen({ tx, actor, params }: Ask) {
	const held = await upkeepByCode(tx, upkeepCodeHash(params['code'] ?? ''));
	if (!held) throw new NotFound('upkeep', 'code');
	return {
		upkeep: held,
		area: (await namesOf(tx, actor)).get(held.areaCode) ?? '',
		looksBack: isTimeToLookBack({ ...held, endedOn: null }, clock.today()) && !held.lookedBack,
	};
}

/** A code as people type it. @throws Refused('upkeep-code') */
export async function openUpkeepCode({ tx }: Pick<Ask, 'tx'>, typed: string): Promise<string> {
	const code = readCode(typed, 16);
	if (!code || !(await upkeepByCode(tx, upkeepCodeHash(code)))) throw new Refused('upkeep-code', 'code');
	return code;
}

/** On Vandaag: a yes that waits, and the yearly look back. */
export async function upkeepToday({ tx, actor, about }: Pick<Ask, 'tx' | 'actor' | 'about'>) {
	if (!hasRole(actor, 'social_broker', 'team_worker', 'municipal_contact')) return [];
	const lines = (await listed(tx, actor, await upkeepSeen(tx, actor.municipalityId)))
		.filter(({ waits }) => waits !== null)
		.slice(0, 6);
	for (const { id } of lines) about({ type: 'upkeep', id });
	return lines;
}
