import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { asActor, type Tx } from '#platform/db/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { moveDays } from '#testing/days';
import { type PersonaName, persona, personId, seedPeople, teamId } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import { answerMatch, byCode, cardBehind, endMatch, slipFor, tellHowItWent } from './answer-match.server.ts';
import type { MatchAnswerForm } from './match.forms.ts';
import type { MatchCard } from './match.ts';
import { matchCards, notTogether } from './matches.store.server.ts';
import { cardOf, seedNeighbours, seedTalent, talentOf } from './matching.fixtures.ts';
import { leaveOut, proposeMatch } from './propose-match.server.ts';
import {
	askBoth,
	endForWithdrawn,
	endUnshared,
	forgetInMatching,
	moveInMatching,
	suggestByNight,
	tellAnswered,
	tendMatches,
} from './tend-matches.server.ts';

const { asOwner } = useDatabase();
const as = <T>(who: PersonaName | Actor, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> => {
	const actor = typeof who === 'string' ? persona(who) : who;
	return asActor(actor, 'community', (tx) => work(tx, actor));
};
const nobody = anonymous(waterveen);

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
	await seedNeighbours(asOwner);
});
beforeEach(async () => {
	for (const table of ['match_suggestion', 'match', 'match_exclusion', 'match_setting', 'mail'])
		await asOwner(`delete from community.${table}`);
	await asOwner(
		`update community.person_card set contact_by = 'keeper', mail = '', consent_withdrawn_at = null, erase_on = null, restricted_at = null`,
	);
});

const proposal = {
	wens: talentOf('naima'),
	talent: talentOf('cor'),
	soort: 'help' as 'help' | 'visit',
	taak: 'Samen een verwilderde tuin weer netjes maken.',
	praktisch: 'Op een zaterdagochtend, gereedschap is er.',
	terug: 'Koffie met iets lekkers.',
	gekeken: false,
};
const propose = async (over: Partial<typeof proposal> = {}): Promise<string> =>
	(await as('marloes', (tx, actor) => proposeMatch(tx, actor, { ...proposal, ...over }))).id;
const said = (antwoord: 'yes' | 'no' | 'later', over: Partial<MatchAnswerForm> = {}): MatchAnswerForm => ({
	antwoord,
	naam: '',
	bereik: '',
	reden: undefined,
	niemeer: false,
	...over,
});
const sideOf = async (who: PersonaName, side: 'asks' | 'offers'): Promise<MatchCard> => {
	const found = (await as(who, (tx) => matchCards(tx))).find((card) => card.side === side);
	if (!found) throw new Error(`${who} has no side that ${side}`);
	return found;
};
/** Naima tells Marloes yes, Cor tells Yusuf yes. */
async function bothSayYes(): Promise<void> {
	const asks = await sideOf('marloes', 'asks');
	await as('marloes', (tx, actor) =>
		answerMatch(tx, actor, { sideId: asks.sideId }, said('yes', { bereik: '0612345678' })),
	);
	const offers = await sideOf('yusuf', 'offers');
	await as('yusuf', (tx, actor) => answerMatch(tx, actor, { sideId: offers.sideId }, said('yes')));
}
const stateNow = async (): Promise<string> => (await asOwner('select state from community.match')).rows[0].state;

describe('a neglected garden and a former gardener', () => {
	test('meet across the double yes: no name before the second, and both after it', async () => {
		await propose();
		const asks = await sideOf('marloes', 'asks');
		expect([asks.otherCalled, asks.otherContact, asks.state]).toEqual(['', '', 'asked']);
		await as('marloes', (tx, actor) =>
			answerMatch(tx, actor, { sideId: asks.sideId }, said('yes', { bereik: '0612345678' })),
		);
		const before = await sideOf('yusuf', 'offers');
		expect([before.otherCalled, before.otherContact, before.called]).toEqual(['', '', '']);
		await as('yusuf', (tx, actor) => answerMatch(tx, actor, { sideId: before.sideId }, said('yes')));

		expect(await sideOf('yusuf', 'offers')).toMatchObject({
			state: 'agreed',
			otherCalled: 'naima',
			otherContact: '0612345678',
		});
		expect(await sideOf('marloes', 'asks')).toMatchObject({ state: 'agreed', otherCalled: 'cor', otherContact: '' });
	});

	test('keeps why they were proposed, in rules and fields', async () => {
		await propose();
		const { rows } = await asOwner('select rules, fields from community.match');
		expect(rows[0].rules).toContain('same-subject');
		expect(rows[0].fields).toEqual(expect.arrayContaining(['need_code', 'area_code']));
	});

	test('in what both read there is no name, unless who wrote it looked once more', async () => {
		await expect(propose({ taak: 'Samen met Naima Bouzidi de tuin doen, bel 06 12345678.' })).rejects.toMatchObject({
			code: 'text-points-at-person',
		});
		await expect(propose({ terug: 'Mijn nummer is 111222333.' })).rejects.toMatchObject({ code: 'text-has-bsn' });
	});

	test('one question goes out for a wish at a time', async () => {
		await propose();
		await expect(propose({ talent: talentOf('wim') })).rejects.toMatchObject({ code: 'matching-not-now' });
	});

	test.each([
		['wants to hear nothing', `update community.person_card set contact_by = 'nobody' where id = $1`],
		['took their consent back', 'update community.person_card set consent_withdrawn_at = now() where id = $1'],
	])('not when Cor %s', async (_, change) => {
		await asOwner(change, [cardOf('cor')]);
		await expect(propose()).rejects.toMatchObject({ status: expect.any(Number) });
	});

	test('not when the municipality turned it off', async () => {
		await asOwner('insert into community.match_setting values ($1, false, now())', [waterveen]);
		await expect(propose()).rejects.toMatchObject({ code: 'matching-off' });
	});
});

describe('a no', () => {
	test('says to the other only that it does not go on, and keeps its reason to itself', async () => {
		await propose();
		const asks = await sideOf('marloes', 'asks');
		await as('marloes', (tx, actor) => answerMatch(tx, actor, { sideId: asks.sideId }, said('yes')));
		const offers = await sideOf('yusuf', 'offers');
		await as('yusuf', (tx, actor) =>
			answerMatch(tx, actor, { sideId: offers.sideId }, said('no', { reden: 'not-for-me', niemeer: true })),
		);
		const seen = await sideOf('marloes', 'asks');
		expect(seen).toMatchObject({ state: 'stopped', otherCalled: '', otherContact: '', called: '', contact: '' });
		expect(JSON.stringify(await as('marloes', (tx) => matchCards(tx)))).not.toContain('not-for-me');
		await expect(propose()).rejects.toMatchObject({ code: 'matching-not-now' });
	});

	test('"not this one, because" is learned for the pair', async () => {
		await as('marloes', (tx, actor) =>
			leaveOut(tx, actor, { wishId: talentOf('naima'), talentId: talentOf('cor'), because: 'know-each-other' }),
		);
		await expect(propose()).rejects.toMatchObject({ code: 'matching-not-now' });
		await propose({ talent: talentOf('wim') });
	});

	test('later waits four weeks, and nobody is told', async () => {
		await propose();
		const asks = await sideOf('marloes', 'asks');
		await as('marloes', (tx, actor) => answerMatch(tx, actor, { sideId: asks.sideId }, said('later')));
		expect(await sideOf('marloes', 'asks')).toMatchObject({ state: 'asked', answer: 'later' });
	});
});

describe('a code on a slip', () => {
	const slip = async (who: PersonaName, side: 'asks' | 'offers') => {
		const card = await sideOf(who, side);
		return as(who, (tx) => slipFor(tx, card.sideId));
	};

	test('opens one side for who holds it, without a name before both said yes, and dies with the match', async () => {
		await propose();
		const naima = await slip('marloes', 'asks');
		const cor = await slip('yusuf', 'offers');
		expect(naima).toMatch(/^(\w{4}-){3}\w{4}$/);
		const shown = await as(nobody, (tx) => cardBehind(tx, cor));
		expect(shown).toMatchObject({ task: proposal.taak, otherCalled: '', cardId: null });
		await as(nobody, (tx, actor) => answerMatch(tx, actor, byCode(cor), said('yes', { naam: 'Cor' })));
		await as(nobody, (tx, actor) => answerMatch(tx, actor, byCode(naima), said('yes', { bereik: '0612345678' })));
		expect(await as(nobody, (tx) => cardBehind(tx, naima))).toMatchObject({ state: 'agreed', otherCalled: 'Cor' });
		expect(await as(nobody, (tx) => cardBehind(tx, cor))).toMatchObject({ otherContact: '0612345678' });

		await as(nobody, (tx) => endMatch(tx, byCode(cor)));
		for (const code of [naima, cor]) expect(await as(nobody, (tx) => cardBehind(tx, code))).toBeUndefined();
		await expect(as(nobody, (tx, actor) => answerMatch(tx, actor, byCode(cor), said('yes')))).rejects.toMatchObject({
			status: 404,
		});
	});

	test('a new slip makes the old one worthless, and the code itself is kept nowhere', async () => {
		await propose();
		const first = await slip('marloes', 'asks');
		const second = await slip('marloes', 'asks');
		expect(await as(nobody, (tx) => cardBehind(tx, first))).toBeUndefined();
		expect(await as(nobody, (tx) => cardBehind(tx, second))).toBeDefined();
		const { rows } = await asOwner('select * from community.match_side');
		expect(JSON.stringify(rows)).not.toContain(second);
	});
});

describe('afterwards', () => {
	test('who chose a text message is asked by one, with a code of their own', async () => {
		await asOwner(`update community.person_card set contact_by = 'text', phone = '+31612345678' where id = $1`, [
			cardOf('cor'),
		]);
		const id = await propose();
		await askBoth({ municipalityId: waterveen, subjectId: id });
		const { rows } = await asOwner(`select address, facts from community.mail where template = 'match-asked'`);
		expect(rows).toEqual(
			expect.arrayContaining([
				{ address: '+31612345678', facts: { link: expect.stringMatching(/^\/koppeling\/[\w-]+$/) } },
			]),
		);
	});

	test('after a week both are asked how it went, once, each in the way they chose', async () => {
		await asOwner(`update community.person_card set contact_by = 'mail', mail = 'cor@voorbeeld.nl' where id = $1`, [
			cardOf('cor'),
		]);
		const id = await propose();
		await askBoth({ municipalityId: waterveen, subjectId: id });
		const { rows } = await asOwner('select account_id, address, template, facts from community.mail');
		expect(rows.map(({ address, template }) => [address, template])).toEqual(
			expect.arrayContaining([['cor@voorbeeld.nl', 'match-asked']]),
		);
		expect(JSON.stringify(rows)).not.toMatch(/tuin|naima|hovenier/i);
		await bothSayYes();
		await asOwner('delete from community.mail');
		const back = moveDays(8);
		try {
			await tendMatches();
			await tendMatches();
			expect((await asOwner(`select template from community.mail where template = 'news'`)).rows).toHaveLength(2);
		} finally {
			back();
		}
	});

	test('after the second yes each hears it in the way they chose, and not before', async () => {
		await asOwner(`update community.person_card set contact_by = 'mail', mail = 'cor@voorbeeld.nl' where id = $1`, [
			cardOf('cor'),
		]);
		const id = await propose();
		const told = async () => {
			await asOwner('delete from community.mail');
			await tellAnswered({ municipalityId: waterveen, subjectId: id });
			return (await asOwner('select address from community.mail where address is not null')).rows;
		};
		expect(await told()).toEqual([]);
		await bothSayYes();
		expect(await told()).toEqual([{ address: 'cor@voorbeeld.nl' }]);
	});

	test('it happened and it clicked: they go on; when both are done it is over and the names are gone', async () => {
		await propose();
		await bothSayYes();
		const tell = async (who: PersonaName, side: 'asks' | 'offers', verder: 'go-on' | 'done') => {
			const { sideId } = await sideOf(who, side);
			await as(who, (tx) =>
				tellHowItWent(tx, { sideId }, { gelukt: 'yes', klik: 'yes', verder, naar: undefined, stap: '' }),
			);
		};
		await tell('marloes', 'asks', 'go-on');
		expect(await stateNow()).toBe('met');
		await tell('marloes', 'asks', 'done');
		await tell('yusuf', 'offers', 'done');
		expect(await stateNow()).toBe('ended');
		const { rows } = await asOwner(`select called, contact from community.match_side`);
		expect(rows).toEqual([
			{ called: '', contact: '' },
			{ called: '', contact: '' },
		]);
	});

	test('a visit leads on: the next step stands with the worker behind it, and not with the other', async () => {
		await propose({ soort: 'visit' });
		await bothSayYes();
		const { sideId } = await sideOf('marloes', 'asks');
		await as('marloes', (tx) =>
			tellHowItWent(
				tx,
				{ sideId },
				{ gelukt: 'yes', klik: 'yes', verder: 'go-on', naar: 'place', stap: 'Samen naar de koffie in het buurthuis.' },
			),
		);
		expect(await sideOf('marloes', 'asks')).toMatchObject({
			kind: 'visit',
			towards: 'place',
			towardsWords: 'Samen naar de koffie in het buurthuis.',
		});
		expect(JSON.stringify(await as('yusuf', (tx) => matchCards(tx)))).not.toContain('buurthuis');
	});

	test('what nobody answers lapses by itself', async () => {
		await propose();
		const back = moveDays(20);
		try {
			await tendMatches();
		} finally {
			back();
		}
		expect(await stateNow()).toBe('stopped');
	});

	test('who takes consent back is gone for the other in that same moment, and the match ends', async () => {
		await propose();
		await bothSayYes();
		await asOwner('update community.person_card set consent_withdrawn_at = now() where id = $1', [cardOf('cor')]);
		expect(await sideOf('marloes', 'asks')).toMatchObject({ otherCalled: '', otherContact: '' });
		await endForWithdrawn({ municipalityId: waterveen, subjectId: cardOf('cor') });
		expect(await stateNow()).toBe('ended');
	});

	test('of who took consent back the team reads nothing any more, also not of what is over', async () => {
		await propose();
		await endForWithdrawn({ municipalityId: waterveen, subjectId: cardOf('cor') });
		expect((await as('yusuf', (tx) => matchCards(tx))).map(({ side }) => side)).toEqual(['offers']);
		for (const change of [
			'consent_withdrawn_at = now()',
			'consent_withdrawn_at = null, erase_on = current_date + 14',
		]) {
			await asOwner(`update community.person_card set ${change} where id = $1`, [cardOf('cor')]);
			expect(await as('yusuf', (tx) => matchCards(tx))).toEqual([]);
		}
		expect(await as('marloes', (tx) => matchCards(tx))).toHaveLength(1);
	});

	test('for who wants to be left alone only their keeper speaks, to end it', async () => {
		await propose();
		const { sideId } = await sideOf('yusuf', 'offers');
		await asOwner('update community.person_card set restricted_at = now() where id = $1', [cardOf('cor')]);
		const colleague: Actor = { ...persona('yusuf'), personId: personId('marloes') };
		expect(await as(colleague, (tx) => matchCards(tx))).toEqual([]);
		await expect(as(colleague, (tx, actor) => answerMatch(tx, actor, { sideId }, said('yes')))).rejects.toMatchObject({
			status: 404,
		});
		await expect(as(colleague, (tx) => slipFor(tx, sideId))).rejects.toMatchObject({ status: 404 });
		expect(await as('yusuf', (tx) => matchCards(tx))).toHaveLength(1);
		await as('yusuf', (tx) => endMatch(tx, { sideId }));
		expect(await stateNow()).toBe('stopped');
	});

	test('who no longer shares a talent is asked no more about it; what both agreed on stays', async () => {
		const unshared = { municipalityId: waterveen, subjectId: talentOf('cor') };
		const share = (since: string) =>
			asOwner(`update community.talent set shared_since = ${since} where id = $1`, [talentOf('cor')]);
		try {
			await propose();
			await endUnshared(unshared);
			expect(await stateNow()).toBe('asked');
			await share('null');
			await endUnshared(unshared);
			expect(await stateNow()).toBe('stopped');
			await asOwner('delete from community.match');
			await share('current_date');
			await propose();
			await bothSayYes();
			await share('null');
			await endUnshared(unshared);
			expect(await stateNow()).toBe('agreed');
		} finally {
			await share('current_date');
		}
	});

	test('when a second card turns out to be the same person, what hung on it ends with the first', async () => {
		const behind = '019b0000-0000-7000-8000-cd0000000099';
		const [naima, cor] = [cardOf('naima'), cardOf('cor')];
		await asOwner(
			`insert into community.person_card (municipality_id, id, called, made_at, last_active_on, merged_into, merged_at, erased_at)
			values ($1, $2, '', now(), current_date, $3, now(), now())`,
			[waterveen, behind, cor],
		);
		await propose();
		await asOwner('update community.match_side set card_id = $1 where card_id = $2', [behind, cor]);
		await asOwner(
			'insert into community.match_exclusion (municipality_id, id, asks_card, offers_card, made_at) values ($1, gen_random_uuid(), $2, $3, now())',
			[waterveen, naima, behind],
		);
		await moveInMatching({ municipalityId: waterveen, subjectId: behind });
		expect((await asOwner('select asks_card, offers_card from community.match_exclusion')).rows).toEqual([
			{ asks_card: naima, offers_card: cor },
		]);
		expect((await asOwner('select card_id from community.match_side where card_id = $1', [behind])).rows).toEqual([]);
		await endForWithdrawn({ municipalityId: waterveen, subjectId: cor });
		expect(await stateNow()).toBe('stopped');
		await asOwner('delete from community.person_card where id = $1', [behind]);
	});

	test('two cards that turned out to be one person are not brought together, and "not this one" holds for both', async () => {
		const other = '019b0000-0000-7000-8000-cd0000000098';
		const [naima, cor] = [cardOf('naima'), cardOf('cor')];
		const mergedInto = (kept: string) =>
			asOwner(
				`insert into community.person_card (municipality_id, id, called, area_code, team_id, made_at, last_active_on, consent_given_on, consent_how, merged_into, merged_at)
				values ($1, $2, 'N.', 'BU99010101', $3, now(), current_date, current_date, 'spoken', $4, now())`,
				[waterveen, other, teamId('brokers'), kept],
			);
		const gardens = '019b0000-0000-7000-8000-7a0000000098';
		const apart = async (): Promise<string[]> =>
			[...((await as('marloes', (tx) => notTogether(tx, [naima], new Date()))).get(naima) ?? [])].sort();
		try {
			await mergedInto(naima);
			await seedTalent(asOwner, gardens, other, 'talent', 'Wiedt graag.', 'neighbours-garden');
			expect(await apart()).toEqual([other]);
			await expect(propose({ talent: gardens })).rejects.toMatchObject({ code: 'matching-not-now' });
			await asOwner('delete from community.talent where id = $1', [gardens]);
			await asOwner('delete from community.person_card where id = $1', [other]);

			await mergedInto(cor);
			await seedTalent(asOwner, gardens, other, 'talent', 'Wiedt graag.', 'neighbours-garden');
			await asOwner(
				'insert into community.match_exclusion (municipality_id, id, asks_card, offers_card, made_at) values ($1, gen_random_uuid(), $2, $3, now())',
				[waterveen, naima, cor],
			);
			expect(await apart()).toEqual([cor, other].sort());
			await expect(propose({ talent: gardens })).rejects.toMatchObject({ code: 'matching-not-now' });
		} finally {
			await asOwner('delete from community.talent where id = $1', [gardens]);
			await asOwner('delete from community.person_card where id = $1', [other]);
		}
	});

	test('of who is erased nothing is left that tells who it was', async () => {
		await propose();
		await bothSayYes();
		await forgetInMatching({ municipalityId: waterveen, subjectId: cardOf('naima') });
		const { rows } = await asOwner(
			`select m.task, m.in_return, s.card_id, s.talent_id, s.called, s.contact from community.match m join community.match_side s on s.match_id = m.id where s.side = 'asks'`,
		);
		expect(rows).toEqual([{ task: '—————', in_return: '', card_id: null, talent_id: null, called: '', contact: '' }]);
	});
});

describe('by night', () => {
	test('the best for everybody lies ready, with rules and without a score', async () => {
		await suggestByNight();
		const { rows } = await asOwner('select * from community.match_suggestion');
		expect(rows).toHaveLength(1);
		expect(rows[0]).toMatchObject({ wish_id: talentOf('naima') });
		expect(rows[0].rules).toContain('same-subject');
		expect(Object.keys(rows[0]).join()).not.toMatch(/score|rank/);
	});

	test('nothing, when the municipality turned it off', async () => {
		await asOwner('insert into community.match_setting values ($1, false, now())', [waterveen]);
		await suggestByNight();
		expect((await asOwner('select * from community.match_suggestion')).rows).toEqual([]);
	});
});
