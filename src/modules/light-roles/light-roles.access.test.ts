import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { matchesOfTeam, wishScreen } from '#modules/matching/index.server';
import { endTalent, sharedTalents } from '#modules/talents/index.server';
import type { Actor } from '#platform/actor';
import { clock, moveClockTo } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { dayAfter } from '#platform/wall-time';
import { useDatabase, waterveen } from '#testing/database';
import { type PersonaName, persona, personaNames, personId, seedPeople, teamId } from '#testing/personas';
import { placeOf, talkIsDue } from './light-role.ts';
import { ownRolesScreen, rolesScreen } from './light-role-screens.server.ts';
import { answerRole, forgetLightRoles, invite, noteSupport, takeStep, tendLightRoles } from './light-roles.server.ts';
import { rolesSeen } from './light-roles.store.server.ts';

const { asOwner } = useDatabase();
const as = <T>(who: PersonaName | Actor, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> => {
	const actor = typeof who === 'string' ? persona(who) : who;
	return asActor(actor, 'community', (tx) => work(tx, actor));
};
const rina = '019b0000-0000-7000-8000-cd0000000011';
const today = clock.today();
const asked = { soort: 'beside' as const, vraag: 'Wil je een keer mee naar iemand die begint?', op: undefined };
const yes = {
	antwoord: 'yes' as const,
	woorden: 'Ik weet hoe het is om opnieuw te beginnen.',
	vaak: 'month' as const,
	tot: dayAfter(today, 90),
	gekeken: false,
};
const shared = (who: PersonaName) =>
	as(who, async (tx) =>
		(await sharedTalents(tx, waterveen, { kind: 'talent', limit: 50 })).filter(({ byExperience }) => byExperience),
	);
const roleOf = async (card: string, who: PersonaName | Actor) =>
	(await as(who, (tx) => rolesSeen(tx, waterveen))).find(({ cardId }) => cardId === card)?.id ?? '';
const page = (tx: Tx, actor: Actor, id = '') =>
	({ tx, actor, params: { id }, url: new URL('http://waterveen.test/'), about: () => {} }) as never;

beforeAll(async () => {
	await seedPeople(asOwner);
	await asOwner(
		`insert into community.person_card (municipality_id, id, called, area_code, keeper_id, team_id, consent_given_on, consent_how, made_at, last_active_on)
		values ($1, $2, 'Rina', 'BU99010101', $3, $4, current_date, 'spoken', now(), current_date)`,
		[waterveen, rina, personId('marloes'), teamId('brokers')],
	);
	// Samira signs in herself, and the team keeps in touch with her.
	await asOwner(
		`update community.person_card set keeper_id = $1, team_id = $2, consent_given_on = current_date, consent_how = 'spoken' where id = $3`,
		[personId('marloes'), teamId('brokers'), personId('samira')],
	);
});
beforeEach(async () => {
	await asOwner('delete from community.light_role');
	await asOwner('delete from community.talent');
	await asOwner('update community.person_card set consent_withdrawn_at = null, restricted_at = null');
	await as('marloes', (tx, actor) => invite(tx, actor, { ...asked, kaart: rina }));
	await as('marloes', (tx, actor) => invite(tx, actor, { ...asked, kaart: personId('samira') }));
});

describe('who was asked', () => {
	test('is known to that person and the team that asked, and to nobody else', async () => {
		for (const name of personaNames.filter((one) => !['marloes', 'soraya', 'samira'].includes(one)))
			expect(await as(name, (tx) => rolesSeen(tx, waterveen)), name).toEqual([]);
		expect(await as({ ...persona('marloes'), teamId: teamId('west') }, (tx) => rolesSeen(tx, waterveen))).toEqual([]);
		const own = await as('samira', (tx, actor) => ownRolesScreen({ tx, actor }));
		expect(own.roles).toMatchObject([{ askedWords: asked.vraag, worker: 'Marloes Tilstra', answer: null }]);
		expect(await shared('yusuf')).toEqual([]);
	});

	test('reads it on the day that suits and not before; nobody is asked twice', async () => {
		await asOwner('delete from community.light_role');
		await as('marloes', (tx, actor) =>
			invite(tx, actor, { ...asked, kaart: personId('samira'), op: dayAfter(today, 9) }),
		);
		expect((await as('samira', (tx, actor) => ownRolesScreen({ tx, actor }))).roles).toEqual([]);
		await expect(
			as('marloes', (tx, actor) => invite(tx, actor, { ...asked, kaart: personId('samira') })),
		).rejects.toMatchObject({ code: 'light-role-asked-already' });
	});

	test('is of the own team: nobody asks from a card of another', async () => {
		for (const name of ['yusuf', 'femke', 'bram', 'samira'] as const)
			await expect(
				as(name, (tx, actor) => invite(tx, actor, { ...asked, kaart: rina })),
				name,
			).rejects.toMatchObject({
				status: 404,
			});
	});
});

describe('a yes', () => {
	test('becomes something others can find, in own words and without a name, and matching follows it up', async () => {
		await as('marloes', async (tx, actor) => answerRole(tx, actor, { ...yes, id: await roleOf(rina, 'marloes') }));
		expect(await shared('yusuf')).toMatchObject([{ words: yes.woorden, byExperience: true }]);
		const { rows } = await asOwner('select words, card_id from community.talent');
		expect(rows).toEqual([{ words: yes.woorden, card_id: rina }]);
		expect(await as('yusuf', (tx) => matchesOfTeam(tx))).toEqual([]);
		await asOwner(`update community.talent set need_code = 'walking-together'`);
		const wish = '019b0000-0000-7000-8000-7a0000000099';
		await asOwner(
			`insert into community.talent (municipality_id, id, card_id, kind, words, need_code, shared_since, confirmed_on, made_at)
			values ($1, $2, $3, 'wish', 'Samen lopen', 'walking-together', current_date, current_date, now())`,
			[waterveen, wish, personId('samira')],
		);
		const screen = await as('marloes', (tx, actor) => wishScreen(page(tx, actor, wish)));
		expect(screen.suggestions).toMatchObject([{ byExperience: true, words: yes.woorden }]);
	});

	test('is said by themselves when they sign in: no worker says it for them', async () => {
		const id = await roleOf(personId('samira'), 'marloes');
		for (const form of [
			{ ...yes, id },
			{ ...yes, antwoord: 'no' as const, id },
		])
			await expect(as('marloes', (tx, actor) => answerRole(tx, actor, form))).rejects.toMatchObject({ status: 404 });
		await expect(
			as('marloes', (tx) =>
				tx.updateTable('community.light_role').set({ rests_since: clock.now() }).where('id', '=', id).execute(),
			),
		).rejects.toThrow(/not theirs/);
		await as('samira', (tx, actor) => answerRole(tx, actor, { ...yes, id }));
		expect(await shared('yusuf')).toHaveLength(1);
		await expect(
			as('samira', (tx) =>
				tx.updateTable('community.light_role').set({ training_seen_on: today }).where('id', '=', id).execute(),
			),
		).rejects.toThrow(/not theirs/);
	});

	test('says what, how often and until when, within a year, and names nobody', async () => {
		const id = await roleOf(personId('samira'), 'samira');
		for (const [wrong, code] of [
			[{ woorden: '' }, 'required'],
			[{ vaak: undefined }, 'required'],
			[{ tot: undefined }, 'required'],
			[{ tot: today }, 'date-in-past'],
			[{ tot: dayAfter(today, 400) }, 'light-role-too-long'],
			[{ woorden: 'Bel mij op 06 12345678' }, 'text-points-at-person'],
		] as const)
			await expect(as('samira', (tx, actor) => answerRole(tx, actor, { ...yes, ...wrong, id }))).rejects.toMatchObject({
				code,
			});
		expect(await shared('yusuf')).toEqual([]);
	});
});

describe('a way out', () => {
	test('"nu even niet" takes it from what others find at once; on again and stop are as easy', async () => {
		const id = await roleOf(personId('samira'), 'samira');
		await as('samira', (tx, actor) => answerRole(tx, actor, { ...yes, id }));
		for (const [stap, found] of [
			['rest', 0],
			['go-on', 1],
			['stop', 0],
		] as const) {
			await as('samira', (tx, actor) => takeStep(tx, actor, { id, stap }));
			expect(await shared('yusuf'), stap).toHaveLength(found);
		}
		expect(await as('samira', (tx) => rolesSeen(tx, waterveen))).toEqual([]);
	});

	test('the end of the term, and stopping with what they offer, end it too', async () => {
		const [own, other] = [await roleOf(personId('samira'), 'samira'), await roleOf(rina, 'marloes')];
		await as('samira', (tx, actor) => answerRole(tx, actor, { ...yes, id: own }));
		await as('marloes', (tx, actor) => answerRole(tx, actor, { ...yes, id: other }));
		await tendLightRoles();
		expect(await as('marloes', (tx) => rolesSeen(tx, waterveen))).toHaveLength(2);
		const [role] = await as('samira', (tx) => rolesSeen(tx, waterveen));
		await as('samira', (tx, actor) => endTalent(tx, actor, personId('samira'), role?.talentId ?? ''));
		await tendLightRoles();
		expect(await as('samira', (tx) => rolesSeen(tx, waterveen))).toEqual([]);
		const back = moveClockTo(new Date(Date.parse(`${yes.tot}T12:00:00Z`) + 86_400_000));
		await tendLightRoles().finally(back);
		expect(await as('marloes', (tx) => rolesSeen(tx, waterveen))).toEqual([]);
		expect(await shared('yusuf')).toEqual([]);
	});

	test('who rests is not there for the team, and of who withdraws nothing is left', async () => {
		await asOwner('update community.person_card set restricted_at = now() where id = $1', [rina]);
		expect(await roleOf(rina, 'marloes')).toBe('');
		await forgetLightRoles({ municipalityId: waterveen, subjectId: rina });
		expect((await asOwner('select 1 from community.light_role where card_id = $1', [rina])).rowCount).toBe(0);
	});
});

test('a worker keeps the day of a training and of the next talk, and sees when it is due', async () => {
	const id = await roleOf(rina, 'marloes');
	await as('marloes', (tx, actor) => answerRole(tx, actor, { ...yes, id }));
	await as('marloes', (tx, actor) => noteSupport(tx, actor, { id, training: today, gesprek: today }));
	const { roles } = await as('marloes', (tx, actor) => rolesScreen(page(tx, actor)));
	expect(roles.find((one) => one.id === id)).toMatchObject({ trainingSeenOn: today, talkIsDue: true, place: 'runs' });
	await expect(
		as('samira', (tx, actor) => noteSupport(tx, actor, { id, training: today, gesprek: undefined })),
	).rejects.toMatchObject({ status: 404 });
	expect(talkIsDue({ answer: 'yes', nextTalkOn: dayAfter(today, 1) }, today)).toBe(false);
	expect(placeOf({ answer: null, askOn: dayAfter(today, 1), restsSince: null }, today)).toBe('later');
});
