import { expect, test } from '@playwright/test';
import { barriersOn } from './barriers.ts';
import { lookInAs, typeOver } from './look-in.ts';

/** What a worker may decide: inside it is with the back office at once, outside it says which limit and whom to ask. */
test('a decision inside and outside a mandate, and the back office carries it out', async ({ browser }) => {
	const [yusuf, dewi] = await Promise.all(
		[1280, 360].map(async (width) => (await browser.newContext({ viewport: { width, height: 844 } })).newPage()),
	);
	if (!yusuf || !dewi) throw new Error('two people are needed');
	const product = `een fiets ${Date.now() % 100_000}`;

	await lookInAs(dewi, 'contactpersoon');
	await dewi.goto('/mandaten/nieuw');
	await typeOver(dewi.locator('input[name=organisation]'), 'Gemeente');
	await typeOver(dewi.locator('input[name=product]'), product);
	await typeOver(dewi.locator('input[name=euros]'), '200');
	await dewi.locator('select[name=executor]').selectOption({ index: 1 });
	await typeOver(dewi.locator('input[name=contact]'), 'Wim Haring');
	await typeOver(dewi.locator('input[name=reach]'), '030 000 00 50');
	const until = new Date(Date.now() + 200 * 24 * 3_600_000).toISOString().slice(0, 10);
	await dewi.locator('input[name=until]').fill(until);
	expect(await barriersOn(dewi)).toEqual([]);
	await dewi.getByRole('button', { name: 'Zet erbij' }).click();
	await expect(dewi.getByRole('heading', { name: product })).toBeVisible();

	await lookInAs(yusuf, 'buurtteamwerker');
	await yusuf.goto('/hulp/nieuw');
	await typeOver(yusuf.locator('input[name=voornaam]'), 'Nadia');
	await typeOver(yusuf.locator('input[name=achternaam]'), `Berg ${Date.now()}`);
	await yusuf.getByRole('button', { name: 'Begin', exact: true }).click();
	await yusuf.waitForURL(/\/hulp\/[0-9a-f-]{36}/);
	await yusuf.goto(`${new URL(yusuf.url()).pathname}/besluiten`);
	const label = await yusuf.locator('select[name=mandate] option').filter({ hasText: product }).innerText();
	await yusuf.locator('select[name=mandate]').selectOption({ label });
	await typeOver(yusuf.locator('input[name=euros]'), '250');
	await typeOver(yusuf.locator('textarea[name=why]'), 'Zo komt zij op tijd bij haar werk.');
	await yusuf.getByRole('radio', { name: 'Het moet van de wet' }).check();
	await yusuf.locator('select[name=law]').selectOption('wmo-tailored');
	await yusuf.getByRole('button', { name: 'Besluit en stuur door' }).click();
	await expect(yusuf.getByText('Dit gaat over de 200 euro heen. Vraag Wim Haring.').first()).toBeVisible();
	await expect(yusuf.locator('textarea[name=why]')).toHaveValue('Zo komt zij op tijd bij haar werk.');

	await typeOver(yusuf.locator('input[name=euros]'), '150');
	await yusuf.getByRole('button', { name: 'Besluit en stuur door' }).click();
	await expect(yusuf.getByText('doorgestuurd').first()).toBeVisible();
	expect(await barriersOn(yusuf)).toEqual([]);

	await dewi.goto('/mandaten/uitvoeren');
	const message = dewi.getByRole('region', { name: new RegExp(product) });
	await expect(message).toContainText('Nadia');
	await expect(message).not.toContainText('bij haar werk');
	await message.getByRole('button', { name: 'Het is uitgevoerd' }).click();
	await yusuf.reload();
	await expect(yusuf.getByText('uitgevoerd', { exact: true }).first()).toBeVisible();
});
