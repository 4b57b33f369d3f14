import { expect, test, vi } from 'vitest';
import { asActor } from '#platform/db/index.server';
import { type AppEvent, tell } from '#platform/events/index.server';
import { newId } from '#platform/ids';
import { useDatabase } from '#testing/database';
import { persona, seedPeople } from '#testing/personas';
import { startJobs } from './index.server.ts';

const { asOwner } = useDatabase();

test('news reaches each who listens once; who fails hears it again, the others do not', async () => {
	await seedPeople(asOwner);
	const heard: [string, AppEvent['subjectId']][] = [];
	let failing = true;
	const jobs = await startJobs(
		{
			'signal.captured': [
				{
					name: 'a.fails-once',
					hear: async ({ subjectId }) => {
						heard.push(['fails once', subjectId]);
						if (failing) {
							failing = false;
							throw new Error('not now');
						}
					},
				},
				{ name: 'b.hears', hear: async ({ subjectId }) => void heard.push(['hears', subjectId]) },
			],
			'signal.undone': [{ name: 'c.other', hear: async () => void heard.push(['other', '']) }],
		},
		[],
	);
	try {
		const id = newId();
		await asActor(persona('marloes'), 'community', (tx) =>
			tell(tx, persona('marloes'), 'community', 'signal.captured', id),
		);
		await vi.waitFor(() => expect(heard).toHaveLength(3), { timeout: 20_000, interval: 100 });
		expect(heard.filter(([who]) => who === 'hears')).toEqual([['hears', id]]);
		expect(heard.filter(([who]) => who === 'fails once')).toEqual([
			['fails once', id],
			['fails once', id],
		]);
		await vi.waitFor(
			async () => expect((await asOwner(`select distinct state from jobs.job`)).rows).toEqual([{ state: 'completed' }]),
			{ timeout: 5000, interval: 100 },
		);
	} finally {
		await jobs.stop();
	}
}, 30_000);

test('news for a listener of another version is not swallowed here: it waits for who knows it', async () => {
	await asOwner('delete from jobs.job');
	const told: string[] = [];
	const listening = (name: string) => ({
		'signal.captured': [{ name, hear: async () => void told.push(name) }],
	});
	const older = await startJobs(listening('x.known'), []);
	try {
		const event = { type: 'signal.captured', subjectId: newId() };
		await asOwner(
			`insert into jobs.job (name, data, retry_limit, retry_delay, state, policy) select name, $1::jsonb, 5, 1, 'created', policy from jobs.queue where name = 'news'`,
			[JSON.stringify({ listener: 'x.new', event })],
		);
		await vi.waitFor(
			async () => expect((await asOwner('select state from jobs.job')).rows).toEqual([{ state: 'retry' }]),
			{ timeout: 10_000, interval: 100 },
		);
	} finally {
		await older.stop();
	}
	const newer = await startJobs(listening('x.new'), []);
	try {
		await vi.waitFor(() => expect(told).toEqual(['x.new']), { timeout: 10_000, interval: 100 });
	} finally {
		await newer.stop();
	}
}, 30_000);
