import type { Page } from '@playwright/test';

/** Looks in with one click, as the demo offers it. Works without script. */
export async function lookInAs(page: Page, who: string): Promise<void> {
	await page.goto('/kijk-binnen');
	await page.locator(`button[name=als][value=${who}]`).click();
	await page.waitForURL((url) => url.pathname !== '/kijk-binnen');
}
