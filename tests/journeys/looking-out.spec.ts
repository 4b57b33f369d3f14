import { expect, type Page, test } from '@playwright/test';
import { barriersOn } from './barriers.ts';
import { lookInAs } from './look-in.ts';

/** Looking out for each other: a neighbour without account takes a visit with one tap, and a worry is there at once. */

const axe = async (page: Page) => expect(await barriersOn(page)).toEqual([]);

test('a neighbour with a slip goes, tells of a worry, and is out of it with one tap', async ({ browser }) => {
	test.setTimeout(120_000);
	const [marloes, fatma] = (await Promise.all([1, 2].map(async () => (await browser.newContext()).newPage()))) as [
		Page,
		Page,
	];
	await lookInAs(marloes, 'sociaal-makelaar');
	await marloes.goto('/omzien');
	await marloes.getByRole('link', { name: 'Om mevrouw Yildiz heen' }).click();
	await marloes.getByText('Wanneer komt er iemand?').click();
	await marloes
		.getByLabel('Of één keer, op deze datum')
		.fill((await marloes.getByLabel('Of één keer').getAttribute('min')) ?? '');
	await marloes.getByLabel('Deel van de dag').selectOption({ label: 'avond' });
	await marloes.getByLabel('Waarvoor?').selectOption({ label: 'een belletje' });
	await marloes.getByRole('button', { name: 'Zet erbij' }).click();
	await marloes.getByRole('button', { name: /^Maak een briefje met een code.*Fatma van hiernaast/ }).click();
	const code = await marloes.getByText(/^([0-9a-z]{4}-){3}[0-9a-z]{4}$/).innerText();

	await fatma.goto('/omzien/code');
	await fatma.getByLabel('Je code').fill(code.toUpperCase());
	await fatma.getByRole('button', { name: 'Bekijk het' }).click();
	await expect(fatma.getByText('Yildiz')).toHaveCount(0);
	await axe(fatma);
	await fatma.getByLabel('Voornaam die de kring mag weten').fill('Fatma');
	await fatma.getByLabel('Je telefoon of mail').fill('06 00000309');
	await fatma.getByRole('button', { name: 'Ja, dat wil ik' }).click();
	await expect(fatma.getByRole('heading', { name: 'Om mevrouw Yildiz heen' })).toBeVisible();
	await fatma.getByRole('button', { name: /^Ik ga.*avond, een belletje/ }).click();
	await expect(fatma.getByText('Jij gaat. Dank je wel.')).toBeVisible();
	await axe(fatma);

	await fatma.getByText(/^Ik maak me zorgen.*avond, een belletje/).click();
	await fatma
		.getByRole('button', { name: 'Doet niet open of neemt niet op' })
		.filter({ visible: true })
		.first()
		.click();
	await expect(fatma.getByRole('heading', { name: 'Doorgegeven. Bel nu ook.' })).toBeVisible();
	await marloes.goto('/omzien');
	await marloes.getByRole('link', { name: 'Om mevrouw Yildiz heen' }).click();
	await expect(marloes.getByText(/Doorgegeven door Fatma/)).toBeVisible();
	await axe(marloes);
	await marloes.getByRole('button', { name: 'Ik pak het op' }).click();

	await marloes.getByRole('button', { name: /^Stop met deze persoon.*Fatma/ }).click();
	await fatma.reload();
	await expect(fatma.getByText('Deze code werkt niet meer.')).toBeVisible();
	await expect(fatma.getByText('Yildiz')).toHaveCount(0);
});
