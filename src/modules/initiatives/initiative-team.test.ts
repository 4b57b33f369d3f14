import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor, Zone } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, sql, type Tx } from '#platform/db/index.server';
import { photoFile } from '#platform/images/images.fixtures';
import type { Ask } from '#platform/route/index.server';
import { dayAfter } from '#platform/wall-time';
import { useDatabase, waterveen } from '#testing/database';
import { moveDays } from '#testing/days';
import { forgetInInitiatives } from './forget-person.server.ts';
import {
	addJournalEntry,
	addPhoto,
	answerPulse,
	askWhetherItRuns,
	calledAbout,
	giveRole,
	initiativePhoto,
	initiativesToday,
	joinInitiative,
	leaveInitiative,
	moveTaskOn,
	ownInTeams,
	planTask,
	pulseScreen,
	putPhotoBack,
	readForTending,
	readInitiative,
	sayCouldStand,
	sayYes,
	setHelp,
	standBehind,
	startInitiative,
	takeEntryAway,
	takePhotoAway,
	toLookOver,
	wantPhotoAway,
	welcome,
	writeNote,
} from './index.server.ts';
import {
	areasSql,
	codesMailedTo,
	coffeeOnMonday,
	dirk,
	fatma,
	marloes,
	ownVoice,
	visitor,
	visitorElsewhere,
	visitorsVoice,
	workerElsewhere,
	workerOfHaven,
} from './initiatives.fixtures.ts';
import { readStanding } from './standing.server.ts';
import { readTeam } from './team.server.ts';
import { claimTies } from './team.store.server.ts';
import { voiceKey } from './voice.server.ts';

const { asOwner } = useDatabase();
const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>, zone: Zone = 'community') => asActor(actor, zone, work);
const naima: Actor = {
	...fatma,
	personId: '019b0000-0000-7000-8000-000000000103',
	accountId: '019b0000-0000-7000-8000-000000000103',
	displayName: 'Naima',
};
let id: string;
const team = async (actor: Actor) => {
	const page = await as(actor, (tx) => readTeam(tx, actor, id));
	if (!page.isIn) throw Object.assign(new Error('outside'), { code: 'not-found' });
	return page;
};
const letIn = async (name: string) => {
	const memberId = (await team(fatma)).beside.find(({ called }) => called === name)?.id as string;
	await as(fatma, (tx) => welcome(tx, fatma, id, { memberId, as: 'team' }));
};
const memberId = async (name: string) => (await team(fatma)).team.find(({ called }) => called === name)?.id as string;
const inDays = <T>(days: number, work: () => Promise<T>): Promise<T> => {
	const back = moveDays(days);
	return work().finally(back);
};
const begun = clock.today();
const day = (days: number): string => dayAfter(begun, days);
const today = (actor: Actor) =>
	as(actor, (tx) => initiativesToday({ tx, actor, about: () => undefined } as Pick<Ask, 'tx' | 'actor' | 'about'>));

beforeAll(async () => {
	await asOwner(areasSql, [waterveen]);
});
/** Fatma carries it, Dirk stands behind it, Naima joins in and is let into the team. */
beforeEach(async () => {
	const started = await as(fatma, (tx) => startInitiative(tx, fatma, coffeeOnMonday));
	id = started.id;
	await as(dirk, (tx) => standBehind(tx, dirk, { id, invitation: started.invitation as string }, ownVoice));
	await as(naima, (tx) => joinInitiative(tx, naima, id, { tie: 'member' }, ownVoice));
	await letIn('Naima');
});

describe('the team', () => {
	test('sees first names, who does what and what must be done, and never how to reach each other', async () => {
		await as(fatma, async (tx) => giveRole(tx, fatma, id, { what: 'De sleutels', memberId: await memberId('Naima') }));
		await as(naima, (tx) => planTask(tx, naima, id, { what: 'Koffie kopen', dueOn: day(3) }));
		const seen = await team(naima);
		expect(seen.team.map(({ called, tie, isMe }) => [called, tie, isMe])).toEqual([
			['Fatma', 'starter', false],
			['Naima', 'member', true],
		]);
		expect(seen.roles).toMatchObject([{ what: 'De sleutels', memberId: await memberId('Naima') }]);
		expect(seen.open).toMatchObject([{ what: 'Koffie kopen', dueOn: day(3), memberId: null }]);
		expect(JSON.stringify(seen)).not.toMatch(/contact|@/);
	});
	test('is closed to who only stands behind it, to visitors and to workers of elsewhere', async () => {
		for (const actor of [dirk, visitor, workerOfHaven, workerElsewhere, visitorElsewhere])
			await expect(team(actor)).rejects.toMatchObject({ code: 'not-found' });
		await as(naima, (tx) => writeNote(tx, naima, id, 'Volgende keer bij mij.'));
		const tables = ['initiative_role', 'initiative_task', 'initiative_note', 'initiative_help', 'initiative_standing'];
		for (const actor of [dirk, visitor, workerOfHaven, workerElsewhere])
			for (const table of tables) {
				const { rows } = await as(actor, (tx) =>
					sql`select id from ${sql.table(`community.${table}`)}`.execute(tx),
				).catch(() => as(actor, (tx) => sql`select initiative_id from ${sql.table(`community.${table}`)}`.execute(tx)));
				expect(rows, `${actor.displayName} ${table}`).toEqual([]);
			}
	});
	test('a job is taken by one, and done once', async () => {
		await as(fatma, (tx) => planTask(tx, fatma, id, { what: 'Bord maken' }));
		const [task] = (await team(fatma)).open;
		const taskId = task?.id as string;
		await as(naima, (tx) => moveTaskOn(tx, id, { taskId, move: 'take' }));
		await expect(as(fatma, (tx) => moveTaskOn(tx, id, { taskId, move: 'take' }))).rejects.toMatchObject({
			code: 'initiative-task-taken',
		});
		await expect(as(marloes, (tx) => moveTaskOn(tx, id, { taskId, move: 'take' }))).rejects.toMatchObject({
			code: 'initiative-task-not-yours',
		});
		await as(fatma, (tx) => moveTaskOn(tx, id, { taskId, move: 'done' }));
		await expect(as(naima, (tx) => moveTaskOn(tx, id, { taskId, move: 'done' }))).rejects.toMatchObject({
			code: 'initiative-task-taken',
		});
		expect((await team(fatma)).done).toMatchObject([{ what: 'Bord maken', doneOn: clock.today() }]);
	});
	test('a job for a day that is past, or for somebody who is no part of it, is refused', async () => {
		await expect(as(naima, (tx) => planTask(tx, naima, id, { what: 'Te laat', dueOn: day(-1) }))).rejects.toMatchObject(
			{ field: 'dueOn' },
		);
		const stranger = '019b0000-0000-7000-8000-0000000009ff';
		await expect(
			as(naima, (tx) => planTask(tx, naima, id, { what: 'Voor wie?', memberId: stranger })),
		).rejects.toMatchObject({ field: 'memberId' });
	});
	test('what somebody who left had is anybody’s again', async () => {
		await as(naima, (tx) => planTask(tx, naima, id, { what: 'Taart' }));
		const taskId = (await team(naima)).open[0]?.id as string;
		await as(naima, (tx) => moveTaskOn(tx, id, { taskId, move: 'take' }));
		await as(naima, (tx) => leaveInitiative(tx, naima, id, undefined));
		await as(fatma, (tx) => moveTaskOn(tx, id, { taskId, move: 'take' }));
		await expect(team(naima)).rejects.toMatchObject({ code: 'not-found' });
	});
	test('a second carries it after a yes: only who carries it gives that, and they may tend it', async () => {
		const second = await memberId('Naima');
		const carries = { memberId: second, as: 'carrier' } as const;
		await expect(as(naima, (tx) => welcome(tx, naima, id, carries))).rejects.toMatchObject({ code: 'not-found' });
		await as(fatma, (tx) => welcome(tx, fatma, id, carries));
		expect((await team(naima)).mayTend).toBe(true);
	});
	test('who joined by mail comes in with an account on that very address, and with no other', async () => {
		const contact = { kind: 'mail', value: 'els@voorbeeld.nl' } as const;
		await as(visitor, (tx) => joinInitiative(tx, visitor, id, { tie: 'member' }, visitorsVoice('Els', contact.value)));
		const code = (await codesMailedTo(asOwner, contact.value)).at(-1) as string;
		await as(visitor, (tx) => sayYes(tx, visitor, id, code));
		await letIn('Els');
		const els: Actor = { ...naima, personId: crypto.randomUUID(), accountId: crypto.randomUUID(), displayName: 'Els' };
		const claims = (actor: Actor, value: string) =>
			as(actor, (tx) => claimTies(tx, id, voiceKey(waterveen, { contact: { ...contact, value } })));
		await claims(els, 'iemand.anders@voorbeeld.nl');
		await expect(team(els)).rejects.toMatchObject({ code: 'not-found' });
		await claims(workerOfHaven, contact.value);
		await claims(els, contact.value);
		expect((await team(els)).team.find(({ isMe }) => isMe)?.called).toBe('Els');
	});
	test('who joins in by one press reads nothing of it, and stands in no list, before being let in', async () => {
		const omar = { ...naima, personId: crypto.randomUUID(), accountId: crypto.randomUUID(), displayName: 'Omar' };
		await as(omar, (tx) => joinInitiative(tx, omar, id, { tie: 'member' }, ownVoice));
		expect(await as(omar, (tx) => readTeam(tx, omar, id))).toEqual({
			isIn: false,
			initiative: { id, title: coffeeOnMonday.title, ended: false },
		});
		expect((await team(naima)).team.map(({ called }) => called)).not.toContain('Omar');
		expect((await team(naima)).beside).toEqual([]);
		const memberId = (await team(fatma)).beside[0]?.id as string;
		await expect(as(naima, (tx) => welcome(tx, naima, id, { memberId, as: 'team' }))).rejects.toMatchObject({
			code: 'not-found',
		});
		await as(workerOfHaven, (tx) => joinInitiative(tx, workerOfHaven, id, { tie: 'member' }, ownVoice));
		await expect(team(workerOfHaven)).rejects.toMatchObject({ code: 'not-found' });
	});
	test('who leaves takes their name from what they wrote, and what they thought goes', async () => {
		await as(naima, (tx) => writeNote(tx, naima, id, 'Ik neem taart mee.'));
		await as(fatma, async (tx) => welcome(tx, fatma, id, { memberId: await memberId('Naima'), as: 'carrier' }));
		await as(naima, (tx) => sayCouldStand(tx, naima, id, ['yes', 'yes', 'yes', 'yes', 'yes', 'yes']));
		expect(
			(await as(naima, (tx) => ownInTeams(tx, waterveen, naima.personId as string))).map(({ words }) => words),
		).toEqual(expect.arrayContaining(['Ik neem taart mee.', 'yes, yes, yes, yes, yes, yes']));
		await as(naima, (tx) => leaveInitiative(tx, naima, id, undefined));
		expect((await team(fatma)).notes).toMatchObject([{ byName: '', text: 'Ik neem taart mee.' }]);
		expect(
			(
				await asOwner('select 1 from community.initiative_standing where person_id = $1 and initiative_id = $2', [
					naima.personId,
					id,
				])
			).rows,
		).toEqual([]);
	});
	test('who is erased leaves what they wrote to the team, without a name', async () => {
		await as(naima, (tx) => writeNote(tx, naima, id, 'De sleutel ligt bij de buurvrouw.'));
		await forgetInInitiatives({ municipalityId: waterveen, subjectId: naima.personId as string });
		expect((await team(fatma)).notes).toMatchObject([{ byName: '', text: 'De sleutel ligt bij de buurvrouw.' }]);
	});
});

describe('a photo in the journal', () => {
	const look = async () => (await as(visitor, (tx) => readInitiative(tx, waterveen, id), 'open')).entries[0];
	const bytes = (photo: string) =>
		as(visitor, (tx) => initiativePhoto({ tx, params: { id, photo } }), 'open').then((answer) => answer.text());
	const away = (photoId: string, actor = visitor, of = id) =>
		as(actor, (tx) =>
			wantPhotoAway(
				{
					tx,
					params: { id: of },
					event: { getClientAddress: () => crypto.randomUUID() } as Ask['event'],
					about: () => undefined,
				},
				photoId,
			),
		);
	let entryId: string;
	const lay = (actor: Actor, photo = photoFile()) =>
		as(actor, (tx) => addPhoto(tx, actor, id, { entryId, photo, alt: 'Een lange tafel', people: 'nobody' }));
	beforeEach(async () => {
		entryId = await as(fatma, (tx) =>
			addJournalEntry(tx, fatma, id, { text: 'Het was vol.', writtenOn: clock.today(), byName: 'Fatma' }),
		);
	});

	test('is seen by everyone, without where it was taken', async () => {
		await lay(fatma);
		const photo = (await look())?.photo;
		expect(photo).toMatchObject({ alt: 'Een lange tafel', width: 8, height: 16, away: false });
		expect(await bytes(photo?.id as string)).not.toContain('TEL');
		await expect(lay(fatma)).rejects.toMatchObject({ code: 'initiative-photo-there' });
		const pictures = (await as(marloes, (tx) => toLookOver(tx, marloes))).texts.filter(({ part }) => part === 'photo');
		expect(pictures).toMatchObject([{ after: 'Een lange tafel', photo: { id: photo?.id } }]);
	});
	test('is laid by who carries it alone, and a film with the name of a photo is refused', async () => {
		await expect(lay(naima)).rejects.toMatchObject({ code: 'not-found' });
		await expect(lay(fatma, new File(['film'], 'x.jpg'))).rejects.toMatchObject({ code: 'photo-none' });
	});
	test('goes with one tap of anybody in it; a worker of that area alone puts it back', async () => {
		await lay(fatma);
		const photoId = (await look())?.photo?.id as string;
		await away(photoId, visitorElsewhere);
		await away(photoId, visitor, crypto.randomUUID());
		expect((await look())?.photo).not.toBeNull();
		await away(photoId);
		expect((await look())?.photo).toBeNull();
		await expect(bytes(photoId)).rejects.toMatchObject({ code: 'not-found' });
		expect((await today(marloes)).photos).toEqual([{ initiativeId: id, title: coffeeOnMonday.title }]);
		for (const actor of [fatma, workerOfHaven])
			await expect(as(actor, (tx) => putPhotoBack(tx, actor, id, photoId))).rejects.toMatchObject({
				code: 'not-found',
			});
		await as(marloes, (tx) => putPhotoBack(tx, marloes, id, photoId));
		expect((await look())?.photo?.id).toBe(photoId);
		await as(fatma, (tx) => takePhotoAway(tx, fatma, id, photoId));
		expect((await asOwner('select 1 from open.initiative_photo where id = $1', [photoId])).rows).toEqual([]);
	});
	test('goes with the words it stands beside', async () => {
		await lay(fatma);
		await as(fatma, (tx) => takeEntryAway(tx, fatma, id, entryId));
		expect((await asOwner('select 1 from open.initiative_photo where entry_id = $1', [entryId])).rows).toEqual([]);
	});
});

describe('help of a professional', () => {
	const help = (until: number, again = false) =>
		as(marloes, (tx) => setHelp(tx, marloes, id, { name: 'Marloes', hoursAWeek: 2, until: day(until), again }));
	const stop = () => as(marloes, (tx) => setHelp(tx, marloes, id, null));
	const codes = async (): Promise<string[]> =>
		(
			await asOwner(
				`select facts->>'link' as link from community.mail where template = 'still-runs' and account_id = $1 and facts->>'link' like '/initiatief/' || $2 || '/%' order by not_before`,
				[fatma.accountId, id],
			)
		).rows.map(({ link }) => (link as string).split('/').at(-1) as string);

	test('is renewed on purpose, and what was before stays to be read by who carries it', async () => {
		await help(30);
		await expect(help(60)).rejects.toMatchObject({ code: 'initiative-help-runs', field: 'again' });
		await help(60, true);
		const { agreed } = await as(fatma, (tx) => readForTending(tx, fatma, id));
		expect(agreed.map(({ until, again, endedOn }) => [until, again, endedOn])).toEqual([
			[day(60), true, null],
			[day(30), false, clock.today()],
		]);
		const { helping } = await today(marloes);
		expect(helping.hours).toBeGreaterThanOrEqual(2);
		expect((await today(workerOfHaven)).helping.hours).toBe(0);
	});
	test('ends, and four weeks later who carries it is asked once, by a link that works once', async () => {
		await help(30);
		await inDays(50, askWhetherItRuns);
		expect(await codes()).toEqual([]);
		await inDays(58, askWhetherItRuns);
		await inDays(59, askWhetherItRuns);
		const [code] = await codes();
		expect(await codes()).toHaveLength(1);
		await inDays(60, async () => {
			expect(await as(visitor, (tx) => pulseScreen(tx, id, code as string))).toMatchObject({
				pulse: { title: coffeeOnMonday.title, answered: false },
			});
			await as(visitor, (tx) => answerPulse(tx, id, code as string, 'runs'));
			await expect(as(visitor, (tx) => answerPulse(tx, id, code as string, 'stuck'))).rejects.toMatchObject({
				code: 'initiative-link-used',
			});
			expect((await today(marloes)).calls).toEqual([]);
		});
		expect((await as(visitorElsewhere, (tx) => pulseScreen(tx, id, code as string))).pulse).toBeUndefined();
	});
	test('a no becomes a call for the worker of that area, and is off the list when made', async () => {
		await help(30);
		await stop();
		await inDays(29, askWhetherItRuns);
		await inDays(30, async () => {
			const [code] = await codes();
			await as(visitor, (tx) => answerPulse(tx, id, code as string, 'stuck'));
			const { calls } = await today(marloes);
			expect(calls).toMatchObject([{ initiativeId: id, called: 'Fatma', answer: 'stuck' }]);
			expect((await today(workerOfHaven)).calls).toEqual([]);
			const pulseId = calls[0]?.id as string;
			await expect(as(fatma, (tx) => calledAbout(tx, fatma, id, pulseId))).rejects.toMatchObject({ code: 'not-found' });
			await as(marloes, (tx) => calledAbout(tx, marloes, id, pulseId));
			expect((await today(marloes)).calls).toEqual([]);
		});
	});
	test('that was renewed asks nobody, and no login reads the codes', async () => {
		await help(30);
		await help(90, true);
		await inDays(29, askWhetherItRuns);
		expect(await codes()).toEqual([]);
		await expect(
			as(marloes, (tx) => sql`select code_hash from community.initiative_pulse`.execute(tx)),
		).rejects.toThrow(/permission denied/);
	});
});

describe('could it stand without a worker', () => {
	const says = (actor: Actor, ...answers: ('yes' | 'no')[]) => as(actor, (tx) => sayCouldStand(tx, actor, id, answers));
	const read = (actor: Actor) => as(actor, (tx) => readStanding(tx, actor, id));

	test('the answers of others are seen only after one’s own', async () => {
		await says(marloes, 'yes', 'no', 'yes', 'yes', 'yes', 'yes');
		expect(await read(fatma)).toMatchObject({ mine: undefined, lines: [] });
		await says(fatma, 'yes', 'yes', 'yes', 'yes', 'yes', 'yes');
		const { lines } = await read(fatma);
		expect(lines[0]).toMatchObject({ question: 'keys', differ: true });
		expect(lines[0]?.answers.map(({ called }) => called)).toEqual(['Fatma', 'Marloes']);
		await says(marloes, 'yes', 'yes', 'yes', 'yes', 'yes', 'yes');
		expect((await read(fatma)).couldStand).toBe(true);
	});
	test('is asked of who carries it and the worker beside them alone', async () => {
		for (const actor of [naima, workerOfHaven])
			await expect(says(actor, 'yes', 'yes', 'yes', 'yes', 'yes', 'yes')).rejects.toMatchObject({ code: 'not-found' });
		expect((await read(naima)).lines).toEqual([]);
	});
});
