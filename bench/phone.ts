import { chromium } from '@playwright/test';
import { startSite } from './site.ts';

/** A cheap phone on a slow line: Lighthouse's "slow 4G" (1.6 Mbit/s down, 150 ms) and a processor four times slower. */
const line = { offline: false, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8, latency: 150 };
const pages: [name: string, path: string][] = [
	['bare page', '/offline'],
	['Buurt (start)', '/'],
	['Doe mee', '/doe-mee'],
	['Buurt with figures', '/buurt/BU03440831'],
	['Initiatieven', '/initiatieven'],
	['Aanpakken', '/aanpakken'],
];
const visits = 5;

/** When a first visitor sees the largest part of a page, and what it costs in bytes; the barest page of the same site as reference. */
export async function run(): Promise<void> {
	const site = await startSite();
	const browser = await chromium.launch({
		executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
		args: ['--no-sandbox'],
	});
	try {
		for (const [, path] of pages) await fetch(site.url + path);
		console.log(`first visit, nothing kept, median of ${visits}\n`);
		console.log(['page'.padEnd(22), 'LCP ms', 'ratio', 'kB sent', 'requests'].map((head) => head.padStart(9)).join(''));
		let reference = 0;
		for (const [name, path] of pages) {
			const seen = [];
			for (let visit = 0; visit < visits; visit++) seen.push(await visitOnce(browser, site.url + path));
			const { paint, bytes, requests } = seen.sort((a, b) => a.paint - b.paint)[visits >> 1] as Visit;
			reference ||= paint;
			console.log(
				name.padEnd(22) +
					[paint.toFixed(0), (paint / reference).toFixed(2), (bytes / 1000).toFixed(1), String(requests)]
						.map((cell) => cell.padStart(9))
						.join(''),
			);
		}
	} finally {
		await browser.close();
		await site.stop();
	}
}

type Visit = { paint: number; bytes: number; requests: number };

async function visitOnce(browser: Awaited<ReturnType<typeof chromium.launch>>, url: string): Promise<Visit> {
	const context = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block' });
	const page = await context.newPage();
	const phone = await context.newCDPSession(page);
	let bytes = 0;
	let requests = 0;
	phone.on('Network.loadingFinished', ({ encodedDataLength }) => {
		bytes += encodedDataLength;
		requests++;
	});
	await phone.send('Network.enable');
	await phone.send('Network.emulateNetworkConditions', line);
	await phone.send('Emulation.setCPUThrottlingRate', { rate: 4 });
	await page.goto(url, { waitUntil: 'networkidle' });
	const paint = await page.evaluate(
		() =>
			new Promise<number>((found) => {
				new PerformanceObserver((list) => found(list.getEntries().at(-1)?.startTime ?? Number.NaN)).observe({
					type: 'largest-contentful-paint',
					buffered: true,
				});
			}),
	);
	await context.close();
	return { paint, bytes, requests };
}
