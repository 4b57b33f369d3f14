import { createHmac } from 'node:crypto';
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

/** The six figures that an authenticator app shows now, for its secret (RFC 6238). */
function codeOfApp(secret: string): string {
	const bits = [...secret.replaceAll('=', '')]
		.map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
		.join('');
	const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
	const count = Buffer.alloc(8);
	count.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
	const mac = createHmac('sha1', key).update(count).digest();
	const from = (mac.at(-1) ?? 0) & 15;
	return String((mac.readUInt32BE(from) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0');
}

/** Somebody with a mailbox and an authenticator app of their own: two factors, as help asks. */
export async function signInInTwoSteps(page: Page, email: string): Promise<void> {
	await signInByMail(page, email);
	await page.goto('/mijn/veiligheid');
	await page.locator('form[action="?/begin"] button').click();
	const app = (await page.locator('a[href^="otpauth:"]').getAttribute('href')) ?? '';
	await page.locator('input[name=code]').fill(codeOfApp(new URL(app).searchParams.get('secret') ?? ''));
	await page.locator('form[action="?/bevestig"] button').click();
	await expect(page.getByText('Gelukt.')).toBeVisible();
}

/** A first talk, by a worker who is signed in. Gives the path of the file and the code on paper. */
export async function beginTalk(worker: Page, first: string, last: string): Promise<{ file: string; code: string }> {
	await worker.goto('/hulp/nieuw');
	await typeOver(worker.locator('input[name=voornaam]'), first);
	await typeOver(worker.locator('input[name=achternaam]'), last);
	await worker.getByRole('button', { name: 'Begin', exact: true }).click();
	await worker.waitForURL(/\/hulp\/[0-9a-f-]{36}/);
	const file = new URL(worker.url()).pathname;
	await worker.getByRole('button', { name: 'Maak een code' }).click();
	const code = /[0-9a-z]{4}(-[0-9a-z]{4}){3}/.exec(await worker.locator('.bw-number').innerText())?.[0] ?? '';
	return { file, code };
}

/** The person signs in by themselves and ties the file to their account. */
export async function joinOwnHelp(page: Page, email: string, code: string): Promise<void> {
	await signInInTwoSteps(page, email);
	await page.goto('/mijn/hulp/code');
	await page.locator('input[name=code]').fill(code);
	await page.getByRole('button', { name: 'Verder' }).click();
	await page.waitForURL(/\/mijn\/hulp(\?|$)/);
}

/** Types over what stands in a field. Script that wakes in that same moment takes the selection away: then once more. */
export async function typeOver(field: Locator, words: string): Promise<void> {
	await expect(async () => {
		await field.fill(words);
		await expect(field).toHaveValue(words, { timeout: 300 });
	}).toPass({ timeout: 10_000 });
}
