import type { Area } from '#modules/areas';
import { areasAndComplexesOf } from '#modules/areas/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound } from '#platform/errors';
import { findArranging } from './arranging.store.server.ts';
import { asksOf, openAskCounts } from './asks.store.server.ts';
import { facesOf } from './faces.store.server.ts';
import { helpOf } from './help.store.server.ts';
import { mayPromiseHelp, maySee, mayTend } from './initiative.policy.ts';
import { helpRuns, type Initiative, isPublic, type Stage, stageThread, threadsOf } from './initiative.ts';
import { findInitiative } from './initiatives.store.server.ts';
import { entriesOf } from './journal.store.server.ts';
import { countPublicInitiatives, initiativesTended, type ListFilter, publicInitiatives } from './lists.store.server.ts';
import { membersOf, tiesOf } from './members.store.server.ts';
import { offlineOf } from './offline.store.server.ts';
import { outcomeOf } from './outcomes.store.server.ts';
import { pulsesSeen } from './pulse.store.server.ts';
import { stagesReached } from './stages.store.server.ts';
import { voicesWaiting } from './voices.store.server.ts';
import { alike } from './words-alike.ts';

/** What a card in a list shows. */
export type InitiativeCard = Pick<
	Initiative,
	| 'id'
	| 'title'
	| 'summary'
	| 'language'
	| 'stage'
	| 'approachCode'
	| 'areaCode'
	| 'supporters'
	| 'members'
	| 'publishedAt'
> & {
	areaName: string;
	openAsks: number;
	threads: ReturnType<typeof threadsOf>;
};

type Page = { number: number; size: number };
export type Wanted = {
	words?: string | undefined;
	areaCode?: string | undefined;
	stage?: Stage | undefined;
	ended?: boolean;
};

/** A page of public initiatives with how many there are in all. An area takes in everything that lies within it. */
export async function listInitiatives(
	tx: Tx,
	municipalityId: string,
	wanted: Wanted,
	page: Page = { number: 1, size: 24 },
): Promise<{ cards: InitiativeCard[]; total: number; areas: Area[] }> {
	const areas = await areasAndComplexesOf(tx, municipalityId);
	const filter: ListFilter = {
		words: wanted.words,
		stage: wanted.stage,
		ended: wanted.ended,
		areaCodes: wanted.areaCode ? codesWithin(areas, wanted.areaCode) : undefined,
	};
	const [found, total] = [
		await publicInitiatives(tx, municipalityId, filter, page.size, (page.number - 1) * page.size),
		await countPublicInitiatives(tx, municipalityId, filter),
	];
	return { cards: await asCards(tx, municipalityId, areas, found), total, areas };
}

/** The newest public initiatives of an area and what lies in it; of the whole municipality without area. */
export async function initiativesNear(
	tx: Tx,
	municipalityId: string,
	areaCode: string | null,
	most: number,
): Promise<InitiativeCard[]> {
	const { cards } = await listInitiatives(tx, municipalityId, areaCode ? { areaCode } : {}, { number: 1, size: most });
	return cards;
}

/** Public initiatives that began with an approach, newest first. */
export async function initiativesWith(
	tx: Tx,
	municipalityId: string,
	approachCode: string,
	most = 3,
): Promise<InitiativeCard[]> {
	const found = await publicInitiatives(tx, municipalityId, { approachCode }, most);
	return asCards(tx, municipalityId, await areasAndComplexesOf(tx, municipalityId), found);
}

/** Public initiatives in the same district that resemble an idea. */
export async function similarInitiatives(
	tx: Tx,
	municipalityId: string,
	idea: { words: string; areaCode: string; approachCode?: string | null },
): Promise<InitiativeCard[]> {
	const areas = await areasAndComplexesOf(tx, municipalityId);
	const around = areas.find(({ code }) => code === idea.areaCode)?.parentCode ?? idea.areaCode;
	const found = await publicInitiatives(tx, municipalityId, { areaCodes: codesWithin(areas, around) }, 200);
	return asCards(tx, municipalityId, areas, alike(idea, found));
}

async function asCards(
	tx: Tx,
	municipalityId: string,
	areas: readonly Area[],
	found: readonly Initiative[],
): Promise<InitiativeCard[]> {
	const asks = await openAskCounts(
		tx,
		municipalityId,
		found.map(({ id }) => id),
	);
	return found.map((one) => {
		const { id, title, summary, language, stage, approachCode, areaCode, supporters, members, publishedAt } = one;
		const openAsks = asks.get(id) ?? 0;
		return {
			id,
			title,
			summary,
			language,
			stage,
			approachCode,
			areaCode,
			supporters,
			members,
			publishedAt,
			areaName: nameOf(areas, areaCode),
			openAsks,
			threads: threadsOf(members, openAsks),
		};
	});
}

export type InitiativePage = Awaited<ReturnType<typeof readInitiative>>;

/**
 * Everything on the public page.
 * @throws NotFound when it is not there or not public
 */
export async function readInitiative(tx: Tx, municipalityId: string, id: string, entries = 4) {
	const initiative = await findInitiative(tx, id);
	if (!initiative || !isPublic(initiative)) throw new NotFound('initiative', id);
	return { ...(await withAll(tx, municipalityId, initiative, entries)) };
}

async function withAll(tx: Tx, municipalityId: string, initiative: Initiative, most: number) {
	const areas = await areasAndComplexesOf(tx, municipalityId);
	const written = await entriesOf(tx, initiative.id, most + 1);
	return {
		initiative,
		areaName: nameOf(areas, initiative.areaCode),
		thread: stageThread(initiative.stage, await stagesReached(tx, initiative.id)),
		asks: await asksOf(tx, initiative.id),
		entries: written.slice(0, most),
		moreEntries: written.length > most,
		faces: await facesOf(tx, initiative.id),
		helping: helpRuns(initiative.help, clock.today()),
		arranging: await findArranging(tx, initiative.id, clock.today()),
		outcome: initiative.endedOn ? await outcomeOf(tx, initiative.id) : undefined,
	};
}

export type TendPage = Awaited<ReturnType<typeof readForTending>>;

/**
 * Everything for who carries it and the worker beside them: the draft, and who can be reached how.
 * @throws NotFound, NotAllowed
 */
export async function readForTending(tx: Tx, actor: Actor, id: string) {
	const initiative = await findInitiative(tx, id);
	if (!initiative) throw new NotFound('initiative', id);
	const ties = await tiesOf(tx, id, actor.personId);
	if (!maySee(actor, initiative, ties)) throw new NotAllowed('initiatives.draft');
	if (!mayTend(actor, initiative, ties)) throw new NotAllowed('initiatives.draft');
	return {
		...(await withAll(tx, actor.municipalityId, initiative, 200)),
		members: await membersOf(tx, id),
		waiting: await voicesWaiting(tx, id, clock.now()),
		offline: await offlineOf(tx, id),
		mayPromiseHelp: mayPromiseHelp(actor, initiative),
		agreed: await helpOf(tx, id),
		pulses: await pulsesSeen(tx, id),
		today: clock.today(),
		writer: actor.displayName ?? '',
	};
}

/** What this person carries, or what runs and waits in the areas of this worker: drafts first. */
export async function myInitiatives(
	tx: Tx,
	actor: Actor,
	most = 50,
): Promise<(InitiativeCard & { isDraft: boolean })[]> {
	const areaCodes = actor.kind === 'staff' ? actor.areas : [];
	const found = await initiativesTended(tx, actor.municipalityId, areaCodes, most);
	const cards = await asCards(tx, actor.municipalityId, await areasAndComplexesOf(tx, actor.municipalityId), found);
	return cards
		.map((card) => ({ ...card, isDraft: card.publishedAt === null }))
		.sort((a, b) => Number(b.isDraft) - Number(a.isDraft));
}

const nameOf = (areas: readonly Area[], code: string): string => areas.find((area) => area.code === code)?.name ?? '';

function codesWithin(areas: readonly Area[], code: string): string[] {
	const children = areas
		.filter(({ parentCode }) => parentCode === code)
		.flatMap((child) => codesWithin(areas, child.code));
	return [code, ...children];
}
