import { expect, test } from '@playwright/test';
import { lookInAs } from './look-in.ts';

/** On a slow phone people begin before the script is there. What they did by then must stand. */

test('what somebody opened before the script came stays open', async ({ page }) => {
	await lookInAs(page, 'teamleider');
	const { promise: scriptMayCome, resolve: letScriptCome } = Promise.withResolvers<void>();
	await page.route('**/_app/**/*.js', async (route) => {
		await scriptMayCome;
		await route.continue();
	});
	await page.goto('/partners/nieuw', { waitUntil: 'commit' });
	await page.getByText('Geld en rondkomen').click();
	await expect(page.getByLabel('Schulden en rekeningen')).toBeVisible();
	letScriptCome();
	await page.waitForLoadState('networkidle');
	await page.getByLabel('Schulden en rekeningen').check({ timeout: 2000 });
});

test('what somebody chose before the script came stays chosen', async ({ page }) => {
	await lookInAs(page, 'sociaal-makelaar');
	const { promise: scriptMayCome, resolve: letScriptCome } = Promise.withResolvers<void>();
	await page.route('**/_app/**/*.js', async (route) => {
		await scriptMayCome;
		await route.continue();
	});
	await page.goto('/vastleggen', { waitUntil: 'commit' });
	await page.getByLabel('Wat hoorde of zag je?').fill('Samen fietsen op zondag.');
	await page.getByRole('radio', { name: /^Ik wil/ }).check();
	await page.getByLabel('Waar?').selectOption({ label: 'Kanaleneiland-Zuid (Zuidwest)' });
	await page.getByLabel(/Over iemand van wie je een kaart bijhoudt/).selectOption({ label: 'Naima' });
	letScriptCome();
	// The guess is drawn by script: it is there now.
	await expect(page.getByRole('radio', { name: /^Samen fietsen/ })).toBeVisible();
	await expect(page.getByLabel('Wat hoorde of zag je?')).toHaveValue('Samen fietsen op zondag.');
	await expect(page.getByRole('radio', { name: /^Ik wil/ })).toBeChecked();
	const chosen = (label: string | RegExp) => page.getByLabel(label).locator('option:checked');
	await expect(chosen('Waar?')).toHaveText('Kanaleneiland-Zuid (Zuidwest)');
	await expect(chosen(/Over iemand van wie je een kaart bijhoudt/)).toHaveText('Naima');
});
