import { expect, type Page, test } from '@playwright/test';
import { barriersOn } from './barriers.ts';
import { lookInAs } from './look-in.ts';

/** A part of her file, given on a phone without script, read by another team, and taken back in one tap: gone within the minute. */
test('what somebody shares opens for that team alone, and is gone where it stood open once she takes it back', async ({
	browser,
}) => {
	const phone = await browser.newContext({ viewport: { width: 360, height: 780 }, javaScriptEnabled: false });
	const samira = await phone.newPage();
	const [dewi, bram] = (await Promise.all(
		[1280, 1280].map(async (width) => (await browser.newContext({ viewport: { width, height: 844 } })).newPage()),
	)) as [Page, Page];

	await lookInAs(samira, 'inwoner');
	await samira.goto('/mijn/hulp/delen');
	// It says what is asked and what is not: there is no box to tick for the help itself.
	await expect(
		samira.getByText('Voor de hulp zelf vragen we geen toestemming. Die taak staat in de wet.'),
	).toBeVisible();
	await samira.getByRole('button', { name: 'Laat meelezen' }).click();
	await expect(samira.getByRole('alert').first()).toBeVisible();
	const team = samira.getByLabel('Welk team?');
	const wanted = team.locator('option').filter({ hasText: 'Wijkbureau Zuidwest' });
	await team.selectOption({ label: (await wanted.first().innerText()).trim() });
	await samira.getByRole('checkbox', { name: 'Het plan' }).check();
	await samira.getByRole('button', { name: 'Laat meelezen' }).click();
	const reads = samira
		.getByRole('listitem')
		.filter({ hasText: 'Wijkbureau Zuidwest' })
		.filter({ hasText: 'Stop met delen' });
	await expect(reads).toHaveCount(1);

	await lookInAs(dewi, 'contactpersoon');
	await dewi.goto('/gedeeld');
	await dewi
		.getByRole('link', { name: /Samira/ })
		.first()
		.click();
	await dewi.waitForURL(/\/gedeeld\/[0-9a-f-]{36}/);
	await expect(dewi.getByRole('heading', { level: 1, name: /Samira/ })).toBeVisible();
	await expect(dewi.getByText('Samen helpen', { exact: false }).first()).toBeVisible();
	expect(await barriersOn(dewi)).toEqual([]);
	const open = new URL(dewi.url()).pathname;
	// The file itself and its plan stay shut, and so does the page for another team.
	expect((await dewi.request.get(open.replace('/gedeeld/', '/hulp/'))).status()).toBe(404);
	await lookInAs(bram, 'beleidsmedewerker');
	expect((await bram.goto(open))?.status()).toBe(404);

	// One tap, and what stood open is gone.
	await reads.getByRole('button', { name: 'Stop met delen' }).click();
	await expect(reads).toHaveCount(0);
	await expect
		.poll(async () => (await dewi.request.get(open)).status(), { timeout: 60_000, intervals: [500, 1000, 5000] })
		.toBe(404);
	expect((await dewi.reload())?.status()).toBe(404);
	await expect(dewi.getByText('Samira')).toHaveCount(0);
	await dewi.goto('/gedeeld');
	await expect(dewi.getByRole('link', { name: /Samira/ })).toHaveCount(0);

	// She reads who looked: which organisation and as what, and no name.
	await samira.goto('/mijn/hulp/kijkers');
	await expect(samira.getByRole('listitem').filter({ hasText: 'Gemeente' }).first()).toBeVisible();
	await expect(samira.getByText('Dewi')).toHaveCount(0);
});
