import * as v from 'valibot';
import { beforeAll, expect, test } from 'vitest';
import { asActor } from '#platform/db/index.server';
import { parse } from '#platform/route/form';
import { useDatabase, waterveen } from '#testing/database';
import { initiativeResource, initiativesResource, standBehind, startInitiative } from './index.server.ts';
import { ListQuery, operations } from './index.ts';
import { areasSql, coffeeOnMonday, dirk, fatma, ownVoice, visitor } from './initiatives.fixtures.ts';

const { asOwner } = useDatabase();
let open: string;
let draft: string;
const schema = (operationId: string) =>
	operations.find((one) => one.operationId === operationId)?.output.schema as v.GenericSchema;

beforeAll(async () => {
	await asOwner(areasSql, [waterveen]);
	const started = await asActor(fatma, 'community', (tx) => startInitiative(tx, fatma, coffeeOnMonday));
	open = started.id;
	await asActor(dirk, 'community', (tx) =>
		standBehind(tx, dirk, { id: open, invitation: started.invitation as string }, ownVoice),
	);
	draft = (await asActor(fatma, 'community', (tx) => startInitiative(tx, fatma, coffeeOnMonday))).id;
});

test('a program reads the list as it is described, without drafts', async () => {
	const asked = parse(ListQuery, { pageSize: '1' });
	if (!asked.success) throw new Error('the query is fine');
	const list = await asActor(visitor, 'open', (tx) => initiativesResource(tx, waterveen, asked.output));
	expect(v.safeParse(schema('listInitiatives'), list).issues).toBeUndefined();
	expect(list).toMatchObject({ totalItems: 1, totalPages: 1, results: [{ id: open, areaName: 'Molenbuurt' }] });
});
test('a program reads one as it is described, and a draft is not there', async () => {
	const one = await asActor(visitor, 'open', (tx) => initiativeResource(tx, waterveen, open));
	expect(v.safeParse(schema('getInitiative'), one).issues).toBeUndefined();
	expect(JSON.stringify(one)).not.toContain('Fatma');
	await expect(asActor(visitor, 'open', (tx) => initiativeResource(tx, waterveen, draft))).rejects.toMatchObject({
		code: 'not-found',
	});
	await expect(asActor(visitor, 'open', (tx) => initiativeResource(tx, waterveen, 'geen-id'))).rejects.toMatchObject({
		code: 'not-found',
	});
});
