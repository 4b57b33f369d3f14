import { expect, type Page, test } from '@playwright/test';
import { barriersOn } from './barriers.ts';
import { lookInAs, typeOver } from './look-in.ts';

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true }).filter({ visible: true }).first();

test('a plan from the first talk to the calls after it, by a worker and the person at once', async ({ browser }) => {
	const [yusuf, henk] = await Promise.all(
		[1280, 360].map(async (width) => (await browser.newContext({ viewport: { width, height: 844 } })).newPage()),
	);
	if (!yusuf || !henk) throw new Error('two people are needed');

	// The first talk, and a code on paper by which Henk reads along.
	await lookInAs(yusuf, 'buurtteamwerker');
	await yusuf.goto('/hulp/nieuw');
	await typeOver(yusuf.locator('input[name=voornaam]'), 'Henk');
	await typeOver(yusuf.locator('input[name=achternaam]'), `Verwoerdt ${Date.now()}`);
	await yusuf.getByRole('button', { name: 'Begin', exact: true }).click();
	await yusuf.waitForURL(/\/hulp\/[0-9a-f-]{36}/);
	const file = new URL(yusuf.url()).pathname;
	await yusuf.getByRole('button', { name: 'Maak een code' }).click();
	const code = /[0-9a-z]{4}(-[0-9a-z]{4}){3}/.exec(await yusuf.locator('.bw-number').innerText())?.[0] ?? '';
	await lookInAs(henk, 'vrijwilliger');
	await henk.goto('/mijn/hulp/code');
	await henk.locator('input[name=code]').fill(code);
	await henk.getByRole('button', { name: 'Verder' }).click();

	// Both write what matters at the same time: who is second reads both and chooses.
	await henk.goto('/mijn/hulp/plan');
	await yusuf.goto(`${file}/plan`);
	await field(henk, 'Wat telt voor jou?').fill('Weer onder de mensen zijn.');
	await henk.locator('form:has(#matters)').getByRole('button', { name: 'Bewaar' }).click();
	await expect(henk.getByText('Bewaard.').first()).toBeVisible();
	await field(yusuf, 'Wat telt voor jou?').fill('Niet meer alleen eten.');
	await yusuf.locator('form:has(#matters)').getByRole('button', { name: 'Bewaar' }).click();
	await expect(yusuf.getByText('Intussen schreef Henk')).toBeVisible();
	await expect(yusuf.getByText('Weer onder de mensen zijn.').first()).toBeVisible();
	await expect(field(yusuf, 'Wat telt voor jou?')).toHaveValue('Niet meer alleen eten.');
	await field(yusuf, 'Wat telt voor jou?').fill('Weer onder de mensen zijn, en niet meer alleen eten.');
	await yusuf.getByRole('button', { name: 'Bewaar mijn tekst' }).click();

	// One goal, and who does what: passing over what is nearer asks why.
	await typeOver(field(yusuf, 'Wat wil je bereiken?'), 'Twee keer per week samen eten');
	await yusuf.getByRole('button', { name: 'Bewaar het doel' }).first().click();
	await yusuf.getByText('Spreek iets af').click();
	await yusuf.locator('select[name=step]').first().selectOption('professional');
	await typeOver(yusuf.locator('input[name=who]').first(), 'Thuiszorg');
	await typeOver(yusuf.locator('input[name=what]').first(), 'Brengt en haalt');
	await yusuf.getByRole('button', { name: 'Bewaar de afspraak' }).first().click();
	await yusuf.locator('select[name=skipped]').selectOption('not-through-network');
	await yusuf.getByRole('button', { name: 'Bewaar de afspraak' }).first().click();
	await expect(yusuf.getByText('Brengt en haalt')).toBeVisible();
	expect(await barriersOn(yusuf)).toEqual([]);

	// Laid down by Yusuf, signed by Henk; a change asks for the name again.
	await yusuf.getByRole('button', { name: 'Stel het plan vast' }).click();
	await henk.goto('/mijn/hulp/plan');
	await henk.getByRole('button', { name: 'Ik teken dit plan' }).click();
	await expect(henk.getByText('Versie 1 is getekend.')).toBeVisible();
	expect(await barriersOn(henk)).toEqual([]);
	await henk.getByText('Verander dit doel').click();
	await typeOver(henk.locator('input[name=words]').first(), 'Drie keer per week samen eten');
	await henk.getByRole('button', { name: 'Bewaar het doel' }).first().click();
	await expect(henk.getByText('Er veranderde iets na versie 1')).toBeVisible();
	await henk.getByRole('button', { name: 'Ik teken dit plan' }).click();
	await expect(henk.getByText('Versie 2 is getekend.')).toBeVisible();

	// How it goes, filled together, and the closing talk with the days of calling.
	await yusuf.goto(`${file}/meten`);
	await typeOver(yusuf.locator('input[name=why]'), 'Om te zien of het helpt.');
	await yusuf.locator('input[name=life-people][value="6"]').check();
	await yusuf.getByRole('button', { name: 'Bewaar', exact: true }).last().click();
	await expect(yusuf.getByText('Mensen om me heen').first()).toBeVisible();
	expect(await barriersOn(yusuf)).toEqual([]);
	await yusuf.goto(`${file}/plan`);
	await yusuf.getByText('Rond het plan af').first().click();
	await typeOver(field(yusuf, 'Wat is er gelukt?'), 'Henk eet drie keer per week samen.');
	await yusuf.getByRole('button', { name: 'Rond het plan af' }).click();
	await expect(yusuf.getByText(/^Bellen op/)).toHaveCount(3);

	// The door stays open.
	await henk.goto('/mijn/hulp/plan');
	await henk.getByRole('button', { name: 'Ik wil weer iemand spreken' }).click();
	await expect(henk.getByText('Je vraag ligt bij het team. Zij bellen je.')).toBeVisible();
	await yusuf.goto('/hulp/wachten');
	await yusuf.getByRole('button', { name: 'Ik pak dit op' }).first().click();
	await expect(yusuf.getByRole('heading', { name: /^Het plan van Henk/ })).toBeVisible();
});
