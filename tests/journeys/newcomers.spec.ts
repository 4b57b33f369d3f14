import { expect, test } from '@playwright/test';
import { lookInAs } from './look-in.ts';

/** Fatou and Henk of the demo: everybody finds a language slot; the volunteer ticks a step and takes it back. */
test('who is new finds a place to practise, and the volunteer ticks what they did together', async ({ page }) => {
	await page.goto('/nieuw-hier?gebied=WK034408');
	await expect(page.getByRole('heading', { level: 1, name: 'Nieuw hier?' })).toBeVisible();
	await expect(page.getByText(/Dagdelen/)).toBeVisible();
	await expect(page.getByText('Fatou')).toHaveCount(0);

	await lookInAs(page, 'vrijwilliger');
	await page.goto('/mijn/welkom');
	await expect(page.getByRole('heading', { level: 2, name: 'Samen met Fatou' })).toBeVisible();
	await page.getByRole('button', { name: /^Gedaan ?: Een club of groep/ }).click();
	await expect(page.getByText('Bewaard.')).toBeVisible();
	await page.getByRole('button', { name: /^Toch niet ?: Een club of groep/ }).click();
	await expect(page.getByRole('button', { name: /^Gedaan ?: Een club of groep/ })).toBeVisible();

	await lookInAs(page, 'sociaal-makelaar');
	await page.goto('/nieuw-hier/team');
	await expect(page.getByRole('heading', { name: /Arabisch/ })).toBeVisible();
	await page.getByRole('link', { name: /Fatou/ }).click();
	await expect(page.getByText(/Gedaan op/).first()).toBeVisible();
});
