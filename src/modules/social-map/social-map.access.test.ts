import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { asActor, sql } from '#platform/db/index.server';
import { markOf } from '#platform/free-text/identifiers';
import { elders, useDatabase, waterveen } from '#testing/database';
import { moveDays } from '#testing/days';
import { type PersonaName, persona, personaNames, personId, seedPeople, teamId } from '#testing/personas';
import { toLookAtFirst } from './look-first.server.ts';
import { entriesOfCard, keptEntry, publicEntry, tiesOf } from './map-entries.store.server.ts';
import { mayReadEntry } from './map-entry.policy.ts';
import type { KeptEntry } from './map-entry.ts';
import { findMapEntry, mapEntriesNear } from './near.server.ts';
import { EntryForm, PersonForm } from './social-map.forms.ts';
import { addFromForm, changePersonFromForm, confirmFromForm, endFromForm, tieFromForm } from './tend-actions.server.ts';
import {
	addMapEntry,
	changeMapEntry,
	confirmMapEntry,
	endMapEntry,
	forgetOnMap,
	leaveMap,
	moveOnMap,
	type NewMapEntry,
	noteTie,
} from './tend-entries.server.ts';
import { tendScreen } from './tend-screens.server.ts';

const { asOwner } = useDatabase();
const as = <T>(who: PersonaName | Actor, work: (tx: never, actor: Actor) => Promise<T>) => {
	const actor = typeof who === 'string' ? persona(who) : who;
	return asActor(actor, 'community', (tx) => work(tx as never, actor));
};
const adds = (who: PersonaName, entry: NewMapEntry) => as(who, (tx, actor) => addMapEntry(tx, actor, entry));
const nearby = (who: Actor, layer: 'formal' | 'informal', areas = ['GM9901']) =>
	asActor(who, 'community', (tx) => mapEntriesNear(tx, waterveen, areas, { layer, limit: 50 }));

let house: string;
let bench: string;
let fatima: string;
beforeAll(async () => {
	await seedPeople(asOwner);
	await asOwner(`update community.person_card set team_id = $1 where id = any ($2)`, [
		teamId('brokers'),
		[personId('samira'), personId('fatou')],
	]);
	house = await adds('marloes', {
		kind: 'place',
		name: 'Buurthuis De Schakel',
		areaCode: 'BU99010101',
		summary: 'Koffie, taallessen en een biljart.',
		phone: '+31301234567',
		keeperMail: 'beheer@voorbeeld.nl',
		hosts: true,
	});
	bench = await adds('yusuf', {
		kind: 'place',
		layer: 'informal',
		name: 'De bank bij de visboer',
		areaCode: 'BU99010102',
	});
	fatima = await adds('marloes', {
		kind: 'person',
		name: 'Fatima van de kookclub',
		areaCode: 'BU99010101',
		summary: 'Kent de moeders van de school.',
		consentHow: 'spoken',
		cardId: personId('samira'),
		phone: '+31612345678',
		lon: 5,
		lat: 52,
	});
});

describe('who sees what of the map', () => {
	test('everybody finds the formal layer, and none of the informal one', async () => {
		for (const actor of [anonymous(waterveen), persona('fatou'), persona('bram')]) {
			expect((await nearby(actor, 'formal')).map(({ id }) => id)).toEqual([house]);
			expect(await nearby(actor, 'informal')).toEqual([]);
		}
		expect(await asActor(anonymous(waterveen), 'open', (tx) => publicEntry(tx, waterveen, house))).toMatchObject({
			name: 'Buurthuis De Schakel',
			hosts: true,
			confirmedBy: 'Sociaal makelaars',
		});
	});

	test('a district holds what stands in its neighbourhoods, another district does not', async () => {
		expect(await nearby(persona('marloes'), 'formal', ['WK990101'])).toHaveLength(1);
		expect(await nearby(persona('marloes'), 'formal', ['WK990102'])).toEqual([]);
	});

	test('the informal layer is for who works in its area, and for who it is about', async () => {
		for (const who of ['marloes', 'yusuf', 'ingrid'] as const)
			expect((await nearby(persona(who), 'informal')).map(({ id }) => id).sort(), who).toEqual([bench, fatima].sort());
		expect((await nearby(persona('samira'), 'informal')).map(({ id }) => id)).toEqual([fatima]);
		for (const who of ['femke', 'soraya', 'henk', 'dewi', 'bram', 'anouk', 'tariq', 'fatou'] as const)
			expect(await nearby(persona(who), 'informal'), who).toEqual([]);
	});

	test('what the rule says and what the database shows is the same, for everybody', async () => {
		const all = await Promise.all(
			[house, bench, fatima].map((id) => as('marloes', (tx) => keptEntry(tx, waterveen, id))),
		);
		for (const name of personaNames) {
			const actor = persona(name);
			const seen = await Promise.all(
				(all as KeptEntry[]).map(({ id }) =>
					asActor(actor, 'community', (tx) =>
						findMapEntry(tx, actor, id).then(
							() => true,
							() => false,
						),
					),
				),
			);
			const rule = (all as KeptEntry[]).map((one) => actor.municipalityId === waterveen && mayReadEntry(actor, one));
			expect(seen, name).toEqual(rule);
		}
	});

	test('who keeps an entry, and how they are mailed, is for workers alone', async () => {
		expect((await as('yusuf', (tx) => keptEntry(tx, waterveen, house)))?.keeperMail).toBe('beheer@voorbeeld.nl');
		for (const who of ['fatou', 'henk', 'bram'] as const)
			expect(await as(who, (tx) => keptEntry(tx, waterveen, house)), who).toBeUndefined();
	});

	test('of somebody to ask no number, address or place is kept', async () => {
		expect(await as('marloes', (tx) => keptEntry(tx, waterveen, fatima))).toMatchObject({
			layer: 'informal',
			phone: '',
			lon: null,
			lat: null,
		});
	});

	test('another municipality finds nothing', async () => {
		expect(await asActor(anonymous(elders), 'open', (tx) => publicEntry(tx, elders, house))).toBeUndefined();
		await expect(as('gea', (tx, actor) => findMapEntry(tx, actor, house))).rejects.toThrow('not found');
	});
});

describe('who tends it', () => {
	test('workers of the area, whichever their organisation; nobody else', async () => {
		await as('yusuf', (tx, actor) => changeMapEntry(tx, actor, house, { costs: 'Gratis', free: true }));
		expect(await as('marloes', (tx) => keptEntry(tx, waterveen, house))).toMatchObject({
			free: true,
			confirmedBy: 'Buurtteam West',
		});
		for (const who of ['femke', 'soraya', 'henk', 'fatou', 'bram', 'tariq'] as const) {
			await expect(
				as(who, (tx, actor) => confirmMapEntry(tx, actor, house)),
				who,
			).rejects.toThrow();
			await expect(adds(who, { kind: 'place', name: 'Hier niet', areaCode: 'BU99010101' }), who).rejects.toThrow();
		}
	});

	test('the database refuses as well: not for another team, and not into another area', async () => {
		const insert = (actor: Actor, area: string, team: string) =>
			asActor(actor, 'community', (tx) =>
				sql`insert into community.map_entry (municipality_id, id, kind, layer, name, area_code, team_id, confirmed_on, made_by, made_at)
				values (${waterveen}, gen_random_uuid(), 'place', 'formal', 'Sluipplek', ${area}, ${team}, current_date, ${actor.personId}, now())`.execute(
					tx,
				),
			);
		await expect(insert(persona('marloes'), 'BU99010201', teamId('brokers'))).rejects.toThrow('row-level security');
		await expect(insert(persona('marloes'), 'BU99010101', teamId('west'))).rejects.toThrow('row-level security');
		await expect(insert(persona('henk'), 'BU99010101', teamId('brokers'))).rejects.toThrow('row-level security');
		await expect(
			asActor(persona('marloes'), 'community', (tx) => sql`delete from open.map_place`.execute(tx)),
		).rejects.toThrow('permission denied');
	});

	test('nobody stands on the map as a person without a yes', async () => {
		await expect(adds('marloes', { kind: 'person', name: 'Zomaar iemand', areaCode: 'BU99010101' })).rejects.toThrow();
		await expect(
			asOwner(
				`insert into community.map_entry (municipality_id, id, kind, layer, name, area_code, team_id, confirmed_on, made_at) values ($1, gen_random_uuid(), 'person', 'informal', 'Iemand', 'BU99010101', $2, current_date, now())`,
				[waterveen, teamId('brokers')],
			),
		).rejects.toThrow('a_person_said_yes');
	});

	test('nobody stands on the map without a card of the team: they could not see it, leave it or be forgotten', async () => {
		const asked = { kind: 'person', name: 'Iemand', areaCode: 'BU99010101', consentHow: 'spoken' } as const;
		for (const cardId of [null, personId('tariq'), personId('henk')])
			await expect(adds('marloes', { ...asked, cardId }), String(cardId)).rejects.toThrow('not found');
		await expect(adds('yusuf', { ...asked, cardId: personId('samira') })).rejects.toThrow('not found');
		await expect(
			asOwner(
				`insert into community.map_entry (municipality_id, id, kind, layer, name, area_code, team_id, confirmed_on, made_at, consent_on, consent_how) values ($1, gen_random_uuid(), 'person', 'informal', 'Iemand', 'BU99010101', $2, current_date, now(), current_date, 'spoken')`,
				[waterveen, teamId('brokers')],
			),
		).rejects.toThrow('a_person_stands_here_by_their_card');
		const told = { name: 'Iemand', summary: 'Kent de flat.', area: 'BU99010101', consent: 'spoken' };
		expect(v.safeParse(PersonForm, { ...told, card: '' }).issues?.map(({ message }) => message)).toEqual(['required']);
		expect(v.safeParse(PersonForm, told).success).toBe(false);
	});

	test('what is said of a person only the team changes that asked them, in the database too', async () => {
		const before = await as('marloes', (tx) => keptEntry(tx, waterveen, fatima));
		await expect(
			as('yusuf', (tx, actor) =>
				changeMapEntry(tx, actor, fatima, { summary: 'Weet van ieders schulden.', hosts: true }),
			),
		).rejects.toThrow();
		await expect(as('yusuf', (tx, actor) => confirmMapEntry(tx, actor, fatima))).rejects.toThrow();
		await as('yusuf', (tx) => sql`update community.map_entry set hosts = true where id = ${fatima}`.execute(tx));
		expect(await as('marloes', (tx) => keptEntry(tx, waterveen, fatima))).toEqual(before);
		await as('marloes', (tx, actor) => changeMapEntry(tx, actor, fatima, { hosts: true }));
		expect((await as('marloes', (tx) => keptEntry(tx, waterveen, fatima)))?.hosts).toBe(true);
	});

	test('whoever looks at, changes or ties somebody is named to that person in the trail', async () => {
		const named: unknown[] = [];
		const asks = <F>(tx: never, actor: Actor, form: F, id = fatima) =>
			({
				tx,
				actor,
				form,
				params: { id },
				url: new URL('https://voorbeeld.nl/kaart/beheren'),
				about: (subject: unknown) => named.push(subject),
			}) as never;
		await as('marloes', (tx, actor) => confirmFromForm(asks(tx, actor, {})));
		await as('yusuf', (tx, actor) => tieFromForm(asks(tx, actor, { strength: 1 })));
		const said = {
			name: 'Fatima van de kookclub',
			summary: 'Kent iedereen.',
			area: 'BU99010101',
			languages: [],
			hosts: false,
		};
		await as('marloes', (tx, actor) => changePersonFromForm(asks(tx, actor, said)));
		expect(named).toEqual(Array(3).fill({ type: 'map-entry', id: fatima, personId: personId('samira') }));
		await as('yusuf', (tx, actor) => tendScreen(asks(tx, actor, {})));
		expect(named.at(-1)).toEqual({ type: 'map-entry', personIds: [personId('samira')] });
		const short = await adds('marloes', {
			kind: 'person',
			name: 'Fatou even',
			areaCode: 'BU99010101',
			consentHow: 'spoken',
			cardId: personId('fatou'),
		});
		await as('marloes', (tx, actor) => endFromForm(asks(tx, actor, {}, short)));
		expect(named.at(-1)).toEqual({ type: 'map-entry', id: short, personId: personId('fatou') });
	});

	test('words that tell of somebody are published after a second look, and an illness of somebody never', async () => {
		const words = (summary: string, confirmed = '') =>
			v.parse(EntryForm, {
				kind: 'place',
				layer: 'formal',
				name: 'Koffie',
				summary,
				area: 'BU99010101',
				confirmed,
			});
		const add = (form: EntryForm) =>
			as('marloes', (tx, actor) => addFromForm({ tx, actor, form, about: () => {}, params: {} } as never));
		const summary = 'Elke dag schenkt mevrouw Jansen in.';
		await expect(add(words(summary))).rejects.toMatchObject({ code: 'text-points-at-person', field: 'summary' });
		const ill = 'Mevrouw Jansen heeft dementie.';
		await expect(add(words(ill, markOf(`Koffie\n${ill}`)))).rejects.toMatchObject({ code: 'public-health' });
		const id = await add(words(summary, markOf(`Koffie\n${summary}`)));
		await as('marloes', (tx, actor) => endMapEntry(tx, actor, id));
	});

	test('a tie is of the team, so that it stays when somebody leaves', async () => {
		await as('yusuf', (tx, actor) => noteTie(tx, actor, fatima, 3));
		const ties = await as('marloes', (tx) => tiesOf(tx, waterveen, [fatima]));
		expect(ties.map(({ teamId, strength }) => [teamId, strength])).toEqual([
			[teamId('west'), 3],
			[teamId('brokers'), 2],
		]);
		expect(await as('femke', (tx) => tiesOf(tx, waterveen, [fatima]))).toEqual([]);
	});

	test('a word that no place says any more is forgotten, when it changes and when it goes', async () => {
		const words = async () =>
			(await asOwner(`select word from open.map_word where word in ('jodel', 'koffie') order by word`)).rows.map(
				({ word }) => word,
			);
		const club = await adds('marloes', {
			kind: 'group',
			name: 'Jodel',
			areaCode: 'BU99010101',
			keeperMail: 'x@voorbeeld.nl',
		});
		expect(await words()).toEqual(['jodel', 'koffie']);
		await as('marloes', (tx, actor) => changeMapEntry(tx, actor, club, { name: 'Zingen' }));
		expect(await words()).toEqual(['koffie']);
		await as('marloes', (tx, actor) => changeMapEntry(tx, actor, club, { name: 'Jodel' }));
		await as('marloes', (tx, actor) => endMapEntry(tx, actor, club));
		expect(await words()).toEqual(['koffie']);
		expect((await asOwner('select keeper_mail from community.map_entry where id = $1', [club])).rows).toEqual([
			{ keeper_mail: '' },
		]);
	});

	test('what is over is off the map for everybody', async () => {
		const soon = await adds('marloes', { kind: 'group', name: 'Klaverjasclub', areaCode: 'BU99010101' });
		await as('marloes', (tx, actor) => endMapEntry(tx, actor, soon));
		expect(await asActor(anonymous(waterveen), 'open', (tx) => publicEntry(tx, waterveen, soon))).toBeUndefined();
		await expect(as('marloes', (tx, actor) => confirmMapEntry(tx, actor, soon))).rejects.toThrow('not found');
	});
});

describe('who it is about', () => {
	test('takes themselves off the map, and nobody else', async () => {
		const again = await adds('marloes', {
			kind: 'person',
			name: 'Fatou van de tuin',
			areaCode: 'BU99010101',
			consentHow: 'written',
			cardId: personId('fatou'),
		});
		await expect(as('samira', (tx, actor) => leaveMap(tx, actor, again))).rejects.toThrow('not found');
		await as('fatou', (tx, actor) => leaveMap(tx, actor, again));
		expect((await asOwner('select 1 from community.map_entry where id = $1', [again])).rows).toEqual([]);
	});

	test('who wants to be left alone is on the map for no worker from that moment, and is not put on it', async () => {
		const rests = (at: string) =>
			asOwner(`update community.person_card set restricted_at = ${at} where id = $1`, [personId('samira')]);
		await rests('now()');
		try {
			expect((await nearby(persona('marloes'), 'informal')).map(({ id }) => id)).toEqual([bench]);
			expect((await nearby(persona('samira'), 'informal')).map(({ id }) => id)).toEqual([fatima]);
			await expect(
				adds('marloes', {
					kind: 'person',
					name: 'Toch weer',
					areaCode: 'BU99010101',
					consentHow: 'spoken',
					cardId: personId('samira'),
				}),
			).rejects.toThrow('not found');
		} finally {
			await rests('null');
		}
	});

	test('finds it under the one card that is left when two were theirs', async () => {
		const cards = ['0190f1c2-0000-7000-8000-00000000ca01', '0190f1c2-0000-7000-8000-00000000ca02'] as const;
		for (const id of cards)
			await asOwner(
				`insert into community.person_card (municipality_id, id, called, area_code, keeper_id, team_id, consent_given_on, consent_how, made_at, last_active_on)
				values ($1, $2, 'Ria', 'BU99010101', $3, $4, current_date, 'spoken', now(), current_date)`,
				[waterveen, id, personId('marloes'), teamId('brokers')],
			);
		const [kept, gone] = cards;
		const put = (name: string, cardId: string) =>
			adds('marloes', { kind: 'person', name, areaCode: 'BU99010101', consentHow: 'spoken', cardId });
		const once = await put('Ria van de tuin', kept);
		await put('Ria van de tuin', gone);
		const moved = await put('Ria van de soep', gone);
		await asOwner(
			`update community.person_card set merged_into = $2, merged_at = now(), erased_at = now() where id = $1`,
			[gone, kept],
		);
		await moveOnMap({ municipalityId: waterveen, subjectId: gone });
		const entries = await as('marloes', (tx) => entriesOfCard(tx, waterveen, kept));
		expect(entries.map(({ id }) => id).sort()).toEqual([once, moved].sort());
		await forgetOnMap({ municipalityId: waterveen, subjectId: kept });
		expect((await asOwner('select 1 from community.map_entry where card_id = any ($1)', [cards])).rows).toEqual([]);
	});

	test('is forgotten with their card', async () => {
		await forgetOnMap({ municipalityId: waterveen, subjectId: personId('samira') });
		expect((await asOwner('select 1 from community.map_entry where id = $1', [fatima])).rows).toEqual([]);
		expect((await asOwner('select 1 from community.map_tie where entry_id = $1', [fatima])).rows).toEqual([]);
	});
});

describe('what teaches when to look again', () => {
	test('is each look on a later day: right, changed in what people go by, or over', async () => {
		const seen = async () =>
			(await asOwner('select kind, days, wrong from community.map_check order by days')).rows.map(Object.values);
		const club = await adds('marloes', {
			kind: 'group',
			name: 'Schaakclub',
			areaCode: 'BU99010101',
			phone: '+31301112233',
		});
		const looks: [number, (tx: never, actor: Actor) => Promise<void>][] = [
			[0, (tx, actor) => confirmMapEntry(tx, actor, club)],
			[40, (tx, actor) => confirmMapEntry(tx, actor, club)],
			[90, (tx, actor) => changeMapEntry(tx, actor, club, { summary: 'Voor iedereen.' })],
			[160, (tx, actor) => changeMapEntry(tx, actor, club, { phone: '+31304445566' })],
			[300, (tx, actor) => endMapEntry(tx, actor, club)],
		];
		for (const [days, look] of looks) {
			const back = moveDays(days);
			await as('marloes', look).finally(back);
		}
		expect(await seen()).toEqual([
			['group', 40, false],
			['group', 50, false],
			['group', 70, true],
			['group', 140, true],
		]);
	});

	test('leads to a short list for who works there', async () => {
		const back = moveDays(100);
		try {
			expect((await as('yusuf', (tx, actor) => toLookAtFirst(tx, actor))).map(({ id }) => id)).toContain(house);
			expect(await as('femke', (tx, actor) => toLookAtFirst(tx, actor))).toEqual([]);
			expect(await as('henk', (tx, actor) => toLookAtFirst(tx, actor))).toEqual([]);
		} finally {
			back();
		}
	});
});
