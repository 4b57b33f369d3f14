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

test('who looks after a place says by the link in a mail that it is still right, without signing in', async ({
	page,
}) => {
	await page.goto('/postvak?voor=koor@voorbeeld.nl');
	const mail = page
		.getByRole('article')
		.or(page.locator('section, li'))
		.filter({ hasText: 'koor@voorbeeld.nl' })
		.first();
	const link = /https?:\S+\/kaart\/klopt\/[\w-]+/.exec(await mail.innerText())?.[0] ?? '';
	await page.goto(new URL(link).pathname);
	await expect(page.getByRole('heading', { level: 1, name: 'Klopt dit nog?' })).toBeVisible();
	await page.getByRole('button', { name: 'Ja, dit klopt' }).click();
	await expect(page.getByText('Dank je wel. Alles is beantwoord.')).toBeVisible();
});
