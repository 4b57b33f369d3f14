import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { moveClockTo } from '#platform/clock';
import { asActor, asTask, type Tx } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { useDatabase, waterveen } from '#testing/database';
import { momentInDays } from '#testing/days';
import { type PersonaName, persona, personaNames, personId, seedPeople, teamId } from '#testing/personas';
import { circleScreen, circlesScreen, planScreen, seatScreen } from './circle-screens.server.ts';
import { circlesSeen } from './circles.store.server.ts';
import { circlesRetention } from './circles-retention.store.server.ts';
import { askInCircles, composePlan, forgetInCircles } from './compose-plan.server.ts';
import { helpsIn } from './helps.store.server.ts';
import {
	answerForCircle,
	beginCircle,
	endCircle,
	leaveCircle,
	noteHelp,
	takeNoteBack,
} from './live-in-circle.server.ts';
import { askPeople, dropPlan, moveSeat, planCircles } from './plan-circles.server.ts';
import { plansSeen } from './plans.store.server.ts';
import { facesSeen, keepFace, seatsSeen } from './seats.store.server.ts';
import { tendCircles } from './tend-circles.server.ts';

const { asOwner } = useDatabase();
const area = 'BU99010101';

/** Ten cards in Wilgenhof, kept by Marloes and Yusuf in turn; Samira keeps her own. Henk is the volunteer of Marloes' team. */
const cards = Array.from({ length: 10 }, (_, nth) => `019b0000-0000-7000-8000-cc${String(nth).padStart(10, '0')}`);
const keeperOf = (card: string): PersonaName => (cards.indexOf(card) % 2 ? 'yusuf' : 'marloes');
const themes = ['dog-walking', 'dutch-practice', 'cooking-together', 'odd-jobs'];
const as = <T>(name: PersonaName, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(persona(name), 'community', (tx) => work(tx, persona(name)));
const page = (tx: Tx, actor: Actor, id: string) => ({ tx, actor, params: { id }, about: () => {} }) as never;
const phone = (nth: number) => `06120000${String(nth).padStart(2, '0')}`;

async function talent(cardId: string, kind: 'talent' | 'wish', need: string, shared = true): Promise<void> {
	await asOwner(
		`insert into community.talent (municipality_id, id, card_id, kind, words, need_code, area_code, shared_since, confirmed_on, made_at)
		values ($1, $2, $3, $4, 'x', $5, $6, $7, current_date, now())`,
		[waterveen, newId(), cardId, kind, need, area, shared ? '2026-01-01' : null],
	);
}

beforeAll(async () => {
	await seedPeople(asOwner);
	for (const [code, kind, parent, name] of [
		['GM9901', 'municipality', null, 'Waterveen'],
		['WK990101', 'district', 'GM9901', 'Wijk 01 West'],
		[area, 'neighbourhood', 'WK990101', 'Wilgenhof'],
	])
		await asOwner(
			'insert into open.area (municipality_id, code, kind, parent_code, name, year) values ($1, $2, $3, $4, $5, 2023) on conflict do nothing',
			[waterveen, code, kind, parent, name],
		);
	for (const [nth, card] of cards.entries()) {
		const keeper = keeperOf(card);
		await asOwner(
			`insert into community.person_card (municipality_id, id, called, area_code, keeper_id, team_id, consent_given_on, consent_how, made_at, last_active_on)
			values ($1, $2, $3, $4, $5, $6, current_date, 'spoken', now(), current_date)`,
			[waterveen, card, `naam${nth}`, area, personId(keeper), teamId(keeper === 'marloes' ? 'brokers' : 'west')],
		);
		await talent(card, 'wish', themes[nth % 4] as string);
		await talent(card, 'talent', themes[(nth + 1) % 4] as string);
	}
	await talent(personId('samira'), 'talent', 'cooking-together');
	// Not shared, so nobody composes with it.
	await asOwner(
		`insert into community.person_card (municipality_id, id, called, area_code, keeper_id, team_id, consent_given_on, consent_how, made_at, last_active_on)
		values ($1, '019b0000-0000-7000-8000-cd0000000001', 'stil', $2, $3, $4, current_date, 'spoken', now(), current_date)`,
		[waterveen, area, personId('marloes'), teamId('brokers')],
	);
	await talent('019b0000-0000-7000-8000-cd0000000001', 'talent', 'odd-jobs', false);
});
beforeEach(async () => {
	await asOwner('delete from community.circle_plan');
	await asOwner('delete from community.mail');
});

async function proposed(): Promise<string> {
	const id = await as('marloes', (tx, actor) =>
		planCircles(tx, actor, { area, hubs: [personId('henk')], id: undefined }),
	);
	await composePlan({ municipalityId: waterveen, subjectId: id });
	return id;
}
async function asked(): Promise<string> {
	const id = await proposed();
	await as('marloes', (tx, actor) => askPeople(tx, actor, id));
	await askInCircles({ municipalityId: waterveen, subjectId: id });
	return id;
}
/** Everybody with a place says yes, through who knows them; Samira and Henk by themselves. */
async function running(): Promise<{ planId: string; circleId: string }> {
	const planId = await asked();
	const seats = await as('marloes', (tx) => seatsSeen(tx, waterveen, { planId }));
	for (const [nth, seat] of seats.filter(({ circleId }) => circleId).entries()) {
		const own = (['samira', 'henk'] as const).find((name) => personId(name) === seat.cardId);
		await as(own ?? keeperOf(seat.cardId), (tx, actor) =>
			answerForCircle(tx, actor, seat.id, {
				answer: 'yes',
				called: own ?? `naam${cards.indexOf(seat.cardId)}`,
				contact: phone(nth),
				consent: true,
			}),
		);
	}
	const circleId = seats.find(({ isHub }) => isHub)?.circleId as string;
	await as('marloes', (tx, actor) => beginCircle(tx, actor, circleId, { name: 'Wilgenkring', hours: 'dinsdag' }));
	return { planId, circleId };
}

describe('a proposal', () => {
	test('is made of people who shared something, nine to twelve with the volunteer, and nobody is asked for it twice', async () => {
		const id = await proposed();
		await composePlan({ municipalityId: waterveen, subjectId: id });
		const shown = await as('marloes', (tx, actor) => planScreen(page(tx, actor, id)));
		expect(shown.composed).toBe(true);
		expect(shown.circles).toHaveLength(1);
		expect(shown.circles[0]?.size).toBeGreaterThanOrEqual(9);
		expect(shown.circles[0]?.size).toBeLessThanOrEqual(12);
		expect(shown.circles[0]?.seats.filter(({ volunteer }) => volunteer)).toHaveLength(1);
		const seats = await as('marloes', (tx) => seatsSeen(tx, waterveen, { planId: id }));
		expect(seats).toHaveLength(12);
		expect(seats.map(({ cardId }) => cardId)).not.toContain('019b0000-0000-7000-8000-cd0000000001');
		await as('marloes', (tx, actor) => askPeople(tx, actor, id));
		await askInCircles({ municipalityId: waterveen, subjectId: id });
		const second = await proposed();
		expect((await as('marloes', (tx, actor) => planScreen(page(tx, actor, second)))).circles).toEqual([]);
	});

	test('leaves out what says too much of somebody, such as debts, and who shared nothing else', async () => {
		const extra = '019b0000-0000-7000-8000-cd0000000002';
		await asOwner(
			`insert into community.person_card (municipality_id, id, called, area_code, keeper_id, team_id, consent_given_on, consent_how, made_at, last_active_on)
			values ($1, $2, 'zorg', $3, $4, $5, current_date, 'spoken', now(), current_date)`,
			[waterveen, extra, area, personId('marloes'), teamId('brokers')],
		);
		for (const need of ['debts', 'low-mood', 'carer-overload']) {
			await talent(extra, 'wish', need);
			await talent(cards[0] as string, 'wish', need);
		}
		const seats = await proposed().then((planId) => as('marloes', (tx) => seatsSeen(tx, waterveen, { planId })));
		await asOwner("delete from community.talent where need_code in ('debts', 'low-mood', 'carer-overload')");
		await asOwner('delete from community.person_card where id = $1', [extra]);
		expect(seats.map(({ cardId }) => cardId)).not.toContain(extra);
		expect(seats.find(({ cardId }) => cardId === cards[0])?.wants).toHaveLength(1);
	});

	test('shows who composes it no name but that of the volunteer', async () => {
		const id = await proposed();
		const shown = JSON.stringify(await as('marloes', (tx, actor) => planScreen(page(tx, actor, id))));
		expect(shown).not.toMatch(/naam\d|Samira/);
		expect(shown).toContain('Henk');
	});

	test('says for each move what it would bring, and that is what happens', async () => {
		const id = await proposed();
		const before = await as('marloes', (tx, actor) => planScreen(page(tx, actor, id)));
		const seat = before.circles[0]?.seats.find(({ volunteer }) => volunteer === null);
		const move = seat?.moves.find(({ to }) => to === null);
		await as('marloes', (tx, actor) => moveSeat(tx, actor, id, { seat: seat?.id ?? '' }));
		const after = await as('marloes', (tx, actor) => planScreen(page(tx, actor, id)));
		expect(after.covered - before.covered).toBe(move?.more);
		expect(after.without.map((one) => one.id)).toContain(seat?.id);
	});

	test('keeps a full circle full and the volunteer where they are', async () => {
		const id = await proposed();
		const shown = await as('marloes', (tx, actor) => planScreen(page(tx, actor, id)));
		const hub = shown.circles[0]?.seats.find(({ volunteer }) => volunteer !== null);
		await expect(as('marloes', (tx, actor) => moveSeat(tx, actor, id, { seat: hub?.id ?? '' }))).rejects.toMatchObject({
			code: 'circles-not-ready',
		});
		await asOwner('update community.circle_plan set most = 9');
		for (const { id: seat } of shown.without)
			await expect(
				as('marloes', (tx, actor) => moveSeat(tx, actor, id, { seat, to: shown.circles[0]?.id ?? '' })),
			).rejects.toMatchObject({ code: 'circles-full' });
	});

	test('is nobody else’s: not to read, to change, to ask or to drop', async () => {
		const id = await proposed();
		const [seat] = await as('marloes', (tx) => seatsSeen(tx, waterveen, { planId: id }));
		for (const name of personaNames.filter((one) => one !== 'marloes')) {
			const found = await as(name, async (tx) => [
				await plansSeen(tx, waterveen),
				await circlesSeen(tx, waterveen),
				await seatsSeen(tx, waterveen),
			]);
			expect([name, found]).toEqual([name, [[], [], []]]);
			for (const act of [
				(tx: Tx, actor: Actor) => planScreen(page(tx, actor, id)),
				(tx: Tx, actor: Actor) => moveSeat(tx, actor, id, { seat: seat?.id ?? '' }),
				(tx: Tx, actor: Actor) => askPeople(tx, actor, id),
				(tx: Tx, actor: Actor) => dropPlan(tx, actor, id),
			])
				await expect(as<unknown>(name, act), name).rejects.toMatchObject({ status: 404 });
		}
		expect(await asActor(anonymous(waterveen), 'community', (tx) => seatsSeen(tx, waterveen))).toEqual([]);
	});

	test('begins only where somebody works, and only around a volunteer of their own team', async () => {
		await expect(
			as('marloes', (tx, actor) => planCircles(tx, actor, { area, hubs: [personId('samira')], id: undefined })),
		).rejects.toMatchObject({ code: 'circles-no-volunteer' });
		for (const name of ['samira', 'henk', 'ingrid', 'dewi', 'bram', 'tariq'] as const)
			await expect(
				as(name, (tx, actor) => planCircles(tx, actor, { area, hubs: [personId('henk')], id: undefined })),
			).rejects.toMatchObject({ status: 404 });
	});
});

describe('being asked', () => {
	test('each is asked by the one worker who knows them, and who keeps their own card by themselves', async () => {
		await asked();
		const { rows } = (await asOwner(
			'select card_id, worker_id, asked_at from community.circle_seat where circle_id is not null',
		)) as {
			rows: { card_id: string; worker_id: string | null; asked_at: Date }[];
		};
		for (const row of rows) {
			expect(row.asked_at).toBeTruthy();
			const own = row.card_id === personId('samira');
			const hub = row.card_id === personId('henk');
			expect(row.worker_id).toBe(own ? null : personId(hub ? 'marloes' : keeperOf(row.card_id)));
		}
		const yusufs = await as('yusuf', (tx) => seatsSeen(tx, waterveen));
		expect(yusufs.every(({ cardId }) => keeperOf(cardId) === 'yusuf')).toBe(true);
		const screen = await as('yusuf', (tx, actor) => circlesScreen({ tx, actor } as never));
		expect(screen.asks.map(({ person }) => person).toSorted()).toEqual(
			yusufs.map(({ cardId }) => `naam${cards.indexOf(cardId)}`).toSorted(),
		);
		// Two workers hear that they have somebody to ask, and who keeps their own card hears it themselves.
		expect(((await asOwner('select 1 from community.mail')) as { rowCount: number }).rowCount).toBe(3);
	});

	test('nobody answers for a person of a colleague, not even who composes', async () => {
		const id = await asked();
		const seats = await as('marloes', (tx) => seatsSeen(tx, waterveen, { planId: id }));
		const yusufs = seats.find(({ workerId }) => workerId === personId('yusuf'));
		await expect(as('marloes', (tx, actor) => seatScreen(page(tx, actor, yusufs?.id ?? '')))).rejects.toMatchObject({
			status: 404,
		});
		await expect(
			as('marloes', (tx, actor) => answerForCircle(tx, actor, yusufs?.id ?? '', { answer: 'no' })),
		).rejects.toMatchObject({ status: 404 });
		await expect(
			as('marloes', (tx) =>
				tx
					.updateTable('community.circle_seat')
					.set({ answer: 'yes', answered_at: new Date() })
					.where('id', '=', yusufs?.id ?? '')
					.execute(),
			),
		).rejects.toThrow(/not theirs/);
		await expect(
			as('yusuf', (tx) =>
				tx
					.updateTable('community.circle_seat')
					.set({ circle_id: null })
					.where('id', '=', yusufs?.id ?? '')
					.execute(),
			),
		).rejects.toThrow(/not theirs/);
	});

	test('before the circle begins a yes shows its name to nobody but who wrote it down', async () => {
		const id = await asked();
		const seats = await as('yusuf', (tx) => seatsSeen(tx, waterveen));
		const [mine] = seats;
		await as('yusuf', (tx, actor) =>
			answerForCircle(tx, actor, mine?.id ?? '', { answer: 'yes', called: 'Wie', contact: phone(1), consent: true }),
		);
		for (const name of personaNames)
			expect([name, (await as(name, (tx) => facesSeen(tx, waterveen, mine?.circleId ?? ''))).length]).toEqual([
				name,
				name === 'yusuf' ? 1 : 0,
			]);
		expect(JSON.stringify(await as('marloes', (tx, actor) => planScreen(page(tx, actor, id))))).not.toContain('Wie"');
	});

	test('a circle does not begin before enough said yes, also not behind the screens', async () => {
		const id = await asked();
		const seats = await as('marloes', (tx) => seatsSeen(tx, waterveen, { planId: id }));
		const circleId = seats.find(({ isHub }) => isHub)?.circleId ?? '';
		await expect(
			as('marloes', (tx, actor) => beginCircle(tx, actor, circleId, { name: 'Te vroeg', hours: '' })),
		).rejects.toMatchObject({ code: 'circles-too-few' });
		await expect(
			as('marloes', (tx) =>
				tx.updateTable('community.circle').set({ name: 'Te vroeg', started_on: '2026-01-01' }).execute(),
			),
		).rejects.toThrow(/enough people/);
	});
});

/** Yusuf writes down a yes of somebody he keeps the card of. */
async function oneYes(): Promise<{ planId: string; circleId: string; seatId: string }> {
	const planId = await asked();
	const [seat] = await as('yusuf', (tx) => seatsSeen(tx, waterveen));
	const seatId = seat?.id ?? '';
	await as('yusuf', (tx, actor) =>
		answerForCircle(tx, actor, seatId, { answer: 'yes', called: 'Wie', contact: phone(1), consent: true }),
	);
	return { planId, circleId: seat?.circleId ?? '', seatId };
}
const many = async (query: string) => ((await asOwner(query)) as { rowCount: number }).rowCount;
const days = (count: number) => momentInDays(count);

describe('a circle that never begins', () => {
	/** Nothing is asked, no name is kept, and the same people can be asked for another circle. */
	async function isOver({ planId, circleId, seatId }: Awaited<ReturnType<typeof oneYes>>): Promise<void> {
		expect(await many('select 1 from community.circle_yes')).toBe(0);
		expect(await as('marloes', (tx) => plansSeen(tx, waterveen))).toEqual([]);
		expect((await as('yusuf', (tx, actor) => circlesScreen({ tx, actor } as never))).asks).toEqual([]);
		await expect(
			as('yusuf', (tx, actor) =>
				answerForCircle(tx, actor, seatId, { answer: 'yes', called: 'Wie', contact: phone(1), consent: true }),
			),
		).rejects.toMatchObject({ code: 'circles-over' });
		await expect(
			as('marloes', (tx, actor) => beginCircle(tx, actor, circleId, { name: 'Te laat', hours: '' })),
		).rejects.toMatchObject({ code: 'circles-over' });
		await expect(as('marloes', (tx, actor) => askPeople(tx, actor, planId))).rejects.toMatchObject({
			code: 'circles-over',
		});
		const again = await proposed();
		expect((await as('marloes', (tx, actor) => planScreen(page(tx, actor, again)))).circles).toHaveLength(1);
	}

	test('is stopped by who proposed it, also after people were asked', async () => {
		const one = await oneYes();
		await as('marloes', (tx, actor) => dropPlan(tx, actor, one.planId));
		await isOver(one);
	});

	test('ends by itself sixty days after people were asked, and not before', async () => {
		const one = await oneYes();
		let back = moveClockTo(days(59));
		await tendCircles().finally(back);
		expect(await many('select 1 from community.circle_yes')).toBe(1);
		back = moveClockTo(days(61));
		await tendCircles().finally(back);
		await isOver(one);
	});

	test('a circle that runs goes on, whatever its age, and its maker ends it in another way', async () => {
		const { planId, circleId } = await running();
		const back = moveClockTo(days(400));
		await tendCircles().finally(back);
		expect((await as('samira', (tx, actor) => circleScreen(page(tx, actor, circleId)))).id).toBe(circleId);
		await expect(as('marloes', (tx, actor) => dropPlan(tx, actor, planId))).rejects.toMatchObject({
			code: 'circles-runs-already',
		});
	});

	test('is kept for its term and no longer, ended or not; one that runs is kept', async () => {
		const due = async () => {
			const [rule] = circlesRetention;
			return asTask('privacy.erase', waterveen, 'community', async (tx) =>
				rule?.count(tx, { municipalityId: waterveen, before: days(1) } as never),
			);
		};
		await asked();
		expect(await due()).toBe(1);
		await asOwner('delete from community.circle_plan');
		const { circleId } = await running();
		expect(await due()).toBe(0);
		await as('marloes', (tx, actor) => endCircle(tx, actor, circleId));
		expect(await due()).toBe(1);
	});
});

describe('who asks', () => {
	test('works for the team that keeps the card: in another team or another role of theirs nothing is there', async () => {
		const { planId, circleId, seatId } = await oneYes();
		const others: Actor[] = [
			{ ...persona('yusuf'), teamId: teamId('brokers') },
			{ ...persona('yusuf'), roles: ['policy_officer'] },
		];
		for (const other of others) {
			const seen = await asActor(other, 'community', async (tx) => [
				await seatsSeen(tx, waterveen),
				await facesSeen(tx, waterveen, circleId),
				await circlesSeen(tx, waterveen),
			]);
			expect(seen).toEqual([[], [], []]);
			await expect(
				asActor(other, 'community', (tx) => answerForCircle(tx, other, seatId, { answer: 'no' })),
			).rejects.toMatchObject({ status: 404 });
		}
		const elsewhere: Actor = { ...persona('marloes'), teamId: teamId('west') };
		await asActor(elsewhere, 'community', async (tx) => {
			expect([await plansSeen(tx, waterveen), await circlesSeen(tx, waterveen)]).toEqual([[], []]);
			await expect(planScreen(page(tx, elsewhere, planId))).rejects.toMatchObject({ status: 404 });
		});
	});

	test('goes along with the card: who took it over asks, who handed it over sees nothing', async () => {
		const { seatId } = await oneYes();
		const seats = await as('yusuf', (tx) => seatsSeen(tx, waterveen));
		const cardId = seats.find(({ id }) => id === seatId)?.cardId;
		const keep = (keeper: PersonaName, team: Parameters<typeof teamId>[0]) =>
			asOwner('update community.person_card set keeper_id = $1, team_id = $2 where id = $3', [
				personId(keeper),
				teamId(team),
				cardId,
			]);
		const ids = (name: PersonaName) => as(name, async (tx) => (await seatsSeen(tx, waterveen)).map(({ id }) => id));
		await as('yusuf', (tx) =>
			tx
				.updateTable('community.person_card')
				.set({ keeper_id: personId('marloes') })
				.where('id', '=', cardId ?? '')
				.execute(),
		);
		expect(await ids('yusuf')).not.toContain(seatId);
		await keep('marloes', 'brokers');
		await as('marloes', (tx, actor) => answerForCircle(tx, actor, seatId, { answer: 'no' }));
		await keep('yusuf', 'west');
		expect(await ids('yusuf')).toContain(seatId);
	});

	test('and who said no or left reads neither the name of the circle nor its hours', async () => {
		const { circleId } = await running();
		expect(await as('samira', (tx) => circlesSeen(tx, waterveen))).toHaveLength(1);
		await as('samira', (tx, actor) => leaveCircle(tx, actor, circleId));
		expect(await as('samira', (tx) => circlesSeen(tx, waterveen))).toEqual([]);
		const screen = await as('samira', (tx, actor) => circlesScreen({ tx, actor } as never));
		expect(JSON.stringify(screen)).not.toContain('Wilgenkring');
	});
});

describe('behind the screens', () => {
	test('nobody but the task says who asks whom, and who was asked stays where they are', async () => {
		const { seatId } = await oneYes();
		const change = (to: object) =>
			as('marloes', (tx) => tx.updateTable('community.circle_seat').set(to).where('id', '=', seatId).execute());
		await expect(change({ worker_id: personId('marloes') })).rejects.toThrow(/not theirs/);
		await expect(change({ asked_at: days(-1) })).rejects.toThrow(/not theirs/);
		await expect(change({ circle_id: null })).rejects.toThrow(/not theirs/);
	});

	test('no name stands in a circle without a yes', async () => {
		await asked();
		const [seat] = await as('yusuf', (tx) => seatsSeen(tx, waterveen));
		await expect(
			as('yusuf', (tx) =>
				keepFace(tx, waterveen, {
					seatId: seat?.id ?? '',
					circleId: seat?.circleId ?? '',
					called: 'Wie',
					contact: phone(1),
					how: 'spoken',
				}),
			),
		).rejects.toThrow(/row-level security/);
	});

	test('the end of a circle is not taken back', async () => {
		const { circleId } = await running();
		await as('marloes', (tx, actor) => endCircle(tx, actor, circleId));
		for (const change of [{ ended_on: null }, { ended_on: '2099-01-01' }])
			await expect(
				as('marloes', (tx) => tx.updateTable('community.circle').set(change).where('id', '=', circleId).execute()),
			).rejects.toThrow(/stays over/);
	});
});

describe('a circle in use', () => {
	test('its members see first names and numbers, note help and see how it goes; nobody else sees any of it', async () => {
		const { circleId } = await running();
		const samira = await as('samira', (tx, actor) => circleScreen(page(tx, actor, circleId)));
		expect(samira.members.length).toBeGreaterThanOrEqual(9);
		expect(samira.members.every(({ called, contact }) => called && contact)).toBe(true);
		expect(samira.members.every((one) => !('wants' in one))).toBe(true);
		expect(samira.volunteer).toBe('henk');
		expect(samira.safetyNet).toContain('Marloes');
		const me = samira.meId as string;
		const other = samira.members.find(({ id }) => id !== me)?.id as string;
		await as('samira', (tx, actor) => noteHelp(tx, actor, circleId, { helper: me, helped: other, theme: 'pets' }));
		for (const name of ['henk', 'marloes'] as const) {
			const seen = await as(name, (tx, actor) => circleScreen(page(tx, actor, circleId)));
			expect(seen.helps.map(({ helper }) => helper)).toEqual(['samira']);
			expect(seen.health.active).toBe(2);
		}
		for (const name of personaNames.filter((one) => !['samira', 'henk', 'marloes'].includes(one))) {
			await expect(
				as(name, (tx, actor) => circleScreen(page(tx, actor, circleId))),
				name,
			).rejects.toMatchObject({
				status: 404,
			});
			await expect(
				as(name, (tx, actor) => noteHelp(tx, actor, circleId, { helper: me, helped: other, theme: 'pets' })),
			).rejects.toMatchObject({ status: 404 });
			expect(await as(name, (tx) => helpsIn(tx, waterveen, circleId))).toEqual([]);
		}
		await expect(
			as('samira', (tx, actor) => noteHelp(tx, actor, circleId, { helper: me, helped: other, theme: 'income' })),
		).rejects.toMatchObject({ code: 'unknown-need' });
		const note = (await as('samira', (tx) => helpsIn(tx, waterveen, circleId)))[0]?.id ?? '';
		await expect(as('henk', (tx, actor) => takeNoteBack(tx, actor, note))).rejects.toMatchObject({ status: 404 });
		await as('samira', (tx, actor) => takeNoteBack(tx, actor, note));
		expect(await as('henk', (tx) => helpsIn(tx, waterveen, circleId))).toEqual([]);
	});

	test('whose name and number was read there reads so in the trail, and not whoever looked', async () => {
		const { circleId } = await running();
		const named: string[] = [];
		const { members } = await as('samira', (tx, actor) =>
			circleScreen({
				...(page(tx, actor, circleId) as object),
				about: ({ personIds }: { personIds: string[] }) => named.push(...personIds),
			} as never),
		);
		expect(named).toHaveLength(members.length - 1);
		expect(named).toContain(personId('henk'));
		expect(named).not.toContain(personId('samira'));
	});

	test('who leaves sees nothing any more, and nobody sees their name or number', async () => {
		const { circleId } = await running();
		await as('samira', (tx, actor) => leaveCircle(tx, actor, circleId));
		await expect(as('samira', (tx, actor) => circleScreen(page(tx, actor, circleId)))).rejects.toMatchObject({
			status: 404,
		});
		expect(await as('samira', (tx) => facesSeen(tx, waterveen, circleId))).toEqual([]);
		const left = await as('henk', (tx, actor) => circleScreen(page(tx, actor, circleId)));
		expect(left.members.map(({ called }) => called)).not.toContain('samira');
		// Somebody can change their mind.
		const [seat] = await as('samira', (tx) => seatsSeen(tx, waterveen, { cardId: personId('samira') }));
		await as('samira', (tx, actor) =>
			answerForCircle(tx, actor, seat?.id ?? '', { answer: 'yes', called: 'Sam', contact: phone(1), consent: true }),
		);
		expect((await as('samira', (tx, actor) => circleScreen(page(tx, actor, circleId)))).meId).toBe(seat?.id);
	});

	test('a member sends nobody away; who stands behind the circle can, and takes somebody in', async () => {
		const { planId, circleId } = await running();
		const { members } = await as('samira', (tx, actor) => circleScreen(page(tx, actor, circleId)));
		const other = members.find(({ me, isHub }) => !me && !isHub)?.id as string;
		await expect(as('samira', (tx, actor) => leaveCircle(tx, actor, circleId, other))).rejects.toMatchObject({
			status: 404,
		});
		await as('marloes', (tx, actor) => leaveCircle(tx, actor, circleId, other));
		expect((await as('henk', (tx, actor) => circleScreen(page(tx, actor, circleId)))).members).toHaveLength(
			members.length - 1,
		);
		const { without } = await as('marloes', (tx, actor) => planScreen(page(tx, actor, planId)));
		for (const seat of without.slice(0, 1)) {
			await as('marloes', (tx, actor) => moveSeat(tx, actor, planId, { seat: seat.id, to: circleId }));
			await askInCircles({ municipalityId: waterveen, subjectId: planId });
			const { rows } = (await asOwner('select asked_at from community.circle_seat where id = $1', [seat.id])) as {
				rows: { asked_at: Date | null }[];
			};
			expect(rows[0]?.asked_at).toBeTruthy();
		}
	});

	test('an end closes it for all and takes the names away', async () => {
		const { circleId } = await running();
		await expect(as('henk', (tx, actor) => endCircle(tx, actor, circleId))).rejects.toMatchObject({ status: 404 });
		await as('marloes', (tx, actor) => endCircle(tx, actor, circleId));
		for (const name of ['samira', 'henk', 'marloes'] as const)
			await expect(as(name, (tx, actor) => circleScreen(page(tx, actor, circleId)))).rejects.toMatchObject({
				status: 404,
			});
		expect(((await asOwner('select 1 from community.circle_yes')) as { rowCount: number }).rowCount).toBe(0);
		expect(await as('marloes', (tx) => plansSeen(tx, waterveen))).toEqual([]);
	});

	test('who takes back their consent is in no circle, and neither is what they did', async () => {
		const { circleId } = await running();
		const { members, meId } = await as('samira', (tx, actor) => circleScreen(page(tx, actor, circleId)));
		const other = members.find(({ id }) => id !== meId)?.id as string;
		await as('samira', (tx, actor) =>
			noteHelp(tx, actor, circleId, { helper: meId as string, helped: other, theme: 'pets' }),
		);
		await forgetInCircles({ municipalityId: waterveen, subjectId: personId('samira') });
		expect(await as('henk', (tx) => helpsIn(tx, waterveen, circleId))).toEqual([]);
		const left = await as('henk', (tx, actor) => circleScreen(page(tx, actor, circleId)));
		expect(left.members).toHaveLength(members.length - 1);
	});
});
