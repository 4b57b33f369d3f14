import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { lookInAs } from './look-in.ts';

async function asSocialBroker(context: BrowserContext): Promise<Page> {
	const page = await context.newPage();
	await lookInAs(page, 'sociaal-makelaar');
	return page;
}

async function openCapture(page: Page): Promise<void> {
	await page.goto('/vastleggen');
	// The script is there once it opened its own small store.
	await expect
		.poll(() => page.evaluate(async () => (await indexedDB.databases()).some(({ name }) => name === 'buurtweefsel')))
		.toBe(true);
}

const howOften = async (page: Page, words: string): Promise<number> => {
	const answer = await page.request.get(`/api/v1/signals?q=${encodeURIComponent(words)}`);
	return ((await answer.json()) as { items: unknown[] }).items.length;
};

test('a note without reach waits on the phone, locked, and arrives once', async ({ context }) => {
	const page = await asSocialBroker(context);
	await openCapture(page);
	const words = `Buren zoeken een boekenkast ${Date.now()}`;
	await context.setOffline(true);
	await page.getByLabel('Wat hoorde of zag je?').fill(words);
	await page.getByRole('button', { name: 'Bewaar', exact: true }).click();
	await expect(page.getByText('1 notitie staat veilig op je telefoon.')).toBeVisible();

	const onThePhone = await page.evaluate(async () => {
		const db = await new Promise<IDBDatabase>((resolve) => {
			const opening = indexedDB.open('buurtweefsel');
			opening.onsuccess = () => resolve(opening.result);
		});
		const all = <T>(store: string) =>
			new Promise<T[]>((resolve) => {
				const asking = db.transaction(store).objectStore(store).getAll();
				asking.onsuccess = () => resolve(asking.result as T[]);
			});
		const [key] = await all<CryptoKey>('keys');
		const notes = await all<{ sealed: ArrayBuffer }>('notes');
		return {
			extractable: key?.extractable,
			texts: notes.map(({ sealed }) => new TextDecoder().decode(sealed)),
			local: localStorage.length,
		};
	});
	expect(onThePhone.extractable).toBe(false);
	expect(onThePhone.texts.join()).not.toContain('boekenkast');
	expect(onThePhone.local).toBe(0);

	await context.setOffline(false);
	await expect(page.getByText('Alles is verstuurd.')).toBeVisible();
	expect(await howOften(page, words)).toBe(1);
});

test('a lost answer does not make two of one note', async ({ browser }) => {
	// Without the service worker, which would send it again behind our back before we can look.
	const context = await browser.newContext({ serviceWorkers: 'block' });
	const page = await asSocialBroker(context);
	await openCapture(page);
	const words = `Buren zoeken een naaimachine ${Date.now()}`;
	// The server gets the note and the answer is lost on the way back, twice.
	let lost = 0;
	await page.route(/vastleggen\?\/vastleggen|api\/v1\/signals$/, async (route) => {
		if (route.request().method() !== 'POST' || lost >= 2) return route.continue();
		lost++;
		await route.fetch();
		await route.abort('connectionreset');
	});
	await page.getByLabel('Wat hoorde of zag je?').fill(words);
	await page.getByRole('button', { name: 'Bewaar', exact: true }).click();
	await expect(page.getByText('1 notitie staat veilig op je telefoon.')).toBeVisible();
	await page.getByRole('button', { name: 'Verstuur nu' }).click();
	await expect(page.getByText('Alles is verstuurd.')).toBeVisible();
	expect(lost).toBe(2);
	expect(await howOften(page, words)).toBe(1);
	await context.close();
});

test('a closed tab loses nothing, and another person on the same phone sends nothing', async ({ context }) => {
	const page = await asSocialBroker(context);
	await openCapture(page);
	const words = `Buren zoeken een ladder ${Date.now()}`;
	await context.setOffline(true);
	await page.getByLabel('Wat hoorde of zag je?').fill(words);
	await page.getByRole('button', { name: 'Bewaar', exact: true }).click();
	await expect(page.getByText('1 notitie staat veilig op je telefoon.')).toBeVisible();
	const cookies = await context.cookies();
	await page.close();
	await context.clearCookies();
	await context.setOffline(false);

	const stranger = await context.newPage();
	await stranger.goto('/doe-mee');
	await stranger.waitForTimeout(1500);
	await expect(stranger.getByText('op je telefoon.')).toHaveCount(0);

	await context.addCookies(cookies);
	const again = await context.newPage();
	await openCapture(again);
	await expect(again.getByText('Alles is verstuurd.')).toBeVisible();
	expect(await howOften(again, words)).toBe(1);
});

test('the capture page opens without reach, holds no list of people, and what it kept arrives later', async ({
	context,
}) => {
	const page = await asSocialBroker(context);
	await openCapture(page);
	await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
	});
	await expect.poll(() => page.evaluate(async () => Boolean(await caches.match('/vastleggen/onderweg')))).toBe(true);
	await context.setOffline(true);
	const words = `Buren zoeken een bakfiets ${Date.now()}`;
	await page.goto('/vastleggen');
	await expect(page.getByRole('heading', { name: 'Vastleggen zonder bereik' })).toBeVisible();
	await page.getByLabel('Wat hoorde of zag je?').fill(words);
	await page.getByRole('button', { name: 'Bewaar', exact: true }).click();
	await expect(page.getByText('1 notitie staat veilig op je telefoon.')).toBeVisible();
	const kept = await page.evaluate(async () => (await caches.match('/vastleggen/onderweg'))?.text());
	expect(kept).not.toContain('personId');
	await context.setOffline(false);
	await openCapture(page);
	await expect.poll(() => howOften(page, words)).toBe(1);
});
