import { expect, type Locator, type Page } from '@playwright/test';

/** Who stands for which role in the demo. */
const personas: Record<string, string> = {
	inwoner: 'samira',
	vrijwilliger: 'henk',
	'sociaal-makelaar': 'marloes',
	buurtteamwerker: 'yusuf',
	teamleider: 'ingrid',
	contactpersoon: 'dewi',
	beleidsmedewerker: 'bram',
	privacyfunctionaris: 'anouk',
	beheerder: 'tariq',
};

/** Looks in with one click, as the demo offers it. Works without script. */
export async function lookInAs(page: Page, who: string): Promise<void> {
	await page.goto('/kijk-binnen');
	await page.locator(`button[name=als][value=${personas[who]}]`).click();
	await page.waitForURL((url) => url.pathname !== '/kijk-binnen');
}

/** In by a code from the mailbox of the demo, for who is not offered on the page for looking in. */
export async function signInByMail(page: Page, email: string): Promise<void> {
	await page.goto('/inloggen');
	await typeOver(page.getByLabel('Je mailadres'), email);
	await page.locator('form[action="?/code"] button').click();
	await page.waitForURL(/\/inloggen\/code/);
	const box = await page.context().newPage();
	const mail = box.getByRole('article').or(box.locator('section, li')).filter({ hasText: email }).first();
	await expect(async () => {
		await box.goto('/postvak');
		await expect(mail).toBeVisible({ timeout: 500 });
	}).toPass({ timeout: 30_000, intervals: [1000] });
	const code = /\b\d{4} ?\d{4}\b/.exec(await mail.innerText())?.[0] ?? '';
	await box.close();
	await typeOver(page.locator('input[name=code]'), code);
	await page.getByRole('button', { name: 'Log in' }).click();
	await page.waitForURL((url) => !url.pathname.startsWith('/inloggen/code'));
}

/** Types over what stands in a field. Script that wakes in that same moment takes the selection away: then once more. */
export async function typeOver(field: Locator, words: string): Promise<void> {
	await expect(async () => {
		await field.fill(words);
		await expect(field).toHaveValue(words, { timeout: 300 });
	}).toPass({ timeout: 10_000 });
}
