import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, asTask, sql, type Tx } from '#platform/db/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { dayFromToday, moveDays } from '#testing/days';
import { type PersonaName, persona, personaNames, personId, seedPeople } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import * as nuisance from './index.server.ts';
import {
	agrees,
	as,
	behind,
	diary,
	gone,
	opened,
	page,
	passer,
	shown,
	slip,
	someCircle,
	told,
	writes,
} from './nuisance.fixtures.ts';
import type { ContactForm } from './nuisance.forms.ts';
import { circlesOf } from './nuisance.store.server.ts';

const { asOwner } = useDatabase();

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
});
beforeEach(() => asOwner('delete from care.nuisance_circle'));

describe('a circle', () => {
	test('is read by its one officer, in that organisation and area, and by nobody else', async () => {
		const id = await opened();
		for (const name of personaNames) {
			expect((await as(name, (tx) => circlesOf(tx, persona(name).municipalityId))).length, name).toBe(
				name === 'yusuf' ? 1 : 0,
			);
			if (name !== 'yusuf') await expect(shown(name, id), name).rejects.toMatchObject(gone);
		}
		const elsewhere = { ...persona('yusuf'), organisationId: persona('marloes').organisationId as string };
		expect(await asActor(elsewhere, 'care', (tx) => circlesOf(tx, waterveen))).toEqual([]);
		const moved = { ...persona('yusuf'), areas: ['BU99010201'] };
		expect(await asActor(moved, 'care', (tx) => circlesOf(tx, waterveen))).toEqual([]);
		expect(await passer((tx) => circlesOf(tx, waterveen))).toEqual([]);
	});
	test('is opened by a worker of that neighbourhood, in their own name', async () => {
		await expect(opened({ buurt: 'BU99010201' })).rejects.toMatchObject(gone);
		await expect(as('ingrid', (tx, actor) => nuisance.openCircle(tx, actor, someCircle))).rejects.toMatchObject(gone);
		const id = await opened();
		await expect(
			as('marloes', (tx) =>
				sql`insert into care.nuisance_circle select * from jsonb_populate_record(null::care.nuisance_circle, ${JSON.stringify(
					{
						municipality_id: waterveen,
						id: crypto.randomUUID(),
						...{
							area_code: 'BU99010101',
							kind: 'noise',
							officer_id: persona('yusuf').personId,
							officer_called: 'Yusuf',
						},
						...{
							team_id: persona('marloes').teamId,
							organisation_id: persona('marloes').organisationId,
							team_called: 'x',
						},
						...{ place_sealed: '', why_sealed: '', tried: 'talked', tried_sealed: '', contact_sealed: '' },
						...{ own_words_sealed: '', closing_sealed: '', started_on: clock.today() },
						...{ first_until: dayFromToday(20), until_on: dayFromToday(20), proof_id: crypto.randomUUID() },
					},
				)}::jsonb)`.execute(tx),
			),
		).rejects.toThrow(/row-level security/);
		expect((await shown('yusuf', id)).circle).toMatchObject({
			stage: 'telling',
			officer: 'Yusuf',
			team: 'Buurtteam West',
		});
	});
	test('keeps its words sealed, also from who reads the table', async () => {
		const id = await opened();
		const { rows } = await asOwner('select * from care.nuisance_circle where id = $1', [id]);
		expect(JSON.stringify(rows)).not.toMatch(/muziek|hoekhuis|praatten/);
		expect((await shown('yusuf', id)).circle).toMatchObject({ place: someCircle.plek, why: someCircle.waarom });
	});
	test('goes to another officer of that organisation by a code for once, also when a lead makes it', async () => {
		const id = await opened();
		await told(id);
		const colleague = { ...persona('femke'), areas: persona('yusuf').areas };
		const takes = (code: string, who: Actor = colleague) =>
			asActor(who, 'care', (tx) => nuisance.takeCircleOver(tx, who, code));
		await expect(as('soraya', (tx) => nuisance.handOver(tx, id))).rejects.toMatchObject(gone);
		const code = await as('ingrid', (tx) => nuisance.handOver(tx, id));
		await expect(takes(code, persona('marloes'))).rejects.toMatchObject({ code: 'nuisance-code' });
		await expect(takes(code, persona('femke'))).rejects.toMatchObject({ code: 'nuisance-code' });
		expect(await takes(code)).toBe(id);
		await expect(takes(code)).rejects.toMatchObject({ code: 'nuisance-code' });
		await expect(shown('yusuf', id)).rejects.toMatchObject(gone);
	});
	test('is not taken over by who made the code, nor after a week, and the person reads who carries it now', async () => {
		const id = await opened();
		await told(id);
		const person = await slip(id);
		const both = { ...persona('ingrid'), roles: ['team_lead', 'team_worker'], areas: persona('yusuf').areas } as Actor;
		const makes = () => asActor(both, 'care', (tx) => nuisance.handOver(tx, id));
		const takes = (code: string, who: Actor) => asActor(who, 'care', (tx) => nuisance.takeCircleOver(tx, who, code));
		const wrong = { code: 'nuisance-code' };
		await expect(takes(await makes(), both)).rejects.toMatchObject(wrong);
		const colleague = { ...persona('femke'), areas: persona('yusuf').areas };
		const late = await makes();
		const back = moveDays(8);
		await expect(takes(late, colleague)).rejects.toMatchObject(wrong);
		back();
		await expect(as('yusuf', (tx) => sql`update care.nuisance_circle set move_hash = 'x'`.execute(tx))).rejects.toThrow(
			/permission denied/,
		);
		expect((await behind(person)).person?.takenOverOn).toBeNull();
		expect(await takes(late, colleague)).toBe(id);
		expect((await behind(person)).person).toMatchObject({ takenOverOn: clock.today(), officer: colleague.displayName });
	});
	test.each(['waarom', 'hoe'])('names nobody in what the person concerned reads: %s', async (field) => {
		for (const words of [
			'Mevrouw De Wit van nummer 14 slaapt niet.',
			'Fatima Haddad hoort het elke nacht.',
			'Bel 06 12345678 hierover.',
		])
			await expect(opened({ [field]: words }), words).rejects.toMatchObject({ code: 'nuisance-names-somebody', field });
	});
	test('names nobody in what was said to the person, or answered; why it was not safe may', async () => {
		const id = await opened();
		const notes = (contact: ContactForm['contact']) =>
			as('yusuf', (tx, actor) =>
				nuisance.noteContact(tx, actor, id, { contact, hoe: 'Fatima Haddad durft niet meer.' }),
			);
		for (const contact of ['spoken', 'refused'] as const)
			await expect(notes(contact), contact).rejects.toMatchObject({ code: 'nuisance-names-somebody', field: 'hoe' });
		await notes('unsafe');
		await told(id);
		const code = await slip(id);
		await passer((tx, actor) => nuisance.objectToCircle(tx, actor, code, 'Dit ben ik niet.'));
		const bezwaar = (await shown('yusuf', id)).objections[0]?.id ?? '';
		await expect(
			as('yusuf', (tx, actor) =>
				nuisance.answerObjection(tx, actor, id, { bezwaar, antwoord: 'Fatima Haddad hoort jou echt.' }),
			),
		).rejects.toMatchObject({ code: 'nuisance-names-somebody', field: 'antwoord' });
	});
	test('shows who leads the team dates alone, and nobody else anything', async () => {
		const id = await opened();
		const over = (name: PersonaName) => as(name, (tx, actor) => nuisance.oversightScreen(page(tx, actor)));
		expect((await over('ingrid')).circles).toEqual([
			{
				...{ id, area: 'Wilgenhof', kind: 'noise', officerCalled: 'Yusuf', contact: null, rests: false },
				...{ startedOn: clock.today(), untilOn: dayFromToday(27) },
			},
		]);
		for (const name of personaNames.filter((one) => one !== 'ingrid'))
			expect((await over(name)).circles, name).toEqual([]);
	});
});

describe('with the person concerned, never behind them', () => {
	test('agrees nothing and lasts no longer than the first period as long as they were not told', async () => {
		const id = await opened();
		await expect(agrees(id)).rejects.toMatchObject({ code: 'nuisance-first-tell' });
		await expect(agrees(id, { wie: 'neighbours' })).rejects.toMatchObject({ code: 'nuisance-first-tell' });
		const longer = () => as('yusuf', (tx, actor) => nuisance.goOn(tx, actor, id, dayFromToday(40)));
		await expect(longer()).rejects.toMatchObject({ code: 'nuisance-first-tell' });
		await expect(
			as('yusuf', (tx) =>
				tx
					.updateTable('care.nuisance_circle')
					.set({ until_on: dayFromToday(40) })
					.execute(),
			),
		).rejects.toThrow(/check constraint/);
		await told(id);
		await longer();
		await expect(as('yusuf', (tx, actor) => nuisance.goOn(tx, actor, id, dayFromToday(56)))).rejects.toMatchObject({
			code: 'nuisance-too-long',
		});
		await agrees(id);
	});
	test('agrees for them only when they were spoken to', async () => {
		const id = await opened();
		await told(id, 'refused');
		await expect(agrees(id)).rejects.toMatchObject({ code: 'nuisance-not-asked' });
		await agrees(id, { wie: 'officer' });
		await expect(agrees(id, { wie: 'partner', partner: 'police' })).rejects.toMatchObject({
			code: 'nuisance-not-asked',
		});
		const inserts = (who: 'person' | 'partner') =>
			as('yusuf', (tx) =>
				tx
					.insertInto('care.nuisance_agreement')
					.values({
						...{ municipality_id: waterveen, id: crypto.randomUUID(), circle_id: id, who },
						...{ partner: who === 'partner' ? 'police' : null, words_sealed: '' },
						...{ due_on: clock.today(), made_on: clock.today() },
					})
					.execute(),
			);
		for (const contact of ['refused', 'unsafe'] as const) {
			await told(id, contact);
			for (const who of ['person', 'partner'] as const)
				await expect(inserts(who), who).rejects.toThrow(/row-level security/);
		}
	});
	test('lasts no longer than the first period when it was not safe to tell, by no side door either', async () => {
		const id = await opened();
		await told(id, 'unsafe');
		await expect(as('yusuf', (tx, actor) => nuisance.goOn(tx, actor, id, dayFromToday(40)))).rejects.toMatchObject({
			code: 'nuisance-first-tell',
		});
		await expect(
			as('yusuf', (tx) =>
				tx
					.updateTable('care.nuisance_circle')
					.set({ until_on: dayFromToday(40) })
					.execute(),
			),
		).rejects.toThrow(/no longer behind somebody/);
		await expect(opened({ weken: 5 })).rejects.toThrow(/check constraint/);
	});
	test('tells who leads the team why it was not safe, until that one has seen it', async () => {
		const id = await opened();
		await told(id, 'unsafe');
		await expect(slip(id)).rejects.toMatchObject({ code: 'nuisance-first-tell' });
		const over = () => as('ingrid', (tx, actor) => nuisance.oversightScreen(page(tx, actor)));
		const [raised] = (await over()).raised;
		expect(raised).toMatchObject({ kind: 'unsafe', words: 'We dronken samen koffie.' });
		const seen = (name: PersonaName) => as(name, (tx, actor) => nuisance.noteSeen(tx, actor, raised?.id ?? ''));
		for (const name of ['marloes', 'anouk', 'dewi'] as const) await expect(seen(name)).rejects.toMatchObject(gone);
		await expect(seen('yusuf')).rejects.toMatchObject(gone);
		await seen('ingrid');
		expect((await over()).raised).toEqual([]);
	});
	test('tells the privacy officer when who carries it leads the team too: nobody looks at themselves alone', async () => {
		const id = await opened();
		await told(id, 'unsafe');
		const over = async (who: PersonaName, as_: Actor = persona(who)) =>
			(await asActor(as_, 'care', (tx) => nuisance.oversightScreen(page(tx, as_)))).raised.length;
		expect([await over('ingrid'), await over('anouk')]).toEqual([1, 0]);
		await asOwner(`update community.assignment set role = 'team_lead' where worker_id = $1`, [personId('yusuf')]);
		const both: Actor = { ...persona('yusuf'), roles: ['team_lead'] };
		expect([await over('yusuf', both), await over('anouk')]).toEqual([0, 1]);
		await asOwner(`update community.assignment set role = 'team_worker' where worker_id = $1`, [personId('yusuf')]);
	});
	test('shows them all that is kept of them, by a slip that stops with the next one', async () => {
		const id = await opened();
		await told(id);
		await agrees(id);
		const first = await slip(id);
		const code = await slip(id);
		await expect(behind(first)).rejects.toMatchObject(gone);
		const { person, neighbour, agreements } = await behind(code);
		expect(neighbour).toBeNull();
		expect(person).toMatchObject({
			place: someCircle.plek,
			why: someCircle.waarom,
			contactHow: 'We dronken samen koffie.',
		});
		expect(agreements).toMatchObject([{ who: 'person', yesOn: null, words: 'Na tien uur staat de muziek zacht.' }]);
		await passer((tx) => nuisance.sayYes(tx, code, agreements[0]?.id ?? ''));
		await passer((tx, actor) => nuisance.tellOwnStory(tx, actor, code, 'Ik werk in de nacht.'));
		const after = await behind(code);
		expect(after.agreements[0]?.yesOn).toBe(clock.today());
		expect(after.person?.ownWords).toBe('Ik werk in de nacht.');
		expect((await shown('yusuf', id)).circle.ownWords).toBe('Ik werk in de nacht.');
	});
	test('lets no worker say yes, write or object in their place', async () => {
		const id = await opened();
		await told(id);
		await agrees(id);
		const code = await slip(id);
		const [one] = (await behind(code)).agreements;
		for (const act of [
			(tx: Tx) => nuisance.sayYes(tx, code, one?.id ?? ''),
			(tx: Tx, actor: Actor) => nuisance.tellOwnStory(tx, actor, code, 'Ik zei dit niet.'),
			(tx: Tx, actor: Actor) => nuisance.objectToCircle(tx, actor, code, 'Dit zei ik niet.'),
		])
			await expect(as('yusuf', act)).rejects.toMatchObject(gone);
	});
	test('rests at an objection until it is answered with a reason they read', async () => {
		const id = await opened();
		await told(id);
		const [code, neighbour] = [await slip(id), await diary(id)];
		await passer((tx, actor) => nuisance.objectToCircle(tx, actor, code, 'Dit ben ik niet.'));
		await expect(writes(neighbour)).rejects.toMatchObject({ code: 'nuisance-rests' });
		await expect(agrees(id)).rejects.toMatchObject({ code: 'nuisance-rests' });
		await expect(diary(id)).rejects.toMatchObject({ code: 'nuisance-rests' });
		await expect(told(id, 'unsafe')).rejects.toMatchObject({ code: 'nuisance-rests' });
		const officer = await as('anouk', (tx, actor) => nuisance.oversightScreen(page(tx, actor)));
		expect(officer.raised).toMatchObject([{ kind: 'objection', words: 'Dit ben ik niet.' }]);
		expect((await as('ingrid', (tx, actor) => nuisance.oversightScreen(page(tx, actor)))).raised).toEqual([]);
		const answers = () =>
			as('yusuf', (tx, actor) =>
				nuisance.answerObjection(tx, actor, id, {
					...{ bezwaar: officer.raised[0]?.id ?? '', antwoord: 'We zochten het samen uit.' },
				}),
			);
		// It may be to this very worker: the privacy officer reads it first, also past the page.
		await expect(answers()).rejects.toMatchObject({ code: 'nuisance-first-seen', field: 'antwoord' });
		await expect(
			as('yusuf', async (tx) => {
				await sql`update care.nuisance_raised set answered_on = current_date where circle_id = ${id}::uuid`.execute(tx);
				await sql`update care.nuisance_circle set rests_on = null where id = ${id}::uuid`.execute(tx);
			}),
		).rejects.toThrow(/waits for an answer/);
		await as('anouk', (tx, actor) => nuisance.noteSeen(tx, actor, officer.raised[0]?.id ?? ''));
		await answers();
		expect((await behind(code)).person?.objections).toMatchObject([{ answer: 'We zochten het samen uit.' }]);
		await writes(neighbour);
	});
	test('goes on, or leaves them untold, by no side door', async () => {
		const id = await opened();
		const change = (set: object) =>
			as('yusuf', (tx) => tx.updateTable('care.nuisance_circle').set(set).where('id', '=', id).execute());
		await expect(change({ contact: 'unsafe', contact_on: clock.today() })).rejects.toThrow(/is told why/);
		await told(id);
		const code = await slip(id);
		await passer((tx, actor) => nuisance.objectToCircle(tx, actor, code, 'Dit ben ik niet.'));
		await expect(change({ rests_on: null })).rejects.toThrow(/waits for an answer/);
		const { objections } = await shown('yusuf', id);
		await expect(as('yusuf', (tx, actor) => nuisance.noteSeen(tx, actor, objections[0]?.id ?? ''))).rejects.toThrow(
			/does not look at themselves|row-level security/,
		);
	});
	test('tells no neighbour that they objected, also not when it stops by it', async () => {
		const id = await opened();
		await told(id);
		const [code, neighbour] = [await slip(id), await diary(id)];
		await passer((tx, actor) => nuisance.objectToCircle(tx, actor, code, 'Dit ben ik niet.'));
		await as('yusuf', (tx, actor) =>
			nuisance.closeCircle(tx, actor, id, { gesprek: 'none', uitkomst: 'objected', woorden: '' }),
		);
		expect((await behind(neighbour)).neighbour).toMatchObject({ stage: 'closed', outcome: null });
		expect((await behind(code)).person).toMatchObject({ stage: 'closed', outcome: 'objected' });
	});
	test('shows them who looked, by day and function', async () => {
		const id = await opened();
		await told(id);
		const code = await slip(id);
		expect((await behind(code)).person?.looks).toEqual([]);
		await asOwner(
			`with p as (insert into audit.pseudonym values ($1, $2, gen_random_uuid()) returning pseudonym)
			insert into audit.entry (municipality_id, id, zone, permission, purpose, outcome, actor_kind, actor_roles, subject_pseudonym, occurred_at)
			select $1, gen_random_uuid(), 'care', 'nuisance.tend', purpose, 'seen', 'staff', 'team_worker', pseudonym, now() from p, unnest(array['nuisance-circle', 'other']) purpose`,
			[waterveen, id],
		);
		expect((await behind(code)).person?.looks).toMatchObject([{ day: clock.today(), outcome: 'seen' }]);
		expect((await behind(await diary(id))).person).toBeNull();
	});
});

test('nobody changes a row of a circle but by what is theirs', async () => {
	const id = await opened();
	await told(id);
	for (const name of personaNames.filter((one) => one !== 'yusuf'))
		await as(name, async (tx) => {
			const done = await tx.updateTable('care.nuisance_circle').set({ rests_on: clock.today() }).executeTakeFirst();
			expect(done.numUpdatedRows, name).toBe(0n);
		});
	await expect(
		asTask('people.load', waterveen, 'care', (tx) => tx.deleteFrom('care.nuisance_circle').executeTakeFirst()),
	).resolves.toMatchObject({ numDeletedRows: 0n });
});
