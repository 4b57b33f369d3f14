import {
	announceSafari,
	askHost,
	hostSlip,
	letHostSay,
	planSafari,
	safariCodeHash,
	safariCodeScreen,
	safarisScreen,
	signUp,
	tellHowItWas,
	tendSafariScreen,
	wouldLikeAgain,
} from '#modules/safari/index.server';
import { type Actor, anonymous } from '#platform/actor';
import type { Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { actorsOf } from './actors-of.ts';
import { beforeToday } from './before-today.ts';
import { demoId } from './demo-id.ts';
import type { Demo } from './read-demo.ts';

/** Who opens the door: what stands on the route, and for who receives at home where that is. */
const doors: { entry: string; label: string; address?: string }[] = [
	{ entry: 'huiskamer-kanaal', label: 'Huiskamer aan het Kanaal, met Greet' },
	{ entry: 'vrouwenochtend', label: 'De vrouwenochtend' },
	{ entry: 'samen-eten', label: 'Samen aan tafel, in de keuken' },
	{ entry: 'naima', label: 'Naima, die voor de flat kookt', address: 'Voorbeeldkade 40' },
];
const page = (tx: Tx, actor: Actor, params: object = {}): Ask =>
	({ tx, actor, params, url: new URL('http://demo.voorbeeld.nl/'), about: () => {} }) as unknown as Ask;

/** A tour in Zuidwest that was, with what came of it, and the one after it that people can join. Made in the way every tour is made. */
export async function loadDemoSafari(demo: Demo, municipalityId: string): Promise<boolean> {
	const marloes = (await actorsOf(demo, municipalityId))('marloes');
	const visitor = anonymous(municipalityId);
	const { dayAgo, didAgo } = beforeToday();
	if ((await didAgo(0, marloes, (tx, actor) => safarisScreen(page(tx, actor)))).been.length > 0) return false;

	const arrange = async (daysAgo: number, on: string, after: string | undefined) => {
		const as = <T>(work: (tx: Tx, actor: Actor) => Promise<T>) => didAgo(daysAgo, marloes, work);
		const id = await as((tx, actor) =>
			planSafari(tx, actor, {
				na: after,
				titel: 'Buurtsafari langs het kanaal',
				gebied: 'WK034408',
				op: on,
				om: '15:00',
				waar: 'Huiskamer aan het Kanaal',
				plaatsen: 10,
			}),
		);
		const codes = new Map<string, string>();
		for (const { entry, label, address = '' } of doors) {
			const entryId = demoId('place', entry);
			await as((tx, actor) => askHost(tx, actor, id, entryId));
			const { hosts } = await as((tx, actor) => tendSafariScreen(page(tx, actor, { id })));
			const host = hosts.find((one) => one.entryId === entryId)?.id ?? '';
			const code = await as((tx, actor) => hostSlip(tx, actor, id, host));
			codes.set(entry, code);
			const said = { id: host, antwoord: 'yes' as const, naam: label, adres: address, bereik: '030 000 01 11' };
			await didAgo(daysAgo, visitor, (tx) => letHostSay(tx, safariCodeHash(code), said));
		}
		await as((tx, actor) => announceSafari(tx, actor, id));
		return { id, codes };
	};
	const comes = (daysAgo: number, id: string, naam: string, nodig = '') =>
		didAgo(daysAgo, visitor, (tx, actor) => signUp(tx, actor, id, { naam, bereik: '030 000 01 12', nodig }));

	const been = await arrange(40, dayAgo(18), undefined);
	const joke = await comes(30, been.id, 'Joke', 'Ik loop met een rollator.');
	for (const naam of ['Tesfaye', 'Ria', 'Mo']) await comes(28, been.id, naam);
	const naima = been.codes.get('naima') ?? '';
	const met = (code: string, called: string) =>
		didAgo(17, visitor, async (tx, actor) => {
			const { held } = await safariCodeScreen(page(tx, actor, { code }));
			return held?.met.find((one) => one.called === called)?.other ?? '';
		});
	const again = async (code: string, called: string, help: string) => {
		const other = await met(code, called);
		await didAgo(17, visitor, (tx) => wouldLikeAgain(tx, code, { weer: [other], help }));
	};
	await again(joke.code, 'Naima, die voor de flat kookt', 'Ik kan goed taarten bakken.');
	await again(naima, 'Joke', '');
	await didAgo(16, marloes, (tx, actor) =>
		tellHowItWas(tx, actor, been.id, {
			kwamen: 6,
			verhaal: 'Twee gasten eten nu elke donderdag mee. De vrouwenochtend kreeg er een vaste gast bij.',
		}),
	);
	const next = await arrange(12, dayAgo(-10), been.id);
	await comes(6, next.id, 'Bep');
	await comes(3, next.id, 'Yonas', 'Ik versta nog niet alles.');
	return true;
}
