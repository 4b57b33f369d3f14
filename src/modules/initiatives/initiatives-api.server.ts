import type * as v from 'valibot';
import type { Tx } from '#platform/db/index.server';
import type { InitiativeItemResource, InitiativeResource } from './initiatives.api.ts';
import type { ListQuery } from './initiatives.forms.ts';
import { type InitiativeCard, listInitiatives, readInitiative } from './read-initiatives.server.ts';

const root = '/api/v1/initiatives';

/** A page of public initiatives with links to the pages around it. */
export async function initiativesResource(
	tx: Tx,
	municipalityId: string,
	{ q, area, stage, page, pageSize }: v.InferOutput<typeof ListQuery>,
) {
	const { cards, total } = await listInitiatives(
		tx,
		municipalityId,
		{ words: q, areaCode: area, stage },
		{ number: page, size: pageSize },
	);
	const totalPages = Math.max(1, Math.ceil(total / pageSize));
	const link = (number: number) => {
		const query = new URLSearchParams({
			...(q && { q }),
			...(area && { area }),
			...(stage && { stage }),
			page: String(number),
			pageSize: String(pageSize),
		});
		return { href: `${root}?${query}` };
	};
	return {
		page,
		pageSize,
		totalItems: total,
		totalPages,
		results: cards.map(itemOf),
		_links: {
			self: link(page),
			first: link(1),
			last: link(totalPages),
			...(page > 1 && { prev: link(Math.min(page - 1, totalPages)) }),
			...(page < totalPages && { next: link(page + 1) }),
		},
	};
}

function itemOf(card: InitiativeCard): InitiativeItemResource {
	const {
		id,
		title,
		summary,
		language,
		areaCode,
		areaName,
		approachCode,
		stage,
		supporters,
		members,
		openAsks,
		publishedAt,
	} = card;
	return {
		id,
		title,
		summary,
		language,
		areaCode,
		areaName,
		approachCode,
		stage,
		supporters,
		members,
		openAsks,
		publishedAt: publishedAt?.toISOString() ?? '',
		_links: linksOf(id),
	};
}

const linksOf = (id: string) => ({ self: { href: `${root}/${id}` }, page: { href: `/initiatief/${id}` } });

/** One public initiative. @throws NotFound for a draft as for what does not exist. */
export async function initiativeResource(tx: Tx, municipalityId: string, id: string): Promise<InitiativeResource> {
	const { initiative, areaName, thread, asks, entries, faces, helping } = await readInitiative(
		tx,
		municipalityId,
		id,
		500,
	);
	const {
		title,
		summary,
		story,
		language,
		areaCode,
		approachCode,
		stage,
		supporters,
		members,
		nextStep,
		nextStepOn,
		publishedAt,
		endedOn,
		endingStory,
	} = initiative;
	return {
		id,
		title,
		summary,
		story,
		language,
		areaCode,
		areaName,
		approachCode,
		stage,
		supporters,
		members,
		openAsks: asks.filter(({ foundAt }) => !foundAt).length,
		publishedAt: publishedAt?.toISOString() ?? '',
		stages: thread,
		nextStep: nextStep ? { text: nextStep, on: nextStepOn } : null,
		asks: asks.map((ask) => ({
			id: ask.id,
			title: ask.title,
			detail: ask.detail,
			found: ask.foundAt !== null,
			foundWords: ask.foundWords,
		})),
		journal: entries.map(({ writtenOn, text, byName }) => ({ writtenOn, text, byName })),
		carriedBy: faces.map(({ name, does }) => ({ name, does })),
		help: helping ? initiative.help : null,
		endedOn,
		endingStory,
		_links: linksOf(id),
	};
}
