import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, asTask, sql, type Tx } from '#platform/db/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { dayFromToday, moveDays } from '#testing/days';
import { type PersonaName, persona, personaNames, seedPeople } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import * as nuisance from './index.server.ts';
import { someCircle, someMoment } from './nuisance.fixtures.ts';
import type { ContactForm } from './nuisance.forms.ts';
import { circlesOf } from './nuisance.store.server.ts';

const { asOwner } = useDatabase();
const as = <T>(name: PersonaName, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(persona(name), 'care', (tx) => work(tx, persona(name)));
const passer = <T>(work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(anonymous(waterveen), 'care', (tx) => work(tx, anonymous(waterveen)));
const page = (tx: Tx, actor: Actor, params: object = {}) =>
	({ tx, actor, params, url: new URL('http://x/'), about: () => {} }) as never;
const opened = (form = {}) => as('yusuf', (tx, actor) => nuisance.openCircle(tx, actor, { ...someCircle, ...form }));
const told = (id: string, contact: ContactForm['contact'] = 'spoken') =>
	as('yusuf', (tx, actor) => nuisance.noteContact(tx, actor, id, { contact, hoe: 'We dronken samen koffie.' }));
const slip = (id: string) => as('yusuf', (tx, actor) => nuisance.givePersonCode(tx, actor, id));
const diary = async (id: string, home?: number) =>
	(await as('yusuf', (tx, actor) => nuisance.giveDiary(tx, actor, id, home))).code;
const writes = (code: string, form = someMoment(clock.today())) =>
	passer((tx, actor) => nuisance.writeMoment(tx, actor, code, form));
const behind = (code: string) => passer((tx, actor) => nuisance.nuisanceCodeScreen(page(tx, actor, { code })));
const shown = (name: PersonaName, id: string) =>
	as(name, (tx, actor) => nuisance.circleScreen(page(tx, actor, { id })));
const agrees = (id: string, form = {}) =>
	as('yusuf', (tx, actor) =>
		nuisance.agree(tx, actor, id, {
			...{ wie: 'person', partner: undefined, wat: 'Na tien uur staat de muziek zacht.', dag: dayFromToday(7) },
			...{ gezegd: false, ...form },
		} as never),
	);
const gone = { status: 404 };

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
		await as('anouk', (tx, actor) => nuisance.noteSeen(tx, actor, officer.raised[0]?.id ?? ''));
		await as('yusuf', (tx, actor) =>
			nuisance.answerObjection(tx, actor, id, {
				...{ bezwaar: officer.raised[0]?.id ?? '', antwoord: 'We zochten het samen uit.' },
			}),
		);
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

describe('a diary of a neighbour', () => {
	test('holds a day, a part of it, how bad and few words, for the period alone', async () => {
		const id = await opened();
		const code = await diary(id);
		await writes(code);
		await writes(code, someMoment(clock.today(), 3, 'Nog harder.'));
		expect((await behind(code)).neighbour?.moments).toMatchObject([
			{ onDay: clock.today(), part: 'evening', howBad: 3, words: 'Nog harder.' },
		]);
		await expect(writes(code, someMoment(dayFromToday(1)))).rejects.toMatchObject({ code: 'nuisance-day' });
		await expect(writes(code, someMoment(dayFromToday(-1)))).rejects.toMatchObject({ code: 'nuisance-day' });
		for (const words of ['Jan Jansen schreeuwt.', 'Bel 06 12345678', 'Kerkstraat 12'])
			await expect(writes(code, someMoment(clock.today(), 1, words)), words).rejects.toMatchObject({
				...{ code: 'nuisance-names-somebody', field: 'woorden' },
			});
		const back = moveDays(28);
		await expect(writes(code, someMoment(clock.today()))).rejects.toMatchObject({ code: 'nuisance-over' });
		back();
	});
	test('is read by its writer and the officer; no other neighbour reads who or what', async () => {
		const id = await opened();
		const [mine, other] = [await diary(id), await diary(id)];
		await writes(mine);
		const theirs = await behind(other);
		expect(theirs.neighbour).toMatchObject({ number: 2, moments: [], weeks: [] });
		expect(JSON.stringify(theirs)).not.toMatch(/muziek|hoekhuis|praatten/);
		const { moments } = await as('yusuf', (tx, actor) => nuisance.diariesScreen(page(tx, actor, { id })));
		expect(moments).toMatchObject([{ number: 1, words: 'Harde muziek.' }]);
		const [moment] = (await behind(mine)).neighbour?.moments ?? [];
		await expect(passer((tx) => nuisance.takeMomentAway(tx, other, moment?.id ?? ''))).rejects.toMatchObject(gone);
		await passer((tx) => nuisance.takeMomentAway(tx, mine, moment?.id ?? ''));
		expect((await behind(mine)).neighbour?.moments).toEqual([]);
	});
	test('goes at once with all that stands in it, by its writer or said aloud', async () => {
		const id = await opened();
		const [first, second] = [await diary(id), await diary(id)];
		for (const code of [first, second]) await writes(code);
		await passer((tx) => nuisance.withdrawDiary(tx, first));
		await expect(behind(first)).rejects.toMatchObject(gone);
		const { diaries } = await shown('yusuf', id);
		expect(diaries).toMatchObject([{ number: 2, moments: 1 }]);
		await expect(
			as('soraya', (tx, actor) => nuisance.endDiary(tx, actor, id, diaries[0]?.id ?? '')),
		).rejects.toMatchObject(gone);
		await as('yusuf', (tx, actor) => nuisance.endDiary(tx, actor, id, diaries[0]?.id ?? ''));
		expect((await asOwner('select from care.nuisance_entry')).rowCount).toBe(0);
	});
	test('stays when its slip was lost, under a new code', async () => {
		const id = await opened();
		const lost = await diary(id);
		await writes(lost);
		const [one] = (await shown('yusuf', id)).diaries;
		const again = (name: PersonaName) => as(name, (tx, actor) => nuisance.newDiaryCode(tx, actor, id, one?.id ?? ''));
		await expect(again('marloes')).rejects.toMatchObject(gone);
		const code = await again('yusuf');
		await expect(behind(lost)).rejects.toMatchObject(gone);
		expect((await behind(code)).neighbour?.moments.length).toBe(1);
	});
	test('is typed over from paper, also a week after the period, once for each part of a day', async () => {
		const id = await opened();
		await diary(id);
		const [one] = (await shown('yusuf', id)).diaries;
		const type = (dag: string, dagboek = one?.id ?? '') =>
			as('yusuf', (tx, actor) => nuisance.typeOver(tx, actor, id, { dagboek, ...someMoment(dag) }));
		await type(clock.today());
		await expect(type(clock.today())).rejects.toMatchObject({ code: 'nuisance-there-already' });
		await expect(type(clock.today(), crypto.randomUUID())).rejects.toMatchObject(gone);
		const last = dayFromToday(27);
		const back = moveDays(34);
		await type(last);
		await expect(type(dayFromToday(0))).rejects.toMatchObject({ code: 'nuisance-day' });
		back();
		const later = moveDays(35);
		await expect(type(last)).rejects.toMatchObject({ code: 'nuisance-over' });
		later();
	});
	test('shows a week of three homes that wrote in it, once it stands fixed; two of one home count as one', async () => {
		const id = await opened();
		await told(id);
		const person = await slip(id);
		const start = clock.today();
		const first = await diary(id);
		const sameHome = await diary(id, 1);
		const second = await diary(id);
		for (const code of [first, sameHome, second]) await writes(code);
		const later = async (days: number, work: () => Promise<void>) => {
			const back = moveDays(days);
			await work();
			back();
		};
		const weeksOf = async () => (await behind(person)).person?.weeks;
		await later(14, async () => expect(await weeksOf()).toEqual([]));
		let third = '';
		await later(7, async () => {
			third = await diary(id);
			await writes(third);
			await writes(third, someMoment(start, 3));
			expect(await weeksOf()).toEqual([]);
			expect((await shown('yusuf', id)).weeks.map(({ many }) => many)).toEqual([4, 1]);
		});
		await later(14, async () => {
			expect(await weeksOf()).toEqual([{ week: 1, many: 4 }]);
			expect((await behind(third)).neighbour?.weeks).toEqual([{ week: 1, many: 4 }]);
			await expect(writes(first, someMoment(start, 1))).rejects.toMatchObject({ code: 'nuisance-fixed', field: 'dag' });
			const [moment] = (await behind(first)).neighbour?.moments ?? [];
			expect(moment).toMatchObject({ onDay: start, fixed: true });
			await expect(passer((tx) => nuisance.takeMomentAway(tx, first, moment?.id ?? ''))).rejects.toMatchObject(gone);
		});
		await later(21, async () => {
			expect(await weeksOf()).toEqual([
				{ week: 1, many: 4 },
				{ week: 2, many: null },
			]);
			expect((await behind(person)).person?.decline).toBeUndefined();
		});
	});
});

describe('a partner', () => {
	test('reads nothing before the person concerned said yes', async () => {
		const id = await opened();
		await told(id);
		const person = await slip(id);
		const { code = '' } = await agrees(id, { wie: 'partner', partner: 'police', wat: 'Loop eens langs.' });
		await expect(behind(code)).rejects.toMatchObject(gone);
		await expect(passer((tx) => nuisance.answerTask(tx, code, 'done'))).rejects.toMatchObject(gone);
		const [task] = (await behind(person)).agreements;
		await passer((tx) => nuisance.sayYes(tx, person, task?.id ?? ''));
		expect((await behind(code)).task).toMatchObject({ words: 'Loop eens langs.' });
	});
	test('gets one agreed task by a code, answers done or not, and reads nothing else', async () => {
		const id = await opened();
		await told(id);
		await agrees(id);
		await writes(await diary(id));
		await expect(agrees(id, { wie: 'partner' })).rejects.toMatchObject({ code: 'required', field: 'partner' });
		const task = { wie: 'partner', partner: 'housing', wat: 'Kijk de deur van de hal na.', gezegd: true };
		await expect(agrees(id, { ...task, wat: 'Bel 06 12345678 hierover.' })).rejects.toMatchObject({
			code: 'public-number',
		});
		await expect(agrees(id, { ...task, wat: 'Hij heeft schizofrenie.' })).rejects.toMatchObject({
			code: 'public-health',
		});
		const { code = '' } = await agrees(id, task);
		const seen = await behind(code);
		expect(seen).toMatchObject({ person: null, neighbour: null, task: { words: task.wat, officerCalled: 'Yusuf' } });
		expect(seen.agreements.length).toBe(1);
		await passer((tx) => nuisance.answerTask(tx, code, 'done'));
		await expect(passer((tx) => nuisance.answerTask(tx, code, 'not'))).rejects.toMatchObject(gone);
		expect((await shown('yusuf', id)).agreements.find(({ who }) => who === 'partner')).toMatchObject({
			outcome: 'done',
		});
	});
});

describe('a code', () => {
	test('does nothing on the page of another', async () => {
		const id = await opened();
		await told(id);
		await agrees(id);
		const [person, neighbour] = [await slip(id), await diary(id)];
		const { code: partner = '' } = await agrees(id, {
			wie: 'partner',
			partner: 'police',
			wat: 'Loop eens langs.',
			gezegd: true,
		});
		const agreement = (await behind(person)).agreements.find(({ who }) => who === 'person')?.id ?? '';
		for (const code of [neighbour, partner]) {
			await expect(passer((tx) => nuisance.sayYes(tx, code, agreement))).rejects.toMatchObject(gone);
			await expect(passer((tx, actor) => nuisance.tellOwnStory(tx, actor, code, 'x'))).rejects.toMatchObject(gone);
			await expect(passer((tx, actor) => nuisance.objectToCircle(tx, actor, code, 'x'))).rejects.toMatchObject(gone);
		}
		for (const code of [person, partner]) {
			await expect(writes(code)).rejects.toMatchObject(gone);
			await expect(passer((tx) => nuisance.withdrawDiary(tx, code))).rejects.toMatchObject(gone);
		}
		for (const code of [person, neighbour])
			await expect(passer((tx) => nuisance.answerTask(tx, code, 'done'))).rejects.toMatchObject(gone);
	});
	test('of another circle says no yes, and opens nothing in another municipality', async () => {
		const [one, other] = [await opened(), await opened()];
		for (const id of [one, other]) await told(id);
		await agrees(one);
		const [mine, theirs] = [await slip(one), await slip(other)];
		const agreement = (await behind(mine)).agreements[0]?.id ?? '';
		await expect(passer((tx) => nuisance.sayYes(tx, theirs, agreement))).rejects.toMatchObject(gone);
		const away = anonymous(persona('olaf').municipalityId);
		await expect(
			asActor(away, 'care', (tx) => nuisance.nuisanceCodeScreen(page(tx, away, { code: mine }))),
		).rejects.toMatchObject(gone);
	});
	test('is typed with capitals and spaces; what is no code is told so', async () => {
		const code = await diary(await opened());
		expect(await passer((tx) => nuisance.openNuisanceCode(tx, code.toUpperCase().replaceAll('-', ' ')))).toBe(code);
		for (const typed of ['0000-0000-0000-0000', 'hallo'])
			await expect(passer((tx) => nuisance.openNuisanceCode(tx, typed))).rejects.toMatchObject({
				...{ code: 'nuisance-code', field: 'code' },
			});
	});
	test('is kept as a hash that no login reads', async () => {
		const id = await opened();
		const code = await diary(id);
		expect(JSON.stringify((await asOwner('select * from care.nuisance_diary')).rows)).not.toContain(code);
		for (const [table, column] of [
			['nuisance_diary', 'code_hash'],
			['nuisance_circle', 'person_hash'],
			['nuisance_agreement', 'code_hash'],
		])
			await expect(
				as('yusuf', (tx) => sql`select ${sql.ref(column as string)} from ${sql.table(`care.${table}`)}`.execute(tx)),
			).rejects.toThrow(/permission denied/);
	});
	test('of a neighbour ends a month after the closing, of a partner with it', async () => {
		const id = await opened();
		await told(id);
		const [person, neighbour] = [await slip(id), await diary(id)];
		const { code: partner = '' } = await agrees(id, {
			wie: 'partner',
			partner: 'police',
			wat: 'Loop eens langs.',
			gezegd: true,
		});
		await as('yusuf', (tx, actor) =>
			nuisance.closeCircle(tx, actor, id, { gesprek: 'together', uitkomst: 'gone', woorden: 'Dank je wel.' }),
		);
		await expect(behind(partner)).rejects.toMatchObject(gone);
		expect((await behind(neighbour)).neighbour).toMatchObject({ stage: 'closed', closingWords: 'Dank je wel.' });
		const back = moveDays(31);
		await expect(behind(neighbour)).rejects.toMatchObject(gone);
		expect((await behind(person)).person?.outcome).toBe('gone');
		back();
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
