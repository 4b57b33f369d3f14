import autocannon from 'autocannon';
import { lookInAs, type Site, startSite } from './site.ts';

const signals = 100_000;
const seconds = 8;

/**
 * Requests per second and waiting times of the five main pages, as visitors see them (their zone's
 * login, row security on), with 100,000 signals in the database; beside a bare route of the same server.
 */
export async function run(): Promise<void> {
	const site = await startSite();
	try {
		await fillWithSignals(site);
		const worker = await lookInAs(site.url, 'marloes');
		const pages: [name: string, path: string, cookie?: string][] = [
			['bare route', '/healthz'],
			['Buurt (start)', '/'],
			['Doe mee', '/doe-mee'],
			['Buurt with figures', '/buurt/BU03440831'],
			['Signalen (worker)', '/signalen', worker],
			['Patronen (worker)', '/patronen', worker],
		];
		console.log(
			`${signals.toLocaleString('en')} signals, ${seconds} s a page, 8 connections, after 2 s of warming up\n`,
		);
		console.log(
			`${'page'.padEnd(22)}${'req/s'.padStart(9)}${'ratio'.padStart(9)}${'p50 ms'.padStart(9)}${'p95 ms'.padStart(9)}${'kB'.padStart(9)}${'not 200'.padStart(9)}`,
		);
		let reference = 0;
		for (const [name, path, cookie] of pages) {
			const options = {
				url: site.url + path,
				connections: 8,
				headers: { 'accept-encoding': 'gzip', ...(cookie && { cookie }) },
			};
			await autocannon({ ...options, duration: 2 });
			const result = await autocannon({ ...options, duration: seconds });
			const perSecond = result.requests.average;
			reference ||= perSecond;
			const kB = result.throughput.total / Math.max(1, result.requests.total) / 1000;
			console.log(
				name.padEnd(22) +
					perSecond.toFixed(0).padStart(9) +
					(perSecond / reference).toFixed(3).padStart(9) +
					String(result.latency.p50).padStart(9) +
					String(result.latency.p97_5).padStart(9) +
					kB.toFixed(1).padStart(9) +
					String(result.non2xx + result.errors).padStart(9),
			);
		}
	} finally {
		await site.stop();
	}
}

/** Spreads invented signals over the areas, needs and two years, as the owner: making them is not what is measured. */
async function fillWithSignals({ owner }: Site): Promise<void> {
	await owner.query(
		`insert into community.signal (municipality_id, id, kind, area_code, need_code, text, source, captured_at)
		 select s.municipality_id, gen_random_uuid(), s.kind, a.code, s.need_code, s.text, s.source, now() - random() * interval '730 days'
		 from generate_series(1, $1::int) n
		 join lateral (select * from community.signal order by id offset (n % 500) limit 1) s on true
		 join lateral (select code from open.area where kind = 'neighbourhood' order by code offset (n % 100) limit 1) a on true`,
		[signals],
	);
	await owner.query('analyze');
}
