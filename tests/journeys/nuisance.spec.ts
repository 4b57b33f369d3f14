import { expect, test } from '@playwright/test';
import { barriersOn } from './barriers.ts';
import { lookInAs } from './look-in.ts';

test('a worker opens a circle, tells the person first, and a neighbour notes a moment by a code', async ({
	browser,
}) => {
	const [yusuf, neighbour] = await Promise.all(
		[1280, 360].map(async (width) => (await browser.newContext({ viewport: { width, height: 844 } })).newPage()),
	);
	if (!yusuf || !neighbour) throw new Error('two people are needed');
	await lookInAs(yusuf, 'buurtteamwerker');
	await yusuf.goto('/overlast/kringen/nieuw');
	await yusuf.getByRole('radio', { name: 'Geluid' }).check();
	await yusuf.getByLabel('Waar precies?').fill('Het portiek bij de speeltuin');
	await yusuf.getByLabel('Wat is er aan de hand?').fill('Er klinkt vaak harde muziek in de nacht.');
	await yusuf.getByRole('radio', { name: 'De buren praatten met elkaar' }).check();
	await yusuf.getByLabel('Hoe ging dat?').fill('Het werd even stiller.');
	await yusuf.getByRole('button', { name: 'Begin de kring' }).click();
	await expect(yusuf.getByText('Spreek eerst met wie het aangaat. Daarna maak je afspraken.')).toBeVisible();

	await yusuf.getByRole('radio', { name: 'Gesproken' }).check();
	await yusuf.getByLabel('Wat is er gezegd of geprobeerd?').fill('We dronken samen koffie.');
	await yusuf.getByRole('button', { name: 'Bewaar' }).click();
	await expect(yusuf.getByRole('heading', { name: 'Nieuwe afspraak' })).toBeVisible();
	await yusuf.getByRole('button', { name: 'Geef een dagboek' }).click();
	const slip = yusuf.getByRole('status').filter({ hasText: 'Dagboek 1' });
	const code = /[0-9a-z]{4}(-[0-9a-z]{4}){3}/.exec(await slip.innerText())?.[0] ?? '';
	expect(await barriersOn(yusuf)).toEqual([]);

	await neighbour.goto('/overlast');
	await neighbour.getByLabel('Code').fill(code.toUpperCase().replaceAll('-', ' '));
	await neighbour.getByRole('button', { name: 'Verder' }).click();
	await neighbour.getByRole('radio', { name: 'Heel erg' }).check();
	await neighbour.getByLabel('In een paar woorden').fill('Harde muziek.');
	await neighbour.getByRole('button', { name: 'Schrijf op' }).click();
	await expect(neighbour.getByText('Harde muziek.')).toBeVisible();
	await expect(neighbour.getByText('koffie')).toHaveCount(0);
	expect(await barriersOn(neighbour)).toEqual([]);

	await yusuf.getByRole('link', { name: 'Lees de dagboeken' }).click();
	await expect(yusuf.getByText('Harde muziek.')).toBeVisible();
	await neighbour.getByRole('button', { name: 'Stop en wis alles' }).click();
	await expect(neighbour.getByRole('heading', { name: 'Je dagboek is weg' })).toBeVisible();
	await yusuf.reload();
	await expect(yusuf.getByText('Harde muziek.')).toHaveCount(0);
});
