import { expect, test } from '@playwright/test';
import { barriersOn } from './barriers.ts';
import { lookInAs } from './look-in.ts';

test('a volunteer answers at the desk, hands one question up, and reads what became of it', async ({ browser }) => {
	const [henk, yusuf] = await Promise.all(
		[390, 1280].map(async (width) => (await browser.newContext({ viewport: { width, height: 844 } })).newPage()),
	);
	if (!henk || !yusuf) throw new Error('two people are needed');
	await lookInAs(henk, 'vrijwilliger');
	await henk.goto('/balie');
	await henk.getByRole('link', { name: 'Balie in de Huiskamer' }).click();
	const ask = async (words: string) => {
		await henk.getByLabel('Wat is de vraag?').fill(words);
		await henk.getByRole('button', { name: 'Verder' }).click();
		await expect(henk.getByRole('heading', { level: 1, name: words })).toBeVisible();
	};

	await ask('Waar kan ik taalles krijgen?');
	await henk.getByRole('button', { name: /^Dit is het antwoord\W*Taalles De Brug/ }).click();
	await expect(henk.getByText('Beantwoord. Mooi zo.')).toBeVisible();
	expect(await barriersOn(henk)).toEqual([]);
	await henk.getByRole('link', { name: 'Naar de volgende vraag' }).click();

	const stuck = 'Iemand komt er thuis niet meer uit';
	await ask(stuck);
	await henk.getByRole('button', { name: 'Niet gelukt' }).click();
	const to = henk.getByLabel('Aan wie?');
	const team = await to.getByRole('option', { name: /^Het team hier/ }).getAttribute('value');
	await to.selectOption(team ?? '');
	await henk.getByLabel('Voornaam van wie het vraagt').fill('Truus');
	await henk.getByLabel('Hoe is die te bereiken?').fill('030 000 01 14');
	await henk.getByLabel('Diegene weet naar welke organisatie').check();
	await henk.getByRole('button', { name: 'Geef door' }).click();
	await expect(henk.getByText('Doorgegeven. Je leest hier later')).toBeVisible();
	await expect(henk.getByText('Truus')).toHaveCount(0);

	await lookInAs(yusuf, 'buurtteamwerker');
	await yusuf.goto('/balie/doorgegeven');
	const card = yusuf.getByRole('article').filter({ hasText: stuck });
	await expect(card.getByText('030 000 01 14')).toBeVisible();
	await card.getByRole('button', { name: 'Ik pak dit op' }).click();
	await card.getByLabel('Wat werd het?').fill('Ik ben er geweest. Het gaat beter.');
	await card.getByRole('button', { name: 'Klaar' }).click();
	await expect(card.getByText('030 000 01 14')).toHaveCount(0);

	await henk.goto('/balie');
	await expect(henk.getByText('Ik ben er geweest. Het gaat beter.')).toBeVisible();
});
