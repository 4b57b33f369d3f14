import { sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import type { IntakeWay } from './intake.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'care.intake_way': {
			municipality_id: string;
			area_code: string;
			team_id: string;
			talk_days: number;
			specialist_called: string;
			town_called: string;
			deciders: string[];
			deciders_called: string;
			changed_on: string;
		};
	}
}

/** Whether the actor's team has a part in how this area takes questions in. */
export const mayQueue = async (tx: Tx, areaCode: string): Promise<boolean> =>
	(await sql<{ may: boolean }>`select care.my_team_may_queue(${areaCode}) as may`.execute(tx)).rows[0]?.may ?? false;

export async function intakeWays(tx: Tx, municipalityId: string): Promise<IntakeWay[]> {
	const rows = await tx
		.selectFrom('care.intake_way')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.orderBy('area_code')
		.execute();
	return rows.map((row) => ({
		areaCode: row.area_code,
		teamId: row.team_id,
		talkDays: row.talk_days,
		specialistCalled: row.specialist_called,
		townCalled: row.town_called,
		deciders: row.deciders,
		decidersCalled: row.deciders_called,
	}));
}

export async function saveIntakeWay(tx: Tx, municipalityId: string, way: IntakeWay, on: string): Promise<void> {
	const row = {
		team_id: way.teamId,
		talk_days: way.talkDays,
		specialist_called: way.specialistCalled,
		town_called: way.townCalled,
		deciders: [...way.deciders],
		deciders_called: way.decidersCalled,
		changed_on: on,
	};
	await tx
		.insertInto('care.intake_way')
		.values({ municipality_id: municipalityId, area_code: way.areaCode, ...row })
		.onConflict((conflict) => conflict.columns(['municipality_id', 'area_code', 'team_id']).doUpdateSet(row))
		.execute();
}
