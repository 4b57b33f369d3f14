import type { Page } from '@playwright/test';

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
