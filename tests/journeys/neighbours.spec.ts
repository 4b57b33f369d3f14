import { expect, type Page, test } from '@playwright/test';
import { barriersOn } from './barriers.ts';
import { lookInAs, typeOver } from './look-in.ts';

/** Neighbour to neighbour: nobody sees a name before both said yes, and who takes it back is gone for the other at once. */

const axe = async (page: Page) => expect(await barriersOn(page)).toEqual([]);

/** One's own person in a match, from the list of all. */
async function openMatch(page: Page, name: RegExp): Promise<void> {
	await page.goto('/koppelingen');
	await page.getByRole('link', { name }).first().click();
	await expect(page.getByRole('heading', { name: 'Waar gaat het om?' })).toBeVisible();
}
async function slip(page: Page): Promise<string> {
	await page.getByRole('button', { name: /briefje/ }).click();
	// Once for the eye and once for paper.
	const code = page.getByText(/^([0-9a-z]{4}-){3}[0-9a-z]{4}$/).filter({ visible: true });
	await expect(code).toBeVisible();
	return code.innerText();
}

test('a neglected garden meets a former gardener across the double yes', async ({ browser }) => {
	test.setTimeout(120_000);
	const [marloes, yusuf, chantal] = (await Promise.all(
		[1, 2, 3].map(async () => (await browser.newContext()).newPage()),
	)) as [Page, Page, Page];
	await lookInAs(marloes, 'sociaal-makelaar');
	await lookInAs(yusuf, 'buurtteamwerker');

	await marloes.goto('/koppelingen');
	await marloes.getByRole('link', { name: /De tuin is verwilderd/ }).click();
	await expect(marloes.getByRole('heading', { name: '1. Eigen kring' })).toBeVisible();
	const gardener = marloes.getByRole('article').filter({ hasText: 'Was hovenier' });
	await expect(gardener.getByText(/het gaat om hetzelfde/)).toBeVisible();
	await expect(marloes.getByText('Chantal')).toHaveCount(0);
	await axe(marloes);
	await gardener.getByRole('link', { name: 'Vraag dit allebei' }).click();
	await marloes.getByLabel('Waar gaat het om?').fill('Samen een verwilderde tuin netjes maken.');
	await marloes.getByLabel(/graag terugdoen/).fill('Een fietsles.');
	await marloes.getByRole('button', { name: 'Stuur de vraag naar allebei' }).click();

	// Oscar tells Marloes yes; nothing of the other yet.
	await typeOver(marloes.getByLabel('Telefoon of mail voor de ander'), '06 12345678');
	await marloes.getByRole('button', { name: 'Zei ja' }).click();
	await expect(marloes.getByText('Zei: ja')).toBeVisible();
	await expect(marloes.getByText('Chantal')).toHaveCount(0);

	// Yusuf gives Chantal a slip; she answers without an account.
	await openMatch(yusuf, /Vraag het Chantal/);
	await expect(yusuf.getByText('Samen een verwilderde tuin netjes maken.')).toBeVisible();
	await expect(yusuf.getByText('Oscar')).toHaveCount(0);
	const code = await slip(yusuf);
	await chantal.goto('/koppeling');
	await chantal.getByLabel('Je code').fill(code.replaceAll('-', ' ').toUpperCase());
	await chantal.getByRole('button', { name: 'Bekijk de vraag' }).click();
	await expect(chantal.getByText('Een fietsles.')).toBeVisible();
	await expect(chantal.getByText('Oscar')).toHaveCount(0);
	await axe(chantal);
	await chantal.getByLabel('Voornaam die de ander mag weten').fill('Chantal');
	await chantal.getByRole('button', { name: 'Ja, dat wil ik' }).click();
	await expect(chantal.getByText('Dit is Oscar.')).toBeVisible();
	await expect(chantal.getByRole('link', { name: '0612345678' })).toBeVisible();
	await axe(chantal);

	await openMatch(marloes, /Oscar/);
	await expect(marloes.getByText('Dit is Chantal.')).toBeVisible();
	await axe(marloes);
});

test('a resident withdraws and the page of the other is gone within a minute', async ({ browser }) => {
	test.setTimeout(120_000);
	const [marloes, samira, roxanne] = (await Promise.all(
		[1, 2, 3].map(async () => (await browser.newContext()).newPage()),
	)) as [Page, Page, Page];
	await lookInAs(marloes, 'sociaal-makelaar');
	await lookInAs(samira, 'inwoner');

	await openMatch(marloes, /Roxanne/);
	await marloes.getByRole('button', { name: 'Zei ja' }).click();
	const code = await slip(marloes);

	await samira.goto('/mijn/koppelingen');
	await samira.getByRole('link', { name: /Iemand zoekt dit/ }).click();
	await expect(samira.getByText('Roxanne')).toHaveCount(0);
	await samira.getByRole('button', { name: 'Ja, dat wil ik' }).click();
	await expect(samira.getByRole('heading', { name: 'Nog 1 ding' })).toBeVisible();
	await typeOver(samira.getByLabel('Telefoon of mail voor de ander'), 'samira.bouzidi@voorbeeld.nl');
	await samira.getByRole('button', { name: 'Ja, dat wil ik' }).click();
	await expect(samira.getByText('Dit is Roxanne.')).toBeVisible();

	await roxanne.goto(`/koppeling/${code}`);
	await expect(roxanne.getByText('Dit is Samira.')).toBeVisible();
	await expect(roxanne.getByText('samira.bouzidi@voorbeeld.nl')).toBeVisible();

	// Out of sight in the same moment, for the page that was open too; the match itself ends by the news of it.
	await samira.goto('/mijn/gegevens');
	await samira.getByRole('button', { name: 'Wis alles van mij' }).click();
	await roxanne.reload();
	await expect(roxanne.getByText('Deze code werkt niet meer.')).toBeVisible();
	await expect(roxanne.getByText('Samira')).toHaveCount(0);
	await samira.goto('/mijn/gegevens');
	await samira.getByRole('button', { name: 'Zet alles terug' }).click();
	await expect(async () => {
		await marloes.goto('/koppelingen');
		await expect(marloes.getByRole('region', { name: 'Voorbij' }).getByText('Roxanne')).toBeVisible({ timeout: 500 });
	}).toPass({ timeout: 60_000, intervals: [1500] });
	await roxanne.reload();
	await expect(roxanne.getByText('Deze code werkt niet meer.')).toBeVisible();
});
