import { spokenName } from '#modules/areas';
import { areasOf } from '#modules/areas/index.server';
import { colleaguesIn, ourNames } from '#modules/people/index.server';
import { clock } from '#platform/clock';
import { accessMatrix, processingActivities } from '#platform/policy/index.server';
import type { Ask } from '#platform/route/index.server';
import { districtOf } from './arrangement.ts';
import { arrangementsOf } from './arrangements.store.server.ts';
import { whatMaySee } from './what-i-may-see.ts';

/** One workplace for a team out of many organisations: with whom I work, for whom each works, and what I may see on what ground. */
export async function teamScreen({ tx, actor }: Pick<Ask, 'tx' | 'actor'>) {
	const here = actor.municipalityId;
	const colleagues = await colleaguesIn(tx, here, [...actor.areas], ['social_broker', 'team_worker', 'team_lead']);
	const mine = new Set(actor.areas.map(districtOf));
	const now = (await arrangementsOf(tx, here, { now: true })).filter(({ areaCode }) => mine.has(areaCode));
	const names = new Map((await areasOf(tx, here)).map(({ code, name }) => [code, spokenName(name)]));
	const teams = Map.groupBy(colleagues, ({ teamId }) => teamId);
	return {
		today: clock.today(),
		districts: now.map(({ areaCode, way, ground }) => ({
			code: areaCode,
			name: names.get(areaCode) ?? '',
			way,
			ground,
		})),
		teams: [...teams.values()]
			.map((members) => ({
				id: members[0]?.teamId ?? '',
				name: members[0]?.teamName ?? '',
				organisation: members[0]?.organisation ?? '',
				mine: members[0]?.teamId === actor.teamId,
				members: members.map(({ id, name, employer, organisation }) => ({
					...{ id, name, me: id === actor.personId },
					/** Who pays them, when that is another organisation than they work for. */
					onLoanFrom: employer === organisation ? '' : employer,
				})),
			}))
			.toSorted((a, b) => Number(b.mine) - Number(a.mine) || a.name.localeCompare(b.name, 'nl')),
		roles: actor.roles.map((role) => ourNames[role]),
		maySee: whatMaySee(accessMatrix.permissions, processingActivities.activities, actor.roles),
	};
}
