import { expect, type Page, test } from '@playwright/test';
import { lookInAs, typeOver } from './look-in.ts';

/** A day so many days on, by the calendar. */
const later = (day: string, days: number): string => {
	const noon = new Date(`${day}T12:00:00Z`);
	noon.setUTCDate(noon.getUTCDate() + days);
	return noon.toISOString().slice(0, 10);
};

const saved = (page: Page) => expect(page.getByText('Bewaard.')).toBeVisible();

/** One stage on, though not every item of the list is done. */
async function goOn(page: Page, initiative: string, stage: string): Promise<void> {
	await page.goto(`${initiative}/beheer`);
	await page.getByRole('radio', { name: `Verder naar: ${stage}` }).check();
	await page.getByLabel(/we gaan toch verder/).check();
	await page.getByRole('button', { name: 'Bewaar de stap' }).click();
	await saved(page);
}

async function saysItCouldStand(page: Page, initiative: string): Promise<void> {
	await page.goto(`${initiative}/beheer/alleen`);
	for (const yes of await page.getByRole('radio', { name: 'Ja', exact: true }).all()) await yes.check();
	await page.getByRole('button', { name: 'Bewaar mijn antwoorden' }).click();
	await saved(page);
}

/** The whole way of an idea, on a phone: caught at a meeting, begun, paid, run, and let go. */
test('an idea of a meeting becomes an initiative, gets money, runs, and stands without help', async ({ page }) => {
	test.setTimeout(120_000);
	await page.setViewportSize({ width: 360, height: 780 });
	const stamp = Date.now() % 10_000;
	const name = `Samen soep ${stamp}`;
	const pans = `Pannen voor de soep, keer ${stamp}`;

	await lookInAs(page, 'sociaal-makelaar');
	await page.goto('/bijeenkomsten/nieuw');
	const today = (await page.getByLabel('Op welke dag?').getAttribute('min')) ?? '';
	await typeOver(page.getByLabel('Welke organisatie?'), 'De woningcorporatie');
	await typeOver(page.getByLabel('Waar gaat het over, in één zin?'), 'Vragen over de huur en het huis.');
	await page.getByLabel('Voor welke wijk of buurt?').selectOption({ index: 1 });
	await typeOver(page.getByLabel('Waar is het?'), 'Buurthuis');
	await typeOver(page.getByLabel('Op welke dag?'), later(today, 7));
	await typeOver(page.getByLabel('Hoe laat?'), '10:30');
	await page.getByRole('button', { name: 'Maak de bijeenkomst' }).click();
	await page.waitForURL('**/voorbereiden');
	const session = new URL(page.url()).pathname.replace('/voorbereiden', '');

	// A resident gets an idea there, and begins.
	await lookInAs(page, 'inwoner');
	await page.goto(session);
	await page.getByRole('region', { name: 'Kreeg je hier een idee?' }).getByRole('link').click();
	await typeOver(page.getByLabel('Hoe heet het?'), name);
	await page.getByLabel('In welke buurt?').selectOption({ label: 'Kanaleneiland-Zuid' });
	await page.getByRole('button', { name: 'Verder' }).click();
	await typeOver(page.getByLabel('Wat gaan jullie doen, in één zin?'), 'Elke week koken buren soep voor elkaar.');
	await page.getByLabel(/mogen mij hierover bellen/).check();
	await page.getByRole('button', { name: 'Schrijf mijn idee op' }).click();
	await page.getByRole('button', { name: 'Ja, zo mag iedereen het lezen' }).click();
	const invitation = new URL(await page.getByLabel('De geheime link').inputValue()).pathname;
	const initiative = invitation.replace(/\/uitnodiging.*/, '');

	// A neighbour stands behind it; now everybody sees it.
	await lookInAs(page, 'vrijwilliger');
	await page.goto(invitation);
	await page.getByLabel(/mogen mij hierover bellen/).check();
	await page.getByRole('button', { name: 'Ik sta erachter' }).click();
	await expect(async () => {
		await page.goto(initiative);
		await expect(page.getByRole('heading', { level: 1, name })).toBeVisible({ timeout: 1000 });
	}).toPass({ timeout: 10_000 });

	// A worker helps until a day, and asks money of the area; a colleague says yes.
	await lookInAs(page, 'sociaal-makelaar');
	await page.goto(`${initiative}/beheer/hulp`);
	await typeOver(page.getByLabel('Hoeveel uur per week?').first(), '2');
	await typeOver(page.getByLabel('Tot welke dag?').first(), later(today, 60));
	await page.getByRole('button', { name: 'Bewaar de hulp' }).click();
	await saved(page);
	await page.getByRole('link', { name: 'Hoever', exact: true }).click();
	await page.getByRole('link', { name: 'Vraag geld uit de gebiedspot' }).click();
	await typeOver(page.getByLabel('Wat wil je doen?'), pans);
	await typeOver(page.getByLabel('Waarom, en voor wat voor mensen?'), 'Buren willen elke week samen eten.');
	await typeOver(page.getByLabel('Hoeveel kost het?'), '120');
	await typeOver(page.getByLabel('Wie draagt het?'), 'De soepgroep');
	await page.getByRole('radio', { name: /^Vrij deel/ }).check();
	await page.getByRole('button', { name: 'Vraag dit' }).click();
	await page.waitForURL('**/gebiedsgeld/werk');
	await lookInAs(page, 'teamleider');
	await page.goto('/gebiedsgeld/werk');
	await page.getByRole('button', { name: `Ja, geef dit: ${pans}` }).click();
	await expect(page.getByText('Besloten.')).toBeVisible();

	// It runs: somebody minds the key, there is a day for everybody, and what happened is told.
	await lookInAs(page, 'inwoner');
	for (const stage of ['Plan', 'Proef', 'Het draait']) await goOn(page, initiative, stage);
	await page.getByRole('link', { name: 'Team en klusjes' }).click();
	await page.getByText('Verdeel iets').click();
	await typeOver(page.getByLabel('Wat moet iemand in de gaten houden?'), 'De sleutel van de keuken');
	await page.getByRole('button', { name: 'Verdeel', exact: true }).click();
	await expect(page.getByText('De sleutel van de keuken').first()).toBeVisible();
	await page.goto(`${initiative}/beheer`);
	await page.getByRole('link', { name: 'Zet een dag op de agenda' }).click();
	await typeOver(page.getByLabel('Hoe heet het?'), `Soepdag ${stamp}`);
	await typeOver(page.getByLabel('Wat gaan jullie doen?'), 'Samen soep maken en eten, voor iedereen.');
	await typeOver(page.getByLabel('Waar is het?'), 'Buurthuis');
	await typeOver(page.getByLabel('Mailadres voor vragen'), 'soep@voorbeeld.nl');
	await page.getByLabel('In welke buurt is het?').selectOption({ index: 1 });
	await typeOver(page.getByLabel('Op welke dag?'), later(today, 5));
	await typeOver(page.getByLabel('Hoe laat begint het?'), '12:00');
	await typeOver(page.getByLabel('Hoe laat is het klaar?'), '14:00');
	await page.getByRole('button', { name: 'Zet op de lijst' }).click();
	await page.waitForURL((url) => !url.pathname.endsWith('/nieuw'));
	await page.goto(`${initiative}/beheer/dagboek`);
	await typeOver(page.getByLabel('Wat is er gebeurd?'), 'De eerste soep is op.');
	await page.getByRole('button', { name: 'Schrijf het op' }).click();
	await page.getByRole('button', { name: 'Ja, zo mag iedereen het lezen' }).click();
	await saved(page);

	// Could it stand alone? Both say yes; the help stops on purpose, and it stands.
	await saysItCouldStand(page, initiative);
	await lookInAs(page, 'sociaal-makelaar');
	await saysItCouldStand(page, initiative);
	await expect(page.getByText('Jullie zeggen allemaal ja')).toBeVisible();
	await page.goto(`${initiative}/beheer/hulp`);
	await page.getByRole('button', { name: 'De hulp stopt nu' }).click();
	await saved(page);
	await lookInAs(page, 'inwoner');
	await goOn(page, initiative, 'Op eigen benen');
	await page.goto(initiative);
	await expect(page.getByText('Op eigen benen').first()).toBeVisible();
	await expect(page.getByText('De eerste soep is op.')).toBeVisible();
	await expect(page.getByRole('link', { name: `Soepdag ${stamp}` }).first()).toBeVisible();
});
