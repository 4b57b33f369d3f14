import { byKindAndCode, officialOf, spokenName } from '#modules/areas';
import { areasOf } from '#modules/areas/index.server';
import { findInitiative, myInitiatives } from '#modules/initiatives/index.server';
import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import type { Ask } from '#platform/route/index.server';
import {
	asksForPlaces,
	type HostWord,
	isOpen,
	isTimeToLook,
	looksOver,
	owesAnswer,
	type PublicHostGroup,
	staysNow,
	told,
	waitsForAnswer,
	waitsTooLong,
} from './host-group.ts';
import {
	agreementsByCode,
	agreementsOf,
	findHostGroup,
	findPublicHostGroup,
	groupByCode,
	hostGroupsRunning,
	limitsOf,
	placesSeen,
	publicHostGroups,
	weighingsOf,
} from './host-groups.store.server.ts';
import { weighedOf, wordsOf } from './host-words.store.server.ts';
import { mayBegin, sideCodeHash, tendedHosts } from './tend-host-group.server.ts';

async function placed<G extends Pick<PublicHostGroup, 'areaCode' | 'initiativeId'>>(
	tx: Tx,
	actor: Pick<Actor, 'municipalityId'>,
	groups: readonly G[],
) {
	const names = new Map((await areasOf(tx, actor.municipalityId)).map(({ code, name }) => [code, spokenName(name)]));
	const titled: (G & { title: string; area: string })[] = [];
	for (const group of groups)
		titled.push({
			...group,
			title: (await findInitiative(tx, group.initiativeId))?.title ?? '',
			area: names.get(officialOf(group.areaCode)) ?? '',
		});
	return titled;
}
export type HostGroupShown = Awaited<ReturnType<typeof placed<PublicHostGroup>>>[number];

/** For everybody: who takes somebody in, and whether there is room. `?gebied=` narrows it. */
export async function hostGroupsScreen({ tx, actor, url }: Ask) {
	const areas = (await areasOf(tx, actor.municipalityId)).filter(({ kind }) => kind !== 'municipality');
	const chosen = areas.find(({ code }) => code === url.searchParams.get('gebied'))?.code ?? '';
	const groups = (await publicHostGroups(tx, actor.municipalityId)).filter(
		({ areaCode }) => !chosen || areaCode.slice(2).startsWith(chosen.slice(2)),
	);
	return {
		chosen,
		areas: areas.toSorted(byKindAndCode).map(({ code, name }) => ({ value: code, label: spokenName(name) })),
		groups: await placed(tx, actor, groups),
		begins: mayBegin(actor),
		works: asksForPlaces(actor),
	};
}

const shownTo = (words: readonly HostWord[]) =>
	words.filter(({ shownOn }) => shownOn !== null).map(({ toldOn, ...one }) => one);

async function weighed(tx: Tx, municipalityId: string, groupId: string, today: string) {
	const counted = await weighedOf(tx, groupId, today);
	return (await weighingsOf(tx, municipalityId, groupId)).map((one) => ({
		...one,
		open: isOpen(one, today),
		told: told(counted.get(one.id) ?? []),
	}));
}

/** The page for everybody, without persons. @throws NotFound */
export async function hostGroupScreen({ tx, actor, params, url }: Pick<Ask, 'tx' | 'actor' | 'params' | 'url'>) {
	const found = await findPublicHostGroup(tx, actor.municipalityId, params['id'] ?? '');
	if (!found) throw new NotFound('host-group', params['id'] ?? '');
	const [group] = await placed(tx, actor, [found]);
	if (!group?.title) throw new NotFound('host-group', found.id);
	const words = shownTo(await wordsOf(tx, actor.municipalityId, [group.id]));
	return {
		group,
		agreements: await agreementsOf(tx, actor.municipalityId, group.id),
		worries: words.filter(({ kind }) => kind === 'worry'),
		conditions: words.filter(({ kind }) => kind === 'condition'),
		weighings: await weighed(tx, actor.municipalityId, group.id, clock.today()),
		asks: asksForPlaces(actor) && !group.endedOn,
		mayTend: looksOver(actor, group) && !group.endedOn,
		// Who carries it finds the way on their own list.
		mayBeMine: hasRole(actor, 'resident', 'volunteer') && !group.endedOn,
		thanks: url.searchParams.get('dank') ?? '',
	};
}

/** For who carries it and the workers of its area: everything of it, and what they can do. @throws NotFound, NotAllowed */
export async function tendHostsScreen({ tx, actor, params, about, url }: Ask) {
	const group = await tendedHosts(tx, actor, params['id'] ?? '');
	about({ type: 'host-group', id: group.id });
	const today = clock.today();
	const places = (await placesSeen(tx, actor.municipalityId, [group.id])).filter(({ endedOn }) => !endedOn);
	for (const { id } of places) about({ type: 'host-place', id });
	const words = await wordsOf(tx, actor.municipalityId, [group.id]);
	const [shown] = await placed(tx, actor, [group]);
	const limits = await limitsOf(tx, group.id);
	if (!shown || !limits) throw new NotFound('host-group', group.id);
	return {
		group: { ...shown, ...limits },
		mine: group.contactId !== null && group.contactId === actor.personId,
		worker: looksOver(actor, group),
		// Who asked is a worker; the group reads what fits, not who wrote it.
		places: places.map(({ askedBy: _who, ...one }) => ({ ...one, look: isTimeToLook(one, today) })),
		taken: places.filter(staysNow).length,
		agreements: await agreementsOf(tx, actor.municipalityId, group.id),
		toLookOver: words
			.filter(({ shownOn }) => shownOn === null)
			.map(({ id, kind, words: said }) => ({ id, kind, said })),
		toAnswer: shownTo(words).filter((one) => owesAnswer(one, 'neighbours')),
		shown: shownTo(words).map(({ id, words: said }) => ({ id, said })),
		weighings: await weighed(tx, actor.municipalityId, group.id, today),
		today,
		saved: url.searchParams.has('bewaard'),
	};
}

/** The groups this actor tends, and the form to begin one on an initiative of their own that everybody sees. */
export async function beginHostsScreen({ tx, actor }: Ask) {
	const own = (await myInitiatives(tx, actor, 60)).filter(({ isDraft }) => !isDraft);
	const running = (await hostGroupsRunning(tx, actor.municipalityId)).filter(({ initiativeId }) =>
		own.some(({ id }) => id === initiativeId),
	);
	const taken = new Set(running.map(({ initiativeId }) => initiativeId));
	return {
		groups: (await placed(tx, actor, running)).map(({ id, title, area }) => ({ id, title, area })),
		initiatives: own.filter(({ id }) => !taken.has(id)).map(({ id, title }) => ({ value: id, label: title })),
	};
}

/** For a worker who knows somebody who would fit: how much room there is, and what they asked here. @throws NotFound */
export async function askPlaceScreen({ tx, actor, params, about, url }: Ask) {
	const found = await findHostGroup(tx, actor.municipalityId, params['id'] ?? '');
	if (!found?.publishedOn || found.endedOn) throw new NotFound('host-group', params['id'] ?? '');
	const [group] = await placed(tx, actor, [found]);
	const mine = (await placesSeen(tx, actor.municipalityId, [found.id])).filter(
		({ askedBy }) => askedBy === actor.personId,
	);
	about({ type: 'host-group', id: found.id });
	for (const { id } of mine) about({ type: 'host-place', id });
	if (!group?.title) throw new NotFound('host-group', found.id);
	return { group, mine, saved: url.searchParams.has('bewaard') };
}

/** The page of the other side, by its code. @throws NotFound */
export async function houseScreen({ tx, actor, params }: Ask) {
	const hash = sideCodeHash(params['code'] ?? '');
	const id = await groupByCode(tx, hash);
	const found = id ? await findPublicHostGroup(tx, actor.municipalityId, id) : undefined;
	const [group] = found ? await placed(tx, actor, [found]) : [];
	if (!group) throw new NotFound('host-group', 'code');
	const words = shownTo(await wordsOf(tx, actor.municipalityId, [group.id]));
	return {
		group,
		agreements: await agreementsByCode(tx, hash),
		toAnswer: words.filter((one) => owesAnswer(one, 'house')),
	};
}

/** On Vandaag: groups in which something waits for this worker. */
export async function hostsToday({ tx, actor, about }: Pick<Ask, 'tx' | 'actor' | 'about'>) {
	if (!hasRole(actor, 'social_broker', 'team_worker')) return [];
	const today = clock.today();
	const groups = (await hostGroupsRunning(tx, actor.municipalityId)).filter((group) => looksOver(actor, group));
	const ids = groups.map(({ id }) => id);
	const places = await placesSeen(tx, actor.municipalityId, ids);
	const words = await wordsOf(tx, actor.municipalityId, ids);
	const lines = (await placed(tx, actor, groups))
		.map(({ id, title, contactId, residentsYesOn }) => ({
			...{ id, title },
			alone: contactId === null,
			unagreed: residentsYesOn === null,
			asked: places.filter((one) => one.groupId === id && waitsForAnswer(one)).length,
			look: places.filter((one) => one.groupId === id && isTimeToLook(one, today)).length,
			toLookOver: words.filter((one) => one.groupId === id && one.shownOn === null).length,
			late: words.filter((one) => one.groupId === id && waitsTooLong(one, today)).length,
		}))
		.filter(
			({ alone, unagreed, ...counts }) =>
				alone || unagreed || counts.asked + counts.look + counts.toLookOver + counts.late > 0,
		);
	for (const { id } of lines) about({ type: 'host-group', id });
	return lines;
}
