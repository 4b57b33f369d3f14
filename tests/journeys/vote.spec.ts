import { expect, test } from '@playwright/test';
import { barriersOn } from './barriers.ts';

test('a resident votes on a phone with a code, chooses again, and reads why plans won in the vote before', async ({
	page,
}) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await page.goto('/stemmen');
	const code = (await page.locator('code').last().innerText()).trim();
	const opens = async () => {
		await page.getByLabel('Je stemcode').fill(code.toLowerCase().replaceAll('-', ' '));
		await page.getByRole('button', { name: 'Naar mijn stembiljet' }).click();
		await expect(page.getByRole('group', { name: 'Welke plannen kies je?' })).toBeVisible();
	};
	await opens();
	// Nothing chosen, and not blank on purpose: it asks.
	await page.getByRole('button', { name: 'Stem', exact: true }).click();
	await expect(page.getByText('Kies een plan, of zet een vinkje bij blanco.')).toBeVisible();
	await page.getByLabel(/^1\./).check();
	await page.getByRole('button', { name: 'Stem', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Je stem is bewaard' })).toBeVisible();
	expect(page.url()).not.toContain(code.slice(0, 4));

	await page.goto(`/stemmen#${code.replaceAll('-', '')}`);
	await opens();
	await expect(page.getByText('Met deze code is al gestemd.')).toBeVisible();
	await expect(page.getByLabel(/^1\./)).not.toBeChecked();
	await page.getByLabel(/^3\./).check();
	expect(await barriersOn(page)).toEqual([]);
	await page.getByRole('button', { name: 'Stem', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Je stem is bewaard' })).toBeVisible();

	await page.goto('/stemmen');
	await page.getByRole('link', { name: /voorjaar/ }).click();
	await expect(page.getByRole('heading', { name: 'De uitslag' })).toBeVisible();
	await expect(page.getByText('De stemmers konden dit samen betalen.').first()).toBeVisible();
	await expect(page.getByText('Net niet:').first()).toBeVisible();
	expect(await barriersOn(page)).toEqual([]);
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: 'Haal het bestand op (.pb)' }).click(),
	]);
	expect(file.suggestedFilename()).toMatch(/^stemming-.+\.pb$/);
});
