import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addMapEntry, forgetOnMap } from '#modules/social-map/index.server';
import { type Actor, anonymous } from '#platform/actor';
import { clock, moveClockTo } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { dayAfter } from '#platform/wall-time';
import { useDatabase, waterveen } from '#testing/database';
import { type PersonaName, persona, personaNames, personId, seedPeople, teamId } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import { leaveSafari, signOff, signUp, tendSafaris, wouldLikeAgain } from './come-along.server.ts';
import {
	announceSafari,
	askHost,
	callOffSafari,
	hostSlip,
	knowGuest,
	letHostSay,
	noteHostSaid,
	planSafari,
	safariCodeHash,
	tellHowItWas,
} from './plan-safari.server.ts';
import {
	planSafariScreen,
	safariCodeScreen,
	safariScreen,
	safarisScreen,
	tendSafariScreen,
} from './safari-screens.server.ts';
import { guestsOf, hostsOf } from './safaris.store.server.ts';

const { asOwner } = useDatabase();
const as = <T>(name: PersonaName, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(persona(name), 'community', (tx) => work(tx, persona(name)));
const visitor = anonymous(waterveen);
const outside = <T>(work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(visitor, 'community', (tx) => work(tx, visitor));
const page = (tx: Tx, actor: Actor, params: object = {}, search = '') =>
	({ tx, actor, params, url: new URL(`http://waterveen.test/${search}`), about: () => {} }) as never;

const rina = '019b0000-0000-7000-8000-cd0000000011';
const on = dayAfter(clock.today(), 10);
const plan = {
	na: undefined,
	titel: 'Langs de buren',
	gebied: 'WK990101',
	op: on,
	om: '15:00',
	waar: 'Buurthuis',
	plaatsen: 2,
};
const club = (name: string) => ({
	kind: 'group' as const,
	layer: 'formal' as const,
	name,
	areaCode: 'BU99010101',
	hosts: true,
});
const yes = { antwoord: 'yes' as const, naam: 'Een buur', adres: 'Voorbeeldlaan 3', bereik: '06 12345678' };
const guest = (naam: string) => ({ naam, bereik: `${naam.toLowerCase()}@voorbeeld.nl`, nodig: '' });

let entries: string[] = [];
let home: string;
let tour: string;
let homeCode: string;

const ask = (entry: string) => as('marloes', (tx, actor) => askHost(tx, actor, tour, entry));
/** What a code opens. */
const opened = async (code: string) => (await outside((tx, actor) => safariCodeScreen(page(tx, actor, { code })))).held;
const saysYes = async (code: string, more = {}) => {
	const held = await opened(code);
	await outside((tx) => letHostSay(tx, safariCodeHash(code), { ...yes, id: held?.holder.id ?? '', ...more }));
};
const onDay = async <T>(day: string, work: () => Promise<T>): Promise<T> => {
	const back = moveClockTo(new Date(`${day}T10:00:00Z`));
	return work().finally(back);
};

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
	await asOwner(
		`insert into community.person_card (municipality_id, id, called, area_code, keeper_id, team_id, consent_given_on, consent_how, made_at, last_active_on)
		values ($1, $2, 'Rina', 'BU99010101', $3, $4, current_date, 'spoken', now(), current_date)`,
		[waterveen, rina, personId('marloes'), teamId('brokers')],
	);
});

/** Two clubs and somebody at home said yes, and it is announced: the tour on which everything is tried. */
beforeEach(async () => {
	await asOwner('delete from open.safari');
	await asOwner('delete from community.map_entry');
	const adds = async (entry: Parameters<typeof addMapEntry>[2]) => {
		const id = newId();
		await as('marloes', (tx, actor) => addMapEntry(tx, actor, { ...entry, id }));
		return id;
	};
	entries = [await adds(club('Eetclub')), await adds(club('Fietsclub'))];
	home = await adds({
		kind: 'person',
		layer: 'informal',
		name: 'Rina',
		areaCode: 'BU99010101',
		consentHow: 'spoken',
		cardId: rina,
		hosts: true,
	});
	tour = await as('marloes', (tx, actor) => planSafari(tx, actor, plan));
	for (const entry of entries) await saysYes((await ask(entry)).code ?? '', { naam: 'De club' });
	homeCode = (await ask(home)).code ?? '';
	await saysYes(homeCode, { naam: 'Rina kookt' });
	await as('marloes', (tx, actor) => announceSafari(tx, actor, tour));
});

describe('a tour', () => {
	test('is planned by workers of its area, and by nobody else', async () => {
		for (const name of personaNames.filter((one) => !['marloes', 'yusuf'].includes(one)))
			await expect(
				as(name, (tx, actor) => planSafari(tx, actor, plan)),
				name,
			).rejects.toMatchObject({ status: 404 });
		// Yusuf works there too, for another organisation.
		for (const name of ['yusuf', 'femke', 'soraya', 'samira', 'henk', 'bram'] as const) {
			await expect(as(name, (tx, actor) => tendSafariScreen(page(tx, actor, { id: tour })))).rejects.toMatchObject({
				status: 404,
			});
			expect(await as(name, (tx) => guestsOf(tx, waterveen, tour)), name).toEqual([]);
			expect(await as(name, (tx) => hostsOf(tx, waterveen, tour)), name).toEqual([]);
		}
	});

	test('is there for everybody once it is announced, with who opens the door as they wanted', async () => {
		const seen = await outside((tx, actor) => safariScreen(page(tx, actor, { id: tour })));
		expect(seen.way.along.map(({ label }) => label).sort()).toEqual(['De club', 'De club', 'Rina kookt']);
		expect(JSON.stringify(seen)).not.toMatch(/Voorbeeldlaan|06 1234|cd0000000011/);
		expect((await outside((tx, actor) => safarisScreen(page(tx, actor)))).coming).toMatchObject([
			{ id: tour, left: 2 },
		]);
		await asOwner('update open.safari set published_on = null');
		await expect(outside((tx, actor) => safariScreen(page(tx, actor, { id: tour })))).rejects.toMatchObject({
			status: 404,
		});
	});

	test('is not announced with fewer than three doors, nor on a day that was', async () => {
		const other = await as('marloes', (tx, actor) => planSafari(tx, actor, plan));
		await expect(as('marloes', (tx, actor) => announceSafari(tx, actor, other))).rejects.toMatchObject({
			code: 'safari-few-hosts',
		});
		await expect(
			as('marloes', (tx, actor) => planSafari(tx, actor, { ...plan, op: dayAfter(clock.today(), -1) })),
		).rejects.toMatchObject({ code: 'date-in-past' });
	});

	test('proposes the next month with the same words, once', async () => {
		const form = await as('marloes', (tx, actor) => planSafariScreen(page(tx, actor, {}, `?na=${tour}`)));
		expect(form.before).toMatchObject({ id: tour, title: plan.titel });
		expect(form.before?.on.slice(0, 7)).not.toBe(on.slice(0, 7));
		await as('marloes', (tx, actor) => planSafari(tx, actor, { ...plan, na: tour }));
		await expect(as('marloes', (tx, actor) => planSafari(tx, actor, { ...plan, na: tour }))).rejects.toMatchObject({
			code: 'safari-followed',
		});
	});
});

describe('who opens the door', () => {
	test('is asked once, only when they welcome visitors, and by who may see them', async () => {
		await expect(ask(home)).rejects.toMatchObject({ code: 'safari-asked-already' });
		await asOwner('update community.map_entry set hosts = false where id = $1', [entries[0]]);
		await expect(ask(entries[0] ?? '')).rejects.toMatchObject({ code: 'safari-not-willing' });
	});

	test('with a mail address gets the code by mail, and the worker does not read it', async () => {
		const id = newId();
		await as('marloes', (tx, actor) => addMapEntry(tx, actor, { ...club('Zangclub'), id, mail: 'zang@voorbeeld.nl' }));
		expect(await ask(id)).toEqual({ mailed: true, code: null });
		const { rows } = await asOwner(
			`select facts ->> 'link' as link from community.mail where address = 'zang@voorbeeld.nl'`,
		);
		expect(rows[0]?.link).toMatch(/^\/safari\/code\/\w{4}-\w{4}-\w{4}$/);
	});

	test('leaves the route at once when they say no after all, and their words go', async () => {
		await saysYes(homeCode, { antwoord: 'no' });
		expect((await outside((tx, actor) => safariScreen(page(tx, actor, { id: tour })))).way.along).toHaveLength(2);
		const { rows } = await asOwner('select label, address, reach from community.safari_host where entry_id = $1', [
			home,
		]);
		expect(rows).toEqual([{ label: '', address: '', reach: '' }]);
	});

	test('is gone from the tour when they go off the map', async () => {
		await forgetOnMap({ municipalityId: waterveen, subjectId: rina });
		expect(await opened(homeCode)).toBeNull();
		expect((await outside((tx, actor) => safariScreen(page(tx, actor, { id: tour })))).way.along).toHaveLength(2);
	});

	test('does not answer with an old slip, for another, or with a number everybody would read', async () => {
		const host = (await as('marloes', (tx) => hostsOf(tx, waterveen, tour))).find(({ entryId }) => entryId === home);
		const form = { ...yes, id: host?.id ?? '' };
		const fresh = await as('marloes', (tx, actor) => hostSlip(tx, actor, tour, form.id));
		await expect(outside((tx) => letHostSay(tx, safariCodeHash(homeCode), form))).rejects.toMatchObject({
			status: 404,
		});
		await expect(outside((tx) => letHostSay(tx, null, form))).rejects.toMatchObject({ status: 404 });
		await expect(
			outside((tx) => letHostSay(tx, safariCodeHash(fresh), { ...form, naam: 'Rina 06 12345678' })),
		).rejects.toMatchObject({ code: 'safari-names-somebody' });
	});

	test('is not answered for by a worker, and goes whenever they want, also after the day', async () => {
		const host = (await as('marloes', (tx) => hostsOf(tx, waterveen, tour))).find(({ entryId }) => entryId === home);
		await saysYes(homeCode, { antwoord: 'no' });
		await expect(
			as('marloes', (tx, actor) => noteHostSaid(tx, actor, tour, { ...yes, id: host?.id ?? '' })),
		).rejects.toMatchObject({ status: 404 });
		await saysYes(homeCode);
		await onDay(dayAfter(on, 3), () => outside((tx) => leaveSafari(tx, homeCode)));
		expect(
			(await asOwner('select count(*)::int as many from community.safari_host where entry_id = $1', [home])).rows,
		).toEqual([{ many: 0 }]);
	});

	test('stands on no public spot when only workers know where it is, and goes with their welcome', async () => {
		const id = newId();
		await as('marloes', (tx, actor) =>
			addMapEntry(tx, actor, { ...club('Koffie thuis'), id, layer: 'informal', lon: 5.1, lat: 52.1 }),
		);
		await saysYes((await ask(id)).code ?? '');
		const stops = () => asOwner('select lon, by_area from open.safari_stop where label = $1', [yes.naam]);
		expect((await stops()).rows).toEqual([{ lon: null, by_area: true }]);
		await asOwner('update community.map_entry set hosts = false where id = $1', [id]);
		expect((await stops()).rows).toEqual([]);
	});
});

describe('who walks along', () => {
	test('signs up without account; who does not fit waits, and moves up when another does not come', async () => {
		const codes: string[] = [];
		for (const [at, name] of ['An', 'Bo', 'Cor'].entries()) {
			const { code, stands } = await outside((tx, actor) => signUp(tx, actor, tour, guest(name)));
			expect(stands).toBe(at < 2 ? 'going' : 'waiting');
			codes.push(code);
		}
		await outside((tx, actor) => signOff(tx, actor, codes[0] ?? ''));
		expect(await as('marloes', (tx) => guestsOf(tx, waterveen, tour))).toMatchObject([
			{ called: 'Bo', standing: 'going' },
			{ called: 'Cor', standing: 'going' },
		]);
		const { rows } = await asOwner(
			`select facts ->> 'link' as link from community.mail where address = 'cor@voorbeeld.nl'`,
		);
		expect(rows).toHaveLength(2);
		expect((await opened(codes[0] ?? ''))?.holder).toMatchObject({ state: 'left', label: '', reach: '' });
	});

	test('never gets a place that is not there, also when twenty sign up at once', async () => {
		const stood = await Promise.allSettled(
			Array.from({ length: 20 }, (_, nth) => outside((tx, actor) => signUp(tx, actor, tour, guest(`Gast${nth}`)))),
		);
		const stands = stood.flatMap((one) => (one.status === 'fulfilled' ? [one.value.stands] : []));
		// Two come, two wait, and the waiting list has an end.
		expect(stands.sort()).toEqual(['going', 'going', 'waiting', 'waiting']);
	});

	test('reads where somebody lives from the day before until the day is over; who waits never does', async () => {
		const { code } = await outside((tx, actor) => signUp(tx, actor, tour, guest('An')));
		await outside((tx, actor) => signUp(tx, actor, tour, guest('Bo')));
		const waits = (await outside((tx, actor) => signUp(tx, actor, tour, guest('Cor')))).code;
		const seen = async (who: string) => JSON.stringify((await opened(who))?.way).includes('Voorbeeldlaan 3');
		const [an] = await as('marloes', (tx) => guestsOf(tx, waterveen, tour));
		await onDay(on, async () => expect(await seen(code)).toBe(false));
		await as('marloes', (tx, actor) => knowGuest(tx, actor, tour, an?.id ?? ''));
		const guide = async () =>
			JSON.stringify(await as('marloes', (tx, actor) => tendSafariScreen(page(tx, actor, { id: tour })))).includes(
				'Voorbeeldlaan 3',
			);
		for (const [day, there] of [
			[dayAfter(on, -2), false],
			[dayAfter(on, -1), true],
			[on, true],
			[dayAfter(on, 1), false],
		] as const)
			await onDay(day, async () => {
				expect([day, await seen(code), await guide()]).toEqual([day, there, there]);
				expect(await seen(waits)).toBe(false);
				expect(JSON.stringify(await outside((tx, actor) => safariScreen(page(tx, actor, { id: tour }))))).not.toContain(
					'Voorbeeldlaan',
				);
			});
		await onDay(dayAfter(on, 1), tendSafaris);
		expect((await asOwner(`select count(*)::int as many from community.safari_host where address <> ''`)).rows).toEqual(
			[{ many: 0 }],
		);
	});

	test('finds the door closed when it is called off', async () => {
		await as('marloes', (tx, actor) => callOffSafari(tx, actor, tour));
		await expect(outside((tx, actor) => signUp(tx, actor, tour, guest('An')))).rejects.toMatchObject({
			code: 'safari-closed',
		});
		await expect(
			as('marloes', (tx) =>
				tx.updateTable('open.safari').set({ called_off_on: null }).where('id', '=', tour).execute(),
			),
		).rejects.toThrow(/stays as it was/);
	});
});

describe('afterwards', () => {
	test('only two times yes shows how to reach the other, and the worker reads how often, not who', async () => {
		const { code } = await outside((tx, actor) => signUp(tx, actor, tour, guest('An')));
		await expect(outside((tx) => wouldLikeAgain(tx, code, { weer: [], help: '' }))).rejects.toMatchObject({
			status: 404,
		});
		await onDay(on, async () => {
			const met = (await opened(code))?.met ?? [];
			const rinas = met.find(({ called }) => called === 'Rina kookt')?.other ?? '';
			await outside((tx) => wouldLikeAgain(tx, code, { weer: [rinas], help: 'Ik kan goed bakken.' }));
			expect((await opened(code))?.met.filter(({ reach }) => reach)).toEqual([]);
			const an = (await opened(homeCode))?.met[0];
			expect(an).toMatchObject({ called: 'An', mine: false, reach: null });
			await outside((tx) => wouldLikeAgain(tx, homeCode, { weer: [an?.other ?? ''], help: '' }));
			expect((await opened(homeCode))?.met).toMatchObject([{ called: 'An', reach: 'an@voorbeeld.nl' }]);
			expect((await opened(code))?.met.filter(({ reach }) => reach)).toMatchObject([
				{ called: 'Rina kookt', reach: '06 12345678' },
			]);
			const behind = await as('marloes', (tx, actor) => tendSafariScreen(page(tx, actor, { id: tour })));
			expect([behind.found, behind.guests[0]?.help]).toEqual([1, 'Ik kan goed bakken.']);
			await outside((tx) => wouldLikeAgain(tx, homeCode, { weer: [], help: '' }));
			expect((await opened(code))?.met.every(({ reach }) => reach === null)).toBe(true);
		});
	});

	test('what came of it is told without names or numbers', async () => {
		const told = (verhaal: string) =>
			as('marloes', (tx, actor) => tellHowItWas(tx, actor, tour, { kwamen: 6, verhaal }));
		await expect(told('Mooi.')).rejects.toMatchObject({ code: 'safari-not-yet' });
		await onDay(on, async () => {
			await expect(told('Bel 06 12345678 voor meer.')).rejects.toMatchObject({ code: 'safari-names-somebody' });
			await told('Drie gasten koken nu mee.');
		});
		expect((await outside((tx, actor) => safariScreen(page(tx, actor, { id: tour })))).safari).toMatchObject({
			came: 6,
		});
	});
});
