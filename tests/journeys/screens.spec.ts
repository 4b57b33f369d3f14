import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { lookInAs } from './look-in.ts';
import { detailsOf, publicScreens, screensOf } from './screens.ts';

/** Every screen, for everyone: no accessibility violation in either theme, light or dark, Dutch or English; nothing wider than a small phone. */
test.describe.configure({ timeout: 300_000 });

const looks = ['', ...Object.keys(screensOf)];

async function addressesOf(page: Page, who: string): Promise<string[]> {
	const addresses = who ? (screensOf[who] as string[]) : publicScreens;
	const details: string[] = [];
	for (const [list, shape] of detailsOf[who] ?? []) {
		await page.goto(list);
		const links = await page.locator('main a').evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).pathname));
		const link = links.find((href) => shape.test(href));
		expect(link, `${list} leads somewhere`).toBeTruthy();
		details.push(link as string);
	}
	return [...addresses, ...details];
}

const dress = (page: Page, theme: string, scheme: string) =>
	page.evaluate(
		([theme, scheme]) => {
			document.documentElement.dataset['bwTheme'] = theme;
			document.documentElement.dataset['theme'] = scheme;
		},
		[theme, scheme],
	);

async function violations(page: Page, only?: string): Promise<string[]> {
	// There are no frames here, so nothing has to be put together in a page of its own.
	const axe = new AxeBuilder({ page }).setLegacyMode();
	const { violations } = await (only
		? axe.withRules([only])
		: axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
	).analyze();
	return violations.map(
		({ id, nodes }) =>
			`${id}: ${nodes
				.slice(0, 3)
				.map(({ target }) => target.join(' '))
				.join(' | ')}`,
	);
}

/** All rules in Dutch and English; in the other dresses only colour can differ, so only contrast is asked again. */
async function wrongAt(page: Page, address: string): Promise<Record<string, string[]>> {
	const found: Record<string, string[]> = {};
	const note = (dressed: string, wrong: string[]) => wrong.length && (found[`${address} ${dressed}`] = wrong);
	// A colour on its way to another colour has a contrast of its own.
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.goto(`/en${address}`);
	note('in English', await violations(page));
	await page.goto(address);
	note('in Dutch', await violations(page));
	for (const [theme, scheme] of [
		['buurtweefsel', 'dark'],
		['utrecht', 'light'],
		['utrecht', 'dark'],
	] as const) {
		await dress(page, theme, scheme);
		note(`${theme} ${scheme}`, await violations(page, 'color-contrast'));
	}
	return found;
}

for (const who of looks) {
	for (const part of [0, 1, 2]) {
		test(`no screen shuts anybody out (${who || 'everyone'}, part ${part + 1} of 3)`, async ({ page }) => {
			if (who) await lookInAs(page, who);
			const addresses = (await addressesOf(page, who)).filter((_, place) => place % 3 === part);
			const found = {};
			for (const address of addresses) Object.assign(found, await wrongAt(page, address));
			expect(found).toEqual({});
		});
	}

	test(`every screen fits a phone of 320 pixels and says one first title (${who || 'everyone'})`, async ({ page }) => {
		await page.setViewportSize({ width: 320, height: 640 });
		if (who) await lookInAs(page, who);
		const wrong: string[] = [];
		for (const address of await addressesOf(page, who)) {
			const strange: string[] = [];
			const listen = (request: { url(): string }) => {
				if (!request.url().startsWith(new URL(page.url()).origin) && !request.url().startsWith('data:'))
					strange.push(request.url());
			};
			await page.goto(address);
			page.on('request', listen);
			await page.waitForLoadState('networkidle');
			page.off('request', listen);
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
			if (wide) wrong.push(`${address} is wider than the phone`);
			if (heads !== 1) wrong.push(`${address} has ${heads} first titles`);
			if (small.length) wrong.push(`${address} has small targets: ${small.join(', ')}`);
			if (strange.length) wrong.push(`${address} asks elsewhere: ${strange.join(', ')}`);
		}
		expect(wrong).toEqual([]);
	});
}

test('Arabic reads from right to left', async ({ page }) => {
	await page.goto('/ar/');
	await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
	await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
	expect(await violations(page)).toEqual([]);
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

test('the start page is light', async ({ page }) => {
	const sizes = { rest: 0, fonts: 0 };
	const client = await page.context().newCDPSession(page);
	await client.send('Network.enable');
	const urls = new Map<string, string>();
	client.on('Network.responseReceived', ({ requestId, response }) => urls.set(requestId, response.url));
	client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		sizes[/\.woff2/.test(urls.get(requestId) ?? '') ? 'fonts' : 'rest'] += encodedDataLength;
	});
	await page.goto('/', { waitUntil: 'networkidle' });
	expect(sizes.rest).toBeLessThan(120_000);
	expect(sizes.fonts).toBeLessThan(60_000);
});
