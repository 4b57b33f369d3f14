import { type Approach, approachesFor } from '#modules/approaches';
import { loadApproaches } from '#modules/approaches/index.server';
import { similarInitiatives } from '#modules/initiatives/index.server';
import { themeOfNeed } from '#modules/needs';
import { theNeeds } from '#modules/needs/index.server';
import type { Tx } from '#platform/db/index.server';

/** What there is already, for a need in an area: nothing of persons, all of it published. */
export type WhatExists = {
	initiatives: { id: string; title: string; areaName: string }[];
	approaches: { code: string; nl: string; en: string }[];
};

const most = 3;

/** Initiatives nearby that resemble the need, and ways in which neighbours elsewhere did it together. */
export async function whatExists(
	tx: Tx,
	municipalityId: string,
	{ needCode, areaCode }: { needCode: string | null; areaCode: string },
): Promise<WhatExists> {
	const need = needCode ? theNeeds().needByCode.get(needCode) : undefined;
	if (!need) return { initiatives: [], approaches: [] };
	const fitting = fittingApproaches(need.code);
	const alike = await similarInitiatives(tx, municipalityId, {
		words: need.nl,
		areaCode,
		approachCode: fitting[0]?.code ?? null,
	});
	return {
		initiatives: alike.slice(0, most).map(({ id, title, areaName }) => ({ id, title, areaName })),
		approaches: fitting.map(({ code, title }) => ({ code, nl: title.nl, en: title.en })),
	};
}

/** Approaches that one can begin with, best first. */
export function fittingApproaches(needCode: string): Approach[] {
	return approachesFor(loadApproaches().approaches, {
		need: needCode,
		theme: themeOfNeed(theNeeds(), needCode)?.code ?? null,
	})
		.map(({ approach }) => approach)
		.filter(({ kind }) => kind === 'approach')
		.slice(0, most);
}
