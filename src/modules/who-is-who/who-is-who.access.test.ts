import { beforeAll, describe, expect, test } from 'vitest';
import { anonymous } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, sql, type Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { elders, useDatabase, waterveen } from '#testing/database';
import { moveDays } from '#testing/days';
import { type PersonaName, persona, personId, seedPeople } from '#testing/personas';
import { confirmOwnWho, leaveWho, ownWhoScreen, saveOwnWho } from './own-entry.server.ts';
import { removeWhoLeft, tendWho } from './tend-who.server.ts';
import type { WhoForm } from './who-is-who.forms.ts';
import { colleaguesScreen, whoPhoto, whoScreen } from './who-screens.server.ts';

const { asOwner } = useDatabase();
beforeAll(async () => {
	await seedPeople(asOwner);
	for (const [code, name, kind, parent] of [
		['GM9901', 'Waterveen', 'municipality', null],
		['WK990101', 'West', 'district', 'GM9901'],
		['WK990102', 'Oost', 'district', 'GM9901'],
	])
		await asOwner(
			`insert into open.area (municipality_id, code, name, kind, parent_code, year) values ($1, $2, $3, $4, $5, 2025) on conflict do nothing`,
			[waterveen, code, name, kind, parent],
		);
});

const form = {
	called: 'Marloes',
	does: 'Sociaal makelaar',
	askMe: 'Alles wat je met buren wilt beginnen.',
	areas: ['WK990101'],
	hours: ['mon 09:00-17:00'],
	whenWords: '',
	phone: '+31300000111',
	mail: '',
	deputy: undefined,
	colleaguesNote: 'Alleen voor ons.',
	isPublic: true,
	photoGone: false,
} satisfies WhoForm;
const as = <T>(who: PersonaName, work: (ask: never) => Promise<T>, more: object = {}): Promise<T> =>
	asActor(persona(who), 'community', (tx: Tx) =>
		work({ tx, actor: persona(who), url: new URL('http://x/'), params: {}, ...more } as Partial<Ask> as never),
	);
const saves = (who: PersonaName, change: Partial<WhoForm> = {}) =>
	as(who, saveOwnWho, { form: { ...form, called: who, ...change } });
const everybody = (at = waterveen, query = '') =>
	asActor(anonymous(at), 'open', (tx) =>
		whoScreen({ tx, actor: anonymous(at), url: new URL(`http://x/${query}`) } as Partial<Ask> as Ask),
	).then(({ people }) => people);
const names = (people: { called: string }[]) => people.map(({ called }) => called);
const face = (id: string) =>
	asActor(anonymous(waterveen), 'open', (tx) =>
		whoPhoto({ tx, actor: anonymous(waterveen), params: { id } } as Partial<Ask> as Ask),
	);
const jpeg = (hidden: string) => {
	const text = [...hidden].map((letter) => letter.charCodeAt(0));
	return new File(
		[
			Uint8Array.of(
				0xff,
				0xd8,
				0xff,
				0xfe,
				0,
				text.length + 2,
				...text,
				0xff,
				0xc0,
				0,
				11,
				8,
				0,
				1,
				0,
				1,
				1,
				1,
				0x11,
				0,
				0xff,
				0xda,
				0,
				8,
				1,
				1,
				0,
				0,
				63,
				0,
				1,
				2,
				0xff,
				0xd9,
			),
		],
		'ik.gif',
	);
};

describe('who is who', () => {
	test('shows everybody only who said yes to that, and never what is for colleagues', async () => {
		await saves('marloes');
		await saves('yusuf', { isPublic: false });
		const people = await everybody();
		expect(names(people)).toEqual(['marloes']);
		expect(JSON.stringify(people)).not.toContain('Alleen voor ons');
		expect(JSON.stringify(people)).not.toContain(personId('marloes'));
		expect(await everybody(elders)).toEqual([]);
	});

	test('shows colleagues all of it, and no resident, volunteer or visitor', async () => {
		expect(names((await as('bram', colleaguesScreen)).people)).toEqual(['marloes', 'yusuf']);
		for (const who of ['samira', 'henk'] as const) expect((await as(who, colleaguesScreen)).people, who).toEqual([]);
		expect(
			await asActor(anonymous(waterveen), 'community', (tx) =>
				sql`select 1 from community.who_entry`.execute(tx).then(({ rows }) => rows),
			),
		).toEqual([]);
	});

	test('is written by the worker alone, of their own areas and with a colleague as deputy', async () => {
		for (const who of ['samira', 'henk'] as const) await expect(saves(who), who).rejects.toThrow();
		await expect(saves('marloes', { areas: ['WK990102'] })).rejects.toMatchObject({ code: 'unknown-area' });
		await expect(saves('marloes', { deputy: personId('samira') })).rejects.toMatchObject({ code: 'unknown-colleague' });
		const changed = await asActor(persona('yusuf'), 'community', (tx) =>
			sql`update community.who_entry set called = 'Iemand anders' where worker_id = ${personId('marloes')}`.execute(tx),
		);
		expect(changed.numAffectedRows).toBe(0n);
	});

	test('goes from the public page the moment somebody unticks it', async () => {
		await saves('marloes', { isPublic: false });
		expect(await everybody()).toEqual([]);
		await saves('marloes');
		expect(names(await everybody())).toEqual(['marloes']);
	});

	test('shows a face without what the camera wrote, stays when nothing new is sent, and goes when asked', async () => {
		await saves('marloes', { photo: jpeg('geheime plek') });
		const [one] = await everybody();
		expect(one?.hasPhoto).toBe(true);
		const answer = await face(one?.id ?? '');
		expect(answer.headers.get('content-type')).toBe('image/jpeg');
		expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
		expect(await answer.text()).not.toContain('geheime plek');
		await saves('marloes');
		expect((await everybody())[0]?.hasPhoto).toBe(true);
		await expect(saves('marloes', { photo: new File(['<svg onload="x">'], 'ik.jpg') })).rejects.toMatchObject({
			code: 'photo-none',
		});
		await saves('marloes', { isPublic: false });
		await expect(face(one?.id ?? '')).rejects.toThrow('not found');
		await saves('marloes', { photoGone: true });
		expect((await as('marloes', ownWhoScreen)).entry?.hasPhoto).toBe(false);
	});

	test('asks after half a year, once a month, hides after a year, and one button makes it right again', async () => {
		await saves('marloes');
		const mails = async () =>
			(await asOwner(`select 1 from community.mail where template = 'who-still-right'`)).rowCount;
		const later = async <T>(days: number, work: () => Promise<T>) => {
			const back = moveDays(days);
			return work().finally(back);
		};
		await tendWho();
		expect(await mails()).toBe(0);
		await later(190, tendWho);
		await later(191, tendWho);
		expect(await mails()).toBe(2);
		expect((await later(190, everybody))[0]?.stale).toBe(true);
		expect(await later(370, everybody)).toEqual([]);
		await later(190, () => as('marloes', confirmOwnWho));
		expect((await later(200, everybody))[0]?.stale).toBe(false);
		await saves('marloes');
	});

	test('holds nobody who works here no more, and who leaves the page is gone from it', async () => {
		// Who works for a team without areas works here too.
		await asOwner(`update community.assignment set area_codes = '{}' where worker_id = $1`, [personId('marloes')]);
		await asOwner(
			`update community.team set area_codes = '{}' where id in (select team_id from community.assignment where worker_id = $1)`,
			[personId('marloes')],
		);
		await tendWho();
		await asOwner(`update community.assignment set ended_on = $2 where worker_id = $1`, [
			personId('yusuf'),
			clock.today(),
		]);
		await removeWhoLeft({ municipalityId: elders });
		expect(names((await as('bram', colleaguesScreen)).people)).toEqual(['marloes', 'yusuf']);
		await removeWhoLeft({ municipalityId: waterveen });
		expect(names((await as('bram', colleaguesScreen)).people)).toEqual(['marloes']);
		await as('marloes', leaveWho);
		expect(await everybody()).toEqual([]);
		expect((await asOwner('select 1 from community.who_entry')).rowCount).toBe(0);
	});
});
