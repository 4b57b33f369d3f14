import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor, Zone } from '#platform/actor';
import { asActor, sql, type Tx } from '#platform/db/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { forgetInInitiatives } from './forget-person.server.ts';
import { findInitiative, joinInitiative, readInitiative, standBehind, startInitiative } from './index.server.ts';
import { areasSql, coffeeOnMonday, dirk, fatma, marloes, ownVoice, visitor } from './initiatives.fixtures.ts';

const { asOwner } = useDatabase();
const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>, zone: Zone = 'community') => asActor(actor, zone, work);
let id: string;

beforeAll(async () => {
	await asOwner(areasSql, [waterveen]);
	const started = await as(fatma, (tx) => startInitiative(tx, fatma, { ...coffeeOnMonday, showName: true }));
	id = started.id;
	await as(dirk, (tx) => standBehind(tx, dirk, { id, invitation: started.invitation as string }, ownVoice));
});

describe('when somebody is erased', () => {
	test('nothing of them is left with the initiative, not even on its public page', async () => {
		expect((await as(visitor, (tx) => readInitiative(tx, waterveen, id, 3), 'open')).faces).toMatchObject([
			{ name: 'Fatma' },
		]);
		for (const name of ['Fatma', 'Dirk'])
			await asOwner(
				`insert into open.initiative_entry (municipality_id, id, initiative_id, written_on, text, by_name, made_at) values ($1, gen_random_uuid(), $2, current_date, 'Het was vol.', $3, now())`,
				[waterveen, id, name],
			);
		await forgetInInitiatives({ municipalityId: waterveen, subjectId: fatma.personId as string });
		expect((await asOwner('select by_name from open.initiative_entry order by by_name')).rows).toEqual([
			{ by_name: '' },
			{ by_name: 'Dirk' },
		]);
		const { rows } = await asOwner(
			`select called, contact, note, contact_key from community.initiative_member where initiative_id = $1 and (person_id = $2 or called = 'Fatma' or contact_key like '%' || $2::text)`,
			[id, fatma.personId],
		);
		expect(rows).toEqual([]);
		expect((await as(visitor, (tx) => readInitiative(tx, waterveen, id, 3), 'open')).faces).toEqual([]);
	});
	test('the initiative stays, and counts who is left', async () => {
		expect(await as(visitor, (tx) => findInitiative(tx, id), 'open')).toMatchObject({
			supporters: 1,
			title: 'Koffie op maandag',
		});
	});
});

describe('a tie of one’s own', () => {
	test('can only end: nobody hands it on, or renames themselves to count twice', async () => {
		for (const change of [
			sql`person_id = ${marloes.personId as string}`,
			sql`contact_key = 'mail:ander@voorbeeld.nl'`,
			sql`called = 'Ander'`,
		]) {
			await expect(
				as(dirk, (tx) =>
					sql`update community.initiative_member set ${change} where person_id = ${dirk.personId as string}`.execute(
						tx,
					),
				),
			).rejects.toThrow(/row-level security/);
		}
	});
});

test('a citizen number never goes along with "dat kan ik", a telephone number may', async () => {
	const join = (note: string) =>
		as(visitor, (tx) =>
			joinInitiative(
				tx,
				visitor,
				id,
				{ tie: 'member', note },
				{ as: 'visitor', called: 'Bea', contact: '0611111112', consent: true },
			),
		);
	await expect(join('Mijn BSN is 123456782, bel 0612345678')).rejects.toMatchObject({
		code: 'text-has-bsn',
		field: 'note',
	});
	expect((await join('Bel me op 0612345678')).outcome).toBe('worker');
});
