import { existsSync, readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { dutchList, sprokkelaar, windows1252 } from '../../src/modules/sheets/sheets.fixtures.ts';
import { lookInAs } from './look-in.ts';

/** From a worker's own list to cards, all by plain forms, and back again within the day. */
async function readIn(page: Page, name: string, list: Uint8Array): Promise<void> {
	await page.goto('/kaarten/inlezen');
	await page
		.getByLabel('Je lijst')
		.setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(list) });
	await page.getByRole('button', { name: 'Lees de lijst' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Wat staat waar?' })).toBeVisible();
}
async function sayEveryoneSaidYes(page: Page): Promise<void> {
	await page.getByLabel(/^Iedereen in deze lijst zei ja/).check();
	await page.getByRole('radio', { name: /^Zij zeiden het tegen mij/ }).check();
	await page.getByRole('button', { name: 'Bekijk wat er gebeurt' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Dit gaat er gebeuren' })).toBeVisible();
}
test('a semicolon list in Windows-1252 becomes cards, a second time nobody is added, and all of it is taken back', async ({
	page,
}) => {
	test.setTimeout(180_000);
	await lookInAs(page, 'buurtteamwerker');
	await page.goto('/kaarten');
	await page.getByText('Lijsten en dubbele kaarten').click();
	await page.getByRole('link', { name: 'Lees je eigen lijst in' }).click();
	await readIn(page, 'mijn-lijst.csv', windows1252(dutchList));
	await expect(page.getByText(/6 rijen in mijn-lijst\.csv/)).toBeVisible();
	await expect(page.getByLabel(/Kolom Mobiel/)).toHaveValue('phone');

	// Nobody gets a card without a yes.
	await page.getByRole('button', { name: 'Bekijk wat er gebeurt' }).click();
	await expect(page.getByRole('link', { name: /Zet een vinkje als iedereen ja zei/ })).toBeVisible();
	await sayEveryoneSaidYes(page);
	await expect(page.getByText('Er staat een burgerservicenummer in. Dat mag hier niet.')).toBeVisible();
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Haal deze rijen op in Excel' }).click();
	expect((await download).suggestedFilename()).toBe('niet-overgenomen.xlsx');
	await page.getByRole('checkbox', { name: /Zoë Brinkman/ }).check();
	await page.getByRole('button', { name: /^Maak 4 nieuwe kaarten/ }).click();
	await expect(page.getByText('3 kaarten gemaakt, 0 kaarten veranderd.')).toBeVisible();
	const done = page.url();

	await readIn(page, 'mijn-lijst.csv', windows1252(dutchList));
	await sayEveryoneSaidYes(page);
	await expect(page.getByText('Iedereen in deze lijst heeft al een kaart.')).toBeVisible();

	await page.goto('/kaarten?van=team&zoek=Defne');
	await expect(page.getByText('Defne Öztürk').first()).toBeVisible();
	await page.goto(done);
	await page.getByRole('button', { name: 'Draai alles terug' }).click();
	await expect(page.getByText('Alles is weer zoals het was.')).toBeVisible();
	await page.goto('/kaarten?van=team&zoek=Defne');
	await expect(page.getByText('Defne Öztürk')).toHaveCount(0);
});

test('the real sheet of three hundred rows goes in at once and out again', async ({ page }) => {
	test.skip(!existsSync(sprokkelaar), 'needs the shared reference data (sheets/sprokkelaar.xlsx)');
	test.setTimeout(240_000);
	await lookInAs(page, 'buurtteamwerker');
	await readIn(page, 'sprokkelaar.xlsx', readFileSync(sprokkelaar));
	await expect(page.getByText(/299 rijen in sprokkelaar\.xlsx/)).toBeVisible();
	await sayEveryoneSaidYes(page);
	await page.getByRole('button', { name: /^Maak 299 nieuwe kaarten/ }).click();
	await expect(page.getByText('299 kaarten gemaakt, 0 kaarten veranderd.')).toBeVisible({ timeout: 60_000 });
	await page.getByRole('button', { name: 'Draai alles terug' }).click();
	await expect(page.getByText('Alles is weer zoals het was.')).toBeVisible({ timeout: 60_000 });
});

test('a file that is no list is refused in words, and nothing happened', async ({ page }) => {
	await lookInAs(page, 'buurtteamwerker');
	await page.goto('/kaarten/inlezen');
	await page
		.getByLabel('Je lijst')
		.setInputFiles({ name: 'foto.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]) });
	await page.getByRole('button', { name: 'Lees de lijst' }).click();
	await expect(page.getByRole('link', { name: /geen bestand met rijen en kolommen/ })).toBeVisible();
});
