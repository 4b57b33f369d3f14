import { writtenTo } from '#modules/people';
import { accountOfCard, findCard, workersAtWork } from '#modules/people/index.server';
import { sharedTalents } from '#modules/talents/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import type { AppEvent } from '#platform/events/index.server';
import { newUntimedId } from '#platform/ids';
import { currentMunicipalities } from '#platform/municipality.server';
import { send, type TemplateName } from '#platform/notify/index.server';
import { dayAfter } from '#platform/wall-time';
import { quietDays } from './peer.ts';
import {
	type AskedPerson,
	dropAsks,
	forgetAsksOf,
	giveCode,
	hasEnough,
	moveAsksOf,
	peopleAsked,
	putAsk,
} from './peer-asks.store.server.ts';
import { newPeerCode, peerCodeHash } from './peer-code.server.ts';
import { changeGroup, findGroup, groupsSeen, meetingsOf } from './peer-groups.store.server.ts';
import { peerThemes } from './themes.server.ts';

type News = Pick<AppEvent, 'municipalityId' | 'subjectId'>;
const task = 'peers.ask';

/**
 * A group was proposed (`peers.proposed`): each who shared a wish like this is asked apart, through who keeps the card, on
 * their own page, or by a neutral mail. Who is in a group about the same, or said no to one, is left alone. Twice is once.
 */
export async function askPeers({ municipalityId, subjectId }: News): Promise<void> {
	await asTask(task, municipalityId, 'community', async (tx, actor) => {
		const group = await findGroup(tx, municipalityId, subjectId);
		const theme = group && peerThemes().get(group.themeCode);
		if (!group || !theme || group.endedOn) return;
		const alike = new Map(
			(await groupsSeen(tx, municipalityId))
				.filter((one) => one.themeCode === group.themeCode && one.id !== group.id)
				.map((one) => [one.id, one]),
		);
		const leave = new Set(
			(await peopleAsked(tx, municipalityId)).flatMap(({ groupId, cardId, answer }) => {
				const other = alike.get(groupId);
				return other && (!other.endedOn || answer === 'no' || answer === 'left') ? [cardId] : [];
			}),
		);
		const heard = new Set<string>();
		for (const cardId of await whoWish(tx, municipalityId, theme.needs, group.areaCodes)) {
			const card = leave.has(cardId) ? undefined : await findCard(tx, cardId);
			if (!card || card.contactBy === 'nobody') continue;
			const [keeper] = card.keeperId ? await workersAtWork(tx, municipalityId, [card.keeperId]) : [];
			// Without time in it, so that nobody can tell who came before whom.
			const id = newUntimedId();
			const put = await putAsk(tx, municipalityId, {
				id,
				groupId: group.id,
				cardId,
				workerId: keeper?.id ?? null,
				teamId: keeper ? card.teamId : null,
				putOn: clock.today(),
			});
			if (put) await writeTo(tx, actor, { id, cardId, workerId: keeper?.id ?? null }, 'match-asked', heard);
		}
	});
}

/** Whose card holds such a wish, shared without a name. */
const whoWish = async (
	tx: Tx,
	municipalityId: string,
	needCodes: readonly string[],
	areaCodes: readonly string[],
): Promise<Set<string>> =>
	new Set(
		(await sharedTalents(tx, municipalityId, { kind: 'wish', needCodes, areaCodes, limit: 10_000 })).map(
			({ cardId }) => cardId,
		),
	);

/** Each in the way they chose: by account, by mail with a fresh code, or through their worker, who hears it once. */
async function writeTo(
	tx: Tx,
	actor: Actor,
	{ id, cardId, workerId }: Pick<AskedPerson, 'id' | 'cardId' | 'workerId'>,
	template: TemplateName,
	heard: Set<string>,
): Promise<void> {
	const card = cardId ? await findCard(tx, cardId) : undefined;
	if (!card) return;
	const account = await accountOfCard(tx, actor.municipalityId, card.id);
	if (account)
		await send(tx, actor, 'community', { to: { accountId: account }, template, facts: { link: '/mijn/groepen' } });
	else if (writtenTo(card)) {
		const code = newPeerCode();
		await giveCode(tx, id, peerCodeHash(code));
		await send(tx, actor, 'community', {
			to: { address: writtenTo(card) },
			template,
			facts: { link: `/samen/${code}` },
		});
	}
	const [keeper] = workerId ? await workersAtWork(tx, actor.municipalityId, [workerId]) : [];
	if (!keeper || heard.has(keeper.accountId)) return;
	heard.add(keeper.accountId);
	await send(tx, actor, 'community', {
		to: { accountId: keeper.accountId },
		template: 'news',
		facts: { link: '/lotgenoten' },
	});
}

/** Somebody answered (`peers.answered`): when enough said yes it opens, and each of them gets place and date. Once. */
export async function openWhenEnough({ municipalityId, subjectId }: News): Promise<void> {
	await asTask(task, municipalityId, 'community', async (tx, actor) => {
		const group = await findGroup(tx, municipalityId, subjectId);
		if (!group || !(await hasEnough(tx, group.id))) return;
		const yes: AskedPerson[] = [];
		// Who rests since is not found.
		for (const one of await peopleAsked(tx, municipalityId, group.id))
			if (one.answer === 'yes' && one.cardId && (await findCard(tx, one.cardId))) yes.push(one);
		await changeGroup(tx, municipalityId, group.id, { opened_on: clock.today() });
		const heard = new Set<string>();
		for (const one of yes) await writeTo(tx, actor, one, 'news', heard);
		const [maker] = await workersAtWork(tx, municipalityId, [group.madeBy]);
		if (maker && !heard.has(maker.accountId))
			await send(tx, actor, 'community', {
				to: { accountId: maker.accountId },
				template: 'news',
				facts: { link: '/lotgenoten' },
			});
	});
}

/** Every day: what did not open in time ends, and what has not met for half a year. */
export async function tendPeers(): Promise<void> {
	const today = clock.today();
	for (const { id } of await currentMunicipalities())
		await asTask(task, id, 'community', async (tx) => {
			for (const group of await groupsSeen(tx, id)) {
				if (group.endedOn) continue;
				const last = group.openedOn ? (await meetingsOf(tx, id, group.id)).at(-1)?.on : undefined;
				const over = group.openedOn ? dayAfter(last ?? group.openedOn, quietDays) < today : group.closesOn < today;
				if (over) await changeGroup(tx, id, group.id, { ended_on: today });
			}
		});
}

/** `consent.withdrawn`, `person-card.left-alone`, `.erase-planned`, `.erased`, `.merged`: in no group, asked for none. */
export async function forgetInPeers({ municipalityId, subjectId }: News): Promise<void> {
	await asTask('privacy.erase', municipalityId, 'community', (tx) => forgetAsksOf(tx, municipalityId, subjectId));
}

/** `person-card.merged`: who was asked by a second card keeps their place by the first. */
export async function moveInPeers({ municipalityId, subjectId }: News): Promise<void> {
	await asTask('privacy.erase', municipalityId, 'community', (tx) => moveAsksOf(tx, subjectId));
}

/** `talent.changed`, `talent.ended`: who no longer shares the wish is not asked any more. What somebody said stays theirs. */
export async function forgetUnshared({ municipalityId }: Pick<News, 'municipalityId'>): Promise<void> {
	const over = await asTask(task, municipalityId, 'community', async (tx) => {
		const ids: string[] = [];
		for (const group of await groupsSeen(tx, municipalityId)) {
			if (group.endedOn) continue;
			const waiting = (await peopleAsked(tx, municipalityId, group.id)).filter(
				({ cardId, answer }) => cardId && (answer === null || answer === 'later'),
			);
			if (waiting.length === 0) continue;
			const needs = peerThemes().get(group.themeCode)?.needs ?? [];
			const wish = await whoWish(tx, municipalityId, needs, group.areaCodes);
			ids.push(...waiting.filter(({ cardId }) => !wish.has(cardId ?? '')).map(({ id }) => id));
		}
		return ids;
	});
	await asTask('privacy.erase', municipalityId, 'community', (tx) => dropAsks(tx, municipalityId, over));
}
