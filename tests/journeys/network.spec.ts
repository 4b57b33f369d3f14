import { expect, type Page, test } from '@playwright/test';
import { barriersOn } from './barriers.ts';
import { lookInAs } from './look-in.ts';

/** The people around somebody, drawn by her on a phone without script and by who helps her with the keys; read by nobody else. */
test('a person draws who is near, her worker reads it and moves somebody by keyboard, and nobody else learns it is there', async ({
	browser,
}) => {
	const phone = await browser.newContext({ viewport: { width: 360, height: 780 }, javaScriptEnabled: false });
	const [samira, yusuf, marloes, dewi] = [
		await phone.newPage(),
		...(await Promise.all([1, 2, 3].map(async () => (await browser.newContext()).newPage()))),
	] as [Page, Page, Page, Page];
	const name = `Tante ${String(Date.now() % 100_000)}`;

	await lookInAs(samira, 'inwoner');
	await samira.goto('/mijn/hulp/netwerk');
	const add = samira.locator('form[action*="bewaren"]');
	// Without a name nothing is kept, and what was chosen stands.
	await add.getByRole('radio', { name: 'verder weg' }).check();
	await add.getByRole('button', { name: 'Zet erbij' }).click();
	await expect(samira.getByRole('alert').or(samira.locator('.bw-error')).first()).toBeVisible();
	await expect(add.getByRole('radio', { name: 'verder weg' })).toBeChecked();
	await add.getByLabel('Naam', { exact: true }).fill(name);
	await add.getByText('Wat doet die voor mij?').click();
	for (const task of ['luisteren', 'bellen', 'koken', 'rijden'])
		await add.getByRole('group', { name: 'Dit doet die nu' }).getByLabel(task).check();
	// No, not her: that needs no reason.
	await add.getByRole('radio', { name: 'Nee, deze niet' }).check();
	await add.getByRole('button', { name: 'Zet erbij' }).click();
	const drawn = samira.getByRole('listitem').filter({ hasText: name });
	await expect(drawn).toContainText('Nee, deze niet');
	await expect(samira.getByText(`${name} doet veel. Wie kan iets overnemen?`)).toBeVisible();
	await drawn.getByRole('button', { name: `${name} dichterbij` }).click();
	await expect(
		samira.getByRole('region', { name: 'in het midden' }).getByRole('listitem').filter({ hasText: name }),
	).toBeVisible();

	// Her worker reads the same, and moves somebody with the keys alone.
	await lookInAs(yusuf, 'buurtteamwerker');
	await yusuf.goto('/hulp');
	await yusuf.getByRole('link', { name: /Samira/ }).click();
	await yusuf.getByRole('link', { name: 'Mensen om mij heen' }).click();
	const page = new URL(yusuf.url()).pathname;
	const spot = yusuf.locator(`[role=application][aria-label="${name}, in het midden"]`);
	await spot.focus();
	await yusuf.keyboard.press('ArrowUp');
	await expect(yusuf.getByText(`${name} staat nu: dichtbij.`)).toBeAttached();
	await expect(yusuf.locator(`[role=application][aria-label="${name}, dichtbij"]`)).toBeFocused();
	await expect(
		yusuf.getByRole('region', { name: 'dichtbij', exact: true }).getByRole('listitem').filter({ hasText: name }),
	).toBeVisible();
	expect(await barriersOn(yusuf)).toEqual([]);
	await samira.reload();
	await expect(
		samira.getByRole('region', { name: 'dichtbij', exact: true }).getByRole('listitem').filter({ hasText: name }),
	).toBeVisible();

	// Who was given another part of the file, and who was given nothing, get what everybody gets for what is not there.
	await lookInAs(marloes, 'sociaal-makelaar');
	expect((await marloes.goto(page))?.status()).toBe(404);
	await lookInAs(dewi, 'contactpersoon');
	expect((await dewi.goto(page))?.status()).toBe(404);

	// She takes her out again.
	await drawn.getByRole('link', { name: `Wijzig ${name}` }).click();
	await samira.getByRole('button', { name: `Haal ${name} eruit` }).click();
	await expect(samira.getByText(name)).toHaveCount(0);
});
