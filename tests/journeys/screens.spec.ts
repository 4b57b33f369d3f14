import { type Browser, expect, type Page, test } from '@playwright/test';
import { barriersOn } from './barriers.ts';
import { lookInAs } from './look-in.ts';
import { detailsOf, publicScreens, screensOf } from './screens.ts';

/**
 * Every screen, for everyone: nothing that shuts somebody out in either theme, light or dark, Dutch or English; nothing wider
 * than a small phone, one first title, nothing too small to hit, nothing asked of another place.
 */
test.describe.configure({ timeout: 300_000 });

/** An address, or the first link of a shape on a list. */
type Screen = string | [list: string, link: RegExp];

/** So many screens to a test, so that two run beside each other to the end. */
const together = 10;

for (const who of ['', ...Object.keys(screensOf)]) {
	const screens: Screen[] = [...((who ? screensOf[who] : publicScreens) ?? []), ...(detailsOf[who] ?? [])];
	for (let from = 0; from < screens.length; from += together) {
		const some = screens.slice(from, from + together);
		test(`no screen shuts anybody out (${who || 'everyone'}, ${from + 1} to ${from + some.length})`, async ({
			page,
			browser,
			baseURL,
		}) => {
			// A colour on its way to another colour has a contrast of its own.
			await page.emulateMedia({ reducedMotion: 'reduce' });
			await page.setViewportSize({ width: 320, height: 640 });
			if (who) await lookInAs(page, who);
			const plain = await withoutScript(browser, page);
			const wrong: string[] = [];
			page.on('request', (request) => {
				const url = new URL(request.url());
				if (url.protocol !== 'data:' && url.origin !== new URL(baseURL as string).origin)
					wrong.push(`asks elsewhere: ${url.href}`);
			});
			for (const [turn, screen] of some.entries()) {
				const address = await addressOf(page, screen);
				wrong.push(...(await wrongAt(page, plain, address, turn)).map((what) => `${address} ${what}`));
			}
			await plain.context().close();
			expect(wrong).toEqual([]);
		});
	}
}

/** The same reader where our script does not come: what is read there comes from the server alone. */
async function withoutScript(browser: Browser, page: Page): Promise<Page> {
	const context = await browser.newContext({
		storageState: await page.context().storageState(),
		viewport: page.viewportSize(),
	});
	const plain = await context.newPage();
	const network = await context.newCDPSession(plain);
	await network.send('Network.enable');
	await network.send('Network.setBlockedURLs', { urls: ['*.js'] });
	return plain;
}

async function addressOf(page: Page, screen: Screen): Promise<string> {
	if (typeof screen === 'string') return screen;
	const [list, shape] = screen;
	await page.goto(list);
	const links = await page.locator('main a').evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).pathname));
	const link = links.find((href) => shape.test(href));
	expect(link, `${list} leads somewhere`).toBeTruthy();
	return link as string;
}

const dresses = [
	['buurtweefsel', 'dark'],
	['utrecht', 'light'],
	['utrecht', 'dark'],
] as const;

/**
 * All rules in Dutch; in English, without script, those about words, in another dress those about colour: nothing else can
 * differ there. Every second screen wears another dress, each in its turn: that every colour of each can be read upon every other
 * is shown by the tests of the themes.
 */
async function wrongAt(page: Page, plain: Page, address: string, turn: number): Promise<string[]> {
	await plain.goto(`/en${address}`, { waitUntil: 'domcontentloaded' });
	const wrong = (await barriersOn(plain, 'words')).map((what) => `in English: ${what}`);
	await page.goto(address);
	wrong.push(...(await shapeOf(page)), ...(await barriersOn(page)).map((what) => `in Dutch: ${what}`));
	if (turn % 2 === 1) return wrong;
	const [theme, scheme] = dresses[(turn / 2) % dresses.length] as (typeof dresses)[number];
	await dress(page, theme, scheme);
	wrong.push(...(await barriersOn(page, 'colour')).map((what) => `${theme} ${scheme}: ${what}`));
	return wrong;
}

async function shapeOf(page: Page): Promise<string[]> {
	const { wide, heads, small } = await page.evaluate(() => ({
		wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
		heads: document.querySelectorAll('h1').length,
		small: [
			...document.querySelectorAll('main button, main .utrecht-button, main input:not([type=hidden]), main select'),
		]
			.filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
			// A box to tick is hit by its words too, wherever they stand.
			.map((element) => ({
				name: element.textContent?.trim() || element.getAttribute('name'),
				height: Math.max(
					...[element, element.closest('label'), ...((element as HTMLInputElement).labels ?? [])].map(
						(target) => target?.getBoundingClientRect().height ?? 0,
					),
				),
				hidden: element.getAttribute('aria-hidden') === 'true' || element.closest('.bw-hidden') !== null,
			}))
			.filter(({ height, hidden }) => !hidden && height > 1 && height < 43.5)
			.map(({ name, height }) => `${name} ${height}`),
	}));
	return [
		...(wide ? ['is wider than the phone'] : []),
		...(heads === 1 ? [] : [`has ${heads} first titles`]),
		...(small.length ? [`has small targets: ${small.join(', ')}`] : []),
	];
}

const dress = (page: Page, theme: string, scheme: string) =>
	page.evaluate(
		([theme, scheme]) => {
			document.documentElement.dataset['bwTheme'] = theme;
			document.documentElement.dataset['theme'] = scheme;
		},
		[theme, scheme],
	);

test('Arabic reads from right to left', async ({ page }) => {
	await page.goto('/ar/');
	await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
	await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
	expect(await barriersOn(page)).toEqual([]);
	const heading = await page.locator('h1').boundingBox();
	expect((heading as { x: number; width: number }).x + (heading as { width: number }).width).toBeGreaterThan(300);
});

test('the other theme swaps by tokens alone', async ({ page }) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.goto('/');
	const colour = () =>
		page
			.locator('.bw-actions a')
			.first()
			.evaluate((element) => getComputedStyle(element).backgroundColor);
	const rules = () => page.evaluate(() => [...document.styleSheets].length);
	const before = [await colour(), await rules()];
	await dress(page, 'utrecht', 'light');
	const after = [await colour(), await rules()];
	expect(after[0]).not.toBe(before[0]);
	expect(after[1]).toBe(before[1]);
});

test('every answer carries the headers that protect, and personal pages are never kept', async ({ page, request }) => {
	for (const address of ['/', '/buurten', '/api/v1/openapi.json', '/healthz', '/bestaat-niet']) {
		const headers = (await request.get(address)).headers();
		expect(headers['x-content-type-options'], address).toBe('nosniff');
		expect(headers['referrer-policy'], address).toBe('same-origin');
		expect(headers['x-frame-options'], address).toBe('DENY');
	}
	for (const file of ['/favicon.svg', '/manifest.webmanifest', '/service-worker.js'])
		expect((await request.get(file)).headers()['x-content-type-options'], file).toBe('nosniff');
	const home = (await request.get('/')).headers()['content-security-policy'] as string;
	expect(home).toMatch(/script-src 'self' 'nonce-/);
	expect(home).not.toContain('unsafe-inline');
	await lookInAs(page, 'inwoner');
	const mine = await page.goto('/mijn');
	expect(mine?.headers()['cache-control']).toBe('no-store');
	const kept = await page.evaluate(() => Object.keys(localStorage));
	expect(kept).toEqual([]);
});

test('security.txt is right and for less than a year', async ({ request }) => {
	const text = await (await request.get('/.well-known/security.txt')).text();
	for (const field of ['Contact:', 'Expires:', 'Preferred-Languages: nl, en', 'Policy:']) expect(text).toContain(field);
	const expires = new Date(/Expires: (.*)/.exec(text)?.[1] as string).getTime();
	expect(expires).toBeGreaterThan(Date.now() + 30 * 24 * 3600_000);
	expect(expires).toBeLessThan(Date.now() + 365 * 24 * 3600_000);
});

// The list of all addresses travels along with every page: some fifty bytes for each there is.
for (const [address, most] of [
	['/', 130_000],
	['/buurt/WK034408', 152_000],
] as const)
	test(`${address} is light`, async ({ page }) => {
		const sizes = { rest: 0, fonts: 0 };
		const client = await page.context().newCDPSession(page);
		await client.send('Network.enable');
		const urls = new Map<string, string>();
		client.on('Network.responseReceived', ({ requestId, response }) => urls.set(requestId, response.url));
		client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
			sizes[/\.woff2/.test(urls.get(requestId) ?? '') ? 'fonts' : 'rest'] += encodedDataLength;
		});
		await page.goto(address, { waitUntil: 'networkidle' });
		expect(sizes.rest).toBeLessThan(most);
		expect(sizes.fonts).toBeLessThan(60_000);
	});
