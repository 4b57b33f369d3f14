import { type Browser, expect, type Page, test } from '@playwright/test';
import { barriersOn } from './barriers.ts';
import { lookInAs, typeOver } from './look-in.ts';

/** A GP refers with the person in the room, a coach talks, and the practice hears what that person chose: also that they did not come. */

/** A new link of this practice; the one before it stops, so that no two journeys ask one of the same practice. */
async function newLink(coach: Page, name: string): Promise<string> {
	await coach.goto('/recept/praktijken');
	const practice = coach.getByRole('region', { name });
	await practice.getByRole('button', { name: /^Maak een nieuwe ?: Link voor het korte formulier$/ }).click();
	const link = await practice.getByLabel('Link voor het korte formulier').inputValue();
	return new URL(link).pathname;
}

async function refer(browser: Browser, link: string, called: string, level: RegExp, script: boolean) {
	const practice = await (await browser.newContext({ javaScriptEnabled: script })).newPage();
	await practice.goto(link);
	await expect(practice.getByText('Bel bij nood 112.')).toBeVisible();
	await practice.getByRole('button', { name: 'Verwijs' }).click();
	await expect(practice.getByRole('heading', { name: /^Nog \d dingen/ })).toBeVisible();
	await typeOver(practice.getByLabel('Hoe mogen we je noemen?'), called);
	await practice.getByRole('radio', { name: 'Bellen' }).check();
	await typeOver(practice.getByLabel('Telefoonnummer of mailadres'), '030 000 00 66');
	await typeOver(practice.getByLabel('Wat zou je graag anders willen?'), 'Ik heb een depressie.');
	await typeOver(practice.getByLabel('Waar word je blij van?'), 'taal leren');
	await practice.getByRole('radio', { name: level }).check();
	await practice.getByRole('radio', { name: /Hardop/ }).check();
	await practice.getByRole('button', { name: 'Verwijs' }).click();
	await expect(practice.getByText('Laat ziekte, medicijnen').first()).toBeVisible();
	await typeOver(practice.getByLabel('Wat zou je graag anders willen?'), 'Ik zit veel alleen thuis.');
	await practice.getByRole('button', { name: 'Verwijs' }).click();
	await expect(practice.getByRole('heading', { level: 1, name: new RegExp(`${called} wordt gebeld`) })).toBeVisible();
	// The one who looks for barriers needs script itself.
	if (script) expect(await barriersOn(practice)).toEqual([]);
	const [follow = '', slip = ''] = await practice.locator('.bw-number').allInnerTexts();
	return { practice, follow, slip };
}

/** Takes on the referral whose code ends so: who it is, the desk does not say. */
async function takeOn(coach: Page, follow: string, called: string): Promise<void> {
	await coach.goto('/recept/bureau');
	await expect(coach.getByText(called)).toHaveCount(0);
	const waiting = coach.getByRole('region', { name: 'Wacht op een coach' }).getByRole('listitem');
	await waiting
		.filter({ hasText: follow.slice(-4) })
		.getByRole('button', { name: 'Pak op' })
		.click();
	await expect(coach.getByRole('heading', { level: 1, name: called })).toBeVisible();
}

test('a GP refers, the coach finds something that fits, and the answer comes back as far as the person chose', async ({
	browser,
}) => {
	test.setTimeout(120_000);
	const coach = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
	await lookInAs(coach, 'sociaal-makelaar');
	const link = await newLink(coach, 'Huisartsen De Lindeboom');
	const called = `Riek${Date.now() % 10_000}`;
	const { practice, follow, slip } = await refer(browser, link, called, /^Wat ik koos/, true);

	await takeOn(coach, follow, called);
	await expect(coach.getByText('Omdat dit blij maakt: taal leren')).toBeVisible();
	expect(await barriersOn(coach)).toEqual([]);
	await coach.getByRole('button', { name: 'We hadden een gesprek' }).click();
	await expect(coach.getByText('Nog 2 van de drie korte gesprekken.')).toBeVisible();
	await coach.getByLabel('Wat werd het?').selectOption({ label: 'Iets gevonden dat past' });
	await coach.getByRole('button', { name: 'Rond af' }).click();
	await expect(coach.getByText('Schrijf op wat de inwoner koos.').first()).toBeVisible();
	await coach.getByLabel('Wat koos de inwoner?').fill('Taalles op dinsdag');
	await coach.getByRole('button', { name: 'Rond af' }).click();
	await expect(coach.getByText('Iets gevonden dat past')).toBeVisible();

	await practice.goto('/recept/code');
	await practice.getByRole('textbox', { name: 'Code' }).fill(follow);
	await practice.getByRole('button', { name: 'Bekijk' }).click();
	await expect(practice.getByText('Taalles op dinsdag')).toBeVisible();
	await expect(practice.getByText(called)).toHaveCount(0);
	const answer = practice.url();

	const person = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
	await person.goto(`/recept/code/${slip}`);
	await expect(person.getByRole('heading', { level: 1, name: `Hallo ${called}` })).toBeVisible();
	// The practice may have kept this one: it says nothing of how it went, and lets the practice hear less alone.
	await expect(person.getByText('Je krijgt nog een eigen blaadje')).toBeVisible();
	await expect(person.getByText('Taalles op dinsdag')).toHaveCount(0);
	await expect(person.getByRole('radio', { name: /^Ook een korte notitie/ })).toHaveCount(0);
	await coach.getByRole('button', { name: 'Maak een nieuw blaadje' }).click();
	const own = await coach.locator('.bw-number').innerText();
	expect(await barriersOn(coach)).toEqual([]);
	await person.reload();
	await expect(person.getByText('Hier staat niets meer')).toBeVisible();
	await person.goto(`/recept/code/${own}`);
	await expect(person.getByText('Taalles op dinsdag')).toBeVisible();
	await expect(person.getByRole('radio', { name: /^Ook een korte notitie/ })).toHaveCount(1);
	await expect(person.getByText('De praktijk bekeek het antwoord')).toBeVisible();
	await person.getByRole('button', { name: 'Trek mijn verwijzing in' }).click();
	await expect(person.getByText('Je verwijzing is weg')).toBeVisible();
	await practice.goto(answer);
	await expect(practice.getByText('Hier staat niets meer')).toBeVisible();
});

test('the practice hears that somebody did not come', async ({ browser }) => {
	test.setTimeout(120_000);
	const coach = await (await browser.newContext()).newPage();
	await lookInAs(coach, 'sociaal-makelaar');
	const link = await newLink(coach, 'Fysiotherapie Het Kanaal');
	const called = `Joop${Date.now() % 10_000}`;
	const { practice, follow } = await refer(browser, link, called, /^Of ik gekomen ben/, false);
	await takeOn(coach, follow, called);
	await coach.getByRole('button', { name: 'Niet gekomen' }).click();
	await expect(coach.getByText(/Afspraak met .* ging niet door/)).toBeVisible();
	await coach.getByLabel('Wat werd het?').selectOption({ label: 'Niet gekomen' });
	await coach.getByRole('button', { name: 'Rond af' }).click();
	await expect(coach.getByText('Wat het werd')).toBeVisible();
	await practice.goto(`/recept/code/${follow}`);
	await expect(practice.getByText('Niet gekomen')).toBeVisible();
	await expect(practice.getByText(called)).toHaveCount(0);
});
