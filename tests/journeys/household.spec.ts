import { expect, type Page, test } from '@playwright/test';
import { barriersOn } from './barriers.ts';
import { beginTalk, joinOwnHelp, lookInAs, typeOver } from './look-in.ts';

test.setTimeout(120_000);

const goal = async (page: Page, words: string) => {
	await page.goto('/mijn/hulp/plan');
	const field = page.getByLabel('Wat wil je bereiken?').filter({ visible: true }).first();
	if (!(await field.isVisible())) await page.getByText('Voeg een doel toe').click();
	await typeOver(field, words);
	await page.getByRole('button', { name: 'Bewaar het doel' }).filter({ visible: true }).first().click();
	await expect(page.getByRole('heading', { name: words })).toBeVisible();
};

test('two people in one home each show what they choose; what one takes back is gone for the other', async ({
	browser,
}) => {
	const [yusuf, ada, ben] = await Promise.all(
		[1280, 360, 360].map(async (width) => (await browser.newContext({ viewport: { width, height: 800 } })).newPage()),
	);
	if (!yusuf || !ada || !ben) throw new Error('three people are needed');
	const now = Date.now();
	await lookInAs(yusuf, 'buurtteamwerker');
	const hers = await beginTalk(yusuf, 'Ada', `Thuis ${now}`);
	const his = await beginTalk(yusuf, 'Ben', `Thuis ${now}`);
	await joinOwnHelp(ada, `ada.${now}@voorbeeld.nl`, hers.code);
	await joinOwnHelp(ben, `ben.${now}@voorbeeld.nl`, his.code);

	// Yusuf helps both: he asks them, after talking it over.
	await yusuf.goto(hers.file);
	await yusuf.getByText('Woont er nog iemand die je helpt?').click();
	await typeOver(yusuf.locator('input[name=met]'), 'Ben Thuis');
	await yusuf.getByRole('button', { name: 'Vraag het hun' }).click();
	await expect(yusuf.getByText('Die naam staat niet bij wie je helpt').first()).toBeVisible();
	await typeOver(yusuf.locator('input[name=met]'), `ben thuis ${now}`);
	await yusuf.getByRole('button', { name: 'Vraag het hun' }).click();
	await expect(yusuf.getByText('Bespreek het eerst met allebei.').first()).toBeVisible();
	await yusuf.getByRole('checkbox', { name: 'Ik besprak dit met allebei' }).check();
	await yusuf.getByRole('button', { name: 'Vraag het hun' }).click();
	await yusuf.waitForURL(/\/hulp\/huishouden\/[0-9a-f-]{36}/);
	const home = new URL(yusuf.url()).pathname;
	await yusuf.getByText('Nog zonder ja: 2').click();
	await expect(yusuf.getByText(/^Gevraagd op/)).toHaveCount(2);
	expect(await barriersOn(yusuf)).toEqual([]);

	// Each says yes; before that nobody sees the other.
	await ada.goto('/mijn/hulp/huishouden');
	await expect(ada.getByText('Samen op één bladzijde?')).toBeVisible();
	expect(await barriersOn(ada)).toEqual([]);
	await ada.getByRole('button', { name: 'Ja, ik doe mee' }).click();
	await expect(ada.getByText('Je staat hier nu alleen.')).toBeVisible();
	await expect(ada.getByText(`Ben Thuis ${now}`)).toHaveCount(0);
	await ben.goto('/mijn/hulp/huishouden');
	await ben.getByRole('button', { name: 'Ja, ik doe mee' }).click();
	await expect(ben.getByRole('heading', { name: `Ada Thuis ${now}` })).toBeVisible();

	// Ada shows one goal, and keeps one.
	await goal(ada, 'Samen eten op zondag');
	await goal(ada, 'Iets van mij alleen');
	const card = ada.getByRole('article').filter({ hasText: 'Samen eten op zondag' });
	await card.getByRole('button', { name: 'Deel met thuis' }).click();
	await expect(card.getByText('Gedeeld met thuis')).toBeVisible();
	await ben.goto('/mijn/hulp/huishouden');
	await expect(ben.getByRole('heading', { name: 'Samen eten op zondag' })).toBeVisible();
	await expect(ben.getByText('Iets van mij alleen')).toHaveCount(0);
	expect(await barriersOn(ben)).toEqual([]);
	await yusuf.goto(home);
	await expect(yusuf.getByRole('heading', { name: 'Samen eten op zondag' })).toBeVisible();

	// She takes it back in one tap: gone for Ben and for the page of Yusuf.
	await ada.goto('/mijn/hulp/huishouden');
	await ada.getByRole('button', { name: 'Haal terug' }).click();
	await expect(ada.getByText('Er is nog niets gedeeld')).toBeVisible();
	for (const page of [ben, yusuf]) {
		await page.reload();
		await expect(page.getByText('Samen eten op zondag')).toHaveCount(0);
	}

	// Ben stops: Ada stands alone again.
	await ben.getByRole('button', { name: 'Ik doe niet meer mee' }).click();
	await ada.reload();
	await expect(ada.getByRole('heading', { name: `Ben Thuis ${now}` })).toHaveCount(0);
	await expect(ada.getByText('Je staat hier nu alleen.')).toBeVisible();
});
