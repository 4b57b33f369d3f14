import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { asActor, zoneFor } from '#platform/db/zones.server';
import { scopesOf } from '#platform/policy/access-matrix';
import { permissionNamed } from '#platform/policy/index.server';
import { elders, useDatabase, waterveen } from '#testing/database';
import { type PersonaName, persona, personaNames, personId, seedPeople } from '#testing/personas';
import { maySee as maySeeInitiative } from '../../src/modules/initiatives/initiative.policy.ts';
import { mayReadCard } from '../../src/modules/people/people.policy.ts';
import { maySee as maySeeSignal } from '../../src/modules/signals/signal.policy.ts';
import type { Signal } from '../../src/modules/signals/signal.ts';

const { asOwner } = useDatabase();

const placesIn: Record<string, string[]> = {
	[waterveen]: ['GM9901', 'WK990101', 'BU99010101', 'BU99010102', 'WK990102', 'BU99010201'],
	[elders]: ['WK990201', 'BU99020101'],
};

type Placed = {
	municipalityId: string;
	id: string;
	areaCode: string;
	reporterId: string | null;
	personId: string | null;
};
const signals: Placed[] = [];
const drafts: Placed[] = [];
const cards: { municipalityId: string; id: string; keeperId: string | null; teamId: string | null }[] = [];

/** A signal of nobody, of a resident and about a resident, and a draft, in every area of both municipalities. */
beforeAll(async () => {
	await seedPeople(asOwner);
	for (const [municipalityId, places] of Object.entries(placesIn)) {
		const somebody: PersonaName = municipalityId === waterveen ? 'samira' : 'olaf';
		for (const areaCode of places) {
			for (const [reporterId, about] of [
				[null, null],
				[personId(somebody), null],
				[null, personId(somebody)],
			] as const) {
				const id = crypto.randomUUID();
				await asOwner(
					`insert into community.signal (municipality_id, id, kind, area_code, text, source, reporter_id, person_id, receipt, captured_at) values ($1, $2, 'wil', $3, 'x', $4, $5, $6, $7, now())`,
					[municipalityId, id, areaCode, reporterId ? 'resident' : 'import', reporterId, about, id],
				);
				signals.push({ municipalityId, id, areaCode, reporterId, personId: about });
			}
			const id = crypto.randomUUID();
			await asOwner(
				`insert into open.initiative (municipality_id, id, title, summary, area_code, started_at) values ($1, $2, 'Een plan', 'Een plan van buren.', $3, now())`,
				[municipalityId, id, areaCode],
			);
			drafts.push({ municipalityId, id, areaCode, reporterId: null, personId: null });
		}
	}
	// A card that each worker keeps for their own team, and the cards that residents have of their own.
	for (const keeper of personaNames.map(persona).filter(({ teamId, kind }) => teamId && kind === 'staff')) {
		const card = {
			municipalityId: keeper.municipalityId,
			id: crypto.randomUUID(),
			keeperId: keeper.personId as string,
			teamId: keeper.teamId as string,
		};
		await asOwner(
			`insert into community.person_card (municipality_id, id, called, keeper_id, team_id, consent_given_on, consent_how, made_at, last_active_on) values ($1, $2, 'X', $3, $4, current_date, 'spoken', now(), current_date)`,
			[card.municipalityId, card.id, card.keeperId, card.teamId],
		);
		cards.push(card);
	}
	for (const { municipalityId, personId, kind } of personaNames.map(persona))
		if (kind !== 'staff') cards.push({ municipalityId, id: personId as string, keeperId: null, teamId: null });
});

const everyone: [string, Actor][] = [
	['nobody', anonymous(waterveen)],
	...personaNames.map((name) => [name, persona(name)] as [string, Actor]),
];

async function visible(
	actor: Actor,
	table: 'community.signal' | 'open.initiative' | 'community.person_card',
): Promise<string[]> {
	const { rows } = await asActor(actor, 'community', (tx) =>
		sql<{ id: string }>`select id from ${sql.table(table)}`.execute(tx),
	);
	return rows.map(({ id }) => id).sort();
}

const asSignal = (one: Placed): Signal =>
	({ ...one, followCodeHash: null, undoneAt: null, pickedUpBy: null, closedAt: null }) as unknown as Signal;

describe('what the rules allow and what the database shows is the same', () => {
	for (const [who, actor] of everyone) {
		test(`signals, for ${who}`, async () => {
			const allowed = signals
				.filter((one) => one.municipalityId === actor.municipalityId && maySeeSignal(actor, asSignal(one)))
				.map(({ id }) => id)
				.sort();
			expect(await visible(actor, 'community.signal')).toEqual(allowed);
			// Whoever the matrix does not name for reading sees at most what is their own.
			if (scopesOf(permissionNamed('signals.list'), actor).length === 0) {
				const own = signals
					.filter((one) => actor.personId && (one.reporterId === actor.personId || one.personId === actor.personId))
					.map(({ id }) => id)
					.sort();
				expect(allowed).toEqual(own);
			}
		});

		test(`cards of persons, for ${who}`, async () => {
			const allowed = cards
				.filter((one) => one.municipalityId === actor.municipalityId && mayReadCard(actor, one))
				.map(({ id }) => id)
				.sort();
			expect(await visible(actor, 'community.person_card')).toEqual(allowed);
			// Whoever the matrix does not name for reading cards sees at most their own.
			if (scopesOf(permissionNamed('people.cards'), actor).length === 0)
				expect(allowed).toEqual(cards.map(({ id }) => id).filter((id) => id === actor.personId));
		});

		test(`drafts of initiatives, for ${who}`, async () => {
			const allowed = drafts
				.filter(
					(one) =>
						one.municipalityId === actor.municipalityId &&
						maySeeInitiative(actor, { areaCode: one.areaCode, publishedAt: null, endedOn: null }, []),
				)
				.map(({ id }) => id)
				.sort();
			expect(await visible(actor, 'open.initiative')).toEqual(allowed);
		});
	}
});

describe('over the wall', () => {
	const community = async (): Promise<string[]> =>
		(
			await asOwner(
				`select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('community', 'care') and c.relkind = 'r' and has_any_column_privilege('zone_community', c.oid, 'select')`,
			)
		).rows.map(({ name }) => name);

	/** One transaction for all tables: they are many, and so are the people. */
	const seen = (actor: Actor, tables: readonly string[]): Promise<string[]> =>
		asActor(actor, 'community', async (tx) => {
			const found: string[] = [];
			for (const table of tables) {
				const { rows } =
					await sql`select 1 from ${sql.table(table)} where municipality_id <> ${actor.municipalityId} limit 1`.execute(
						tx,
					);
				if (rows.length) found.push(table);
			}
			return found;
		});

	test('nobody sees a row of another municipality, in any table', async () => {
		const found: string[] = [];
		const tables = await community();
		expect(tables.length).toBeGreaterThan(30);
		for (const [who, actor] of everyone) for (const table of await seen(actor, tables)) found.push(`${who}: ${table}`);
		expect(found).toEqual([]);
	});

	test('a query without an actor shows nothing, in any table', async () => {
		const found: string[] = [];
		for (const table of await community()) {
			const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(zoneFor('zone_community'));
			if (rows.length) found.push(table);
		}
		expect(found).toEqual([]);
	});

	test('a visitor without account sees no row of the community zone', async () => {
		const found: string[] = [];
		const settings = new Set(['community.role_name']);
		for (const table of await community()) {
			const { rows } = await asActor(anonymous(waterveen), 'community', (tx) =>
				sql`select 1 from ${sql.table(table)} limit 1`.execute(tx),
			);
			if (rows.length && !settings.has(table)) found.push(table);
		}
		expect(found).toEqual([]);
	});
});
