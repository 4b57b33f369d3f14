import { type Browser, expect, type Page, test } from '@playwright/test';
import { barriersOn } from './barriers.ts';
import { lookInAs, signInByMail } from './look-in.ts';

/**
 * Collective first: three workers of two organisations hear the same from different people, the workgroup takes it up, each
 * worker asks the person they know, and together it becomes a group. None of the three ever gets to see another's person.
 */

/** Yusuf and Mehret are of the neighbourhood teams, each in a team of their own; Hanneke is of the school. */
const asked = {
	yusuf: { email: 'yusuf.karadere@voorbeeld.nl', person: 'Chantal', contact: 'chantal.fietst@voorbeeld.nl' },
	mehret: { email: 'mehret.tesfazghi@voorbeeld.nl', person: 'Ramon', contact: 'ramon.fietst@voorbeeld.nl' },
	hanneke: { email: 'hanneke.vromans@voorbeeld.nl', person: 'Kim', contact: 'kim.fietst@voorbeeld.nl' },
} as const;
type Worker = keyof typeof asked;
const workers = Object.keys(asked) as Worker[];

/** A worker at a desk, and every page and answer that desk was ever sent. */
type Desk = { page: Page; sent: Promise<string>[] };

async function deskIn(browser: Browser): Promise<Desk> {
	const page = await (await browser.newContext()).newPage();
	const sent: Promise<string>[] = [];
	page.on('response', (response) => {
		if (/html|json|event-stream/.test(response.headers()['content-type'] ?? ''))
			sent.push(response.text().catch(() => ''));
	});
	return { page, sent };
}

async function capture(page: Page, person: string): Promise<void> {
	await page.goto('/vastleggen');
	await page.getByLabel('Wat hoorde of zag je?').fill('Wil op zondag samen fietsen met anderen uit de buurt.');
	await page.getByRole('radio', { name: /^Samen fietsen/ }).check();
	await page.getByRole('radio', { name: /^Ik wil/ }).check();
	await page.getByLabel('Waar?').selectOption({ label: 'Kanaleneiland-Zuid (Zuidwest)' });
	await page.getByLabel(/Over iemand van wie je een kaart bijhoudt/).selectOption({ label: person });
	await page.getByRole('button', { name: 'Bewaar' }).click();
	// What there is already is shown at once; so few others are too few to speak of.
	await expect(page.getByRole('heading', { name: 'Wat buren al samen doen' })).toBeVisible();
}

/** Waits for what comes by itself, without anybody pressing a button. */
async function comes(page: Page, path: string, what: () => ReturnType<Page['getByRole']>, seconds: number) {
	await expect(async () => {
		await page.goto(path);
		await expect(what()).toBeVisible({ timeout: 500 });
	}).toPass({ timeout: seconds * 1000, intervals: [1500] });
}

/** Opens everything there is about questions that go round, patterns and signals. */
async function lookEverywhere(page: Page): Promise<void> {
	for (const path of ['/vandaag', '/signalen', '/patronen', '/patronen/werkgroepen', '/kaarten']) await page.goto(path);
	await page.goto('/vragen');
	const links = page.locator('main a[href^="/vragen/"]');
	for (const path of new Set(await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))))
		await page.goto(path);
	for (const api of ['asks', 'signals', 'patterns']) await page.goto(`/api/v1/${api}`);
}

const axe = async (page: Page) => expect(await barriersOn(page)).toEqual([]);

test('three workers of two organisations each ask their own person, a group starts, and nobody saw another’s person', async ({
	browser,
}) => {
	test.setTimeout(180_000);
	const [bringer, yusuf, mehret, hanneke] = (await Promise.all([1, 2, 3, 4].map(() => deskIn(browser)))) as [
		Desk,
		Desk,
		Desk,
		Desk,
	];
	const desks: Record<Worker, Desk> = { yusuf, mehret, hanneke };
	await lookInAs(bringer.page, 'sociaal-makelaar');
	for (const name of workers) {
		if (name === 'yusuf') await lookInAs(yusuf.page, 'buurtteamwerker');
		else await signInByMail(desks[name].page, asked[name].email);
		await capture(desks[name].page, asked[name].person);
	}

	// The finding comes up by itself on the agenda of the workgroup, and the workgroup takes it up.
	const { page } = bringer;
	await page.goto('/patronen/werkgroepen');
	await page.getByRole('link', { name: 'Werkgroep Zuidwest' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Werkgroep Zuidwest' })).toBeVisible();
	const fresh = page
		.getByRole('region', { name: 'Nieuw gevonden' })
		.getByRole('listitem')
		.filter({ hasText: 'Samen fietsen' });
	await comes(page, page.url(), () => fresh, 90);
	await expect(fresh.getByText(/Drie mensen in één week/)).toBeVisible();
	await fresh.getByRole('link', { name: /^Besluit/ }).click();
	await page.getByRole('radio', { name: /^Oppakken/ }).check();
	await page.getByLabel('Wie pakt het op?').selectOption({ label: 'Marloes Tilstra' });
	await page.getByRole('button', { name: 'Leg vast' }).click();
	await expect(page.getByText(/Opgepakt door/).first()).toBeVisible();

	// Who took it up lets the question go round, and does not learn to whom.
	await page.getByRole('link', { name: 'Samen fietsen', exact: true }).click();
	await page.getByRole('link', { name: 'Zullen we hen vragen?' }).click();
	await page.getByLabel('Wat vraag je hen?').fill('Wil je op zondag samen een rondje fietsen?');
	await axe(page);
	await page.getByRole('button', { name: 'Laat het hen vragen' }).click();
	await expect(page.getByRole('heading', { name: 'De vraag gaat rond' })).toBeVisible();
	const question = new URL(page.url()).pathname;

	const links = {} as Record<Worker, string>;
	for (const name of workers) {
		const desk = desks[name].page;
		const { person, contact } = asked[name];
		await comes(desk, '/vandaag', () => desk.getByRole('link', { name: `Vraag het ${person}` }), 40);
		await lookEverywhere(desk);
		await desk.goto('/vandaag');
		await desk.getByRole('link', { name: `Vraag het ${person}` }).click();
		await expect(desk.getByText(/Wil je op zondag samen een rondje fietsen/)).toBeVisible();
		await desk.getByRole('radio', { name: /^Ja/ }).check();
		await desk.getByLabel('Telefoonnummer of mailadres dat je mag doorgeven').fill(contact);
		await desk.getByRole('radio', { name: 'Gezegd' }).check();
		await desk.getByLabel(/Ik vroeg het eerst/).check();
		await page.goto(question);
		await expect(page.getByRole('heading', { name: 'De vraag gaat rond' })).toBeVisible();
		await desk.getByRole('button', { name: 'Schrijf het antwoord op' }).click();
		await expect(desk.getByText('Opgeschreven. Mooi dat je het vroeg.')).toBeVisible();
		links[name] = await desk.getByLabel('Of deze link, om te sturen').inputValue();
		if (name === 'yusuf') await axe(desk);
	}

	// Enough said yes: who brings them together may call them, and a group starts.
	await page.goto(question);
	for (const { person, contact } of Object.values(asked)) {
		await expect(page.getByText(person, { exact: true })).toBeVisible();
		await expect(page.getByText(contact)).toBeVisible();
	}
	await page.getByLabel('Hoe heet het?').fill('Zondag fietsen');
	await page.getByLabel('Wat gaan jullie doen, in één zin?').fill('Buren fietsen op zondag samen een rondje.');
	await page.getByRole('button', { name: 'Begin de groep' }).click();
	await expect(page.getByLabel('De geheime link')).toHaveValue(/\/initiatief\/.+\/uitnodiging\//);
	await page.getByLabel('Datum').fill(new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10));
	await page.getByLabel('Waar?').fill('Bij het buurthuis');
	await page.getByRole('button', { name: 'Zet de datum' }).click();
	await expect(page.getByText(/Eerste keer: .*, Bij het buurthuis/).first()).toBeVisible();
	await axe(page);

	// What became of it comes back to each worker, for their own person; the question itself is not theirs.
	for (const name of workers) {
		const desk = desks[name].page;
		await desk.goto('/vragen');
		await expect(desk.getByText(/Eerste keer: .*, Bij het buurthuis/)).toBeVisible();
		await lookEverywhere(desk);
		expect((await desk.goto(question))?.status()).toBe(404);
	}

	// And one of them changes her mind, without an account and without script.
	const phone = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
	await phone.goto(links.hanneke);
	await phone.getByRole('button', { name: 'Ik neem mijn ja terug' }).click();
	await expect(phone.getByText('Je ja is weg.')).toBeVisible();
	await page.goto(question);
	await expect(page.getByText(asked.yusuf.contact)).toBeVisible();
	await expect(page.getByText(asked.hanneke.contact)).toHaveCount(0);

	for (const name of workers) {
		const seen = (await Promise.all(desks[name].sent)).join('\n');
		expect(seen).toContain(asked[name].person);
		for (const other of workers.filter((one) => one !== name)) {
			expect(seen.match(new RegExp(`\\b${asked[other].person}\\b`))).toBeNull();
			expect(seen).not.toContain(asked[other].contact);
		}
	}
});
