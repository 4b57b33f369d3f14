import type { Generated } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import type { TextReport, TextReportState } from './text-report.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'community.text_report': {
			municipality_id: string;
			id: string;
			page: string;
			remark: string;
			state: Generated<TextReportState>;
			answer: Generated<string>;
			reported_at: Date;
			answered_at: Date | null;
		};
	}
}

export async function addTextReport(
	tx: Tx,
	row: { municipality_id: string; id: string; page: string; remark: string; reported_at: Date },
): Promise<void> {
	await tx
		.insertInto('community.text_report')
		.values({ ...row, answered_at: null })
		.execute();
}

export async function textReports(tx: Tx, state: TextReportState | undefined): Promise<TextReport[]> {
	const rows = await tx
		.selectFrom('community.text_report')
		.selectAll()
		.$if(state !== undefined, (query) => query.where('state', '=', state as TextReportState))
		.orderBy('reported_at', 'desc')
		.limit(200)
		.execute();
	return rows.map(({ id, page, remark, state, answer, reported_at }) => ({
		id,
		page,
		remark,
		state,
		answer,
		reportedAt: reported_at,
	}));
}

/** Answers a report that nobody answered yet; false when somebody did. */
export async function answerIfNew(
	tx: Tx,
	id: string,
	state: TextReportState,
	answer: string,
	at: Date,
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('community.text_report')
		.set({ state, answer, answered_at: at })
		.where('id', '=', id)
		.where('state', '=', 'new')
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

export type AccessLogRow = {
	id: string;
	permission: string;
	purpose: string;
	outcome: string;
	actor_kind: string;
	actor_roles: string;
	actor_pseudonym: string | null;
	organisation_id: string | null;
	subject_pseudonym: string | null;
	occurred_at: Date;
};

const shown = [
	'id',
	'permission',
	'purpose',
	'outcome',
	'actor_kind',
	'actor_roles',
	'actor_pseudonym',
	'organisation_id',
	'subject_pseudonym',
	'occurred_at',
] as const;

export async function accessLog(
	tx: Tx,
	filter: { outcome?: 'done' | 'seen' | 'denied' | undefined; permission?: string | undefined },
	most: number,
): Promise<AccessLogRow[]> {
	return tx
		.selectFrom('audit.entry')
		.select(shown)
		.$if(filter.outcome !== undefined, (query) => query.where('outcome', '=', filter.outcome as 'done'))
		.$if(Boolean(filter.permission), (query) => query.where('permission', '=', filter.permission as string))
		.orderBy('occurred_at', 'desc')
		.limit(most)
		.execute();
}
