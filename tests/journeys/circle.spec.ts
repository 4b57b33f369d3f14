import { expect, type Page, test } from '@playwright/test';
import { barriersOn } from './barriers.ts';
import { lookInAs, signInByMail, typeOver } from './look-in.ts';

/** A circle of neighbours: composed by the platform, adjusted by keyboard, asked one by one, begun, and used in ten seconds. */

/** Everybody this worker or resident is to ask says yes; gives how many. */
async function answerAll(page: Page): Promise<number> {
	const toAsk = page.getByRole('link', { name: /^(Vraag het|Wil jij in een kring)/ });
	for (let asked = 0; ; asked++) {
		await page.goto('/kringen');
		if ((await toAsk.count()) === 0) return asked;
		await toAsk.first().click();
		await page.getByRole('radio', { name: 'Ja', exact: true }).check();
		const called = page.getByLabel('Voornaam');
		if ((await called.inputValue()) === '') await called.fill('Mo');
		await typeOver(page.getByLabel('Telefoonnummer of e-mailadres'), `06 1234 56${10 + asked}`);
		await page.getByRole('checkbox', { name: /leden/ }).check();
		await page.getByRole('button', { name: 'Bewaar het antwoord' }).click();
		await expect(page.getByText('Het ja staat erin.')).toBeVisible();
	}
}

test('a circle of ten is formed, adjusted by keyboard and used', async ({ browser }) => {
	test.setTimeout(180_000);
	const [marloes, henk, samira, yusuf, hanneke] = (await Promise.all(
		[1, 2, 3, 4, 5].map(async () => (await browser.newContext()).newPage()),
	)) as [Page, Page, Page, Page, Page];
	await lookInAs(marloes, 'sociaal-makelaar');

	await marloes.goto('/kringen/nieuw');
	await marloes.getByLabel('Waar?').selectOption({ label: 'Zuidwest' });
	await marloes.getByLabel('Henk').check();
	await marloes.getByRole('button', { name: 'Zoek kringen' }).click();
	await expect(marloes.getByRole('heading', { name: 'Zo staat het ervoor' })).toBeVisible({ timeout: 60_000 });
	const plan = marloes.url();
	await expect(marloes.getByText(/^Ons eerste voorstel kon .*Dat is bewezen\.$/)).toBeVisible();
	const circle = marloes.getByRole('region', { name: 'Kring rond Henk' });
	const sizeOf = async () => Number(/(\d+) leden/.exec(await circle.innerText())?.[1]);
	const formed = await sizeOf();
	expect(formed).toBeGreaterThanOrEqual(9);
	expect(formed).toBeLessThanOrEqual(12);
	expect(await barriersOn(marloes)).toEqual([]);

	// By keyboard alone: open, choose where to, and move. What it does stands in words before and after.
	const seat = circle
		.getByRole('listitem')
		.filter({ has: marloes.getByText(/^Verplaats nummer/) })
		.last();
	const number = /Nummer (\d+)/.exec(await seat.innerText())?.[1];
	await seat.getByText(`Verplaats nummer ${number}`).focus();
	await marloes.keyboard.press('Enter');
	await marloes.keyboard.press('Tab');
	await expect(seat.getByLabel('Waarheen?')).toBeFocused();
	await expect(seat.getByLabel('Waarheen?').locator('option').first()).toHaveText(/zonder plek: .*(vervuld)/);
	await marloes.keyboard.press('Tab');
	await marloes.keyboard.press('Enter');
	await expect(marloes.getByText(`Nummer ${number} staat nu bij: zonder plek.`)).toBeVisible();
	await expect.poll(sizeOf).toBe(formed - 1);
	const moved = marloes
		.getByRole('region', { name: 'Nog zonder plek' })
		.getByRole('listitem')
		.filter({ hasText: `Nummer ${number}` });
	await expect(moved).toBeFocused();
	await marloes.keyboard.press('Tab');
	await marloes.keyboard.press('Enter');
	await marloes.keyboard.press('Tab');
	await marloes.keyboard.press('Tab');
	await marloes.keyboard.press('Enter');
	await expect(marloes.getByText(`Nummer ${number} staat nu bij: Kring rond Henk.`)).toBeVisible();
	await expect.poll(sizeOf).toBe(formed);

	await marloes.getByRole('button', { name: 'Vraag iedereen' }).click();
	await expect(marloes.getByText(/^\d+ van de \d+ zeiden ja\.$/)).toBeVisible();
	await lookInAs(henk, 'vrijwilliger');
	await lookInAs(samira, 'inwoner');
	await lookInAs(yusuf, 'buurtteamwerker');
	await signInByMail(hanneke, 'hanneke.vromans@voorbeeld.nl');
	let yes = 0;
	for (const page of [marloes, henk, samira, yusuf, hanneke]) yes += await answerAll(page);
	expect(yes).toBeGreaterThanOrEqual(9);

	await marloes.goto(plan);
	await marloes.getByRole('link', { name: 'Begin deze kring' }).click();
	await marloes.getByLabel('Hoe heet de kring?').fill('Kring van het plein');
	await marloes.getByLabel('Wanneer is de vrijwilliger er voor de kring?').fill('Dinsdagmiddag, en bel gerust.');
	await marloes.getByRole('button', { name: 'Begin de kring' }).click();
	await expect(marloes.getByRole('heading', { level: 1, name: 'Kring van het plein' })).toBeVisible();

	await henk.goto('/kringen');
	await henk.getByRole('link', { name: 'Kring van het plein' }).click();
	await expect(henk.getByLabel('Wie hielp?')).toBeVisible();
	const names = await henk.getByLabel('Wie hielp?').locator('option').allInnerTexts();
	expect(names.length).toBeGreaterThan(9);
	await henk.getByLabel('Wie hielp?').selectOption({ index: 2 });
	await henk.getByLabel('Wie kreeg hulp?').selectOption({ index: 3 });
	await henk.getByLabel('Waarmee?').selectOption({ index: 1 });
	await henk.getByRole('button', { name: 'Schrijf op' }).click();
	await expect(henk.getByText('Opgeschreven. Fijn dat jullie elkaar helpen.')).toBeVisible();
	await expect(henk.getByText(`${names[2]} hielp ${names[3]}`).first()).toBeVisible();
	expect(await barriersOn(henk)).toEqual([]);
});
