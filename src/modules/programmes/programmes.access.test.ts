import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answerMatch, matchesOfTeam, tendMatches } from '#modules/matching/index.server';
import { withdrawConsent } from '#modules/people/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, asTask, type Tx } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { dayAfter } from '#platform/wall-time';
import { useDatabase, waterveen } from '#testing/database';
import { momentInDays, moveDays } from '#testing/days';
import { type PersonaName, persona, personId, seedPeople, teamId } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import {
	answerClick,
	beginPair,
	endPair,
	noteAgreements,
	noteMoney,
	pairUp,
	personsIn,
	takeMoneyBack,
	takeStoryBack,
	talkHeld,
	tellStory,
} from './pair-up.server.ts';
import {
	clicksSeen,
	keepStory,
	moneySeen,
	pairsSeen,
	proposePairInStore,
	removeMoney,
	removeStory,
	savePair,
	storiesOf,
	talksSeen,
} from './pairs.store.server.ts';
import {
	ownProgrammeScreen,
	pairScreen,
	programmeScreen,
	programmesDue,
	programmesScreen,
} from './programme-screens.server.ts';
import { membersSeen, programmesSeen, untickStep } from './programmes.store.server.ts';
import { programmesRetention } from './programmes-retention.store.server.ts';
import {
	endProgramme,
	startProgramme,
	stepDone,
	stepUndone,
	stopTakingPart,
	takePart,
	tendProgrammes,
} from './tend-programme.server.ts';

const { asOwner } = useDatabase();
const as = <T>(who: PersonaName | Actor, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> => {
	const actor = typeof who === 'string' ? persona(who) : who;
	return asActor(actor, 'community', (tx) => work(tx, actor));
};
const page = (tx: Tx, actor: Actor, params: Record<string, string>) =>
	({ tx, actor, params, about: () => {} }) as never;
const sami = '019b0000-0000-7000-8000-cc0000000001';
const oma = '019b0000-0000-7000-8000-cc0000000002';
const today = clock.today();
const day = (away: number): string => dayAfter(today, away);
const template = {
	sjabloon: 'child-student',
	naam: 'Kind en student',
	uitleg: 'Tien maanden samen op pad.',
	stappen: ['introduction' as const, 'certificate' as const],
	budget: 10_000,
	maanden: 10,
	gesprek: 4,
};
const child = {
	kaart: sami,
	deel: 'asks' as const,
	naam: 'Sami',
	hoe: 'spoken' as const,
	leeftijd: '12-15' as '12-15' | 'under-12' | undefined,
	ouder: 'mother' as const,
	ouderOp: day(-3),
	van: undefined,
};
const henk = {
	...child,
	kaart: personId('henk'),
	deel: 'buddy' as const,
	naam: 'Henk',
	leeftijd: undefined,
	ouder: undefined,
	ouderOp: undefined,
};

let programme: string;
const members = async (): Promise<{ asks: string; buddy: string }> => {
	const found = await as('marloes', (tx) => membersSeen(tx, waterveen, { programmeIds: [programme] }));
	const of = (part: string) => found.find((one) => one.part === part)?.id ?? '';
	return { asks: of('asks'), buddy: of('buddy') };
};
const paired = async (): Promise<string> => {
	const { asks, buddy } = await members();
	return as('marloes', (tx, actor) => pairUp(tx, actor, programme, { vraagt: asks, maatje: buddy }));
};
const yes = { antwoord: 'yes' as const, naam: 'Sami Bouzidi', bereik: '0612345678', reden: undefined, niemeer: false };
const bothSayYes = async (): Promise<void> => {
	for (const name of ['marloes', 'henk'] as const)
		await as(name, async (tx, actor) => {
			for (const { sideId, state } of await matchesOfTeam(tx))
				if (state === 'asked') await answerMatch(tx, actor, { sideId }, yes);
		});
};
const allSteps = async (): Promise<void> => {
	const { buddy: lid } = await members();
	for (const stap of template.stappen)
		await as('marloes', (tx, actor) => stepDone(tx, actor, programme, { lid, stap, op: day(-1) }));
};
/** Every step done, and both said yes. */
const agreed = async (): Promise<string> => {
	await allSteps();
	const pair = await paired();
	await bothSayYes();
	return pair;
};
const begun = async (): Promise<string> => {
	const pair = await agreed();
	await as('marloes', (tx, actor) => beginPair(tx, actor, pair));
	return pair;
};
const atDay = async <T>(away: number, work: () => Promise<T>): Promise<T> => {
	const back = moveDays(away);
	return work().finally(back);
};
/** Another team, a lead, the volunteer of the pair, a neighbour, who administers, and two of another municipality. */
const strangers = ['yusuf', 'ingrid', 'henk', 'fatou', 'tariq', 'gea', 'olaf'] as const;

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
	for (const [id, called] of [
		[sami, 'Sami'],
		[oma, 'Ria'],
	])
		await asOwner(
			`insert into community.person_card (municipality_id, id, called, area_code, keeper_id, team_id, consent_given_on, consent_how, made_at, last_active_on)
			values ($1, $2, $3, 'BU99010101', $4, $5, current_date, 'spoken', now(), current_date)`,
			[waterveen, id, called, personId('marloes'), teamId('brokers')],
		);
});
beforeEach(async () => {
	for (const table of ['programme', 'match', 'match_exclusion']) await asOwner(`delete from community.${table}`);
	await asOwner('update community.person_card set consent_withdrawn_at = null, restricted_at = null');
	programme = await as('marloes', (tx, actor) => startProgramme(tx, actor, template));
	await as('marloes', (tx, actor) => takePart(tx, actor, programme, child));
	await as('marloes', (tx, actor) => takePart(tx, actor, programme, henk));
});

describe('taking part', () => {
	test('under sixteen takes a parent’s yes and a programme for children', async () => {
		await as('marloes', async (tx) => {
			const [one] = (await membersSeen(tx, waterveen, { programmeIds: [programme] })).filter(
				({ part }) => part === 'asks',
			);
			expect(one).toMatchObject({ called: 'Sami', under16: true, parent: 'mother', parentConsentOn: day(-3) });
		});
		const language = await as('marloes', (tx, actor) =>
			startProgramme(tx, actor, { ...template, sjabloon: 'language-buddy', stappen: [] }),
		);
		await expect(as('marloes', (tx, actor) => takePart(tx, actor, language, child))).rejects.toMatchObject({
			code: 'programme-not-for-children',
		});
		await expect(
			as('marloes', (tx, actor) => takePart(tx, actor, programme, { ...child, kaart: oma, ouderOp: day(3) })),
		).rejects.toMatchObject({ code: 'date-in-future' });
	});

	test('where children can, it is always asked how old somebody is; the database says so too', async () => {
		await expect(
			as('marloes', (tx, actor) =>
				takePart(tx, actor, programme, { ...child, kaart: oma, leeftijd: undefined, ouder: undefined }),
			),
		).rejects.toMatchObject({ code: 'required', field: 'leeftijd' });
		await expect(
			as('marloes', (tx) =>
				sql`insert into community.programme_member (municipality_id, id, programme_id, part, card_id, called, consent_how, consent_on)
				values (${waterveen}, gen_random_uuid(), ${programme}, 'asks', ${oma}, 'Ria', 'spoken', current_date)`.execute(
					tx,
				),
			),
		).rejects.toThrow(/row-level security/);
	});

	test('for a child younger than twelve a parent answers, to the team', async () => {
		await as('marloes', async (tx, actor) => stopTakingPart(tx, actor, programme, (await members()).asks));
		await as('marloes', (tx, actor) => takePart(tx, actor, programme, { ...child, leeftijd: 'under-12' }));
		await allSteps();
		const { buddy } = await members();
		const asks = (await as('marloes', (tx) => membersSeen(tx, waterveen, { programmeIds: [programme] }))).find(
			(one) => one.part === 'asks' && !one.endedOn,
		);
		await as('marloes', (tx, actor) => pairUp(tx, actor, programme, { vraagt: asks?.id ?? '', maatje: buddy }));
		const samiself: Actor = { ...persona('samira'), personId: sami };
		const [own] = await as(samiself, (tx) => matchesOfTeam(tx));
		await expect(
			as(samiself, (tx, actor) => answerMatch(tx, actor, { sideId: own?.sideId ?? '' }, yes)),
		).rejects.toThrow(/a parent answers/);
		await bothSayYes();
		expect(await as('henk', (tx) => matchesOfTeam(tx))).toMatchObject([{ otherCalled: 'Sami' }]);
	});

	test('with children nobody does without a certificate', async () => {
		await expect(
			as('marloes', (tx, actor) => startProgramme(tx, actor, { ...template, stappen: ['training'] })),
		).rejects.toMatchObject({ code: 'programme-certificate-needed' });
	});

	test('is for people the team knows, once', async () => {
		await expect(
			as('marloes', (tx, actor) => takePart(tx, actor, programme, { ...henk, kaart: personId('samira') })),
		).rejects.toMatchObject({ status: 404 });
		await expect(as('marloes', (tx, actor) => takePart(tx, actor, programme, henk))).rejects.toMatchObject({
			code: 'programme-takes-part',
		});
	});

	test('a mentor of one’s own is named by who asks and stands in no pool', async () => {
		const jim = await as('marloes', (tx, actor) =>
			startProgramme(tx, actor, { ...template, sjabloon: 'jim', stappen: [] }),
		);
		await expect(
			as('marloes', (tx, actor) => takePart(tx, actor, jim, { ...henk, kaart: oma, naam: 'Ria' })),
		).rejects.toMatchObject({ code: 'programme-named-by-whom' });
		await as('marloes', (tx, actor) => takePart(tx, actor, jim, child));
		const asks = async () =>
			as('marloes', async (tx) =>
				(await membersSeen(tx, waterveen, { programmeIds: [jim] })).find(({ part }) => part === 'asks'),
			);
		const van = (await asks())?.id ?? '';
		await as('marloes', (tx, actor) => takePart(tx, actor, jim, { ...henk, kaart: oma, naam: 'Ria', van }));
		const shown = await as('marloes', (tx, actor) => programmeScreen(page(tx, actor, { id: jim })));
		expect(shown.members.find(({ part }) => part === 'buddy')).toMatchObject({ called: 'Ria', namedBy: 'Sami' });
	});
});

describe('a pair', () => {
	test('is not asked before a certificate was seen: two yeses show names and numbers', async () => {
		await expect(paired()).rejects.toMatchObject({ code: 'programme-steps-left', facts: { left: 2 } });
		const { asks, buddy } = await members();
		const past = () =>
			as('marloes', (tx) =>
				proposePairInStore(tx, {
					...{ id: newId(), matchId: newId(), sideIds: [newId(), newId()], asksId: asks, buddyId: buddy },
					...{ task: 'Samen op pad', practical: '', at: clock.now(), answerBy: day(21) },
				}),
			);
		expect(await past()).toBe(false);
		await allSteps();
		await asOwner(
			"update community.programme_step set done_on = current_date - interval '3 years' where step = 'certificate'",
		);
		await expect(paired()).rejects.toMatchObject({ code: 'programme-steps-left', facts: { left: 1 } });
		expect(await past()).toBe(false);
		await allSteps();
		expect(await past()).toBe(true);
	});

	test('keeps the buddy’s steps ticked, and an old certificate is none', async () => {
		const pair = await begun();
		const { buddy } = await members();
		const untick = () => as('marloes', (tx, actor) => stepUndone(tx, actor, programme, buddy, 'certificate'));
		await expect(untick()).rejects.toMatchObject({ code: 'programme-has-pairs' });
		await expect(as('marloes', (tx) => untickStep(tx, waterveen, buddy, 'certificate'))).rejects.toThrow(/stays while/);
		const tick = (op: string) =>
			as('marloes', (tx, actor) => stepDone(tx, actor, programme, { lid: buddy, stap: 'certificate', op }));
		await expect(tick('1990-01-01')).rejects.toMatchObject({ code: 'programme-certificate-old' });
		await expect(
			as('marloes', (tx) => sql`update community.programme_step set done_on = '1990-01-01'`.execute(tx)),
		).rejects.toThrow(/row-level security/);
		await as('marloes', (tx, actor) => endPair(tx, actor, pair));
		await untick();
	});

	test('is asked like every match: without a name until both said yes, and a child has a first name alone', async () => {
		await allSteps();
		await paired();
		const before = await as('henk', (tx) => matchesOfTeam(tx));
		expect(before.map(({ otherCalled, task }) => [otherCalled, task])).toEqual([
			['', 'Kind en student. Tien maanden samen op pad.'],
		]);
		await bothSayYes();
		const [after] = await as('henk', (tx) => matchesOfTeam(tx));
		expect(after).toMatchObject({ otherCalled: 'Sami', otherContact: '0612345678' });
	});

	test('begins when both said yes and every step is done, and not before; the database says so too', async () => {
		await allSteps();
		const pair = await paired();
		const begin = () => as('marloes', (tx, actor) => beginPair(tx, actor, pair));
		const past = () =>
			as('marloes', (tx) =>
				sql`update community.programme_pair set started_on = current_date, ends_on = current_date + 9 where id = ${pair}`.execute(
					tx,
				),
			);
		await expect(begin()).rejects.toMatchObject({ code: 'programme-not-both-yes' });
		await expect(past()).rejects.toThrow(/begins once/);
		await bothSayYes();
		await asOwner(
			"update community.programme_step set done_on = current_date - interval '3 years' where step = 'certificate'",
		);
		await expect(begin()).rejects.toMatchObject({ code: 'programme-steps-left', facts: { left: 1 } });
		await expect(past()).rejects.toThrow(/begins once/);
		await allSteps();
		await begin();
		const shown = await as('marloes', (tx, actor) => pairScreen(page(tx, actor, { koppel: pair })));
		expect(shown).toMatchObject({
			state: 'running',
			money: { budget: 10_000, left: 10_000 },
			startedOn: clock.today(),
		});
		expect(shown.clicks).toHaveLength(6);
		expect(shown.talks).toHaveLength(1);
		await expect(begin()).rejects.toMatchObject({ code: 'programme-pair-over' });
	});

	test('goes on for its term, and not for ever after', async () => {
		const pair = await begun();
		const open = async () => (await as('marloes', (tx) => pairsSeen(tx, waterveen, { id: pair })))[0]?.endedOn;
		await atDay(200, tendMatches);
		expect(await open()).toBeNull();
		await atDay(340, tendMatches);
		expect(await open()).not.toBeNull();
	});

	test('is not proposed to somebody who already goes with another, or who did not want it', async () => {
		const pair = await begun();
		await expect(paired()).rejects.toMatchObject({ code: 'matching-not-now' });
		await as('marloes', (tx, actor) => endPair(tx, actor, pair, true));
		await expect(paired()).rejects.toMatchObject({ code: 'matching-not-now' });
	});

	test('writes down what was agreed after both said yes, and of a child without a name or an address', async () => {
		await allSteps();
		const pair = await paired();
		const note = (words: string) => as('marloes', (tx, actor) => noteAgreements(tx, actor, pair, words));
		await expect(note('Elke woensdag om drie uur.')).rejects.toMatchObject({ code: 'programme-not-both-yes' });
		await expect(
			as('marloes', (tx) => savePair(tx, waterveen, pair, { agreements: 'Elke woensdag om drie uur.' })),
		).rejects.toThrow(/after both said yes/);
		await bothSayYes();
		await expect(note('Elke woensdag, Dorpsstraat 3.')).rejects.toMatchObject({
			code: 'programme-agreements-name-somebody',
		});
		await note('Elke woensdag om drie uur.');
		expect(await as('henk', (tx) => pairsSeen(tx, waterveen, 'own'))).toMatchObject([
			{ agreements: 'Elke woensdag om drie uur.' },
		]);
	});

	test('is over for the two when it ends: no agreements, money or talks any more, and no line is taken back', async () => {
		const pair = await begun();
		await as('marloes', (tx, actor) => noteAgreements(tx, actor, pair, 'Elke woensdag om drie uur.'));
		const money = { nieuw: newId(), soort: 'spent' as const, bedrag: 100, wat: 'Thee', op: clock.today() };
		await as('henk', (tx, actor) => noteMoney(tx, actor, pair, money));
		const [line] = await as('henk', (tx) => moneySeen(tx, waterveen, [pair]));
		await as('marloes', (tx, actor) => endPair(tx, actor, pair));
		expect(await as('henk', (tx) => pairsSeen(tx, waterveen, 'own'))).toMatchObject([{ id: pair, agreements: '' }]);
		expect(await as('henk', (tx) => moneySeen(tx, waterveen, [pair]))).toEqual([]);
		expect(await as('henk', (tx) => talksSeen(tx, waterveen, [pair]))).toEqual([]);
		await expect(as('henk', (tx, actor) => takeMoneyBack(tx, actor, pair, line?.id ?? ''))).rejects.toMatchObject({
			code: 'programme-pair-over',
		});
		expect(await as('henk', (tx) => removeMoney(tx, waterveen, pair, line?.id ?? ''))).toBe(false);
	});

	test('spends no more than there is, and the buddy takes only their own lines back', async () => {
		const pair = await begun();
		const line = (soort: 'given' | 'spent', bedrag: number) => ({
			nieuw: newId(),
			soort,
			bedrag,
			wat: 'Zwembad',
			op: clock.today(),
		});
		await as('marloes', (tx, actor) => noteMoney(tx, actor, pair, line('given', 4000)));
		const swimming = line('spent', 1250);
		for (const _again of [1, 2]) await as('henk', (tx, actor) => noteMoney(tx, actor, pair, swimming));
		expect(await as('henk', (tx) => moneySeen(tx, waterveen, [pair]))).toHaveLength(2);
		await expect(as('henk', (tx, actor) => noteMoney(tx, actor, pair, line('given', 100)))).rejects.toMatchObject({
			status: 404,
		});
		await expect(as('henk', (tx, actor) => noteMoney(tx, actor, pair, line('spent', 9000)))).rejects.toMatchObject({
			code: 'programme-over-budget',
		});
		await expect(
			as('henk', (tx) =>
				sql`insert into community.programme_money (municipality_id, id, pair_id, kind, cents, what, on_day, written_by)
				values (${waterveen}, gen_random_uuid(), ${pair}, 'spent', 9000, 'xx', current_date, ${personId('henk')})`.execute(
					tx,
				),
			),
		).rejects.toThrow(/budget/);
		const lines = await as('henk', (tx) => moneySeen(tx, waterveen, [pair]));
		const idOf = (kind: string) => lines.find((one) => one.kind === kind)?.id ?? '';
		await expect(as('henk', (tx, actor) => takeMoneyBack(tx, actor, pair, idOf('given')))).rejects.toMatchObject({
			status: 404,
		});
		await as('henk', (tx, actor) => takeMoneyBack(tx, actor, pair, idOf('spent')));
		const { places } = await as('henk', (tx, actor) => ownProgrammeScreen({ tx, actor }));
		expect(places[0]?.pairs[0]?.money).toMatchObject({ left: 10_000, given: 4000 });
	});

	test('has its next talk planned when one was held', async () => {
		const pair = await begun();
		await atDay(30, () => as('marloes', (tx, actor) => talkHeld(tx, actor, pair, day(29))));
		const talks = await as('henk', (tx) => talksSeen(tx, waterveen, [pair]));
		expect(talks.map(({ plannedOn, heldOn }) => [plannedOn, heldOn])).toEqual([
			[day(28), day(29)],
			[day(57), null],
		]);
	});

	test('comes up for the team when something waits', async () => {
		await allSteps();
		const pair = await paired();
		const due = (away: number, name: PersonaName = 'marloes') =>
			as(name, async (tx, actor) => (await programmesDue(tx, actor, day(away), () => {})).map(({ what }) => what));
		expect(await due(0)).toEqual([]);
		await bothSayYes();
		expect(await due(0)).toEqual(['begin']);
		await as('marloes', (tx, actor) => beginPair(tx, actor, pair));
		expect([await due(0), await due(15)]).toEqual([[], ['click']]);
		for (const name of strangers) expect(await due(15, name), name).toEqual([]);
		const list = await as('marloes', (tx, actor) => programmesScreen({ tx, actor, about: () => {} }));
		expect(list.own).toMatchObject([{ name: 'Kind en student', running: 1 }]);
	});
});

describe('does it click?', () => {
	const asked = async (name: PersonaName, pair: string) =>
		as(name, async (tx) => (await clicksSeen(tx, waterveen, [pair])).filter(({ answeredOn }) => !answeredOn));

	test('is asked of each apart, and the other reads no answer', async () => {
		const pair = await begun();
		expect((await asked('henk', pair)).map(({ side }) => side)).toEqual(['buddy', 'buddy', 'buddy']);
		const [childs] = (await asked('marloes', pair)).filter(({ side }) => side === 'asks');
		await as('marloes', (tx, actor) =>
			answerClick(tx, actor, pair, { vraag: childs?.id ?? '', klik: 'bit', verder: 'go-on' }),
		);
		expect(JSON.stringify(await as('henk', (tx, actor) => ownProgrammeScreen({ tx, actor })))).not.toContain('bit');
		await expect(
			as('henk', (tx, actor) => answerClick(tx, actor, pair, { vraag: childs?.id ?? '', klik: 'no', verder: 'stop' })),
		).rejects.toMatchObject({ status: 404 });
	});

	test('a no ends it kindly: the other reads that it is over, and not why or by whom', async () => {
		const pair = await begun();
		const [own] = await asked('henk', pair);
		await as('henk', (tx, actor) =>
			answerClick(tx, actor, pair, { vraag: own?.id ?? '', klik: 'no', verder: 'someone-else' }),
		);
		expect(await as('marloes', (tx) => matchesOfTeam(tx))).toMatchObject([
			{ state: 'ended', otherCalled: '', because: null },
		]);
		const { places } = await as('henk', (tx, actor) => ownProgrammeScreen({ tx, actor }));
		expect(places[0]?.pairs).toMatchObject([{ state: 'ended', other: '', click: null }]);
	});

	test('ends with a story of each, told on only with a yes and without names, and taken back at will', async () => {
		const pair = await begun();
		await as('henk', (tx, actor) => endPair(tx, actor, pair));
		const tell = (verhaal: string, delen: boolean) =>
			as('henk', (tx, actor) => tellStory(tx, actor, pair, { kant: undefined, verhaal, delen, ouderJa: false }));
		const told = async () =>
			(await as('yusuf', (tx, actor) => programmesScreen({ tx, actor, about: () => {} }))).stories;
		await tell('We gingen naar een garage. Hij wil monteur worden.', false);
		expect(await told()).toEqual([]);
		await expect(tell('Mevrouw Jansen ging mee.', true)).rejects.toMatchObject({ code: 'programme-names-somebody' });
		await tell('We gingen naar een garage. Hij wil monteur worden.', true);
		expect((await told()).map(({ words, side }) => [words, side])).toEqual([
			['We gingen naar een garage. Hij wil monteur worden.', 'buddy'],
		]);
		expect(await as('fatou', (tx) => storiesOf(tx, waterveen, [pair]))).toEqual([]);
		await asOwner("update community.programme_story set written_on = current_date - interval '6 months'");
		expect(await told()).toEqual([]);
		await tell('We gingen naar een garage. Hij wil monteur worden.', true);
		await as('henk', (tx, actor) => takeStoryBack(tx, actor, pair));
		expect(await told()).toEqual([]);
	});

	const forThem = (pair: string, kant: 'asks' | 'buddy', more: { delen?: boolean; ouderJa?: boolean } = {}) =>
		as('marloes', (tx, actor) =>
			tellStory(tx, actor, pair, { kant, verhaal: 'Het was geweldig samen.', delen: false, ouderJa: false, ...more }),
		);
	const storyRow = (pair: string, side: 'asks' | 'buddy') => ({
		...{ id: newId(), pairId: pair, programmeId: programme, side, words: 'Het was geweldig samen.' },
		...{ mayBeTold: true, parentSaysYes: false, day: clock.today() },
	});

	test('nobody tells it for somebody who told it themselves or took it back; the database says so too', async () => {
		const pair = await begun();
		await forThem(pair, 'buddy');
		const own = 'Alleen voor mezelf, het was zwaar.';
		await as('henk', (tx, actor) =>
			tellStory(tx, actor, pair, { kant: undefined, verhaal: own, delen: false, ouderJa: false }),
		);
		const words = async () => (await as('henk', (tx) => storiesOf(tx, waterveen, [pair]))).map((one) => one.words);
		const refused = async () => {
			await expect(forThem(pair, 'buddy', { delen: true })).rejects.toMatchObject({
				code: 'programme-told-themselves',
			});
			await expect(as('marloes', (tx) => keepStory(tx, waterveen, storyRow(pair, 'buddy')))).rejects.toThrow();
			await as('marloes', (tx) => removeStory(tx, waterveen, pair, 'buddy'));
		};
		await refused();
		expect(await words()).toEqual([own]);
		await as('henk', (tx, actor) => takeStoryBack(tx, actor, pair));
		await refused();
		expect(await words()).toEqual([]);
	});

	test('of a child it is told on when a parent said yes as well', async () => {
		const pair = await begun();
		await expect(forThem(pair, 'asks', { delen: true })).rejects.toMatchObject({ code: 'programme-parent-says-yes' });
		await expect(as('marloes', (tx) => keepStory(tx, waterveen, storyRow(pair, 'asks')))).rejects.toThrow(
			/row-level security/,
		);
		await forThem(pair, 'asks', { delen: true, ouderJa: true });
		expect(await as('yusuf', (tx, actor) => programmesScreen({ tx, actor, about: () => {} }))).toMatchObject({
			stories: [{ side: 'asks' }],
		});
		const samiself: Actor = { ...persona('samira'), personId: sami };
		const tell = (delen: boolean) =>
			as(samiself, (tx, actor) =>
				tellStory(tx, actor, pair, { kant: undefined, verhaal: 'Het was leuk.', delen, ouderJa: true }),
			);
		await expect(tell(true)).rejects.toMatchObject({ code: 'programme-parent-says-yes' });
		await tell(false);
		expect(await as('yusuf', (tx, actor) => programmesScreen({ tx, actor, about: () => {} }))).toMatchObject({
			stories: [],
		});
	});
});

describe('the trail', () => {
	test('names the two of a pair and who takes part, and nobody to who may not see them', async () => {
		const pair = await begun();
		const { asks, buddy } = await members();
		const persons = (name: PersonaName, of: Parameters<typeof personsIn>[2]) =>
			as(name, async (tx, actor) => (await personsIn(tx, actor, of)).sort());
		const both = [sami, personId('henk')].sort();
		expect(await persons('marloes', { pairId: pair })).toEqual(both);
		expect(await persons('marloes', { programmeId: programme, memberIds: [asks, buddy] })).toEqual(both);
		expect(await persons('marloes', { programmeId: programme, memberIds: [buddy] })).toEqual([personId('henk')]);
		expect(await persons('yusuf', { pairId: pair })).toEqual([]);
		expect(await persons('yusuf', { programmeId: programme, memberIds: [asks] })).toEqual([]);
	});
});

describe('nobody else', () => {
	test('sees who takes part or what a pair is about, or does anything in it', async () => {
		const pair = await begun();
		const { asks, buddy } = await members();
		const money = { nieuw: newId(), soort: 'spent' as const, bedrag: 100, wat: 'Thee', op: clock.today() };
		const doors: ((tx: Tx, actor: Actor) => Promise<unknown>)[] = [
			(tx, actor) => programmeScreen(page(tx, actor, { id: programme })),
			(tx, actor) => pairScreen(page(tx, actor, { koppel: pair })),
			(tx, actor) => takePart(tx, actor, programme, { ...child, kaart: oma }),
			(tx, actor) => stepDone(tx, actor, programme, { lid: buddy, stap: 'training', op: day(-1) }),
			(tx, actor) => stepUndone(tx, actor, programme, buddy, 'certificate'),
			(tx, actor) => stopTakingPart(tx, actor, programme, buddy),
			(tx, actor) => pairUp(tx, actor, programme, { vraagt: asks, maatje: buddy }),
			(tx, actor) => beginPair(tx, actor, pair),
			(tx, actor) => noteAgreements(tx, actor, pair, 'x'),
			(tx, actor) => talkHeld(tx, actor, pair, clock.today()),
			(tx, actor) => endProgramme(tx, actor, programme),
		];
		const both: typeof doors = [
			(tx, actor) => noteMoney(tx, actor, pair, money),
			(tx, actor) =>
				tellStory(tx, actor, pair, { kant: 'buddy', verhaal: 'Het was fijn.', delen: false, ouderJa: false }),
			(tx, actor) => endPair(tx, actor, pair),
		];
		for (const name of strangers) {
			await as(name, async (tx, actor) => {
				for (const door of name === 'henk' ? doors : [...doors, ...both])
					await expect(door(tx, actor), name).rejects.toMatchObject({ status: 404 });
			});
			const seen = await as(name, async (tx) => [
				(await membersSeen(tx, waterveen, { programmeIds: [programme] })).map(({ called }) => called),
				(await pairsSeen(tx, waterveen, { programmeIds: [programme] })).length,
				(await clicksSeen(tx, waterveen, [pair])).map(({ side }) => side),
				(await talksSeen(tx, waterveen, [pair])).length,
				(await sql`select 1 from community.programme_step`.execute(tx)).rows.length,
			]);
			if (name === 'henk') expect(seen).toEqual([['Henk'], 1, ['buddy', 'buddy', 'buddy'], 1, 2]);
			else expect(seen, name).toEqual([[], 0, [], 0, 0]);
		}
		const elsewhere: Actor = { ...persona('marloes'), teamId: teamId('west') };
		await expect(
			as(elsewhere, (tx, actor) => programmeScreen(page(tx, actor, { id: programme }))),
		).rejects.toMatchObject({ status: 404 });
		for (const name of ['gea', 'olaf'] as const)
			expect(await as(name, (tx) => programmesSeen(tx, waterveen))).toEqual([]);
	});
});

describe('who stops', () => {
	test('is out of it at once when they take back their yes: the pair ends, and what they said goes', async () => {
		const pair = await begun();
		await as('henk', (tx, actor) =>
			tellStory(tx, actor, pair, { kant: undefined, verhaal: 'Het was fijn.', delen: true, ouderJa: false }),
		);
		await as('henk', withdrawConsent);
		const shown = await as('marloes', (tx, actor) => pairScreen(page(tx, actor, { koppel: pair })));
		expect(shown).toMatchObject({ state: 'ended', stories: [], two: [{ called: 'Sami' }] });
		expect(shown.clicks.map(({ side }) => side)).toEqual(['asks', 'asks', 'asks']);
		expect(await as('henk', (tx, actor) => ownProgrammeScreen({ tx, actor }))).toMatchObject({ places: [] });
	});

	test('ends their pair first; a programme with pairs goes on until they are done', async () => {
		const pair = await begun();
		const { buddy } = await members();
		for (const door of [
			(tx: Tx, actor: Actor) => stopTakingPart(tx, actor, programme, buddy),
			(tx: Tx, actor: Actor) => endProgramme(tx, actor, programme),
		])
			await expect(as('marloes', door)).rejects.toMatchObject({ code: 'programme-has-pairs' });
		await as('marloes', (tx, actor) => endPair(tx, actor, pair));
		await as('marloes', (tx, actor) => endProgramme(tx, actor, programme));
		await expect(
			as('marloes', (tx, actor) => takePart(tx, actor, programme, { ...child, kaart: oma })),
		).rejects.toMatchObject({
			code: 'programme-over',
		});
	});

	test('as a volunteer is in no pair from that night on, and who waited two years stops waiting', async () => {
		const pair = await begun();
		const open = async () => (await as('marloes', (tx) => pairsSeen(tx, waterveen, { id: pair })))[0]?.endedOn === null;
		const here = async () =>
			(await as('marloes', (tx) => membersSeen(tx, waterveen, { programmeIds: [programme] }))).flatMap((one) =>
				one.endedOn ? [] : [one.called],
			);
		await tendProgrammes();
		expect(await open()).toBe(true);
		await asOwner('update community.assignment set ended_on = current_date where card_id = $1', [personId('henk')]);
		await tendProgrammes();
		await asOwner('update community.assignment set ended_on = null where card_id = $1', [personId('henk')]);
		expect([await open(), await here()]).toEqual([false, ['Sami']]);
		const asResident: Actor = { ...persona('henk'), kind: 'resident', roles: ['resident'] };
		expect((await as(asResident, (tx, actor) => ownProgrammeScreen({ tx, actor }))).places).toMatchObject([
			{ ended: true, pairs: [{ state: 'ended', other: '', contact: '' }] },
		]);
		await atDay(720, tendProgrammes);
		expect(await here()).toEqual(['Sami']);
		await asOwner('update community.programme_pair set ended_on = current_date - 760');
		await asOwner('update community.programme_member set consent_on = current_date - 760');
		await tendProgrammes();
		expect(await here()).toEqual([]);
	});

	test('a month after they stopped it is forgotten when their certificate was seen', async () => {
		await allSteps();
		const { buddy } = await members();
		const steps = async () =>
			(await asOwner('select step from community.programme_step order by step')).rows.map(({ step }) => step);
		const erase = () =>
			asTask('privacy.erase', waterveen, 'community', async (tx, actor) => {
				for (const rule of programmesRetention.filter(({ of }) => of === 'certificate-seen'))
					await rule.end(tx, { municipalityId: waterveen, before: momentInDays(1) }, actor);
			});
		await erase();
		expect(await steps()).toEqual(['certificate', 'introduction']);
		await as('marloes', (tx, actor) => stopTakingPart(tx, actor, programme, buddy));
		await erase();
		expect(await steps()).toEqual(['introduction']);
	});

	test('a year after the end nothing is left of it', async () => {
		const pair = await begun();
		const count = async () => Number((await asOwner('select count(*) as n from community.programme_click')).rows[0].n);
		const erase = () =>
			asTask('privacy.erase', waterveen, 'community', async (tx, actor) => {
				for (const rule of programmesRetention)
					await rule.end(tx, { municipalityId: waterveen, before: momentInDays(1) }, actor);
			});
		await erase();
		expect(await count()).toBe(6);
		await as('marloes', (tx, actor) => endPair(tx, actor, pair));
		await erase();
		expect(await count()).toBe(0);
	});
});
