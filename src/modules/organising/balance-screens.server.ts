import { spokenName } from '#modules/areas';
import { areasOf } from '#modules/areas/index.server';
import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { districtOf } from './arrangement.ts';
import { arrangementsOf } from './arrangements.store.server.ts';
import { areaWork, ownWork, teamAnswers, teamCareAnswers } from './balance.store.server.ts';
import { hoursOf, isSwallowed, monthOf, quarterOf, rangeOf, shareAmongPeople, type WorkKind } from './balance.ts';
import { countedWork } from './count-work.server.ts';

async function districts(tx: Tx, actor: Actor) {
	const today = clock.today();
	const names = new Map((await areasOf(tx, actor.municipalityId)).map(({ code, name }) => [code, spokenName(name)]));
	const now = await arrangementsOf(tx, actor.municipalityId, { now: true });
	const found = [];
	for (const code of [...new Set(actor.areas.filter((area) => /^(WK|BU)/.test(area)).map(districtOf))].sort()) {
		const months = await areaWork(tx, code, monthOf(today, -12), today);
		const agreed = now.find(({ areaCode }) => areaCode === code)?.communityShare ?? null;
		found.push({
			...{ code, name: names.get(code) ?? '', agreed, swallowed: agreed !== null && isSwallowed(months, agreed) },
			months: months.map((one) => ({ ...one, ...rangeOf(one.share) })),
		});
	}
	return found;
}

/** The split of the week by district, what was counted of the actor alone, and what answered the questions of the own team. */
export async function balanceScreen({ tx, actor }: Pick<Ask, 'tx' | 'actor'>) {
	const today = clock.today();
	const mine = actor.personId ? await ownWork(tx, actor.municipalityId, actor.personId, monthOf(today, -2)) : [];
	const minutes = (rows: typeof mine, kind: WorkKind) =>
		hoursOf(rows.reduce((sum, row) => sum + (row.kind === kind ? row.minutes : 0), 0));
	return {
		districts: await districts(tx, actor),
		own: [...Map.groupBy(mine, ({ month }) => month)].map(([month, rows]) => ({
			...{ month, community: minutes(rows, 'community'), casework: minutes(rows, 'casework') },
			rows: rows.map(({ what, many }) => ({ what, many })),
		})),
		counted: countedWork(),
		answers: (await teamAnswers(tx, quarterOf(today, -8), today)).map((one) => ({
			// A share alone: of few questions a number by kind of answer could be one somebody.
			...{ quarter: one.quarter, questions: one.questions, share: shareAmongPeople(one) },
		})),
		care: actor.teamId ? await teamCareAnswers(tx, actor.municipalityId, actor.teamId, quarterOf(today, -8)) : [],
	};
}

/** On Vandaag: districts where casework swallows what was agreed, three months in a row. */
export async function balanceToday({ tx, actor }: Pick<Ask, 'tx' | 'actor'>) {
	if (!hasRole(actor, 'social_broker', 'team_worker', 'team_lead')) return [];
	return (await districts(tx, actor)).flatMap(({ swallowed, name, agreed, months }) =>
		swallowed ? [{ name, agreed: agreed ?? 0, share: months.at(-1)?.share ?? 0 }] : [],
	);
}
