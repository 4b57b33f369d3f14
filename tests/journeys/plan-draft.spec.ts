import { expect, type Page, test } from '@playwright/test';
import { beginTalk, joinOwnHelp, lookInAs } from './look-in.ts';

test.setTimeout(120_000);

/** What lies on this device: the words as bytes, and whose key it is. */
const onDevice = (page: Page) =>
	page.evaluate(async () => {
		const db = await new Promise<IDBDatabase>((resolve) => {
			const opening = indexedDB.open('buurtweefsel');
			opening.onsuccess = () => resolve(opening.result);
		});
		const all = <T>(store: string) =>
			new Promise<T[]>((resolve) => {
				const asking = db.transaction(store).objectStore(store).getAll();
				asking.onsuccess = () => resolve(asking.result as T[]);
			});
		const drafts = await all<{ place: string; sealed: ArrayBuffer }>('drafts');
		const [key] = await all<CryptoKey>('keys');
		db.close();
		return {
			count: drafts.length,
			words: drafts.map(({ place, sealed }) => `${place} ${new TextDecoder().decode(sealed)}`).join(' '),
			extractable: key?.extractable,
			elsewhere: JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
		};
	});
const note = (page: Page) => page.locator('#words-note-new');
/** The script is awake once the form for a note keeps what is typed. */
const typed = async (page: Page, words: string) => {
	await expect(async () => {
		await note(page).fill('');
		await note(page).fill(words);
		expect((await onDevice(page)).count).toBeGreaterThan(0);
	}).toPass({ timeout: 15_000 });
};

test('words of a note outlive a lost connection, locked on the device, and are gone after signing out', async ({
	page,
	context,
}) => {
	await lookInAs(page, 'buurtteamwerker');
	const { file } = await beginTalk(page, 'Dora', `Kladje ${Date.now()}`);
	await page.goto(`${file}/plan`);
	const words = 'De brief van de bank ligt op tafel.';
	await typed(page, words);
	const kept = await onDevice(page);
	expect(kept.words).not.toContain('brief van de bank');
	expect(kept.elsewhere).not.toContain('brief van de bank');
	expect(kept.extractable).toBe(false);

	// No reach: sending does not work, and nor does the page.
	await context.setOffline(true);
	await page
		.getByRole('button', { name: 'Bewaar', exact: true })
		.and(page.locator('form[action="?/verslag#verslagen"] button'))
		.first()
		.click();
	await page.waitForTimeout(500);
	await context.setOffline(false);
	await page.goto(`${file}/plan`);
	await expect(note(page)).toHaveValue(words);
	await expect(page.getByText('Deze woorden stonden nog op slot op dit apparaat.')).toBeVisible();

	// Sent, they lie here no more.
	await page
		.getByRole('button', { name: 'Bewaar', exact: true })
		.and(page.locator('form[action="?/verslag#verslagen"] button'))
		.first()
		.click();
	await expect(page.getByText(words).first()).toBeVisible();
	await expect.poll(async () => (await onDevice(page)).count).toBe(0);

	// What was being typed is gone after signing out; the next one on this device finds nothing.
	await typed(page, 'Nog niet verstuurd.');
	await page.goto('/uitloggen');
	await page.getByRole('button', { name: 'Log uit' }).click();
	await page.waitForURL((url) => url.pathname === '/');
	expect((await onDevice(page)).count).toBe(0);
	await lookInAs(page, 'buurtteamwerker');
	await page.goto(`${file}/plan`);
	await page.waitForTimeout(1000);
	await expect(note(page)).toHaveValue('');
});

test('away in one tap leaves no way back in this tab, and signs out', async ({ page, context }) => {
	await context.route('https://www.knmi.nl/**', (route) =>
		route.fulfill({ contentType: 'text/html', body: '<h1>Het weer</h1>' }),
	);
	await lookInAs(page, 'inwoner');
	await page.goto('/mijn/hulp');
	await page.goto('/mijn/hulp/plan');
	await page.waitForLoadState('networkidle');
	await page.getByRole('link', { name: 'Snel weg' }).click();
	await page.waitForURL(/knmi/);
	await page.goBack();
	await page.waitForURL(/knmi/);
	await expect(page.getByText('Het weer')).toBeVisible();
	// Who takes the device next is not signed in.
	const next = await context.newPage();
	await next.goto('/mijn/hulp');
	await expect(next).not.toHaveURL(/\/mijn\/hulp$/);
	// And twice Esc does the same.
	await lookInAs(next, 'inwoner');
	await next.goto('/mijn/hulp');
	await next.waitForLoadState('networkidle');
	await next.keyboard.press('Escape');
	await next.keyboard.press('Escape');
	await next.waitForURL(/knmi/);
});

test('two people who have one plan open see each other', async ({ browser }) => {
	const [yusuf, eva] = await Promise.all([0, 1].map(async () => (await browser.newContext()).newPage()));
	if (!yusuf || !eva) throw new Error('two people are needed');
	const now = Date.now();
	await lookInAs(yusuf, 'buurtteamwerker');
	const { file, code } = await beginTalk(yusuf, 'Eva', `Samen ${now}`);
	await joinOwnHelp(eva, `eva.${now}@voorbeeld.nl`, code);
	await yusuf.goto(`${file}/plan`);
	await yusuf.waitForLoadState('networkidle');
	await eva.goto('/mijn/hulp/plan');
	await expect(eva.getByRole('status').filter({ hasText: 'Yusuf' })).toBeVisible();
	await yusuf.reload();
	await expect(yusuf.getByRole('status').filter({ hasText: 'Eva' })).toBeVisible();
	// What one writes comes in at the other without losing a word.
	await eva.getByLabel('Wat telt voor jou?', { exact: true }).fill('Rust in huis.');
	await eva.locator('form:has(#matters)').getByRole('button', { name: 'Bewaar' }).click();
	await expect(eva.getByText('Bewaard.').first()).toBeVisible();
	await yusuf.reload();
	await expect(yusuf.locator('#matters')).toHaveValue('Rust in huis.');
});
