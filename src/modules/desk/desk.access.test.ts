import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chooseWay } from '#modules/organising/index.server';
import { signalsForPatterns } from '#modules/signals/index.server';
import { addMapEntry } from '#modules/social-map/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, asTask, sql, type Tx } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { dayAfter } from '#platform/wall-time';
import { useDatabase, waterveen } from '#testing/database';
import { type PersonaName, persona, personaNames, personId, seedPeople, teamId } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import {
	deskQuestionScreen,
	deskScreen,
	desksScreen,
	gapsScreen,
	handedScreen,
	lookBackScreen,
} from './desk-screens.server.ts';
import { answerFromMap, answerInWords, logQuestion, notFound, passOnAsked, setSubject } from './first-answer.server.ts';
import { forgetAtDesk, handUp, takeBack, takeUp, tellBecame, tellHandedUp } from './hand-up.server.ts';
import { noteParty, openDesk, signIn, signOut } from './stand-at-desk.server.ts';

const { asOwner } = useDatabase();
const as = <T>(name: PersonaName, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(persona(name), 'community', (tx) => work(tx, persona(name)));
const page = (tx: Tx, actor: Actor, params: object = {}, search = '') =>
	({ tx, actor, params, url: new URL(`http://waterveen.test/${search}`), about: () => {} }) as never;
const there: PersonaName[] = ['henk', 'marloes', 'yusuf', 'ingrid'];

let desk: string;
let lesson: string;
const asks = (vraag: string, who: PersonaName = 'henk') =>
	as(who, (tx, actor) => logQuestion(tx, actor, desk, { vraag, soort: 'information', gekeken: false }));
const at = (id: string) => ({ deskId: desk, id });
const up = {
	...{ naar: undefined, naam: 'Olga', bereik: '06 12345678', akkoord: true },
	organisatie: 'Buurtteams Waterveen',
};
const handed = async (who: PersonaName) => (await as(who, (tx, actor) => handedScreen(page(tx, actor)))).handed;
const news = (subjectId: string) => ({ municipalityId: waterveen, subjectId });
const counted = () =>
	asTask('patterns.detect', waterveen, 'community', (tx) => signalsForPatterns(tx, waterveen, '2020-01-01'));

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
	lesson = newId();
	await as('marloes', (tx, actor) =>
		addMapEntry(tx, actor, {
			id: lesson,
			kind: 'service',
			layer: 'formal',
			name: 'Taalles De Brug',
			areaCode: 'BU99010101',
			needCodes: ['dutch-lessons'],
		}),
	);
});
beforeEach(async () => {
	await asOwner('delete from open.desk');
	await asOwner('delete from community.signal');
	desk = await as('yusuf', (tx, actor) =>
		openDesk(tx, actor, {
			naam: 'De balie',
			gebied: 'BU99010101',
			plek: lesson,
			uren: ['mon 10:00-12:00'],
			partijen: '',
		}),
	);
});

describe('the desk', () => {
	test('is for volunteers and workers of its area; for everybody else it is not there', async () => {
		await asks('Waar is taalles?');
		for (const name of personaNames) {
			const seen = as(name, (tx, actor) => deskScreen(page(tx, actor, { id: desk })));
			if (there.includes(name)) expect((await seen).questions, name).toHaveLength(1);
			else await expect(seen, name).rejects.toMatchObject({ status: 404 });
			const rows = await as(name, (tx) => sql`select id from community.desk_question`.execute(tx));
			expect(rows.rows, name).toHaveLength(there.includes(name) ? 1 : 0);
		}
	});

	test('is opened by workers for their own team, at a place everybody sees', async () => {
		const form = { naam: 'Nog een', gebied: 'BU99010101', plek: undefined, uren: [], partijen: '' };
		for (const name of ['henk', 'samira', 'femke', 'bram'] as const)
			await expect(
				as(name, (tx, actor) => openDesk(tx, actor, form)),
				name,
			).rejects.toMatchObject({ status: 404 });
		await expect(as('yusuf', (tx, actor) => openDesk(tx, actor, { ...form, plek: newId() }))).rejects.toMatchObject({
			status: 404,
		});
	});

	test('shows who is there today: each by their own tap, an organisation by anybody', async () => {
		await as('henk', (tx, actor) => signIn(tx, actor, desk));
		await as('henk', (tx, actor) => signIn(tx, actor, desk));
		await as('yusuf', (tx, actor) => signIn(tx, actor, desk));
		await as('henk', (tx, actor) => noteParty(tx, actor, desk, 'Woningcorporatie'));
		const { present } = await as('marloes', (tx, actor) => deskScreen(page(tx, actor, { id: desk })));
		expect(present.map(({ kind }) => kind)).toEqual(['party', 'professional', 'volunteer']);
		const yusuf = present.find(({ kind }) => kind === 'professional')?.id ?? '';
		await expect(as('henk', (tx, actor) => signOut(tx, actor, desk, yusuf))).rejects.toMatchObject({ status: 404 });
		await expect(
			as('henk', (tx) =>
				sql`insert into community.desk_presence values (${waterveen}, ${newId()}, ${desk}, ${clock.today()}, 'professional', 'Yusuf', ${personId('yusuf')}, ${teamId('west')})`.execute(
					tx,
				),
			),
		).rejects.toThrow(/row-level security/);
	});
});

describe('a question', () => {
	test('holds nobody: not who asked, not who wrote it down, and no time of the day', async () => {
		for (const words of ['Bel Olga op 06 12345678', 'Zij woont Voorbeeldlaan 12 in Utrecht'])
			await expect(asks(words), words).rejects.toMatchObject({ code: 'desk-names-somebody' });
		// What looks like a name may be an institution: then a second look is enough.
		await expect(asks('Olga Jansen zoekt taalles')).rejects.toMatchObject({ code: 'desk-look-again' });
		const looked = { vraag: 'Een brief van de Belastingdienst', soort: 'form' as const, gekeken: true };
		await as('henk', (tx, actor) => logQuestion(tx, actor, desk, looked));
		const { rows } = await asOwner(
			`select column_name as name from information_schema.columns where table_name = 'desk_question' order by 1`,
		);
		expect(rows.map(({ name }) => name)).toEqual([
			'answer_entry_id',
			'answer_words',
			'asked_on',
			'desk_id',
			'id',
			'kind',
			'municipality_id',
			'need_code',
			'outcome',
			'words',
		]);
	});

	test('is answered from the map, in own words, or not at all', async () => {
		const id = await asks('Waar kan ik Nederlands leren?');
		const screen = await as('henk', (tx, actor) =>
			deskQuestionScreen(page(tx, actor, { id: desk, vraag: id }, '?zoek=taalles')),
		);
		expect(screen.found.map(({ name }) => name)).toEqual(['Taalles De Brug']);
		await as('henk', (tx, actor) => answerFromMap(tx, actor, at(id), lesson));
		const after = await as('marloes', (tx, actor) => deskQuestionScreen(page(tx, actor, { id: desk, vraag: id })));
		expect([after.question.outcome, after.answer?.name]).toEqual(['answered', 'Taalles De Brug']);
		await as('henk', (tx, actor) => notFound(tx, actor, at(id)));
		await as('henk', (tx, actor) =>
			answerInWords(tx, actor, at(id), { antwoord: 'De les is vol, er komt een tweede groep.', gekeken: false }),
		);
		await expect(
			as('henk', (tx, actor) => answerInWords(tx, actor, at(id), { antwoord: 'Bel 06 12345678', gekeken: false })),
		).rejects.toMatchObject({
			code: 'desk-names-somebody',
		});
	});

	test('counts for the neighbourhood with the words of its subject and nobody beside it, once', async () => {
		const id = await asks('Mijn buurvrouw wil taalles');
		await as('henk', (tx, actor) => setSubject(tx, actor, at(id), 'dutch-practice'));
		await passOnAsked(news(id));
		await passOnAsked(news(id));
		await as('henk', (tx, actor) => setSubject(tx, actor, at(id), 'repair-cafe'));
		await passOnAsked(news(id));
		const signals = await counted();
		expect(signals).toMatchObject([
			{ needCode: 'dutch-practice', areaCode: 'BU99010101', personKey: null, source: 'resident' },
		]);
		expect(signals[0]?.text).not.toContain('buurvrouw');
		expect((await asOwner('select reporter_id, person_id from community.signal')).rows).toEqual([
			{ reporter_id: null, person_id: null },
		]);
	});

	test('about debts or health is never passed on, nor one without a subject', async () => {
		const [one, other] = [await asks('Kan iemand meekijken?'), await asks('Er is iets')];
		await as('henk', (tx, actor) => setSubject(tx, actor, at(one), 'debts'));
		await as('henk', (tx, actor) => setSubject(tx, actor, at(other), undefined));
		for (const id of [one, other]) await passOnAsked(news(id));
		expect(await counted()).toEqual([]);
	});
});

describe('handing up', () => {
	test('needs the yes of who asked, and goes to somebody who is there or to the team', async () => {
		const id = await asks('Iemand kan de huur niet betalen');
		await expect(as('henk', (tx, actor) => handUp(tx, actor, at(id), { ...up, akkoord: false }))).rejects.toMatchObject(
			{
				code: 'desk-not-agreed',
			},
		);
		await expect(
			as('henk', (tx, actor) => handUp(tx, actor, at(id), { ...up, naar: personId('femke') })),
		).rejects.toMatchObject({
			status: 404,
		});
		await as('marloes', (tx, actor) => signIn(tx, actor, desk));
		await as('henk', (tx, actor) => handUp(tx, actor, at(id), { ...up, naar: personId('marloes') }));
		await expect(as('henk', (tx, actor) => handUp(tx, actor, at(id), up))).rejects.toMatchObject({
			code: 'desk-handed-up',
		});
		expect(await handed('marloes')).toMatchObject([{ called: 'Olga', reach: '06 12345678' }]);
		for (const name of personaNames.filter((one) => one !== 'marloes')) {
			const { rows } = await as(name, (tx) => sql`select called from community.desk_handover`.execute(tx));
			expect(rows, name).toEqual([]);
		}
		const row = (await asOwner('select id from community.desk_handover')).rows[0]?.id;
		await tellHandedUp(news(row));
		expect(
			(await asOwner(`select facts ->> 'link' as link from community.mail where template = 'news'`)).rows,
		).toContainEqual({
			link: '/balie/doorgegeven',
		});
	});

	test('to a team is there for the team until one of them takes it; name and number go when it is done', async () => {
		const id = await asks('Iemand kan de huur niet betalen');
		await as('henk', (tx, actor) => handUp(tx, actor, at(id), up));
		expect(await handed('marloes')).toEqual([]);
		const [one] = await handed('ingrid');
		expect(one).toMatchObject({ called: 'Olga', forTeam: true, words: 'Iemand kan de huur niet betalen' });
		await as('yusuf', (tx, actor) => takeUp(tx, actor, one?.id ?? ''));
		expect(await handed('ingrid')).toEqual([]);
		await expect(as('ingrid', (tx, actor) => takeUp(tx, actor, one?.id ?? ''))).rejects.toMatchObject({ status: 404 });
		await as('yusuf', (tx, actor) =>
			tellBecame(tx, actor, { id: one?.id ?? '', werd: 'Er is een regeling getroffen.', gekeken: false }),
		);
		expect((await asOwner('select called, reach from community.desk_handover')).rows).toEqual([
			{ called: '', reach: '' },
		]);
		const own = await as('henk', (tx, actor) => desksScreen(page(tx, actor)));
		expect(own.became).toMatchObject([
			{ feedback: 'Er is een regeling getroffen.', words: 'Iemand kan de huur niet betalen' },
		]);
		expect((await as('marloes', (tx, actor) => desksScreen(page(tx, actor)))).became).toEqual([]);
	});

	test('is taken back by who handed it up, with name and number; a worker of another team now reads nothing', async () => {
		const id = await asks('Iemand kan de huur niet betalen');
		await as('henk', (tx, actor) => handUp(tx, actor, at(id), up));
		const [one] = await handed('yusuf');
		await as('yusuf', (tx, actor) => takeUp(tx, actor, one?.id ?? ''));
		const elsewhere = { ...persona('yusuf'), teamId: teamId('east') };
		const { rows } = await asActor(elsewhere, 'community', (tx) =>
			sql`select called from community.desk_handover`.execute(tx),
		);
		expect(rows).toEqual([]);
		await expect(as('marloes', (tx) => takeBack(tx, one?.id ?? ''))).rejects.toMatchObject({ status: 404 });
		await as('henk', (tx) => takeBack(tx, one?.id ?? ''));
		expect(await handed('yusuf')).toEqual([]);
	});

	test('keeps nothing of a volunteer whose card is erased', async () => {
		const id = await asks('Iemand kan de huur niet betalen');
		await as('henk', (tx, actor) => signIn(tx, actor, desk));
		await as('henk', (tx, actor) => handUp(tx, actor, at(id), up));
		await forgetAtDesk(news(personId('henk')));
		const { rows } = await asOwner(
			`select (select count(*)::int from community.desk_presence) as there, from_called from community.desk_handover where from_person <> $1`,
			[personId('henk')],
		);
		expect(rows).toEqual([{ there: 0, from_called: '' }]);
	});
});

describe('looking back', () => {
	test('what was asked and is not on the map is there for the desk at once, for others from five times up', async () => {
		const gaps = async (who: PersonaName) =>
			(await as(who, (tx, actor) => gapsScreen(page(tx, actor)))).gaps.map(({ needCode, many }) => [needCode, many]);
		const times = async (many: number, needCode: string) => {
			for (let nth = 0; nth < many; nth++) {
				const id = await asks('Waar kan dat?');
				await as('henk', (tx, actor) => setSubject(tx, actor, at(id), needCode));
				await as('henk', (tx, actor) => notFound(tx, actor, at(id)));
			}
		};
		await times(4, 'repair-cafe');
		await times(1, 'dutch-lessons');
		expect(await gaps('henk')).toEqual([['repair-cafe', 4]]);
		expect(await gaps('femke')).toEqual([]);
		expect(await gaps('bram')).toEqual([]);
		await times(1, 'repair-cafe');
		expect(await gaps('femke')).toEqual([['repair-cafe', 5]]);
		// Who works for the town hall reads it from ten, and what says something of somebody never.
		expect(await gaps('bram')).toEqual([]);
		await times(6, 'debts');
		expect((await gaps('henk')).map(([code]) => code)).toContain('debts');
		expect(await gaps('femke')).toEqual([['repair-cafe', 5]]);
		expect(
			await as('samira', (tx) =>
				sql`select * from community.desk_gaps(${dayAfter(clock.today(), -9)}::date, array['repair-cafe'])`.execute(tx),
			),
		).toMatchObject({ rows: [] });
		const back = await as('henk', (tx, actor) => lookBackScreen(page(tx, actor, { id: desk })));
		expect(back.counts).toMatchObject({ all: 12, outcomes: [{ of: 'not', many: 12 }] });
		expect(back.counts.needs[0]).toMatchObject({ many: 6, need: { code: 'debts' } });
	});
});

describe('the way in which a district organises', () => {
	const chooses = (way: 'team' | 'network') =>
		as('tariq', (tx, actor) =>
			chooseWay(tx, actor, 'WK990101', {
				...{ way, ground: 'seconded', share: 50, since: clock.today(), confirmed: undefined },
				...{ why: 'Veel mensen hebben meer vragen.', breadth: 'Alle vragen.', depth: 'Tot de specialist.' },
				...{
					expect: 'Iemand belt je terug.',
					asked: 'Denk mee over wie helpt.',
					reach: 'Loop binnen.',
					parties: 'Draadkracht',
				},
				...{ first: teamId('brokers'), back: undefined, days: 5, teams: [] },
			}),
		);
	test('says in whose queue waits what a desk hands up: the team with the first talk, else the team of the desk', async () => {
		for (const [way, takes, team] of [
			['team', 'marloes', 'Sociaal makelaars'],
			['network', 'yusuf', 'Buurtteam West'],
		] as const) {
			await chooses(way);
			const id = await asks('Waar is taalles?');
			const seen = await as('henk', (tx, actor) => deskQuestionScreen(page(tx, actor, { id: desk, vraag: id })));
			expect(seen.team).toBe(team);
			const organisation = way === 'team' ? 'Stichting Draadkracht' : 'Buurtteams Waterveen';
			expect(seen.organisation).toBe(organisation);
			await as('henk', (tx, actor) => handUp(tx, actor, at(id), { ...up, organisatie: organisation }));
			for (const name of ['marloes', 'yusuf'] as const)
				expect(await handed(name), `${way} ${name}`).toHaveLength(name === takes ? 1 : 0);
			await asOwner('delete from community.desk_handover');
		}
	});
	test('passes a name on to another organisation only with a yes to that very organisation, and keeps which it was', async () => {
		await chooses('team');
		const id = await asks('Waar is taalles?');
		// The form said the organisation of before the change.
		await expect(as('henk', (tx, actor) => handUp(tx, actor, at(id), up))).rejects.toMatchObject({
			code: 'desk-not-agreed',
		});
		await expect(
			as('henk', (tx) =>
				sql`insert into community.desk_handover (municipality_id, id, question_id, from_person, from_called, to_team, called, reach, handed_on)
					values (${waterveen}, ${newId()}, ${id}, ${personId('henk')}, 'Henk', ${teamId('brokers')}, 'Olga', '06 12345678', ${clock.today()})`.execute(
					tx,
				),
			),
		).rejects.toThrow(/row-level security/);
		await as('henk', (tx, actor) => handUp(tx, actor, at(id), { ...up, organisatie: 'Stichting Draadkracht' }));
		expect((await asOwner('select agreed_to from community.desk_handover')).rows).toEqual([
			{ agreed_to: 'Stichting Draadkracht' },
		]);
	});
	test('opens no other queue: not of a team that has no first talk there', async () => {
		await chooses('team');
		const id = await asks('Waar is taalles?');
		for (const team of ['east', 'hall'] as const)
			await expect(
				as('henk', (tx) =>
					sql`insert into community.desk_handover (municipality_id, id, question_id, from_person, from_called, to_team, called, reach, handed_on)
						values (${waterveen}, ${newId()}, ${id}, ${personId('henk')}, 'Henk', ${teamId(team)}, 'Olga', '06 12345678', ${clock.today()})`.execute(
						tx,
					),
				),
				team,
			).rejects.toThrow(/row-level security/);
	});
});
