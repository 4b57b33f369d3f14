import { expect, type Page, test } from '@playwright/test';
import { barriersOn } from './barriers.ts';
import { lookInAs, typeOver } from './look-in.ts';

const district = '/buurt/WK034408/zo-werken-wij';

/** The lead says how the district works from now on; what stood there stays. */
async function choose(lead: Page, way: string, why: string): Promise<void> {
	await lead.goto(`${district}/kiezen`);
	await lead.getByRole('radio', { name: way }).check();
	await typeOver(lead.getByLabel('Waarom zo?'), why);
	await lead.getByRole('button', { name: 'Bewaar en laat zien' }).click();
	await lead.waitForURL(/zo-werken-wij\?bewaard/);
}

/** Somebody who lives there asks for help. Gives what the page says of whom it is with. */
async function ask(visitor: Page, of?: string): Promise<void> {
	await visitor.goto('/hulp-vragen?gebied=WK034408');
	await typeOver(visitor.getByLabel('Waar heb je hulp bij nodig?'), 'Ik kom niet meer uit mijn post.');
	await typeOver(visitor.getByLabel('Hoe heet je?'), 'Toos Verkade');
	await typeOver(visitor.getByLabel('Hoe bereiken we je?'), '030 000 01 15');
	if (of) await visitor.getByLabel('Bij wie wil je je vraag stellen?').selectOption({ label: of });
	await visitor.getByRole('button', { name: 'Vraag hulp', exact: true }).click();
	await expect(visitor.getByText('We hebben je vraag')).toBeVisible();
}

test('a lead chooses another way and says why: the page says so, the next question goes elsewhere, and what waited stays', async ({
	browser,
}) => {
	test.setTimeout(90_000);
	const [visitor, lead, broker] = await Promise.all(
		[360, 1280, 390].map(async (width) => (await browser.newContext({ viewport: { width, height: 800 } })).newPage()),
	);
	if (!visitor || !lead || !broker) throw new Error('three people are needed');

	await ask(visitor);
	await expect(visitor.getByText('Je vraag is bij Buurtteam Zuidwest.')).toBeVisible();

	await lookInAs(lead, 'teamleider');
	await lead.goto(`${district}/kiezen`);
	await lead.getByLabel('Sociaal makelaars Zuidwest (Stichting Draadkracht)').check();
	await typeOver(lead.getByLabel('Binnen hoeveel werkdagen spreek je iemand?'), '7');
	await lead.getByRole('radio', { name: 'Een netwerk' }).check();
	await typeOver(lead.getByLabel('Waarom zo?'), 'Mensen willen zelf kiezen bij wie ze hun vraag stellen.');
	await lead.getByRole('button', { name: 'Bewaar en laat zien' }).click();
	await lead.waitForURL(/zo-werken-wij\?bewaard/);

	// Everybody reads it, with why, and what was before.
	await visitor.goto(district);
	await expect(visitor.getByText('Mensen willen zelf kiezen')).toBeVisible();
	await expect(
		visitor.getByText('Je kunt het vragen bij: Buurtteam Zuidwest, Sociaal makelaars Zuidwest.').first(),
	).toBeVisible();
	await expect(visitor.getByText('Binnen 7 werkdagen heb je een eerste gesprek.')).toBeVisible();
	expect(await barriersOn(visitor)).toEqual([]);

	await ask(visitor, 'Sociaal makelaars Zuidwest');
	await expect(visitor.getByText('Je vraag is bij Sociaal makelaars Zuidwest.')).toBeVisible();
	await lookInAs(broker, 'sociaal-makelaar');
	await broker.goto('/hulp-vragen/wachtrij');
	await expect(broker.getByRole('heading', { level: 2, name: /zelf gekomen|zelf gevraagd/ }).first()).toBeVisible();
	expect(await barriersOn(broker)).toEqual([]);
	await broker
		.getByRole('link', { name: /zelf gevraagd/ })
		.first()
		.click();
	await broker.getByRole('button', { name: 'Ik voer het eerste gesprek' }).click();
	await expect(broker.getByText('Ik kom niet meer uit mijn post.')).toBeVisible();

	// The first question stayed where it was.
	await lead.goto('/hulp-vragen/wachtrij');
	await expect(lead.getByRole('link', { name: /zelf gevraagd/ }).first()).toBeVisible();

	// A day and a place for a meeting: it stands on the page and in the calendar.
	await lead.goto(`${district}/overleg`);
	const network = lead.locator('section[aria-labelledby=network]');
	await typeOver(network.getByLabel('Waar?'), 'De Wilg, zaal 1');
	await typeOver(network.getByLabel('Wie komen er?'), 'Buurtteam en sociaal makelaars');
	await network.getByRole('button', { name: /^Bewaar dit overleg/ }).click();
	await lead.waitForURL(/bewaard/);
	expect(await barriersOn(lead)).toEqual([]);
	await visitor.goto(district);
	await expect(visitor.getByText('De Wilg, zaal 1')).toBeVisible();
	const calendar = await visitor.request.get(`${district}/agenda.ics`);
	expect(await calendar.text()).toMatch(/LOCATION:De Wilg\\, zaal 1/);
	await broker.goto('/vandaag');
	await expect(broker.getByText('De Wilg, zaal 1')).toBeVisible();

	// As the demo gives it.
	await choose(lead, 'Eén team', 'Met één team vertel je het maar één keer.');
});
