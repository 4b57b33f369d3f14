import { expect, type Page, test } from '@playwright/test';
import { barriersOn } from './barriers.ts';
import { lookInAs } from './look-in.ts';

/** A partner passes on a worry under an agreement of two, on a phone and without script, and hears what was agreed. */

const clean = async (page: Page): Promise<void> => {
	expect(await barriersOn(page)).toEqual([]);
};

async function propose(page: Page, about: string): Promise<string> {
	await page.goto('/partners/nieuw');
	await page.getByLabel('Met welke partner?').selectOption({ label: 'Woonstichting Singelwonen' });
	await page.getByLabel('Waarvoor').fill(about);
	await page.getByText('Geld en rondkomen').click();
	await page.getByLabel('Schulden en rekeningen').check();
	await page.getByLabel('Zuidwest', { exact: true }).check();
	await page.getByRole('radio', { name: /Alleen als de bewoner/ }).check();
	await page.getByRole('radio', { name: /met één afgesproken zin/ }).check();
	await page.getByLabel('Naam contactpersoon').fill('Wilma Steen');
	await page.getByLabel('Mail contactpersoon').fill('wilma@voorbeeld.nl');
	await page.getByLabel('Naam vervanger').fill('Ruben Vos');
	await page.getByLabel('Mail vervanger').fill('ruben@voorbeeld.nl');
	await page.getByRole('button', { name: 'Stel voor' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Woonstichting Singelwonen');
	return new URL(page.url()).pathname;
}

test('agreement made by two, worry passed on, taken up, closed and answered; after the end nothing opens', async ({
	browser,
}) => {
	test.setTimeout(150_000);
	const about = `Eerder horen van huurschuld, proef ${Date.now() % 100_000}.`;
	const lead = await (await browser.newContext()).newPage();
	await lookInAs(lead, 'teamleider');
	const agreement = await propose(lead, about);
	// One alone is not enough.
	await expect(lead.getByRole('button', { name: 'Ja, deze afspraak klopt' })).toHaveCount(0);

	const officer = await (await browser.newContext()).newPage();
	await lookInAs(officer, 'privacyfunctionaris');
	await officer.goto(agreement);
	await officer.getByRole('button', { name: 'Ja, deze afspraak klopt' }).click();
	await expect(officer.getByText('loopt', { exact: true })).toBeVisible();

	await lead.goto(agreement);
	await lead
		.getByRole('button', { name: /: Link van de contactpersoon/ })
		.first()
		.click();
	const link = new URL(await lead.getByLabel('De geheime link').inputValue()).pathname;
	await clean(lead);
	await lead.goto(agreement);
	await expect(lead.getByLabel('De geheime link')).toHaveCount(0);

	const phone = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
	await phone.goto(link);
	await expect(phone.getByText('Dringend? Bel 112.')).toBeVisible();
	const sentence = `Betaalt al maanden geen huur en laat de post liggen, zaak ${Date.now() % 100_000}.`;
	await phone.getByLabel('Wat is er aan de hand?').fill(sentence);
	await phone.getByLabel('Waar is het?').selectOption({ label: 'Rivierenwijk' });
	await phone.getByRole('button', { name: 'Geef het door' }).click();
	// Without the resident's yes it does not go in, and nothing typed is lost.
	await expect(phone.getByLabel('Wat is er aan de hand?')).toHaveValue(sentence);
	await phone.getByLabel('De bewoner weet dit en vindt het goed').check();
	await phone.getByRole('button', { name: 'Geef het door' }).click();
	await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Dank je, het is binnen');
	await phone.getByRole('link', { name: 'Wat je doorgaf' }).click();
	await expect(phone.getByText(sentence)).toBeVisible();
	await expect(phone.getByText('Opgepakt').locator('..')).toHaveClass(/is-later/);

	const worker = await (await browser.newContext()).newPage();
	await lookInAs(worker, 'sociaal-makelaar');
	await worker.goto('/signalen');
	await worker.getByRole('link', { name: sentence }).click();
	await expect(worker.getByText('Doorgegeven door Woonstichting Singelwonen')).toBeVisible();
	await worker.getByRole('button', { name: 'Ik pak dit op' }).click();
	await worker.waitForLoadState('networkidle');
	await worker.getByRole('radio', { name: 'We gaven antwoord' }).check();
	await worker.getByLabel('Wat deden jullie, in één zin?').fill('Langs geweest en samen de post gedaan.');
	await worker.getByRole('radio', { name: 'We hebben contact gehad.' }).check();
	await clean(worker);
	await worker.getByRole('button', { name: 'Rond af' }).click();
	await expect(worker.getByText('De partner hoorde:')).toBeVisible();

	await phone.reload();
	await expect(phone.getByText('We hebben contact gehad.')).toBeVisible();
	await expect(phone.getByText('Langs geweest')).toHaveCount(0);
	await expect(phone.getByText('Marloes')).toHaveCount(0);

	// Everyone can see that the agreement is there; after its end nobody gets in.
	const resident = await (await browser.newContext()).newPage();
	await resident.goto('/privacy/partners');
	await expect(resident.getByText(about)).toBeVisible();
	await clean(resident);
	await lead.goto(agreement);
	await lead.getByLabel('Waarom stoppen jullie?').fill('De proef is klaar.');
	await lead.getByRole('button', { name: 'Stop deze afspraak' }).click();
	await expect(lead.getByText('De proef is klaar.')).toBeVisible();
	const after = await phone.goto(link);
	expect(after?.status()).toBe(404);
	await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Hier kun je niets doorgeven');
	const never = await phone.goto('/partner/bwp_bestaat-niet');
	expect(never?.status()).toBe(404);
	await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Hier kun je niets doorgeven');
});

test('what the partner gets by mail is enough to say yes with', async ({ browser }) => {
	const lead = await (await browser.newContext()).newPage();
	await lookInAs(lead, 'teamleider');
	const agreement = await propose(lead, `Samen kijken naar wie de huur niet redt, ${Date.now() % 100_000}.`);
	await expect(async () => {
		await lead.goto('/postvak');
		await expect(lead.getByText('Jouw link voor onze afspraak').first()).toBeVisible({ timeout: 1000 });
	}).toPass({ timeout: 20_000 });
	const words = await lead
		.getByText(/\/partner\/bwp_/)
		.first()
		.innerText();
	const link = /\/partner\/bwp_[\w-]+/.exec(words)?.[0] ?? '';

	const phone = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
	await phone.goto(link);
	await phone.getByRole('button', { name: 'Ja, deze afspraak klopt' }).click();
	await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Geef een zorg door');
	await lead.goto(agreement);
	await expect(lead.getByText(/Bevestigd door de partner/)).toBeVisible();
});
