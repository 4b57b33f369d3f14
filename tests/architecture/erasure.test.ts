import { describe, expect, test } from 'vitest';
import { retentionTable } from '#platform/policy/index.server';
import { useDatabase } from '#testing/database';

const { asOwner } = useDatabase();

/** Tables that point at a worker, not at a resident: what workers did stays under their role's own term. */
const aboutWorkers: Record<string, string> = {
	'community.assignment': 'which role somebody held; a volunteer loses theirs with the card',
	'community.worker': 'who works here; forgotten two years after the last role',
};

describe('who asks to be erased', () => {
	test('reads of every table that points at a person what becomes of it', async () => {
		const { rows } = await asOwner(`
			select distinct table_schema || '.' || table_name as name from information_schema.columns
			where table_schema in ('community', 'care') and column_name in ('person_id', 'card_id', 'reporter_id', 'account_id', 'person_key')`);
		expect(rows.length).toBeGreaterThan(3);
		const answered = new Set(
			Object.values(retentionTable.classes).flatMap(({ onRequest, tables }) => (onRequest ? tables : [])),
		);
		expect(rows.map(({ name }) => name as string).filter((name) => !answered.has(name) && !aboutWorkers[name])).toEqual(
			[],
		);
	});

	test('reads why whenever something stays', () => {
		const silent = Object.entries(retentionTable.classes).filter(
			([, { onRequest }]) => onRequest && onRequest.becomes !== 'gone' && !onRequest.why.nl,
		);
		expect(silent.map(([name]) => name)).toEqual([]);
	});
});
