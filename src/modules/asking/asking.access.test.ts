import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, asTask, type Tx } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { useDatabase, waterveen } from '#testing/database';
import { moveDays } from '#testing/days';
import { type PersonaName, persona, personaNames, personId, seedPeople, teamId } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import { answerAsk, noteWhetherWent } from './answer-ask.server.ts';
import { asksSeen, findAsk, findAsking, groupStart } from './asking.store.server.ts';
import type { Ask, Asking } from './asking.ts';
import { asksResource } from './asking-api.server.ts';
import { askingScreen, askingsScreen, askScreen } from './asking-screens.server.ts';
import { beginGroup, setMeeting, stopAsking } from './bring-together.server.ts';
import { passOn, passOnLater, stopAskingAbout, tellWhatBecame, tellWhenEnough } from './pass-on.server.ts';
import { startAsking } from './start-asking.server.ts';
import {
	forgetInAsking,
	isYesCode,
	leaveAloneInAsking,
	takeBackByCode,
	takeBackOwn,
	tellOwnWent,
	tidyRounds,
} from './take-back-yes.server.ts';

const { asOwner } = useDatabase();
const need = 'dog-walking';
const area = 'BU99010101';

/** Six people, each known by another: two by Marloes, two by Yusuf, one by both organisations' Soraya, and Samira who has an account. */
const people = {
	naima: { keeper: 'marloes', team: 'brokers' },
	oscar: { keeper: 'marloes', team: 'brokers' },
	chantal: { keeper: 'yusuf', team: 'west' },
	ikram: { keeper: 'yusuf', team: 'west' },
	toos: { keeper: 'soraya', team: 'brokers' },
} as const;
type Name = keyof typeof people;
const names = Object.keys(people) as Name[];
const cardOf = (name: Name): string => `019b0000-0000-7000-8000-cd${String(names.indexOf(name)).padStart(10, '0')}`;
const as = <T>(name: PersonaName, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(persona(name), 'community', (tx) => work(tx, persona(name)));

async function note(person: string | null, by: PersonaName, where = area): Promise<string> {
	const id = newId();
	await asOwner(
		`insert into community.signal (municipality_id, id, kind, area_code, need_code, text, source, reporter_id, person_id, receipt, captured_at)
		values ($1, $2::uuid, 'zoek', $3, $4, 'Wie loopt er met de hond?', 'worker', $5, $6, $2::text, now())`,
		[waterveen, id, where, need, personId(by), person],
	);
	return id;
}

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
	for (const name of names)
		await asOwner(
			`insert into community.person_card (municipality_id, id, called, area_code, keeper_id, team_id, consent_given_on, consent_how, made_at, last_active_on)
			values ($1, $2, $3, $4, $5, $6, current_date, 'spoken', now(), current_date)`,
			[waterveen, cardOf(name), name, area, personId(people[name].keeper), teamId(people[name].team)],
		);
});

beforeEach(async () => {
	await asOwner('delete from community.asking_person');
	await asOwner('delete from community.asking');
	await asOwner('delete from community.signal');
	await asOwner('delete from community.mail');
	await asOwner('update community.person_card set contact_by = $1', ['keeper']);
	for (const name of names) await note(cardOf(name), people[name].keeper);
});

const form = {
	id: undefined,
	need,
	area,
	pattern: undefined,
	approach: undefined,
	sentence: 'Wil je samen met de hond lopen?',
	fewest: 3,
	confirmed: '',
};

/** Marloes lets the question go round, and the task hands it out. */
async function goesRound(over: Partial<typeof form> = {}): Promise<string> {
	const id = await as('marloes', (tx, actor) => startAsking(tx, actor, { ...form, ...over }));
	await passOn({ municipalityId: waterveen, subjectId: id });
	return id;
}

const allAsks = (): Promise<Ask[]> => asTask('asking.pass-on', waterveen, 'community', (tx) => asksSeen(tx, waterveen));
const askAbout = async (name: Name): Promise<Ask> => {
	const found = (await allAsks()).find(({ personId: person }) => person === cardOf(name));
	if (!found) throw new Error(`${name} was not put to anybody`);
	return found;
};
const sayYes = async (name: Name): Promise<string> => {
	const { id } = await askAbout(name);
	const { code } = await as(people[name].keeper, (tx, actor) =>
		answerAsk(tx, actor, id, {
			answer: 'yes',
			called: name,
			contact: `${name}@voorbeeld.nl`,
			how: 'spoken',
			consent: true,
		}),
	);
	return code ?? '';
};
const doors = (all: ((tx: Tx) => Promise<unknown>)[]) => all;
const letters = async (): Promise<string[]> =>
	(await asOwner('select account_id from community.mail order by account_id')).rows.map((row) => row.account_id);

describe('a question goes round', () => {
	test('each person goes to the one worker who knows them, and each worker gets one neutral letter', async () => {
		await goesRound();
		const given = (await allAsks()).map((ask) => [ask.personId, ask.workerId]);
		expect(given.sort()).toEqual(names.map((name) => [cardOf(name), personId(people[name].keeper)]).sort());
		expect(await letters()).toHaveLength(3);
		expect(JSON.stringify((await asOwner('select facts, template from community.mail')).rows)).not.toMatch(
			/hond|dog|Wilgenhof/i,
		);
	});

	test('running the task again hands nothing out twice and writes to nobody again', async () => {
		const id = await goesRound();
		await passOn({ municipalityId: waterveen, subjectId: id });
		expect(await allAsks()).toHaveLength(5);
		expect(await letters()).toHaveLength(3);
	});

	test('somebody who asks for it later is taken along', async () => {
		await goesRound();
		const later = await note(null, 'yusuf');
		await passOnLater({ municipalityId: waterveen, subjectId: later });
		expect((await allAsks()).find(({ signalId }) => signalId === later)?.workerId).toBe(personId('yusuf'));
		await stopAskingAbout({ municipalityId: waterveen, subjectId: later });
		expect(await allAsks()).toHaveLength(5);
	});

	test('who wants to hear nothing is not asked', async () => {
		await asOwner('update community.person_card set contact_by = $1 where id = $2', ['nobody', cardOf('toos')]);
		await goesRound();
		expect((await allAsks()).some(({ personId: person }) => person === cardOf('toos'))).toBe(false);
	});

	test('who wants to be left alone is asked no more, and a yes that was said stays', async () => {
		await goesRound();
		await sayYes('toos');
		for (const name of ['toos', 'naima'] as const)
			await leaveAloneInAsking({ municipalityId: waterveen, subjectId: cardOf(name) });
		const left = (await allAsks()).map(({ personId }) => personId);
		expect(left).toContain(cardOf('toos'));
		expect(left).toContain(cardOf('chantal'));
		expect(left).not.toContain(cardOf('naima'));
	});

	test('with fewer than three others it does not begin, and the refusal says no number', async () => {
		await asOwner('delete from community.signal where person_id = any($1)', [
			[cardOf('naima'), cardOf('oscar'), cardOf('chantal')],
		]);
		await expect(as('marloes', (tx, actor) => startAsking(tx, actor, form))).rejects.toMatchObject({
			code: 'asking-too-few',
			facts: {},
		});
	});

	test('the same does not go round twice at once', async () => {
		await goesRound();
		await expect(as('yusuf', (tx, actor) => startAsking(tx, actor, form))).rejects.toMatchObject({
			code: 'asking-runs-already',
		});
	});

	test('sent twice under the same id it is one question', async () => {
		const id = newId();
		expect(await goesRound({ id: id as never })).toBe(id);
		expect(await as('marloes', (tx, actor) => startAsking(tx, actor, { ...form, id: id as never }))).toBe(id);
	});

	test('names and numbers do not go round', async () => {
		await expect(
			as('marloes', (tx, actor) =>
				startAsking(tx, actor, { ...form, sentence: 'Bel mij op 06 12345678 voor de hond.' }),
			),
		).rejects.toMatchObject({ code: 'text-points-at-person' });
		await expect(
			as('marloes', (tx, actor) =>
				startAsking(tx, actor, { ...form, sentence: 'Mijn nummer is 111222333, loop je mee?' }),
			),
		).rejects.toMatchObject({ code: 'text-has-bsn' });
	});

	test.each(['samira', 'henk', 'ingrid', 'bram', 'tariq', 'femke', 'gea'] as const)(
		'%s cannot start one here',
		async (name) => {
			await expect(as(name, (tx, actor) => startAsking(tx, actor, form))).rejects.toMatchObject({
				status: expect.any(Number),
			});
		},
	);
});

describe('nobody learns of another worker’s person', () => {
	test('with every id there is, each worker gets only their own, from rows, screens and the API', async () => {
		const askingId = await goesRound();
		await sayYes('chantal');
		await sayYes('toos');
		const all = await allAsks();
		for (const name of personaNames) {
			const own = all.filter(({ workerId }) => workerId === personId(name)).map(({ id }) => id);
			const found = await as(name, async (tx) => {
				const direct: string[] = [];
				for (const { id } of all) if (await findAsk(tx, waterveen, id)) direct.push(id);
				return {
					direct,
					listed: (await asksSeen(tx, waterveen)).map(({ id }) => id),
					of: (await asksSeen(tx, waterveen, askingId)).map(({ id }) => id),
				};
			});
			expect(found.direct.sort(), name).toEqual([...own].sort());
			expect(found.listed.sort(), name).toEqual([...own].sort());
			expect(found.of.sort(), name).toEqual([...own].sort());
		}
		for (const name of ['marloes', 'yusuf', 'soraya'] as const) {
			const theirs = names.filter((one) => people[one].keeper === name);
			const others = names.filter((one) => people[one].keeper !== name);
			const shown = await as(name, async (tx, actor) =>
				JSON.stringify([
					await askingsScreen({ tx, actor }),
					await asksResource({ tx, actor }),
					await groupStart(tx, askingId),
				]),
			);
			for (const other of others) {
				expect(shown, `${name} about ${other}`).not.toContain(other);
				expect(shown).not.toContain(cardOf(other));
				const { id } = await askAbout(other);
				expect(shown).not.toContain(id);
			}
			for (const mine of theirs) expect(shown).toContain(mine);
		}
	});

	test('with the id of a colleague’s person every door says that it is not there', async () => {
		const askingId = await goesRound();
		const { id } = await askAbout('chantal');
		for (const name of personaNames.filter((one) => one !== 'yusuf')) {
			const actor = persona(name);
			const ask = (tx: Tx) => ({ tx, actor, params: { id }, about: () => {} }) as never;
			for (const door of doors([
				(tx: Tx) => askScreen(ask(tx)),
				(tx: Tx) => answerAsk(tx, actor, id, { answer: 'no' }),
				(tx: Tx) => noteWhetherWent(tx, actor, id, 'went'),
				(tx: Tx) => takeBackOwn(tx, id),
				(tx: Tx) => tellOwnWent(tx, id, 'went'),
			]))
				await expect(asActor(actor, 'community', door), name).rejects.toMatchObject({ status: 404 });
		}
		for (const name of personaNames.filter((one) => one !== 'marloes')) {
			const actor = persona(name);
			for (const door of doors([
				(tx: Tx) => askingScreen({ tx, actor, params: { id: askingId }, about: () => {} } as never),
				(tx: Tx) => beginGroup(tx, actor, askingId, { title: 'Met de hond', summary: 'Samen met de hond lopen.' }),
				(tx: Tx) => setMeeting(tx, actor, askingId, { on: clock.today(), where: 'Buurthuis' }),
				(tx: Tx) => stopAsking(tx, actor, askingId),
			]))
				await expect(asActor(actor, 'community', door), name).rejects.toMatchObject({ status: 404 });
		}
		expect((await askAbout('chantal')).answer).toBeNull();
	});

	test('a visitor sees nothing at all', async () => {
		const askingId = await goesRound();
		const found = await asActor(anonymous(waterveen), 'community', async (tx) => [
			await asksSeen(tx, waterveen),
			await findAsking(tx, waterveen, askingId),
			await groupStart(tx, askingId),
		]);
		expect(found).toEqual([[], undefined, []]);
	});

	test('a worker cannot move a person to themselves, add one, or answer past our own code', async () => {
		await goesRound();
		const { id, askingId } = await askAbout('chantal');
		expect(
			await as(
				'marloes',
				async (tx) =>
					(
						await tx
							.updateTable('community.asking_person')
							.set({ answer: 'no', answered_at: new Date() })
							.where('id', '=', id)
							.executeTakeFirst()
					).numUpdatedRows,
			),
		).toBe(0n);
		await expect(
			as('marloes', (tx) =>
				tx
					.updateTable('community.asking_person')
					.set({ worker_id: personId('marloes') })
					.execute(),
			),
		).rejects.toThrow(/permission denied/);
		await expect(
			as('marloes', (tx) =>
				tx
					.insertInto('community.asking_person')
					.values({
						municipality_id: waterveen,
						id: newId(),
						asking_id: askingId,
						worker_id: personId('marloes'),
						person_id: cardOf('chantal'),
						signal_id: null,
						put_at: new Date(),
					})
					.execute(),
			),
		).rejects.toThrow(/row-level security/);
	});
});

describe('who says yes', () => {
	test('stays hidden until enough did, and then only who brings them together sees name and contact', async () => {
		const id = await goesRound();
		await sayYes('naima');
		await sayYes('chantal');
		expect(await as('marloes', (tx) => groupStart(tx, id))).toEqual([]);
		await sayYes('toos');
		expect(await as('marloes', (tx) => groupStart(tx, id))).toEqual([
			{ called: 'chantal', contact: 'chantal@voorbeeld.nl' },
			{ called: 'naima', contact: 'naima@voorbeeld.nl' },
			{ called: 'toos', contact: 'toos@voorbeeld.nl' },
		]);
		for (const name of personaNames.filter((one) => one !== 'marloes'))
			expect(await as(name, (tx) => groupStart(tx, id)), name).toEqual([]);
	});

	test('three times the same way to reach somebody is one person', async () => {
		const id = await goesRound();
		for (const name of ['naima', 'oscar', 'chantal'] as const) {
			const ask = await askAbout(name);
			await as(people[name].keeper, (tx, actor) =>
				answerAsk(tx, actor, ask.id, {
					answer: 'yes',
					called: name,
					contact: '06 12 34 56 78',
					how: 'spoken',
					consent: true,
				}),
			);
		}
		expect(await as('marloes', (tx) => groupStart(tx, id))).toEqual([]);
	});

	test('who brings them together hears once that there are enough', async () => {
		const id = await goesRound();
		await asOwner('delete from community.mail');
		for (const name of ['naima', 'chantal'] as const) await sayYes(name);
		await tellWhenEnough({ municipalityId: waterveen, subjectId: id });
		expect(await letters()).toEqual([]);
		await sayYes('toos');
		await tellWhenEnough({ municipalityId: waterveen, subjectId: id });
		await tellWhenEnough({ municipalityId: waterveen, subjectId: id });
		expect(await letters()).toEqual([persona('marloes').accountId]);
	});

	test('can take it back with the code, and is gone at once; the code works once', async () => {
		const id = await goesRound();
		await sayYes('naima');
		await sayYes('chantal');
		const code = await sayYes('toos');
		await asActor(anonymous(waterveen), 'community', async (tx) => {
			expect(await isYesCode(tx, code)).toBe(true);
			await takeBackByCode(tx, code);
			expect(await isYesCode(tx, code)).toBe(false);
			await expect(takeBackByCode(tx, code)).rejects.toMatchObject({ code: 'unknown-follow-code' });
		});
		expect(await as('marloes', (tx) => groupStart(tx, id))).toEqual([]);
		const { rows } = await asOwner('select * from community.asking_person where id = $1', [
			(await askAbout('toos')).id,
		]);
		expect(JSON.stringify(rows)).not.toMatch(/toos/);
	});

	test('can take it back in Mijn, as the person and nobody else', async () => {
		await asOwner(
			`insert into community.signal (municipality_id, id, kind, area_code, need_code, text, source, reporter_id, receipt, captured_at, picked_up_by, picked_up_at) values ($1, $2::uuid, 'zoek', $3, $4, 'x', 'resident', $5, $2::text, now(), $6, now())`,
			[waterveen, newId(), area, need, personId('samira'), personId('yusuf')],
		);
		await goesRound();
		const ask = (await allAsks()).find(({ personId: person }) => person === personId('samira')) as Ask;
		expect(ask.workerId).toBe(personId('yusuf'));
		await as('yusuf', (tx, actor) =>
			answerAsk(tx, actor, ask.id, {
				answer: 'yes',
				called: 'Samira',
				contact: '0612345678',
				how: 'written',
				consent: true,
			}),
		);
		expect((await as('samira', (tx) => asksSeen(tx, waterveen))).map(({ id, called }) => [id, called])).toEqual([
			[ask.id, 'Samira'],
		]);
		expect(await as('fatou', (tx) => asksSeen(tx, waterveen))).toEqual([]);
		await expect(as('fatou', (tx) => takeBackOwn(tx, ask.id))).rejects.toMatchObject({ status: 404 });
		await as('samira', (tx) => takeBackOwn(tx, ask.id));
		expect(await as('yusuf', (tx) => findAsk(tx, waterveen, ask.id))).toMatchObject({
			called: '',
			contact: '',
			answer: 'yes',
			withdrawnAt: expect.any(Date),
		});
	});

	test('who withdraws consent or is erased disappears from every round', async () => {
		await goesRound();
		await sayYes('toos');
		await forgetInAsking({ municipalityId: waterveen, subjectId: cardOf('toos') });
		expect((await allAsks()).some(({ personId: person }) => person === cardOf('toos'))).toBe(false);
	});
});

describe('the group', () => {
	const plan = { title: 'Met de hond op stap', summary: 'Buren lopen op dinsdag samen met de hond.' };
	async function withGroup(): Promise<string> {
		const id = await goesRound();
		for (const name of ['naima', 'chantal', 'toos'] as const) await sayYes(name);
		await as('marloes', (tx, actor) => beginGroup(tx, actor, id, plan));
		return id;
	}
	const read = (name: PersonaName, id: string): Promise<Asking | undefined> =>
		as(name, (tx) => findAsking(tx, waterveen, id));

	test('does not begin before enough people said yes, also not past our own code', async () => {
		const id = await goesRound();
		await sayYes('naima');
		await expect(as('marloes', (tx, actor) => beginGroup(tx, actor, id, plan))).rejects.toMatchObject({
			code: 'asking-not-enough',
		});
		await expect(
			as('marloes', (tx) =>
				tx.updateTable('community.asking').set({ initiative_id: newId(), grouped_at: new Date() }).execute(),
			),
		).rejects.toThrow(/enough people/);
	});

	test('becomes a draft without any name, and every worker who asked somebody sees that it began', async () => {
		const id = await withGroup();
		const asking = await read('yusuf', id);
		expect(asking?.initiativeId).toBeTruthy();
		const { rows } = await asOwner('select * from community.initiative_member where initiative_id = $1', [
			asking?.initiativeId,
		]);
		expect(JSON.stringify(rows)).not.toMatch(/naima|chantal|toos/);
		await asOwner('delete from community.mail');
		await tellWhatBecame({ municipalityId: waterveen, subjectId: id });
		expect(await letters()).toHaveLength(3);
	});

	test('sets its first date, and each worker notes whether their own person went', async () => {
		const id = await withGroup();
		await expect(
			as('marloes', (tx, actor) => setMeeting(tx, actor, id, { on: '2020-01-01', where: 'Buurthuis' })),
		).rejects.toMatchObject({ code: 'date-in-past' });
		await as('marloes', (tx, actor) => setMeeting(tx, actor, id, { on: clock.today(), where: 'Buurthuis' }));
		const { waiting } = await as('yusuf', (tx, actor) => askingsScreen({ tx, actor }));
		expect(waiting.map(({ person, askWhetherWent }) => [person, askWhetherWent])).toEqual([['chantal', true]]);
		const ask = await askAbout('chantal');
		await as('yusuf', (tx, actor) => noteWhetherWent(tx, actor, ask.id, 'went'));
		expect((await askAbout('chantal')).went).toBe('went');
	});

	test('who takes the yes back after that is gone from the list too', async () => {
		const id = await goesRound();
		const codes: string[] = [];
		for (const name of ['naima', 'chantal', 'toos'] as const) codes.push(await sayYes(name));
		await as('marloes', (tx, actor) => beginGroup(tx, actor, id, plan));
		await asActor(anonymous(waterveen), 'community', (tx) => takeBackByCode(tx, codes[2] as string));
		expect((await as('marloes', (tx) => groupStart(tx, id))).map(({ called }) => called)).toEqual(['chantal', 'naima']);
	});

	test('after it began nobody is asked any more', async () => {
		await withGroup();
		const { id } = await askAbout('ikram');
		await expect(as('yusuf', (tx, actor) => answerAsk(tx, actor, id, { answer: 'no' }))).rejects.toMatchObject({
			code: 'asking-is-over',
		});
	});
});

describe('nothing stays for ever', () => {
	test('a round stops after four weeks; ninety days later names are gone', async () => {
		const id = await goesRound();
		await sayYes('naima');
		let back = moveDays(30);
		await tidyRounds();
		back();
		expect((await as('marloes', (tx) => findAsking(tx, waterveen, id)))?.closedAt).toBeTruthy();
		expect((await askAbout('naima')).called).toBe('naima');
		back = moveDays(125);
		await tidyRounds();
		back();
		expect((await askAbout('naima')).called).toBe('');
		back = moveDays(800);
		await tidyRounds();
		back();
		expect(await allAsks()).toEqual([]);
	});
});
