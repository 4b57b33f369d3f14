import type { Generated } from 'kysely';
import { sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { PeerGroup, PeerMeeting, Pulse } from './peer.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'community.peer_group': {
			municipality_id: string;
			id: string;
			theme_code: string;
			place_code: string;
			area_codes: string[];
			fewest: number;
			made_by: string;
			team_id: Generated<string>;
			made_on: string;
			closes_on: string;
			opened_on: Generated<string | null>;
			self_since: Generated<string | null>;
			ended_on: Generated<string | null>;
		};
		'community.peer_meeting': {
			municipality_id: string;
			id: string;
			group_id: string;
			on_day: string;
			at_time: string;
			where_words: string;
			by_maker: Generated<boolean>;
		};
	}
}

const shown = [
	'id',
	'theme_code as themeCode',
	'place_code as placeCode',
	'area_codes as areaCodes',
	'fewest',
	'made_by as madeBy',
	'made_on as madeOn',
	'closes_on as closesOn',
	'opened_on as openedOn',
	'self_since as selfSince',
	'ended_on as endedOn',
] as const;

type First = Pick<PeerMeeting, 'id' | 'on' | 'at' | 'where'>;

/** A group with its first date. False when the id is taken. */
export async function addGroup(
	tx: Tx,
	municipalityId: string,
	group: Omit<PeerGroup, 'openedOn' | 'selfSince' | 'endedOn'>,
	first: First,
): Promise<boolean> {
	const done = await tx
		.insertInto('community.peer_group')
		.values({
			municipality_id: municipalityId,
			id: group.id,
			theme_code: group.themeCode,
			place_code: group.placeCode,
			area_codes: [...group.areaCodes],
			fewest: group.fewest,
			made_by: group.madeBy,
			made_on: group.madeOn,
			closes_on: group.closesOn,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (done.numInsertedOrUpdatedRows !== 1n) return false;
	await tx
		.insertInto('community.peer_meeting')
		.values({
			municipality_id: municipalityId,
			id: first.id,
			group_id: group.id,
			on_day: first.on,
			at_time: first.at,
			where_words: first.where,
			by_maker: true,
		})
		.execute();
	return true;
}

/** Groups the actor began; for the task all of them. */
export const groupsSeen = (tx: Tx, municipalityId: string): Promise<PeerGroup[]> =>
	tx
		.selectFrom('community.peer_group')
		.select(shown)
		.where('municipality_id', '=', municipalityId)
		.orderBy('made_on', 'desc')
		.orderBy('id')
		.limit(500)
		.execute();

export async function findGroup(tx: Tx, municipalityId: string, id: string): Promise<PeerGroup | undefined> {
	if (!isId(id)) return undefined;
	return tx
		.selectFrom('community.peer_group')
		.select(shown)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
}

/** False when it is over already, or not theirs. */
export async function changeGroup(
	tx: Tx,
	municipalityId: string,
	id: string,
	change: { opened_on?: string; self_since?: string; ended_on?: string },
): Promise<boolean> {
	const done = await tx
		.updateTable('community.peer_group')
		.set(change)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('ended_on', 'is', null)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

/** When and where: the first time, for who began it as long as they are still there; for the task all. */
export const meetingsOf = (tx: Tx, municipalityId: string, groupId: string): Promise<First[]> =>
	tx
		.selectFrom('community.peer_meeting')
		.select(['id', 'on_day as on', 'at_time as at', 'where_words as where'])
		.where('municipality_id', '=', municipalityId)
		.where('group_id', '=', groupId)
		.orderBy('on_day')
		.execute();

/** For how many a group could fit: 0, 5, 10 and so on. */
export async function roomFor(tx: Tx, areaCodes: readonly string[], needs: readonly string[]): Promise<number> {
	const { rows } = await sql<{
		room: number;
	}>`select community.peer_room(${[...areaCodes]}, ${[...needs]}) as room`.execute(tx);
	return rows[0]?.room ?? 0;
}

/** How it is, from five answers up. */
export async function pulsesOf(tx: Tx, groupId: string): Promise<{ pulse: Pulse; many: number }[]> {
	const { rows } = await sql<{
		pulse: Pulse;
		many: string;
	}>`select pulse, many from community.peer_pulses(${groupId}::uuid)`.execute(tx);
	return rows.map(({ pulse, many }) => ({ pulse, many: Number(many) }));
}
