import type { Generated } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import type { Arrangement, Ground, Way } from './arrangement.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'open.arrangement': {
			municipality_id: string;
			id: string;
			area_code: string;
			way: Way;
			ground: Ground;
			why: string;
			breadth: string;
			depth: string;
			community_share: number;
			expect: string;
			asked: string;
			reach: string;
			parties: string;
			first_team_id: string;
			first_team: string;
			talk_days: Generated<number>;
			back_team_id: string | null;
			back_team: string;
			since_on: string;
			made_on: string;
			until_on: Generated<string | null>;
			chosen_as: 'administrator' | 'team_lead';
		};
		'open.arrangement_team': {
			municipality_id: string;
			arrangement_id: string;
			team_id: string;
			called: string;
		};
		'community.arrangement_maker': {
			municipality_id: string;
			arrangement_id: string;
			worker_id: string;
		};
	}
}

/** Every choice of one district, or the ones that hold now; the newest first. */
export const arrangementsOf = (
	tx: Tx,
	municipalityId: string,
	where: { areaCode?: string; now?: true },
): Promise<Arrangement[]> =>
	tx
		.selectFrom('open.arrangement')
		.select([
			'id',
			'area_code as areaCode',
			'way',
			'ground',
			'why',
			'breadth',
			'depth',
			'community_share as communityShare',
			'expect',
			'asked',
			'reach',
			'parties',
			'first_team_id as firstTeamId',
			'first_team as firstTeam',
			'talk_days as talkDays',
			'back_team_id as backTeamId',
			'back_team as backTeam',
			'since_on as sinceOn',
			'made_on as madeOn',
			'until_on as untilOn',
			'chosen_as as chosenAs',
		])
		.where('municipality_id', '=', municipalityId)
		.$if(where.areaCode !== undefined, (query) => query.where('area_code', '=', where.areaCode ?? ''))
		.$if(where.now === true, (query) => query.where('until_on', 'is', null))
		.orderBy('made_on', 'desc')
		.orderBy('id', 'desc')
		.limit(200)
		.execute();

/** Whom one may ask besides the first team, by the id of the choice. */
export async function askedTeamsOf(
	tx: Tx,
	municipalityId: string,
	ids: readonly string[],
): Promise<Map<string, { id: string; called: string }[]>> {
	if (ids.length === 0) return new Map();
	const rows = await tx
		.selectFrom('open.arrangement_team')
		.select(['arrangement_id as of', 'team_id as id', 'called'])
		.where('municipality_id', '=', municipalityId)
		.where('arrangement_id', 'in', ids)
		.orderBy('called')
		.execute();
	const all = Map.groupBy(rows, (row) => row.of);
	return new Map([...all].map(([of, teams]) => [of, teams.map(({ id, called }) => ({ id, called }))]));
}

/** What held until now holds until today: nothing of it is written over. */
export async function closeArrangement(tx: Tx, municipalityId: string, areaCode: string, on: string): Promise<void> {
	await tx
		.updateTable('open.arrangement')
		.set({ until_on: on })
		.where('municipality_id', '=', municipalityId)
		.where('area_code', '=', areaCode)
		.where('until_on', 'is', null)
		.execute();
}

export async function addArrangement(
	tx: Tx,
	municipalityId: string,
	one: Omit<Arrangement, 'untilOn'>,
	teams: readonly { id: string; name: string }[],
	workerId: string,
): Promise<void> {
	await tx
		.insertInto('open.arrangement')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			area_code: one.areaCode,
			way: one.way,
			ground: one.ground,
			why: one.why,
			breadth: one.breadth,
			depth: one.depth,
			community_share: one.communityShare,
			expect: one.expect,
			asked: one.asked,
			reach: one.reach,
			parties: one.parties,
			first_team_id: one.firstTeamId,
			first_team: one.firstTeam,
			talk_days: one.talkDays,
			back_team_id: one.backTeamId,
			back_team: one.backTeam,
			since_on: one.sinceOn,
			made_on: one.madeOn,
			chosen_as: one.chosenAs,
		})
		.execute();
	if (teams.length > 0)
		await tx
			.insertInto('open.arrangement_team')
			.values(
				teams.map(({ id, name }) => ({
					municipality_id: municipalityId,
					arrangement_id: one.id,
					team_id: id,
					called: name,
				})),
			)
			.execute();
	await tx
		.insertInto('community.arrangement_maker')
		.values({ municipality_id: municipalityId, arrangement_id: one.id, worker_id: workerId })
		.execute();
}

/** Which colleague chose, by the id of the choice; for who chooses too. */
export async function makersOf(tx: Tx, municipalityId: string, ids: readonly string[]): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const rows = await tx
		.selectFrom('community.arrangement_maker')
		.select(['arrangement_id as id', 'worker_id as workerId'])
		.where('municipality_id', '=', municipalityId)
		.where('arrangement_id', 'in', ids)
		.execute();
	return new Map(rows.map(({ id, workerId }) => [id, workerId]));
}
