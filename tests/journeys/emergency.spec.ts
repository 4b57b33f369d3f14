import { expect, type Page, test } from '@playwright/test';
import { barriersOn } from './barriers.ts';
import { lookInAs, typeOver } from './look-in.ts';

/**
 * Somebody who does not help looks in with a reason: told to the officer, weighed by them, told to the person, who reads it. That it
 * shuts after two hours is tested where the clock can be moved (src/modules/clients/emergency.test.ts).
 */
test('a look in an emergency opens what was shut, is told, weighed, and read by whose file it is', async ({
	browser,
}) => {
	// The mail is on its way for a while.
	test.setTimeout(90_000);
	const pages = await Promise.all(
		[1280, 1280, 1280, 360].map(async (width) =>
			(await browser.newContext({ viewport: { width, height: 844 } })).newPage(),
		),
	);
	const [ingrid, yusuf, anouk, samira] = pages as [Page, Page, Page, Page];
	const why = `Zij belde en niemand was er, ${String(Date.now() % 100_000)} keer.`;

	await lookInAs(yusuf, 'buurtteamwerker');
	await yusuf.goto('/hulp');
	await yusuf.getByRole('link', { name: /Samira/ }).click();
	await yusuf.waitForURL(/\/hulp\/[0-9a-f-]{36}/);
	const file = new URL(yusuf.url()).pathname;

	// Who leads the team reads no file: it is not there.
	await lookInAs(ingrid, 'teamleider');
	expect((await ingrid.goto(file))?.status()).toBe(404);
	await ingrid.goto(`${file}/nood`);
	await ingrid.getByRole('button', { name: 'Kijk twee uur mee' }).click();
	await expect(ingrid.getByRole('alert').first()).toBeVisible();
	await ingrid.getByRole('radio', { name: 'Niemand van het team is bereikbaar' }).check();
	await typeOver(ingrid.locator('textarea[name=woorden]'), why);
	expect(await barriersOn(ingrid)).toEqual([]);
	await ingrid.getByRole('button', { name: 'Kijk twee uur mee' }).click();
	await ingrid.waitForURL((url) => url.pathname === file);
	await expect(ingrid.getByRole('heading', { name: /Samira/ }).first()).toBeVisible();
	// To read, and no more.
	expect((await ingrid.goto(`${file}/toegang`))?.status()).toBe(404);

	// The officer has it, with the reason, and so has the mailbox, without one.
	await lookInAs(anouk, 'privacyfunctionaris');
	await anouk.goto('/privacy/noodinzage');
	const look = anouk.locator('article, section, li, .bw-card').filter({ hasText: why }).last();
	await expect(look).toBeVisible();
	await expect(async () => {
		await anouk.goto('/postvak');
		await expect(anouk.getByText('Er is een melding over inzien die je moet weten').first()).toBeVisible({
			timeout: 500,
		});
	}).toPass({ timeout: 30_000, intervals: [1000] });
	await expect(anouk.getByText(why)).toHaveCount(0);
	await anouk.goto('/privacy/noodinzage');
	await look.getByRole('button', { name: 'Terecht', exact: true }).click();
	await expect(look.getByText('Terecht', { exact: true })).toBeVisible();

	// Not hers to read before it is told: it could be about who reads along. Then it is.
	await lookInAs(samira, 'inwoner');
	await samira.goto('/mijn/hulp/kijkers');
	const before = await samira.getByText('In nood', { exact: true }).count();
	await yusuf.goto(`${file}/toegang`);
	await yusuf.getByRole('button', { name: 'Ik heb het verteld' }).first().click();
	await expect(yusuf.getByText('Opgeslagen').first()).toBeVisible();
	await samira.reload();
	await expect.poll(() => samira.getByText('In nood', { exact: true }).count()).toBeGreaterThan(before);
	await expect(samira.getByText('Ingrid')).toHaveCount(0);
	expect(await barriersOn(samira)).toEqual([]);
});
