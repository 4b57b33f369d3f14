import { expect, test } from '@playwright/test';
import { lookInAs, typeOver } from './look-in.ts';

/** A child and a student: from a template to the first "klikt het?". The child's card is of the demo, the student is Henk. */
test('a child and a student are asked apart, begin when all is done, and the volunteer notes what was spent', async ({
	page,
}) => {
	test.setTimeout(180_000);
	const today = new Date().toISOString().slice(0, 10);
	const name = `Samen op pad ${Date.now()}`;
	await lookInAs(page, 'sociaal-makelaar');
	await page.goto('/programmas');
	await page.getByRole('link', { name: 'Begin een programma' }).click();
	await page.waitForURL('**/programmas/nieuw');
	await page.getByRole('link', { name: 'Kind en student' }).click();
	await page.getByLabel('Naam van het programma').fill(name);
	await page.getByRole('button', { name: 'Begin dit programma' }).click();
	await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
	const programme = page.url();

	const takePart = async (who: string, part: string, called: string) => {
		await page.getByLabel('Wie?', { exact: true }).selectOption({ label: who });
		await page.getByLabel('Als wat?').selectOption({ label: part });
		await page.getByLabel('Voornaam voor dit programma').fill(called);
		await page.getByLabel('Hoe kwam het ja?').selectOption({ label: 'Gezegd' });
	};
	await takePart('Noa', 'Wil graag een maatje', 'Noa Visser');
	await page.getByLabel('Hoe oud?').selectOption({ label: '12 tot en met 15 jaar' });
	await page.getByRole('button', { name: 'Zet in de lijst' }).click();
	await expect(page.getByRole('link', { name: /geen achternaam/ })).toBeVisible();
	await page.getByLabel('Voornaam voor dit programma').fill('Noa');
	await page.getByLabel('Wie van hen zei ja?').selectOption({ label: 'moeder' });
	await page.getByLabel('Wanneer was dat?').fill(today);
	await page.getByRole('button', { name: 'Zet in de lijst' }).click();
	await expect(page.getByText('Staat in de lijst.')).toBeVisible();
	await takePart('Henk', 'Als maatje', 'Henk');
	await page.getByRole('button', { name: 'Zet in de lijst' }).click();
	await expect(page.getByRole('heading', { level: 3, name: 'Henk' })).toBeVisible();
	for (const left of [2, 1, 0]) {
		await page.getByRole('button', { name: /^Vink af/ }).click();
		await expect(page.getByRole('button', { name: /^Toch niet/ })).toHaveCount(3 - left);
	}

	await page.getByLabel('Wie wil een maatje?').selectOption({ label: 'Noa' });
	await page.getByLabel('Wie wordt het maatje?').selectOption({ label: 'Henk' });
	await page.getByRole('button', { name: 'Vraag beiden' }).click();
	const pair = page.url();
	await page.getByRole('link', { name: 'Schrijf op wat Noa zei' }).click();
	await page.getByRole('button', { name: 'Zei ja' }).click();

	// Henk says yes himself, and sees no name before.
	await lookInAs(page, 'vrijwilliger');
	await page.goto('/mijn/programma');
	await page.getByRole('link', { name: 'Bekijk de vraag' }).click();
	await expect(page.getByText('Noa')).toHaveCount(0);
	await typeOver(page.getByLabel('Telefoon of mail voor de ander'), '0600000399');
	await page.getByRole('button', { name: 'Ja, dat wil ik' }).click();
	await expect(page.getByText('Noa').first()).toBeVisible();

	await lookInAs(page, 'sociaal-makelaar');
	await page.goto(pair);
	await page.getByRole('button', { name: 'Begin vandaag' }).click();
	await expect(page.getByText(/We vragen het weer op/)).toBeVisible();
	await page.goto(programme);
	await expect(page.getByText('Dit koppel loopt')).toBeVisible();

	// The demo has pairs of his in which the question lies ready; the first will do.
	await lookInAs(page, 'vrijwilliger');
	await page.goto('/mijn/programma');
	await page.getByLabel('Klikt het tussen jullie?').first().selectOption({ label: 'Ja, het klikt' });
	await page.getByLabel('Hoe nu verder?').first().selectOption({ label: 'Doorgaan' });
	await page.getByRole('button', { name: 'Bewaar het antwoord' }).first().click();
	await expect(page.getByText('Staat erin.')).toBeVisible();
});
