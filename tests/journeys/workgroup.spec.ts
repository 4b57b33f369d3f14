import { expect, test } from '@playwright/test';
import { barriersOn } from './barriers.ts';
import { lookInAs } from './look-in.ts';

/** What several people say comes up by itself, is decided together, and is shown on the wall and on paper. */
test('a finding stands on the agenda, gets an owner and a day; another waits until a day; both on the wall and on paper', async ({
	page,
}) => {
	test.setTimeout(180_000);
	await lookInAs(page, 'sociaal-makelaar');
	await page.goto('/patronen');
	await page.getByRole('link', { name: 'Werkgroepen' }).click();
	await page.getByRole('link', { name: 'Werkgroep Zuidwest' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Werkgroep Zuidwest' })).toBeVisible();
	const agenda = page.url();

	const fresh = page
		.getByRole('region', { name: 'Nieuw gevonden' })
		.getByRole('listitem')
		// What another journey brings up meanwhile is left to it.
		.filter({ hasNotText: 'Samen fietsen' })
		.first();
	const subject = await fresh.getByRole('heading', { level: 3 }).innerText();
	await expect(fresh.getByText(/mensen in .* weken/)).toBeVisible();
	await fresh.getByRole('link', { name: /^Besluit/ }).click();

	// Somebody and a day belong to taking it up; what was chosen stays.
	await page.getByRole('radio', { name: /^Oppakken/ }).check();
	await page.getByRole('button', { name: 'Leg vast' }).click();
	await expect(page.getByRole('link', { name: /Kies wie het oppakt/ })).toBeVisible();
	await expect(page.getByRole('radio', { name: /^Oppakken/ })).toBeChecked();
	await page.getByLabel('Wie pakt het op?').selectOption({ label: 'Yusuf Karadere' });
	await page.getByLabel(/Afspraak of reden/).fill('Eerst koffie drinken met wie het zei.');
	await page.getByRole('button', { name: 'Leg vast' }).click();
	await expect(page.getByText(/Opgepakt door Yusuf Karadere/).first()).toBeVisible();
	await expect(page.getByRole('button', { name: /^Haal terug/ })).toBeVisible();

	await page.goto(agenda);
	const hunch = page
		.getByRole('region', { name: /Zelf gezien|Nog open/ })
		.getByRole('listitem')
		.first();
	await hunch.getByRole('link', { name: /^Besluit/ }).click();
	await page.getByRole('radio', { name: /^Parkeren/ }).check();
	await page.getByLabel(/Afspraak of reden/).fill('Na de zomer.');
	await page.getByRole('button', { name: 'Leg vast' }).click();
	await expect(page.getByText(/Geparkeerd tot/).first()).toBeVisible();
	expect(await barriersOn(page)).toEqual([]);

	await page.goto(agenda);
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('heading', { name: subject })).toBeVisible();
	await expect(page.getByRole('link', { name: /^Besluit/ }).first()).toBeHidden();
	await page.emulateMedia({ media: 'screen' });

	await page.goto(`${new URL(agenda).pathname}/scherm`, { waitUntil: 'networkidle' });
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	if (await page.getByRole('link', { name: 'Volgende' }).isVisible()) {
		const first = await page.getByRole('heading', { level: 1 }).innerText();
		await page.keyboard.press('ArrowRight');
		await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(first);
		await page.getByRole('link', { name: 'Vorige' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(first);
	}

	await page.goto(`${new URL(agenda).pathname}/tijd`);
	await expect(page.getByRole('heading', { level: 1, name: 'Van signaal naar aanpak' })).toBeVisible();
});
