import { expect, type Page, test } from '@playwright/test';
import { barriersOn } from './barriers.ts';
import { lookInAs } from './look-in.ts';

/**
 * A room without a professional: somebody without account books it on a phone, and the neighbour who looks after it says yes.
 * Goes before the journey in which that neighbour takes back their consent, and with it the room.
 */

const axe = async (page: Page) => expect(await barriersOn(page)).toEqual([]);
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const day = inDays(16);

async function wish(page: Page): Promise<void> {
	await page.goto('/ruimtes');
	await page.getByRole('link', { name: 'De achterkamer' }).click();
	await page.getByRole('link', { name: 'Boek deze ruimte' }).click();
	await page.getByLabel('Dag', { exact: true }).fill(day);
	await page.getByLabel('Van', { exact: true }).fill('19:00');
	await page.getByLabel('Tot', { exact: true }).fill('21:00');
	await page.getByRole('button', { name: 'Kijk of het kan' }).click();
}

test('somebody without account books a room, the neighbour who looks after it says yes, and the next one hears when there is place', async ({
	browser,
}) => {
	const [truus, samira, late] = (await Promise.all(
		[1, 2, 3].map(async () => (await browser.newContext()).newPage()),
	)) as [Page, Page, Page];

	await wish(truus);
	await expect(truus.getByText('€ 15,00').first()).toBeVisible();
	await axe(truus);
	await truus.getByLabel('Je naam').fill('Truus');
	await truus.getByLabel('Mailadres of telefoonnummer').fill('06 00 00 01 77');
	await truus.getByLabel('Met hoeveel mensen?').fill('9');
	await truus.getByLabel(/woord voor op de kalender/).fill('Breien');
	await truus.getByLabel(/huisregels gelezen/).check();
	await truus.getByRole('button', { name: 'Boek', exact: true }).click();
	await expect(truus.getByRole('heading', { name: 'Je vraag is binnen' })).toBeVisible();
	await expect(truus.getByText('Wacht op een ja')).toBeVisible();
	await axe(truus);

	await lookInAs(samira, 'inwoner');
	await samira.goto('/mijn/ruimte');
	await samira.getByRole('link', { name: 'Boekingen en beheer' }).click();
	const asked = samira.getByRole('listitem').filter({ hasText: 'Breien' });
	await expect(asked.getByText('Truus')).toBeVisible();
	await asked.getByRole('button', { name: /^Ja, het is goed/ }).click();
	await expect(samira.getByText('Het is bewaard.')).toBeVisible();

	await truus.reload();
	await expect(truus.getByText('Staat vast')).toBeVisible();

	await wish(late);
	await expect(late.getByText('Dan is de ruimte al bezet.')).toBeVisible();
	await late.getByRole('link', { name: /^Vrij is / }).click();
	await expect(late.getByRole('button', { name: 'Boek', exact: true })).toBeVisible();
	await expect(late.getByText('Truus')).toHaveCount(0);
});
