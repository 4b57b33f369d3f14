import { expect, test } from '@playwright/test';
import { lookInAs, typeOver } from './look-in.ts';

/** A resident proposes on a phone; the jury of another round weighs; and of last year everybody reads what it brought. */
test('a resident proposes without account, a juror keeps out of what concerns them, and the money is told back', async ({
	page,
}) => {
	test.setTimeout(90_000);
	await page.setViewportSize({ width: 360, height: 780 });
	await page.goto('/buurtbudget');
	await page.getByRole('link', { name: 'Zuilen maakt het samen' }).click();
	await page.getByRole('link', { name: 'Doe een voorstel' }).click();
	await page.getByLabel('Je idee').fill('Bankjes bij het water');
	await page.getByRole('button', { name: 'Ga verder' }).click();
	await expect(page.getByText('Lijkt dit op jouw idee?')).toBeVisible();
	await typeOver(page.getByLabel('Wat ga je doen?'), 'Een bankje aan de Vecht, dat we zelf in elkaar zetten.');
	await typeOver(page.getByLabel('Regel 1: wat?'), 'Hout');
	await typeOver(page.getByLabel('Euro per stuk').first(), '120,50');
	await typeOver(page.getByLabel('Je voornaam'), 'Truus');
	await typeOver(page.getByLabel('Je mailadres of telefoonnummer'), '030 000 01 30');
	await page.getByRole('button', { name: 'Stuur je voorstel' }).click();
	await expect(page.getByText('Joana belt je')).toBeVisible();
	const code = (await page.locator('.bw-number').last().innerText()).trim();
	await page.goto(`/buurtbudget/code/${code}`);
	await expect(page.getByRole('heading', { level: 1, name: 'Bankjes bij het water' })).toBeVisible();
	await expect(page.getByText('Bij elkaar').first()).toContainText('120,50');

	await lookInAs(page, 'inwoner');
	await page.goto('/buurtbudget');
	await page.getByRole('link', { name: 'Kanaleneiland doet het zelf' }).click();
	await page.getByRole('link', { name: 'Over de jury' }).click();
	await page.getByRole('link', { name: 'Naar de jurykamer' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'De jurykamer' })).toBeVisible();
	const third = page.locator('section').filter({ has: page.getByRole('heading', { name: /Buurtfeest op het plein/ }) });
	const out = third.getByRole('button', { name: /ik doe niet mee/ });
	if (await out.isVisible()) await out.click();
	await expect(third.getByText('Je weegt het niet mee')).toBeVisible();
	await expect(third.getByLabel('Jouw stem over dit plan')).toHaveCount(0);

	await page.goto('/buurtbudget');
	await page.getByRole('link', { name: 'Samen in Zuidwest' }).click();
	await page.getByRole('link', { name: 'Repaircafé op zaterdag' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Repaircafé op zaterdag' })).toBeVisible();
	await expect(page.getByRole('heading', { level: 2, name: /^Gaat door, met/ })).toBeVisible();
	await expect(page.getByText('214 spullen')).toBeVisible();
});
