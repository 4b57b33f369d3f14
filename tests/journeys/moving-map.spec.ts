import { expect, test } from '@playwright/test';

/** Drawing in three dimensions by the processor: there is no graphics card where this runs. */
test.use({
	launchOptions: {
		executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
		args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
	},
});

test('a map that moves comes when somebody asks for it, and asks nobody else for anything', async ({
	page,
	baseURL,
}) => {
	const elsewhere: string[] = [];
	const fetched: string[] = [];
	page.on('request', (request) => {
		const url = new URL(request.url());
		fetched.push(url.pathname);
		if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== new URL(baseURL as string).origin)
			elsewhere.push(url.href);
	});
	await page.goto('/kaart?zoek=talles&waar=3526');
	const button = page.getByRole('button', { name: 'Kaart die je kunt schuiven' });
	await expect(button).toBeVisible();
	expect(fetched.filter((path) => path.includes('grenzen'))).toEqual([]);
	await button.click();
	const map = page.getByRole('group', { name: 'Kaart van de plekken in de lijst' });
	await expect(map.locator('canvas')).toBeVisible({ timeout: 20_000 });
	const pin = map.getByRole('link', { name: /^1 / });
	await expect(pin).toBeVisible();
	await expect.poll(() => fetched.includes('/buurten/grenzen.json')).toBe(true);
	expect(elsewhere).toEqual([]);
	await pin.click();
	await expect(page).toHaveURL(/\/kaart\/[0-9a-f-]{36}$/);
});
