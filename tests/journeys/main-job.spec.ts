import { expect, type Page, test } from '@playwright/test';
import { barriersOn } from './barriers.ts';
import { lookInAs, typeOver } from './look-in.ts';

/** The one promise: from signal to connection to collective approach, carried by residents. On a phone. */

test.describe('a resident, without script', () => {
	test.use({ javaScriptEnabled: false });

	test('tells what she can, gets a code, sees what it led to, and takes it back with the code', async ({ page }) => {
		await page.goto('/');
		await page.getByRole('link', { name: 'Doe mee' }).first().click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wat wil je delen?');
		await expect(page.getByText('Dringend? Bel 112.')).toBeVisible();

		await page.getByRole('button', { name: 'Deel met de buurt' }).click();
		await expect(page.getByText(/^Nog \d ding(en)?$/)).toBeVisible();

		await page.getByRole('radio', { name: /^Ik kan/ }).check();
		await page.getByLabel('Vertel het in je eigen woorden').fill('Ik kan goed fietsen maken en heb op zaterdag tijd.');
		await page.getByLabel(/Je postcode/).fill('3526');
		await page.getByRole('button', { name: 'Deel met de buurt' }).click();

		const code = await page
			.getByText(/^[0-9a-hjkmnp-tv-z]{4}-[0-9a-hjkmnp-tv-z]{4}-[0-9a-hjkmnp-tv-z]{4}$/)
			.first()
			.innerText();
		await page.goto('/volg');
		await page.getByLabel(/code/i).first().fill(code.toUpperCase());
		await page
			.getByRole('button')
			.filter({ hasText: /Kijk|Zoek|Volg|Bekijk/ })
			.first()
			.click();
		await expect(page.getByText('Ik kan goed fietsen maken en heb op zaterdag tijd.')).toBeVisible();
	});

	test('is asked to look again when the words point at somebody, and nothing typed is lost', async ({ page }) => {
		await page.goto('/doe-mee');
		await page.getByRole('radio', { name: /^Ik zie/ }).check();
		const text = 'Mevrouw Jansen op nummer 12 heeft hulp nodig, bel 06 12345678.';
		await page.getByLabel('Vertel het in je eigen woorden').fill(text);
		await page.getByLabel(/Je postcode/).fill('3526');
		await page.getByRole('button', { name: 'Deel met de buurt' }).click();
		await expect(page.locator('mark').first()).toBeVisible();
		await expect(page.getByRole('textbox').first()).toHaveValue(text);
	});

	test('cannot leave a citizen service number', async ({ page }) => {
		await page.goto('/doe-mee');
		await page.getByRole('radio', { name: /^Ik zoek/ }).check();
		await page.getByLabel('Vertel het in je eigen woorden').fill('Mijn nummer is 111222333, help mij met de post.');
		await page.getByLabel(/Je postcode/).fill('3526');
		await page.getByRole('button', { name: 'Deel met de buurt' }).click();
		await expect(page.getByRole('textbox').first()).toHaveAttribute('aria-invalid', 'true');
	});
});

async function capture(page: Page, text: string, person: string): Promise<void> {
	await page.goto('/vastleggen', { waitUntil: 'networkidle' });
	await page.getByLabel('Wat hoorde of zag je?').fill(text);
	await page.getByRole('radio', { name: /^Ik zoek/ }).check();
	await page.getByLabel('Waar?').selectOption({ label: 'Rivierenwijk (Zuidwest)' });
	await page.getByLabel(/Over iemand van wie je een kaart bijhoudt/).selectOption({ label: person });
	const need = page.getByRole('radio', { name: /hond/i }).first();
	await expect(need).toBeAttached();
	await need.check();
	await page.getByRole('button', { name: 'Bewaar' }).click();
	await expect(
		page
			.getByRole('status')
			.or(page.getByText(/Bewaard|Vastgelegd/))
			.first(),
	).toBeVisible();
}

test('a sociaal makelaar hears the same from four people, sees it recur, chooses an approach, and residents make it theirs', async ({
	page,
	browser,
}) => {
	test.setTimeout(240_000);
	await lookInAs(page, 'sociaal-makelaar');
	await capture(page, 'Kan door haar heup de hond niet meer uitlaten.', 'Fatou');
	await capture(page, 'Wie laat de hond uit als zij in het ziekenhuis ligt?', 'Naima');
	await capture(page, 'Zijn hond komt bijna niet meer buiten.', 'Oscar');
	await capture(page, 'Zoekt iemand die af en toe met de hond loopt.', 'Roxanne');

	await expect(async () => {
		await page.goto('/patronen');
		await expect(page.getByRole('link', { name: /hond/i }).first()).toBeVisible({ timeout: 1000 });
	}).toPass({ timeout: 100_000, intervals: [3000] });

	await page.getByRole('link', { name: /hond/i }).first().click();
	await expect(page.getByText(/Vier mensen/).first()).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Waarom valt dit op?' })).toBeVisible();
	expect(await barriersOn(page)).toEqual([]);

	await page
		.getByRole('button', { name: /^Kies deze aanpak/ })
		.first()
		.click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Begin iets in je buurt');
	const name = `Samen met de hond ${Date.now() % 10_000}`;
	await typeOver(page.getByLabel('Hoe heet het?'), name);
	await page.getByLabel('Wat gaan jullie doen, in één zin?').fill('Buren laten om de beurt elkaars hond uit.');
	await page.getByLabel(/mogen mij hierover bellen/).check();
	await page.getByRole('button', { name: 'Schrijf mijn idee op' }).click();
	await expect(page.getByText('Zo leest iedereen het')).toBeVisible();
	await page.getByRole('button', { name: 'Ja, zo mag iedereen het lezen' }).click();
	await expect(page.getByText('Er zijn nog 2 buren nodig.').first()).toBeVisible();
	const invitation = await page.getByLabel('De geheime link').inputValue();
	const own = new URL(invitation).pathname;

	// Nobody sees it before residents stand behind it, and the worker does not count.
	const visitor = await browser.newPage();
	await visitor.goto('/initiatieven');
	await expect(visitor.getByText(name)).toHaveCount(0);
	expect((await visitor.goto(own.replace(/\/uitnodiging.*/, '')))?.status()).toBe(404);

	// Two neighbours lend their voice without script. Typing alone opens nothing: Bea says yes from her mail, Jos has no mail.
	const bea = `bea.${Date.now()}@voorbeeld.nl`;
	const neighbour = await browser.newContext({ javaScriptEnabled: false });
	const phone = await neighbour.newPage();
	for (const [called, contact, next] of [
		['Bea', bea, 'Kijk in je mail'],
		['Jos', '06 11111111', 'Een werker belt je'],
	] as const) {
		await phone.goto(own);
		await phone.getByLabel('Je voornaam').fill(called);
		await phone.getByLabel('Je e-mail of telefoonnummer').fill(contact);
		await phone.getByLabel(/mogen mij hierover bellen/).check();
		await phone.getByRole('button', { name: 'Ik sta erachter' }).click();
		await expect(phone.getByRole('heading', { name: next })).toBeVisible();
	}
	await visitor.goto('/initiatieven');
	await expect(visitor.getByText(name)).toHaveCount(0);

	await expect(async () => {
		await phone.goto('/postvak');
		await expect(phone.getByRole('article').filter({ hasText: bea })).toBeVisible({ timeout: 1000 });
	}).toPass({ timeout: 30_000, intervals: [2000] });
	const letter = await phone.getByRole('article').filter({ hasText: bea }).innerText();
	expect(letter).not.toContain(name);
	await phone.goto(letter.match(/\/initiatief\/\S+\/bevestigen\/\S+/)?.[0] as string);
	await phone.getByRole('button', { name: 'Ja, dat klopt' }).click();
	await expect(phone.getByText('Er is nog 1 buur nodig.')).toBeVisible();
	await phone.goBack();
	await phone.reload();
	await expect(phone.getByRole('heading', { name: 'Deze link werkt niet meer' })).toBeVisible();
	await neighbour.close();

	// The worker calls Jos, and notes that she did.
	await page.goto(own.replace(/\/uitnodiging.*/, '/beheer/mensen'));
	const jos = page.getByRole('listitem').filter({ hasText: 'Jos' });
	await jos.getByRole('button', { name: 'Gesproken: het klopt' }).click();
	await expect(jos.getByText('aan de telefoon')).toBeVisible();

	await visitor.goto('/initiatieven');
	await visitor.getByRole('link', { name }).click();
	await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(name);
	await expect(visitor.getByRole('link', { name: /doe mee/i }).first()).toBeVisible();
	await expect(visitor.getByText(bea)).toHaveCount(0);

	// And the board knows that it runs, without anyone moving the card.
	await expect(async () => {
		await page.goto('/patronen');
		const running = page.getByRole('region', { name: 'Loopt' });
		await expect(running.getByRole('link', { name: 'De hond uitlaten' })).toBeVisible({ timeout: 2000 });
	}).toPass({ timeout: 40_000, intervals: [3000] });
});
