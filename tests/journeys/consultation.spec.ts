import { expect, type Page, test } from '@playwright/test';
import { barriersOn } from './barriers.ts';
import { lookInAs, typeOver } from './look-in.ts';

/** A talk without a name between three organisations: the person is told first, and a colleague answers for themselves. */
test('a nameless case between three organisations', async ({ browser }) => {
	const [yusuf, marloes, dewi] = (await Promise.all(
		[1280, 360, 360].map(async (width) => (await browser.newContext({ viewport: { width, height: 844 } })).newPage()),
	)) as [Page, Page, Page];
	const said = `Een vader slaapt slecht en ${Date.now() % 100_000} dingen lopen samen. Wie denkt mee?`;

	await lookInAs(yusuf, 'buurtteamwerker');
	await yusuf.goto('/hulp/nieuw');
	const lastName = `Geheim ${Date.now()}`;
	await typeOver(yusuf.locator('input[name=voornaam]'), 'Karel');
	await typeOver(yusuf.locator('input[name=achternaam]'), lastName);
	await yusuf.getByRole('button', { name: 'Begin', exact: true }).click();
	await yusuf.waitForURL(/\/hulp\/[0-9a-f-]{36}/);
	await yusuf.goto(`/overleg/nieuw?voor=${new URL(yusuf.url()).pathname.split('/').at(-1)}`);
	await typeOver(yusuf.locator('textarea[name=question]'), 'Karel Jansen slaapt slecht. Wie denkt mee?');
	await yusuf.locator('input[name=day]').fill(new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' }));
	await typeOver(yusuf.locator('input[name=place]'), 'Wijkbureau');
	for (const name of [/^Marloes/, /^Dewi/]) await yusuf.getByRole('checkbox', { name }).first().check();
	await yusuf.getByRole('button', { name: 'Nodig uit' }).click();
	await expect(yusuf.getByText(/Haal dit uit je tekst/).first()).toBeVisible();
	expect(await barriersOn(yusuf)).toEqual([]);
	await typeOver(yusuf.locator('textarea[name=question]'), said);
	await yusuf.getByRole('button', { name: 'Nodig uit' }).click();
	await yusuf.waitForURL(/\/overleg\/[0-9a-f-]{36}/);

	// Not before the person is told.
	await yusuf.getByRole('button', { name: 'We beginnen' }).click();
	await expect(yusuf.getByText('Zeg eerst of de inwoner ervan weet.').first()).toBeVisible();
	await yusuf.getByRole('radio', { name: 'De inwoner weet ervan' }).check();
	await yusuf.getByRole('button', { name: 'Sla op' }).first().click();
	await yusuf.getByRole('checkbox', { name: /^Marloes/ }).check();
	await yusuf.getByRole('button', { name: 'We beginnen' }).click();
	await expect(yusuf.getByLabel('Wat is besloten?')).toBeVisible();

	await lookInAs(marloes, 'sociaal-makelaar');
	await lookInAs(dewi, 'contactpersoon');
	for (const page of [marloes, dewi]) {
		await page.goto('/overleg');
		await page.getByRole('link', { name: said }).click();
		await expect(page.getByText('Dit overleg is zonder naam.')).toBeVisible();
		expect(await page.content()).not.toContain(lastName);
	}

	await yusuf.locator('select[name=worker]').selectOption({ label: await nameOf(yusuf, /^Marloes/) });
	const what = `Vraagt een rustige plek na ${Date.now() % 100_000}`;
	await typeOver(yusuf.locator('input[name=what]'), what);
	await yusuf.locator('input[name=due]').fill(new Date(Date.now() + 7 * 24 * 3_600_000).toISOString().slice(0, 10));
	await yusuf.getByRole('button', { name: 'Vraag het' }).click();
	await marloes.goto('/overleg');
	const action = marloes.locator('form').filter({ hasText: what });
	await action.getByRole('button', { name: 'Ja, dat doe ik' }).click();
	await expect(marloes.locator('form').filter({ hasText: what })).toContainText('zei ja');
});

const nameOf = (page: Page, name: RegExp): Promise<string> =>
	page.locator('select[name=worker] option').filter({ hasText: name }).first().innerText();
