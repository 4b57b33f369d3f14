import { expect, test } from '@playwright/test';

/** Somebody who types as they speak finds a language lesson within walking distance, without script. */
test.use({ javaScriptEnabled: false });

test('with a slip of the finger a language lesson nearby is found, and a mistake in it is told', async ({ page }) => {
	await page.goto('/kaart');
	await page.getByLabel('Wat zoek je?').fill('talles');
	await page.getByLabel('Waar woon je?').fill('3526');
	await page.getByRole('button', { name: 'Zoek', exact: true }).click();
	await expect(page).toHaveURL(/zoek=talles/);
	const first = page.getByRole('list', { name: 'Gevonden plekken' }).getByRole('listitem').first();
	await expect(first.getByText(/ongeveer \d+ m/)).toBeVisible();
	await first.getByRole('link', { name: 'Taalles De Brug' }).click();
	await expect(page.getByText('dinsdag 09:30 – 11:30')).toBeVisible();
	await expect(page.getByText(/Laatst nagekeken door Sociaal makelaars Zuidwest/)).toBeVisible();

	await page.getByLabel('Wat klopt er niet?').fill('De les begint nu om tien uur.');
	await page.getByRole('button', { name: 'Geef het door' }).click();
	await expect(page.getByText('Dank je. Iemand uit de buurt kijkt het na.')).toBeVisible();
});
