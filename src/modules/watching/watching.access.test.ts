import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { clock, moveClockTo } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { dayAfter, mondayOf } from '#platform/wall-time';
import { useDatabase, waterveen } from '#testing/database';
import { accountId, type PersonaName, persona, personaNames, personId, seedPeople, teamId } from '#testing/personas';
import { addSlot, askWatcher, endWatch, leaveWatch, makeWatch, pauseWatch, slipFor } from './arrange-watch.server.ts';
import {
	answerWatch,
	byWatchCode,
	callRoll,
	giveBackTurn,
	hearWorry,
	openFeed,
	takeTurn,
	tellVisit,
} from './take-part.server.ts';
import { endWatchesOf, forgetInWatching, moveInWatching, tellWorried, tendWatches } from './tend-watches.server.ts';
import type { WatchForm } from './watch.forms.ts';
import type { WatchInside } from './watch.ts';
import { watchCalendar } from './watch-calendar.server.ts';
import { watchesScreen, watchesToday, watchScreen } from './watch-screens.server.ts';
import { doors, watchWork } from './watch-work.server.ts';
import { askInStore, type By, ownWatchPlaces, watchCards, watchInside } from './watches.store.server.ts';

const { asOwner } = useDatabase();
const as = <T>(who: PersonaName | Actor, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> => {
	const actor = typeof who === 'string' ? persona(who) : who;
	return asActor(actor, 'community', (tx) => work(tx, actor));
};
const nobody = anonymous(waterveen);
const jo = '019b0000-0000-7000-8000-cd0000000001';
const today = clock.today();
const tomorrow = dayAfter(today, 1);
const agreed: WatchForm = {
	id: undefined,
	soort: 'person',
	kaart: jo,
	naam: '',
	bereik: '',
	wat: ['visit', 'phone'],
	praktisch: 'Bel twee keer aan.',
	tot: dayAfter(today, 60),
	eerst: 'Ans',
	eerstBereik: 'ans@voorbeeld.nl',
	dan: 'Piet',
	danBereik: '0612345678',
	teams: false,
	hulp: false,
	gevraagd: true,
};
const yes = { wie: undefined, antwoord: 'yes' as const, naam: '', bereik: '0600000001', eerst: '', eerstBereik: '' };
const page = (id: string, tx: Tx, actor: Actor) =>
	({ tx, actor, params: { id }, url: new URL('http://waterveen.test/'), about: () => {} }) as never;
const inside = (who: PersonaName | Actor, id: string, by: By = 'self'): Promise<WatchInside | null> =>
	as(who, (tx) => watchInside(tx, by, id, mondayOf(today), dayAfter(today, 14)));
const mails = async (): Promise<{ account_id: string | null; address: string | null; template: string }[]> =>
	(await asOwner('select account_id, address, template from community.mail order by template')).rows;

let watch: string;
let about: string;

beforeAll(async () => {
	await seedPeople(asOwner);
	await asOwner(
		`insert into community.person_card (municipality_id, id, called, area_code, keeper_id, team_id, consent_given_on, consent_how, made_at, last_active_on)
		values ($1, $2, 'Jo', 'BU99010101', $3, $4, current_date, 'spoken', now(), current_date)`,
		[waterveen, jo, personId('marloes'), teamId('brokers')],
	);
});
/** Marloes sits with Jo; Jo said yes; Henk the volunteer said yes himself, and Yusuf comes for another team. */
beforeEach(async () => {
	await asOwner('delete from community.watch');
	await asOwner('update community.person_card set consent_withdrawn_at = null');
	await as('marloes', async (tx, actor) => {
		watch = await makeWatch(tx, actor, agreed);
		about = (await watchInside(tx, 'self', watch, today, today))?.members[0]?.id ?? '';
		await answerWatch(tx, actor, 'self', watch, { ...yes, wie: about, bereik: '' });
		await askWatcher(tx, actor, 'self', watch, {
			naam: '',
			kaart: personId('henk'),
			collega: undefined,
			akkoord: true,
		});
		await askWatcher(tx, actor, 'self', watch, {
			naam: '',
			kaart: undefined,
			collega: `${personId('yusuf')}:${teamId('west')}`,
			akkoord: true,
		});
		for (const dag of [1, 2, 3, 4, 5, 6, 7])
			await addSlot(tx, 'self', watch, { dag, datum: undefined, deel: 'morning', wat: 'visit' });
	});
	await as('henk', (tx, actor) => answerWatch(tx, actor, 'self', watch, yes));
	await as('yusuf', (tx, actor) => answerWatch(tx, actor, 'self', watch, { ...yes, bereik: '' }));
});
const moment = () => ({ over: about, dag: tomorrow, deel: 'morning' as const, wat: 'visit' as const });
const turnOf = async (who: PersonaName) => (await inside(who, watch))?.turns.find(({ mine }) => mine)?.id ?? '';

describe('who may know', () => {
	test('nobody but who said yes, the team that helps and nobody else sees any of it', async () => {
		for (const name of personaNames.filter((one) => !['marloes', 'henk', 'yusuf', 'soraya'].includes(one))) {
			expect(await as(name, (tx) => watchCards(tx, 'self')), name).toEqual([]);
			expect(await inside(name, watch), name).toBeNull();
			await expect(
				as(name, (tx, actor) => watchScreen(page(watch, tx, actor))),
				name,
			).rejects.toMatchObject({ status: 404 });
			for (const attempt of [
				(tx: Tx) => takeTurn(tx, 'self', watch, moment()),
				(tx: Tx) => pauseWatch(tx, 'self', watch, true),
				(tx: Tx) => endWatch(tx, 'self', watch),
				(tx: Tx, actor: Actor) => leaveWatch(tx, actor, 'self', about),
				(tx: Tx) => openFeed(tx, 'self', watch),
				(tx: Tx) => slipFor(tx, 'self', about),
				(tx: Tx, actor: Actor) =>
					tellVisit(tx, actor, 'self', watch, { beurt: undefined, over: about, zorg: 'no-answer' }),
				(tx: Tx) => callRoll(tx, 'self', watch, {}),
			])
				await expect(as<unknown>(name, attempt), name).rejects.toMatchObject({ status: 404 });
		}
	});

	test('a worker of the team is there as that team only, not in another role of theirs', async () => {
		for (const other of [
			{ ...persona('marloes'), teamId: teamId('west') },
			{ ...persona('marloes'), roles: ['policy_officer'] as const },
			{ ...persona('yusuf'), teamId: teamId('brokers') },
		])
			expect((await as(other, (tx) => watchCards(tx, 'self'))).filter(({ ours, role }) => role || !ours)).toEqual([]);
	});

	test('who is asked reads what for, and no name, until both said yes', async () => {
		const { code } = await as('marloes', (tx, actor) =>
			askWatcher(tx, actor, 'self', watch, {
				naam: 'de buurvrouw',
				kaart: undefined,
				collega: undefined,
				akkoord: true,
			}),
		);
		const by = byWatchCode(code ?? '');
		const [card] = await as(nobody, (tx) => watchCards(tx, by));
		expect(card).toMatchObject({ whats: ['visit', 'phone'], personCalled: '', practical: '', inside: false });
		expect(await inside(nobody, watch, by)).toBeNull();
		await as(nobody, (tx, actor) => answerWatch(tx, actor, by, '', { ...yes, naam: 'Fatma' }));
		expect((await as(nobody, (tx) => watchCards(tx, by)))[0]).toMatchObject({ personCalled: 'Jo', inside: true });
		expect(await as(nobody, (tx) => watchCards(tx, byWatchCode('0000-0000-0000-0000')))).toEqual([]);
	});

	test('who said yes sees nothing as long as the person did not', async () => {
		const other = await as('marloes', async (tx, actor) => {
			const id = await makeWatch(tx, actor, agreed);
			await askWatcher(tx, actor, 'self', id, { naam: '', kaart: personId('henk'), collega: undefined, akkoord: true });
			return id;
		});
		await as('henk', (tx, actor) => answerWatch(tx, actor, 'self', other, yes));
		expect(await inside('henk', other)).toBeNull();
		expect((await as('henk', (tx) => watchCards(tx, 'self'))).find(({ id }) => id === other)?.personCalled).toBe('');
	});

	test('others read that somebody comes, not of which team, unless the person wants it said', async () => {
		await as('yusuf', (tx) => takeTurn(tx, 'self', watch, moment()));
		expect((await inside('henk', watch))?.turns).toMatchObject([{ by: '', mine: false }]);
		expect((await inside('marloes', watch))?.turns).toMatchObject([{ by: '' }]);
		expect(JSON.stringify(await inside('henk', watch))).not.toContain('Yusuf');
		await asOwner('update community.watch set show_teams = true');
		expect((await inside('henk', watch))?.turns).toMatchObject([{ by: 'Yusuf' }]);
	});

	test('the number of who watches is for the person and the team; whom to call is for who watches', async () => {
		const members = (await inside('yusuf', watch))?.members ?? [];
		expect(JSON.stringify(members)).not.toContain('0600000001');
		expect(members.find(({ role }) => role === 'watched')).toMatchObject({
			firstCalled: 'Ans',
			secondContact: '0612345678',
		});
		expect(JSON.stringify((await inside('marloes', watch))?.members)).toContain('0600000001');
	});
});

describe('who signs in', () => {
	test('says yes or no themselves: the team that helps does not say it for them', async () => {
		const other = await as('marloes', async (tx, actor) => {
			const id = await makeWatch(tx, actor, agreed);
			const { memberId } = await askWatcher(tx, actor, 'self', id, {
				naam: '',
				kaart: personId('henk'),
				collega: undefined,
				akkoord: true,
			});
			return { id, memberId };
		});
		await expect(
			as('marloes', (tx, actor) => answerWatch(tx, actor, 'self', other.id, { ...yes, wie: other.memberId })),
		).rejects.toMatchObject({ status: 404 });
	});

	test('and whoever works with it, of whichever team, leaves in the trail whom it was about', async () => {
		for (const [name, whom] of [
			['marloes', [jo, personId('henk')]],
			['yusuf', [jo]],
		] as const) {
			const about: { personIds?: string[] }[] = [];
			const screen = await as(name, (tx, actor) =>
				watchScreen({ ...(page(watch, tx, actor) as object), about: (one: object) => about.push(one) } as never),
			);
			expect(about[0]?.personIds?.sort(), name).toEqual([...whom].sort());
			expect(JSON.stringify(screen.members), name).not.toContain(jo);
		}
	});
});

describe('the person chooses who', () => {
	test('the team asks nobody before the person said that this one is fine, and it is written down how', async () => {
		const asking = { naam: 'Fatma', kaart: undefined, collega: undefined, akkoord: false };
		await expect(as('marloes', (tx, actor) => askWatcher(tx, actor, 'self', watch, asking))).rejects.toMatchObject({
			code: 'watching-ask-person-first',
			field: 'akkoord',
		});
		const past = { called: 'Fatma', card: null, worker: null, team: null, agreed: false };
		expect(await as('marloes', (tx) => askInStore(tx, 'self', watch, newId(), past, clock.now()))).toBe(false);
		const { rows } = await asOwner(`select distinct agreed_how from community.watch_member where role = 'watcher'`);
		expect(rows).toEqual([{ agreed_how: 'spoken' }]);
		await expect(
			asOwner(`update community.watch_member set agreed_how = null, agreed_at = null where role = 'watcher'`),
		).rejects.toThrow(/check/);
	});

	test('who was asked and did not say yes is not named to the person, and of a no nothing stays', async () => {
		const id = await as('marloes', (tx, actor) => makeWatch(tx, actor, agreed));
		const [person] = (await inside('marloes', id))?.members ?? [];
		const by = byWatchCode(await as('marloes', (tx) => slipFor(tx, 'self', person?.id ?? '')));
		await as(nobody, (tx, actor) => answerWatch(tx, actor, by, '', yes));
		await as('marloes', (tx, actor) =>
			askWatcher(tx, actor, 'self', id, {
				naam: '',
				kaart: personId('henk'),
				collega: undefined,
				akkoord: true,
			}),
		);
		const seen = async (who: PersonaName | Actor, how: By) =>
			(await inside(who, id, how))?.members.map(({ called }) => called);
		expect(await seen(nobody, by)).toEqual(['Jo']);
		expect(await seen('marloes', 'self')).toEqual(['Jo', 'Henk']);
		await as('henk', (tx, actor) => answerWatch(tx, actor, 'self', id, { ...yes, antwoord: 'no' }));
		expect(await seen('marloes', 'self')).toEqual(['Jo']);
		expect((await asOwner('select 1 from community.watch_member where watch_id = $1', [id])).rowCount).toBe(1);
	});

	test('after their yes the team makes no code for the place of the person any more', async () => {
		await expect(as('marloes', (tx) => slipFor(tx, 'self', about))).rejects.toMatchObject({ status: 404 });
	});

	test('the same twice is done once: the circle, and the yes', async () => {
		const id = newId();
		for (const _ of [1, 2])
			expect(await as('marloes', (tx, actor) => makeWatch(tx, actor, { ...agreed, id }))).toBe(id);
		await expect(as('soraya', (tx, actor) => makeWatch(tx, actor, { ...agreed, id }))).rejects.toMatchObject({
			status: 404,
		});
		await as('henk', (tx, actor) => answerWatch(tx, actor, 'self', watch, yes));
	});
});

describe('who leaves the team', () => {
	test.each([
		['henk', 'card_id'],
		['yusuf', 'worker_id'],
	] as const)('%s sees nothing from that day, and is taken out', async (name, column) => {
		await as(name, (tx) => takeTurn(tx, 'self', watch, moment()));
		const ended = (on: string) =>
			asOwner(`update community.assignment set ended_on = ${on} where ${column} = $1`, [personId(name)]);
		await ended('current_date');
		try {
			const left =
				name === 'henk' ? { ...persona('henk'), kind: 'resident' as const, roles: ['resident' as const] } : name;
			expect(await inside(left, watch)).toBeNull();
			expect(await as(left, (tx) => watchCards(tx, 'self'))).toEqual([]);
			await tendWatches();
			expect((await inside('marloes', watch))?.turns).toEqual([]);
			expect((await inside('marloes', watch))?.members).toHaveLength(2);
		} finally {
			await ended('null');
		}
	});

	test('a worry reaches the others of the team when who kept the card works there no more', async () => {
		const ended = (on: string) =>
			asOwner(`update community.assignment set ended_on = ${on} where worker_id = $1`, [personId('marloes')]);
		await ended('current_date');
		await asOwner('delete from community.mail');
		await as('henk', (tx, actor) =>
			tellVisit(tx, actor, 'self', watch, { beurt: undefined, over: about, zorg: 'no-answer' }),
		);
		const { rows } = await asOwner('select id from community.watch_worry');
		await tellWorried({ municipalityId: waterveen, subjectId: rows[0].id }).finally(() => ended('null'));
		expect((await mails()).flatMap((one) => one.account_id ?? [])).toEqual([accountId('soraya')]);
	});
});

describe('the trail', () => {
	const subjects = async (
		who: PersonaName,
		work: (ask: never, actor: Actor) => Promise<unknown>,
		posted: object = {},
	) => {
		const named: string[] = [];
		const about = ({ personId = [], personIds = [] }: { personId?: string | never[]; personIds?: string[] }) =>
			void named.push(...[personId].flat(), ...personIds);
		await as(who, (tx, actor) => work({ ...(page(watch, tx, actor) as object), about, form: posted } as never, actor));
		return named.sort();
	};
	const work = watchWork(doors.work((path) => path));
	test('names the person for a colleague of another organisation who looks, and for everything the team does', async () => {
		expect(await subjects('yusuf', watchScreen)).toEqual([jo]);
		expect(await subjects('yusuf', watchesScreen)).toEqual([jo]);
		expect(await subjects('marloes', watchScreen)).toEqual([jo, personId('henk')].sort());
		expect(await subjects('yusuf', work.take, moment())).toEqual([jo]);
		const henk = (await inside('henk', watch))?.members.find(({ me }) => me)?.id ?? '';
		expect(await subjects('marloes', work.leave, { id: henk })).toEqual([jo, personId('henk')].sort());
		expect(await subjects('marloes', work.end)).toEqual([jo]);
		expect(JSON.stringify(await as('marloes', (tx) => watchesScreen({ tx, about: () => {} })))).not.toContain(jo);
	});
});

describe('one visit, one visitor', () => {
	test('of many who tap at the same moment one goes, and the others hear who', async () => {
		const codes = await as('marloes', async (tx, actor) => {
			const made: string[] = [];
			for (let nth = 0; nth < 6; nth++) {
				const asked = await askWatcher(tx, actor, 'self', watch, {
					naam: `B${nth}`,
					kaart: undefined,
					collega: undefined,
					akkoord: true,
				});
				made.push(asked.code ?? '');
			}
			return made;
		});
		for (const code of codes) await as(nobody, (tx, actor) => answerWatch(tx, actor, byWatchCode(code), '', yes));
		const outcomes = await Promise.allSettled([
			...codes.map((code) => as(nobody, (tx) => takeTurn(tx, byWatchCode(code), watch, moment()))),
			as('henk', (tx) => takeTurn(tx, 'self', watch, moment())),
		]);
		expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		for (const one of outcomes)
			if (one.status === 'rejected')
				expect(one.reason).toMatchObject({ code: 'watching-taken', facts: { who: expect.any(String) } });
		expect((await asOwner('select 1 from community.watch_turn')).rowCount).toBe(1);
	});

	test('a second tap of the same one is no double visit, and somebody of a team is called somebody', async () => {
		await as('yusuf', (tx) => takeTurn(tx, 'self', watch, moment()));
		await as('yusuf', (tx) => takeTurn(tx, 'self', watch, moment()));
		await expect(as('henk', (tx) => takeTurn(tx, 'self', watch, moment()))).rejects.toMatchObject({
			code: 'watching-somebody-goes',
		});
	});

	test('nobody goes on a day that was, after the last day, or for what was not agreed', async () => {
		for (const wrong of [
			{ dag: dayAfter(today, -1) },
			{ dag: dayAfter(today, 61) },
			{ wat: 'meal' as const },
			{ deel: 'evening' as const },
			{ over: watch },
		])
			await expect(as('henk', (tx) => takeTurn(tx, 'self', watch, { ...moment(), ...wrong }))).rejects.toMatchObject({
				status: 404,
			});
	});

	test('who cannot after all makes room, and nobody gives back or tells the visit of another', async () => {
		await as('henk', (tx) => takeTurn(tx, 'self', watch, { ...moment(), dag: today }));
		const turn = await turnOf('henk');
		await expect(as('yusuf', (tx) => giveBackTurn(tx, 'self', turn))).rejects.toMatchObject({ status: 404 });
		await expect(
			as('yusuf', (tx, actor) =>
				tellVisit(tx, actor, 'self', watch, { beurt: turn, over: undefined, zorg: undefined }),
			),
		).rejects.toMatchObject({ status: 404 });
		await as('henk', (tx) => giveBackTurn(tx, 'self', turn));
		await as('yusuf', (tx) => takeTurn(tx, 'self', watch, { ...moment(), dag: today }));
	});
});

describe('a stop is a stop', () => {
	test('who is thanked, or leaves, sees nothing from that moment, and what they would do is free', async () => {
		await as('henk', (tx) => takeTurn(tx, 'self', watch, moment()));
		const henk = (await inside('henk', watch))?.members.find(({ me }) => me)?.id ?? '';
		await expect(as('yusuf', (tx, actor) => leaveWatch(tx, actor, 'self', henk))).rejects.toMatchObject({
			status: 404,
		});
		const secret = await as('henk', (tx) => openFeed(tx, 'self', watch));
		await as('marloes', (tx, actor) => leaveWatch(tx, actor, 'self', henk));
		expect(await inside('henk', watch)).toBeNull();
		expect(await as('henk', (tx) => watchCards(tx, 'self'))).toEqual([]);
		expect(await as('henk', (tx) => ownWatchPlaces(tx))).toEqual([]);
		expect(await (await as(nobody, (tx) => watchCalendar(tx, secret, 'x'))).text()).not.toContain('VEVENT');
		await as('yusuf', (tx) => takeTurn(tx, 'self', watch, moment()));
	});

	test('a rest closes it for who watches until it goes on', async () => {
		await as('marloes', (tx) => pauseWatch(tx, 'self', watch, true));
		expect(await inside('henk', watch)).toBeNull();
		await expect(as('henk', (tx) => takeTurn(tx, 'self', watch, moment()))).rejects.toMatchObject({ status: 404 });
		await as('marloes', (tx) => pauseWatch(tx, 'self', watch, false));
		expect(await inside('henk', watch)).not.toBeNull();
	});

	test('the end takes every number away, for the team too', async () => {
		await as('marloes', (tx) => endWatch(tx, 'self', watch));
		for (const name of ['marloes', 'henk', 'yusuf'] as const) expect(await inside(name, watch)).toBeNull();
		const { rows } = await asOwner(
			`select contact, first_contact, second_contact, code_hash, feed_hash from community.watch_member`,
		);
		for (const row of rows) expect(Object.values(row).filter(Boolean)).toEqual([]);
	});

	test('a withdrawn consent hides it at once and ends it; an erased person leaves nothing', async () => {
		await asOwner('update community.person_card set consent_withdrawn_at = now() where id = $1', [jo]);
		for (const name of ['marloes', 'henk'] as const) expect(await inside(name, watch)).toBeNull();
		await endWatchesOf({ municipalityId: waterveen, subjectId: jo });
		await asOwner('update community.person_card set consent_withdrawn_at = null');
		expect(await inside('henk', watch)).toBeNull();
		await forgetInWatching({ municipalityId: waterveen, subjectId: jo });
		expect((await asOwner('select 1 from community.watch')).rowCount).toBe(0);
	});

	test('two cards of one person leave no circle in which somebody watches over themselves', async () => {
		await asOwner(
			`update community.person_card set merged_into = $1, merged_at = now(), erased_at = now() where id = $2`,
			[personId('henk'), jo],
		);
		try {
			await moveInWatching({ municipalityId: waterveen, subjectId: jo });
			const { rows } = await asOwner('select practical, ended_at from community.watch');
			expect(rows).toEqual([{ practical: '', ended_at: expect.any(Date) }]);
		} finally {
			await asOwner(
				'update community.person_card set merged_into = null, merged_at = null, erased_at = null where id = $1',
				[jo],
			);
		}
	});

	test('who watched and is erased is in it no more, and it goes on for the others', async () => {
		await forgetInWatching({ municipalityId: waterveen, subjectId: personId('henk') });
		expect(await inside('henk', watch)).toBeNull();
		expect((await inside('yusuf', watch))?.members.map(({ called }) => called)).not.toContain('Henk');
	});
});

describe('a worry', () => {
	test('goes at once to whom the person chose and to who keeps the card, and is taken up by one of them', async () => {
		await asOwner('delete from community.mail');
		await as('henk', (tx) => takeTurn(tx, 'self', watch, { ...moment(), dag: today }));
		const turn = await turnOf('henk');
		expect(
			await as('henk', (tx, actor) =>
				tellVisit(tx, actor, 'self', watch, { beurt: turn, over: undefined, zorg: 'no-answer' }),
			),
		).toBe('worry');
		const { rows } = await asOwner('select id from community.watch_worry');
		await tellWorried({ municipalityId: waterveen, subjectId: rows[0].id });
		expect(await mails()).toMatchObject([
			{ template: 'watch-call', account_id: expect.any(String) },
			{ template: 'watch-please-call', address: 'ans@voorbeeld.nl' },
		]);
		expect((await as('marloes', (tx, actor) => watchesToday({ tx, actor, about: () => {} }))).look).toMatchObject([
			{ worries: 1 },
		]);
		await expect(as('henk', (tx, actor) => hearWorry(tx, actor, 'self', rows[0].id))).rejects.toMatchObject({
			status: 404,
		});
		await as('marloes', (tx, actor) => hearWorry(tx, actor, 'self', rows[0].id));
		expect((await inside('henk', watch))?.worries).toMatchObject([{ kind: 'no-answer', heardCalled: 'Marloes' }]);
		expect(
			(await as('marloes', (tx) => watchesScreen({ tx, about: () => {} }))).look.map(({ worries }) => worries),
		).toEqual([0]);
	});

	test('told again by the same one is no second message, as long as nobody took it up', async () => {
		const seen = { beurt: undefined, over: about, zorg: 'curtains-closed' as const };
		const tell = () => as('henk', (tx, actor) => tellVisit(tx, actor, 'self', watch, seen));
		const worries = async () => (await asOwner('select id from community.watch_worry')).rows;
		for (const _ of [1, 2, 3]) expect(await tell()).toBe('worry');
		const [first, ...more] = await worries();
		expect(more).toEqual([]);
		await as('marloes', (tx, actor) => hearWorry(tx, actor, 'self', first.id));
		await tell();
		expect(await worries()).toHaveLength(2);
	});

	test('goes to nobody once the person took their consent back', async () => {
		await as('henk', (tx, actor) =>
			tellVisit(tx, actor, 'self', watch, { beurt: undefined, over: about, zorg: 'no-answer' }),
		);
		const { rows } = await asOwner('select id from community.watch_worry');
		await asOwner('delete from community.mail');
		await asOwner('update community.person_card set consent_withdrawn_at = now() where id = $1', [jo]);
		await tellWorried({ municipalityId: waterveen, subjectId: rows[0].id });
		expect(await mails()).toEqual([]);
	});

	test('can be told without a turn, by who watches only', async () => {
		const seen = { beurt: undefined, over: about, zorg: 'curtains-closed' as const };
		await as('yusuf', (tx, actor) => tellVisit(tx, actor, 'self', watch, seen));
		await expect(as('marloes', (tx, actor) => tellVisit(tx, actor, 'self', watch, seen))).rejects.toMatchObject({
			status: 404,
		});
	});

	test('of a visit nobody told of is asked kindly; two hours later others hear and can take over', async () => {
		const day = dayAfter(today, 2);
		await as('henk', (tx) => takeTurn(tx, 'self', watch, { ...moment(), dag: day }));
		await asOwner('delete from community.mail');
		const at = async (time: string) => {
			const back = moveClockTo(new Date(`${day}T${time}:00Z`));
			await tendWatches().finally(back);
			return (await mails()).map(({ template }) => template);
		};
		expect(await at('07:00')).toEqual([]);
		expect(await at('12:00')).toEqual(['match-how']);
		expect(await at('13:00')).toEqual(['match-how']);
		expect((await at('14:30')).sort()).toEqual(['match-how', 'watch-call', 'watch-call', 'watch-please-call']);
		const back = moveClockTo(new Date(`${day}T14:40:00Z`));
		await as('yusuf', (tx) => takeTurn(tx, 'self', watch, { ...moment(), dag: day })).finally(back);
		expect((await inside('yusuf', watch))?.turns).toMatchObject([{ mine: true, late: false }]);
	});
});

describe('by oneself', () => {
	const own: WatchForm = { ...agreed, kaart: undefined, naam: 'Samira', bereik: '0600000009' };
	test('somebody starts it, gives a code to who they want, sees everything, and stops one with a tap', async () => {
		const id = await as('samira', (tx, actor) => makeWatch(tx, actor, own));
		const { code } = await as('samira', (tx, actor) =>
			askWatcher(tx, actor, 'self', id, { naam: 'Fatou', kaart: undefined, collega: undefined, akkoord: true }),
		);
		// Who is signed in with the code in hand finds it on their own page.
		await as('fatou', (tx, actor) => answerWatch(tx, actor, byWatchCode(code ?? ''), '', { ...yes, naam: 'Fatou' }));
		expect((await inside('fatou', id))?.members.map(({ called }) => called)).toEqual(['Samira', 'Fatou']);
		const fatou = (await inside('samira', id))?.members.find(({ role }) => role === 'watcher');
		expect(fatou).toMatchObject({ contact: '0600000001', answer: 'yes' });
		await as('samira', (tx, actor) => leaveWatch(tx, actor, 'self', fatou?.id ?? ''));
		expect(await inside('fatou', id)).toBeNull();
		for (const name of ['marloes', 'yusuf'] as const) expect(await inside(name, id)).toBeNull();
	});

	test('nobody asks whoever they like from the cards of a team', async () => {
		const id = await as('samira', (tx, actor) => makeWatch(tx, actor, own));
		await expect(
			as('samira', (tx, actor) =>
				askWatcher(tx, actor, 'self', id, { naam: '', kaart: personId('henk'), collega: undefined, akkoord: true }),
			),
		).rejects.toMatchObject({ code: 'watching-asked-already' });
		await expect(
			as('yusuf', (tx, actor) => makeWatch(tx, actor, agreed)),
			'a card of another team',
		).rejects.toMatchObject({ status: 404 });
		await expect(
			as('samira', (tx, actor) => makeWatch(tx, actor, { ...own, tot: dayAfter(today, 400) })),
		).rejects.toMatchObject({
			code: 'watching-too-long',
		});
		await expect(as('bram', (tx, actor) => makeWatch(tx, actor, agreed))).rejects.toMatchObject({ status: 404 });
	});
});

describe('a coffee morning', () => {
	test('misses who is not there: one calls, and that one alone sees whom to call, that day', async () => {
		const id = await as('marloes', (tx, actor) =>
			makeWatch(tx, actor, { ...agreed, soort: 'group', naam: 'Koffie op dinsdag', kaart: undefined }),
		);
		const members: string[] = [];
		for (const naam of ['Sjaan', 'Wil', 'Bep']) {
			const { memberId } = await as('marloes', (tx, actor) =>
				askWatcher(tx, actor, 'self', id, { naam, kaart: undefined, collega: undefined, akkoord: true }),
			);
			await as('marloes', (tx, actor) =>
				answerWatch(tx, actor, 'self', id, {
					...yes,
					wie: memberId,
					eerst: `kind van ${naam}`,
					eerstBereik: '0600000077',
				}),
			);
			members.push(memberId);
		}
		const [sjaan, wil, bep] = members as [string, string, string];
		const slips = await as('marloes', async (tx) => [await slipFor(tx, 'self', wil), await slipFor(tx, 'self', bep)]);
		const [byWil, byBep] = slips.map(byWatchCode) as [By, By];
		expect(JSON.stringify((await inside(nobody, id, byWil))?.members)).not.toContain('kind van Sjaan');
		await as(nobody, (tx) => callRoll(tx, byWil, id, { [sjaan]: 'unknown', [wil]: 'here', [bep]: 'known' }));
		const sees = async (by: By, since = today) =>
			JSON.stringify((await as(nobody, (tx) => watchInside(tx, by, id, since, dayAfter(since, 6))))?.members).includes(
				'kind van Sjaan',
			);
		await asOwner(
			`insert into community.watch_roll (municipality_id, watch_id, about_id, day, said) values ($1, $2, $3, current_date - 60, 'unknown')`,
			[waterveen, id, sjaan],
		);
		expect(await sees(byWil), 'before anybody calls').toBe(false);
		expect(await sees(byWil, dayAfter(today, -90)), 'by looking back').toBe(false);
		const call = { over: sjaan, dag: today, deel: 'morning' as const, wat: 'visit' as const };
		const both = await Promise.allSettled([
			as(nobody, (tx) => takeTurn(tx, byWil, id, call)),
			as(nobody, (tx) => takeTurn(tx, byBep, id, { ...call, deel: 'evening' })),
		]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const [caller, other] = both[0]?.status === 'fulfilled' ? [byWil, byBep] : [byBep, byWil];
		expect([await sees(caller), await sees(other)]).toEqual([true, false]);
		// Who saw a number and gives the call back is still seen to have said so.
		const turn = (await inside(nobody, id, caller))?.turns.find(({ mine }) => mine);
		await as(nobody, (tx) => giveBackTurn(tx, caller, turn?.id ?? ''));
		expect(await sees(caller)).toBe(false);
		expect((await inside(nobody, id, other))?.turns).toMatchObject([{ id: turn?.id, late: true }]);
		await as(nobody, (tx) => takeTurn(tx, other, id, call));
		expect([await sees(caller), await sees(other)]).toEqual([false, true]);
		await expect(as(nobody, (tx) => takeTurn(tx, byBep, id, { ...call, over: wil }))).rejects.toMatchObject({
			status: 404,
		});
		expect(await inside('henk', id)).toBeNull();
	});
});
