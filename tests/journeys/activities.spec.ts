import { expect, test } from '@playwright/test';
import { barriersOn } from './barriers.ts';

/** On a phone, with typing mistakes: a lesson on Tuesday within walking distance, and a ride to get there. */
test.use({ viewport: { width: 360, height: 740 } });

test('somebody finds a language lesson on Tuesday near home and signs up with a ride', async ({ page }) => {
	await page.goto('/activiteiten');
	await page.getByLabel('Wat wil je doen?').fill('taalels dinsdag');
	await page.getByLabel('Postcode').fill('3526');
	await page.getByLabel('Alleen op loopafstand').check();
	await page.getByRole('button', { name: 'Zoek', exact: true }).click();
	await expect(page).toHaveURL(/zoek=taalels/);
	await page.getByRole('link', { name: 'Taalles Nederlands' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Taalles Nederlands' })).toBeVisible();
	await page.getByLabel('Je voornaam').fill('Selam');
	await page.getByLabel('Je mailadres of telefoonnummer').fill('06 12 34 56 78');
	await page.getByRole('radio', { name: 'Ik heb een lift nodig' }).check();
	expect(await barriersOn(page)).toEqual([]);
	await page.getByRole('button', { name: 'Ik doe mee' }).click();

	await expect(page.getByRole('heading', { name: 'Je doet mee' })).toBeVisible();
	await page.getByRole('button', { name: 'Vraag of ik met iemand mee kan rijden' }).click();
	await expect(page.getByText('Je vraag is gesteld. We wachten op een antwoord.')).toBeVisible();
	await expect(page.getByText('Amina')).toHaveCount(0);
	expect(await barriersOn(page)).toEqual([]);
	await page.getByRole('button', { name: 'Ik kom toch niet' }).click();
	await expect(page).toHaveURL(/\/activiteiten$/);
});
