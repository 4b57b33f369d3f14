import { expect, type Page, test } from '@playwright/test';
import { barriersOn } from './barriers.ts';
import { lookInAs } from './look-in.ts';

/** "Do you know someone who …?": one line, one tap of a colleague elsewhere, and both people are asked. */

const axe = async (page: Page) => expect(await barriersOn(page)).toEqual([]);

test('one line is answered by a tap of a colleague, and becomes a question to both people', async ({ browser }) => {
	test.setTimeout(90_000);
	const [marloes, yusuf] = (await Promise.all([1, 2].map(async () => (await browser.newContext()).newPage()))) as [
		Page,
		Page,
	];
	await lookInAs(marloes, 'sociaal-makelaar');
	await lookInAs(yusuf, 'buurtteamwerker');

	await marloes.goto('/wie-kent-iemand');
	await marloes.getByLabel('Wie kent iemand die …?').fill('Wie kent iemand die handig is met een boormachine?');
	await marloes.getByRole('radio', { name: /Het hele netwerk hier/ }).check();
	await marloes.getByText('Plek, onderwerp of dag kiezen').click();
	await marloes.getByLabel('Waar gaat het over?').selectOption({ label: 'Een klus in huis' });
	await marloes.getByRole('button', { name: 'Vraag het rond' }).click();
	await expect(marloes.getByText('Je vraag is rondgestuurd.')).toBeVisible();

	await yusuf.goto('/vandaag');
	await yusuf
		.getByRole('article')
		.filter({ hasText: 'boormachine' })
		.getByRole('button', { name: 'Ja, ik weet iemand' })
		.click();
	await yusuf.getByRole('radio', { name: /Iemand die dit al deelde/ }).check();
	await yusuf.getByLabel('Welk talent?').selectOption({ label: 'Emre: Handig met gereedschap.' });
	await axe(yusuf);
	await yusuf.getByRole('button', { name: 'Geef dit door' }).click();
	await expect(yusuf.getByText('Doorgegeven. Dank je wel!')).toBeVisible();

	await marloes.goto('/wie-kent-iemand');
	await marloes.getByRole('link', { name: /boormachine/ }).click();
	await expect(marloes.getByRole('heading', { name: 'Yusuf Karadere weet iemand.' })).toBeVisible();
	await expect(marloes.getByText('Emre')).toHaveCount(0);
	await axe(marloes);
	await marloes
		.getByLabel('Voor wie is het?')
		.selectOption({ label: 'Trijntje: Een lamp ophangen en een kast maken.' });
	await marloes.getByRole('button', { name: 'Vraag beiden of ze dit willen' }).click();
	await expect(marloes).toHaveURL(/\/koppelingen\/[0-9a-f-]{36}$/);
	await expect(marloes.getByRole('heading', { level: 1, name: /Trijntje/ })).toBeVisible();
	await expect(marloes.getByText('Emre')).toHaveCount(0);
});
