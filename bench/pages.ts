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
			const { result, waits } = await measure({ ...options, duration: seconds });
			const perSecond = result.requests.average;
			reference ||= perSecond;
			const kB = result.throughput.total / Math.max(1, result.requests.total) / 1000;
			console.log(
				name.padEnd(22) +
					perSecond.toFixed(0).padStart(9) +
					(perSecond / reference).toFixed(3).padStart(9) +
					quantile(waits, 0.5).padStart(9) +
					quantile(waits, 0.95).padStart(9) +
					kB.toFixed(1).padStart(9) +
					String(result.non2xx + result.errors).padStart(9),
			);
		}
	} finally {
		await site.stop();
	}
}

/** One measurement, with every waiting time (milliseconds, sorted): autocannon itself has no 95th percentile. */
async function measure(options: autocannon.Options): Promise<{ result: autocannon.Result; waits: number[] }> {
	const waits: number[] = [];
	const result = await new Promise<autocannon.Result>((done, fail) => {
		autocannon(options, (error, measured) => (error ? fail(error) : done(measured))).on(
			'response',
			(_client, _status, _bytes, milliseconds) => waits.push(milliseconds),
		);
	});
	return { result, waits: waits.sort((a, b) => a - b) };
}

/** A quantile of sorted waiting times, in milliseconds with one decimal. */
const quantile = (waits: number[], share: number): string =>
	(waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? Number.NaN).toFixed(1);

/** Spreads invented signals over the areas, needs and two years, as the owner: making them is not what is measured. */
async function fillWithSignals({ owner }: Site): Promise<void> {
	await owner.query(
		`with known as (select s.*, row_number() over (order by id) - 1 as place, count(*) over () as size from community.signal s),
		      areas as (select code, row_number() over (order by code) - 1 as place, count(*) over () as size
		                from open.area where kind = 'neighbourhood')
		 insert into community.signal (municipality_id, id, kind, area_code, need_code, text, source, receipt, captured_at)
		 select k.municipality_id, gen_random_uuid(), k.kind, a.code, k.need_code, k.text, k.source, 'bench ' || n,
		        now() - random() * interval '730 days'
		 from generate_series(1, $1::int) n
		 join known k on k.place = n % k.size
		 join areas a on a.place = n % a.size`,
		[signals],
	);
	await owner.query('analyze');
}
