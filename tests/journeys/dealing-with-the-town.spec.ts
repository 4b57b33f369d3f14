import { expect, test } from '@playwright/test';
import { barriersOn } from './barriers.ts';
import { lookInAs } from './look-in.ts';

test('a late request shouts, is taken up and answered with a reason; a promise is caught and kept on the board', async ({
	browser,
}) => {
	const [dewi, samira, marloes] = await Promise.all(
		[1280, 390, 390].map(async (width) => (await browser.newContext({ viewport: { width, height: 844 } })).newPage()),
	);
	if (!dewi || !samira || !marloes) throw new Error('three people are needed');

	await lookInAs(dewi, 'contactpersoon');
	await dewi.goto('/vandaag');
	const waiting = dewi.getByRole('listitem').filter({ hasText: 'Een bord bij de deur' });
	await expect(waiting.getByText(/dagen te laat/)).toBeVisible();
	await waiting.getByRole('link').click();
	await expect(dewi.getByText(/De gemeente is \d+ dagen te laat/)).toBeVisible();
	await dewi.getByLabel('Wie vervangt je?').selectOption({ label: 'Carmen Oudejans' });
	await dewi.getByRole('button', { name: 'Ik word contactpersoon' }).click();
	await expect(dewi.getByText('Bewaard.')).toBeVisible();
	await dewi.getByLabel('Deels').check();
	await dewi
		.getByRole('textbox', { name: 'Waarom?' })
		.last()
		.fill('Het bord mag op het grasveld. Op de stoep is te weinig plek.');
	await dewi.getByRole('button', { name: 'Stuur het antwoord' }).click();
	await expect(dewi.getByRole('heading', { name: 'Deels' })).toBeVisible();

	await lookInAs(samira, 'inwoner');
	await samira.goto('/aanvragen');
	await samira.getByRole('link', { name: 'Een bord bij de deur' }).click();
	await expect(samira.getByText('Het bord mag op het grasveld.').first()).toBeVisible();
	await expect(samira.getByText('Dewi Hartono').first()).toBeVisible();
	expect(await barriersOn(samira)).toEqual([]);

	await lookInAs(marloes, 'sociaal-makelaar');
	await marloes.goto('/beloften/vangen');
	const promise = 'Een nieuwe prullenbak bij de speeltuin';
	await marloes.getByLabel('Wat wordt er beloofd?').fill(promise);
	await marloes.getByLabel('Welke organisatie?').fill('de gemeente');
	await marloes.getByLabel('Wie daar, in welke functie?').fill('wijkregisseur');
	await marloes.getByLabel('Naam van wie het doet').fill('Dewi Hartono');
	await marloes.getByLabel('Mailadres van wie het doet').fill('dewi@voorbeeld.nl');
	await marloes.getByLabel('Welke bijeenkomst is dit?').fill('koffie op het plein');
	await marloes.getByRole('button', { name: 'Zet op het bord' }).click();
	await expect(marloes.getByText('De belofte staat op het bord.')).toBeVisible();
	await marloes.getByRole('link', { name: promise }).click();
	await marloes.getByRole('link', { name: 'Werk deze belofte bij' }).click();
	await marloes.getByRole('button', { name: 'Nagekomen' }).click();
	await expect(marloes.getByText('Bewaard. Iedereen ziet het meteen.')).toBeVisible();

	const passer = await (await browser.newContext()).newPage();
	await passer.goto('/beloften');
	const card = passer.getByRole('article').filter({ hasText: promise });
	await expect(card.getByText('Nagekomen', { exact: true })).toBeVisible();
	await expect(passer.getByText('Dewi Hartono')).toHaveCount(0);
});
