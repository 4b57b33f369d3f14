import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sharedPartsOf } from '#modules/clients/index.server';
import { type Actor, anonymous } from '#platform/actor';
import { asActor, asTask, sql } from '#platform/db/index.server';
import { retentionTable } from '#platform/policy/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { dayFromToday } from '#testing/days';
import {
	accountId,
	organisationId,
	type PersonaName,
	persona,
	personaNames,
	personId,
	seedPeople,
	teamId,
} from '#testing/personas';
import { beginClientFor, inTwoSteps } from '../clients/clients.fixtures.ts';
import * as plans from './index.server.ts';
import { sayingsOf } from './notes.store.server.ts';
import { onPlan } from './plans.fixtures.ts';
import { plansInFile } from './plans-in-file.ts';

const { asOwner } = useDatabase();
const yusuf = persona('yusuf');
const samira = inTwoSteps('samira');
let hers: string;

const words = (part: string, said: string, version = 0) => ({ part, words: said, version }) as never;
const goal = (said: string, over = {}) => ({
	goal: undefined,
	version: 0,
	words: said,
	domain: undefined,
	why: '',
	...over,
});
const agreement = (goalId: string, over = {}) => ({
	...{ agreement: undefined, goal: goalId, version: 0, step: 'self' as const, who: '', what: 'De post openen' },
	...{ skipped: undefined, skippedWords: '', by: undefined },
	...over,
});
const note = (said: string, over = {}) => ({
	words: said,
	later: undefined,
	aboutOthers: false,
	held: false,
	follows: undefined,
	as: undefined,
	...over,
});
const saying = (said: string, over = {}) => ({
	...{ kind: 'comment' as const, aboutKind: 'plan' as const, about: undefined, words: said, spoken: false },
	...over,
});
const page = (actor: Actor, query = '') => onPlan(actor, hers, plans.planScreen, undefined, query);
/** A goal with an agreement, laid down by Yusuf. Gives the goal. */
const adopted = async (): Promise<string> => {
	await onPlan(yusuf, hers, plans.saveGoal, goal('Weten wat er binnenkomt'));
	const id = (await page(yusuf)).plan?.goals[0]?.id ?? '';
	await onPlan(yusuf, hers, plans.saveAgreement, agreement(id));
	await onPlan(yusuf, hers, plans.layDownPlan);
	return id;
};
const gone = { status: 404 };

beforeAll(async () => {
	await seedPeople(asOwner);
	hers = await beginClientFor('yusuf', { bornOn: '1984-05-05', account: 'samira' });
});
beforeEach(async () => {
	for (const table of [
		'plan',
		'plan_note',
		'plan_saying',
		'scratch_note',
		'worker_wish',
		'plan_presence',
		'emergency_look',
		'sharing_permission',
	])
		await asOwner(`delete from care.${table}`);
	await asOwner('update care.client set restricted_since = null, held_since = null, ended_on = null, ended_as = null');
	await asOwner(
		'delete from care.relation where id <> all (select min(id::text)::uuid from care.relation group by client_id)',
	);
	await asOwner("update care.relation set ended_on = null, until_on = from_on + interval '12 months'");
});

describe('who reads a plan', () => {
	test('is who helps and the person with two factors; for everybody else it is not there', async () => {
		await adopted();
		await onPlan(yusuf, hers, plans.writeNote, note('We spraken over de post.'));
		for (const name of personaNames) {
			if (name === 'yusuf') continue;
			await expect(page(persona(name)), name).rejects.toMatchObject(gone);
			const rows = await asActor(persona(name), 'care', (tx) =>
				sql<{
					n: number;
				}>`select (select count(*) from care.plan) + (select count(*) from care.plan_goal) + (select count(*) from care.plan_note) + (select count(*) from care.plan_version) as n`.execute(
					tx,
				),
			);
			expect(Number(rows.rows[0]?.n), name).toBe(0);
		}
		await expect(page(anonymous(waterveen))).rejects.toMatchObject(gone);
		expect((await page(samira)).plan?.goals).toHaveLength(1);
	});
	test('is no one whose relation ended, and nobody by an identifier of another', async () => {
		await adopted();
		const nadia = await beginClientFor('femke', { voornaam: 'Nadia', bornOn: '1990-01-01' });
		await expect(onPlan(yusuf, nadia, plans.planScreen)).rejects.toMatchObject(gone);
		await expect(onPlan(samira, nadia, plans.planScreen)).rejects.toMatchObject(gone);
		await asOwner('update care.relation set ended_on = current_date where client_id = $1', [hers]);
		await expect(page(yusuf)).rejects.toMatchObject(gone);
	});
	test('is not the person while safety asks that nothing shows', async () => {
		await adopted();
		await asOwner('update care.client set held_since = current_date where id = $1', [hers]);
		await expect(page(samira)).rejects.toMatchObject(gone);
		expect((await page(yusuf)).plan?.goals).toHaveLength(1);
	});
	test('in an emergency reads and changes nothing', async () => {
		await adopted();
		await asOwner(
			`insert into care.emergency_look (municipality_id, id, client_id, worker_id, worker_called, organisation_id, reason, words_sealed, opened_at, until_at, tell_by)
			values ($1, gen_random_uuid(), $2, $3, 'Ingrid', $4, 'danger-now', 's1.' || gen_random_uuid() || '.x', now(), now() + interval '1 hour', current_date + 5)`,
			[waterveen, hers, personId('ingrid'), organisationId('teams')],
		);
		const ingrid = persona('ingrid');
		expect(await page(ingrid)).toMatchObject({ writes: false, client: { help: 'emergency' } });
		await expect(onPlan(ingrid, hers, plans.savePlanWords, words('well', 'Anders'))).rejects.toMatchObject(gone);
		await expect(
			asActor(ingrid, 'care', (tx) =>
				sql`insert into care.plan_version (municipality_id, id, client_id, number, plan_sealed, made_on, made_by, by_person) values (${waterveen}, gen_random_uuid(), ${hers}, 9, 's1.00000000-0000-0000-0000-000000000000.x', current_date, '', false)`.execute(
					tx,
				),
			),
		).rejects.toThrow(/row-level security/);
	});
	test('of another team reads what the person lets them, never a note or the whole story', async () => {
		const id = await adopted();
		await onPlan(
			yusuf,
			hers,
			plans.saveGoal,
			goal('Weten wat er binnenkomt', { goal: id, version: 1, domain: 'money', why: 'Geldzorgen' }),
		);
		const [known] = (await page(yusuf)).plan?.goals[0]?.agreements ?? [];
		const passing = {
			agreement: known?.id,
			version: 1,
			step: 'professional',
			who: 'Thuiszorg',
			skipped: 'safety',
			skippedWords: 'Niet veilig',
		};
		await onPlan(yusuf, hers, plans.saveAgreement, agreement(id, passing));
		for (const part of ['matters', 'story-tell', 'story-keep', 'story-happened'])
			await onPlan(samira, hers, plans.savePlanWords, words(part, `Over ${part}`));
		await onPlan(yusuf, hers, plans.writeNote, note('Niet voor anderen.'));
		const share = (scope: string[]) =>
			asOwner(
				`insert into care.sharing_permission (municipality_id, id, client_id, from_organisation_id, to_organisation_id, to_team_id, to_called, scope, purpose, how_given, given_on, until_on)
				values ($1, gen_random_uuid(), $2, $3, $4, $5, 'Sociaal makelaars', $6, 'working-together', 'online', current_date, current_date + 30)`,
				[waterveen, hers, organisationId('teams'), organisationId('welfare'), teamId('brokers'), scope],
			);
		const marloes = persona('marloes');
		await share(['contact', 'plan']);
		const reads = async () => {
			const rows = await asActor(marloes, 'care', (tx) =>
				sharedPartsOf(tx, waterveen, hers, ['plan', 'agreements'], plansInFile),
			);
			return rows;
		};
		const parts = async (table: string) =>
			(await reads()).filter((one) => one.table === table).map(({ facts }) => facts);
		expect((await parts('plan_words')).map(({ part }) => part).sort()).toEqual(['matters', 'story-tell']);
		expect(await parts('plan_goal')).toMatchObject([{ words_sealed: 'Weten wat er binnenkomt' }]);
		expect(await parts('plan_agreement')).toEqual([]);
		for (const table of ['plan_note', 'plan_saying', 'plan_version', 'plan_signature', 'plan_aftercare', 'worker_wish'])
			expect(
				(await asActor(marloes, 'care', (tx) => sql`select 1 from ${sql.table(`care.${table}`)}`.execute(tx))).rows,
				table,
			).toEqual([]);
		await share(['agreements']);
		expect(await parts('plan_agreement')).toMatchObject([{ what_sealed: 'De post openen' }]);
		// Which part of life, why, and why nearer help was passed over stay with who helps.
		expect(JSON.stringify(await reads())).not.toMatch(/domain|money|skipped|safety|Geldzorgen|Niet veilig/);
		for (const table of ['plan_goal', 'plan_agreement'])
			expect(
				(await asActor(marloes, 'care', (tx) => sql`select 1 from ${sql.table(`care.${table}`)}`.execute(tx))).rows,
				table,
			).toEqual([]);
		await expect(page(marloes)).rejects.toMatchObject(gone);
		await asOwner('update care.sharing_permission set withdrawn_at = now()');
		expect(await reads()).toEqual([]);
	});
});

describe('two people write at once', () => {
	test('and who is second reads both texts; nothing is lost', async () => {
		await onPlan(samira, hers, plans.savePlanWords, words('matters', 'Rust aan tafel'));
		await onPlan(yusuf, hers, plans.savePlanWords, words('matters', 'Rust aan tafel, elke avond', 1));
		await expect(
			onPlan(samira, hers, plans.savePlanWords, words('matters', 'Rust voor de jongens', 1)),
		).rejects.toMatchObject({ code: 'plan-both-wrote' });
		const [now] = (await page(samira)).plan?.words ?? [];
		expect(now).toMatchObject({
			words: 'Rust aan tafel, elke avond',
			version: 2,
			changed: { by: 'Yusuf', byPerson: false },
		});
		await onPlan(samira, hers, plans.savePlanWords, words('matters', 'Rust voor de jongens', 2));
		expect((await page(yusuf)).plan?.words[0]).toMatchObject({
			words: 'Rust voor de jongens',
			changed: { byPerson: true },
		});
	});
	test('both for the first time: the first stands, the second is told', async () => {
		const both = await Promise.allSettled([
			onPlan(samira, hers, plans.savePlanWords, words('well', 'Koken')),
			onPlan(yusuf, hers, plans.savePlanWords, words('well', 'Drie talen')),
		]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	});
	test('the same words twice are no quarrel', async () => {
		await onPlan(samira, hers, plans.savePlanWords, words('well', 'Koken'));
		await onPlan(samira, hers, plans.savePlanWords, words('well', 'Koken'));
		expect((await page(samira)).plan?.words).toMatchObject([{ version: 1 }]);
	});
	test('a goal and an agreement know their version too', async () => {
		const id = await adopted();
		const [before] = (await page(yusuf)).plan?.goals ?? [];
		await onPlan(samira, hers, plans.saveGoal, goal('Mijn post begrijpen', { goal: id, version: 1 }));
		await expect(
			onPlan(yusuf, hers, plans.saveGoal, goal('Post bijhouden', { goal: id, version: 1 })),
		).rejects.toMatchObject({ code: 'plan-both-wrote' });
		const its = before?.agreements[0]?.id;
		await onPlan(samira, hers, plans.saveAgreement, agreement(id, { agreement: its, version: 1, what: 'Op vrijdag' }));
		await expect(
			onPlan(yusuf, hers, plans.saveAgreement, agreement(id, { agreement: its, version: 1, what: 'Op maandag' })),
		).rejects.toMatchObject({ code: 'plan-both-wrote' });
	});
	test('read of each other that they are there, by the minute, and it is gone after ten', async () => {
		expect(await onPlan(yusuf, hers, plans.whoIsHere)).toEqual({ others: [] });
		expect(await onPlan(samira, hers, plans.whoIsHere)).toEqual({ others: [{ by: 'Yusuf', byPerson: false }] });
		expect(await onPlan(yusuf, hers, plans.whoIsHere)).toEqual({ others: [{ by: '', byPerson: true }] });
		await expect(onPlan(persona('femke'), hers, plans.whoIsHere)).rejects.toMatchObject(gone);
		await asOwner("update care.plan_presence set seen_at = now() - interval '11 minutes' where account_id = $1", [
			accountId('yusuf'),
		]);
		expect(await onPlan(samira, hers, plans.whoIsHere)).toEqual({ others: [] });
		await onPlan(yusuf, hers, plans.whoIsHere);
		await asOwner("update care.plan_presence set seen_at = now() - interval '11 minutes' where account_id = $1", [
			accountId('samira'),
		]);
		await plans.tidyPresence();
		expect((await asOwner('select account_id from care.plan_presence')).rows).toEqual([
			{ account_id: accountId('yusuf') },
		]);
	});
});

describe('goals and agreements', () => {
	test('need no part of life; who names one says why', async () => {
		await expect(onPlan(yusuf, hers, plans.saveGoal, goal('Rust', { domain: 'money' }))).rejects.toMatchObject({
			code: 'plan-why-domain',
			field: 'why',
		});
		await onPlan(yusuf, hers, plans.saveGoal, goal('Rust', { domain: 'money', why: 'De brieven gaan over geld.' }));
		expect((await page(yusuf)).plan?.goals).toMatchObject([{ domain: 'money', why: 'De brieven gaan over geld.' }]);
	});
	test('ask why nearer help was passed over, in a word and when it is something else in a sentence', async () => {
		const id = await adopted();
		const helped = { step: 'professional' as const, who: 'Thuiszorg', what: 'Elke dag langs' };
		await expect(onPlan(yusuf, hers, plans.saveAgreement, agreement(id, { ...helped, who: '' }))).rejects.toMatchObject(
			{ code: 'plan-who-needed' },
		);
		await expect(onPlan(yusuf, hers, plans.saveAgreement, agreement(id, helped))).rejects.toMatchObject({
			code: 'plan-why-skipped',
		});
		await expect(
			onPlan(yusuf, hers, plans.saveAgreement, agreement(id, { ...helped, skipped: 'other' })),
		).rejects.toMatchObject({ code: 'plan-skip-words' });
		await onPlan(yusuf, hers, plans.saveAgreement, agreement(id, { ...helped, skipped: 'not-through-network' }));
		expect((await page(yusuf)).plan?.goals[0]?.agreements).toMatchObject([
			{},
			{ skipped: 'not-through-network', skippedWords: '' },
		]);
	});
	test('belong to this plan alone: an identifier of another is not there', async () => {
		const id = await adopted();
		const nadia = await beginClientFor('yusuf', { voornaam: 'Nadia', achternaam: 'Vos', bornOn: '1991-01-01' });
		await expect(onPlan(yusuf, nadia, plans.saveAgreement, agreement(id))).rejects.toMatchObject(gone);
		await expect(onPlan(yusuf, nadia, plans.standGoal, { goal: id, stand: 'dropped' })).rejects.toMatchObject(gone);
		const its = (await page(yusuf)).plan?.goals[0]?.agreements[0]?.id ?? '';
		await expect(onPlan(yusuf, nadia, plans.saveHappened, { agreement: its, happened: 'yes' })).rejects.toMatchObject(
			gone,
		);
		await onPlan(samira, hers, plans.saveHappened, { agreement: its, happened: 'partly' });
		expect((await page(yusuf)).plan?.goals[0]?.agreements[0]).toMatchObject({ happened: 'partly' });
	});
	test('and who comes to the home, with what becomes of that', async () => {
		await onPlan(yusuf, hers, plans.saveHelper, { called: 'Thuiszorg', what: 'Wassen', becomes: 'stays' });
		const id = (await page(samira)).plan?.helpers[0]?.id ?? '';
		await onPlan(samira, hers, plans.changeBecomes, { helper: id, becomes: 'ends' });
		expect((await page(yusuf)).plan?.helpers).toMatchObject([{ called: 'Thuiszorg', what: 'Wassen', becomes: 'ends' }]);
		await onPlan(samira, hers, plans.changeBecomes, { helper: id, becomes: 'gone' });
		await expect(onPlan(samira, hers, plans.changeBecomes, { helper: id, becomes: 'stays' })).rejects.toMatchObject(
			gone,
		);
	});
});

describe('laying down and signing', () => {
	test('is done by the worker first, with a goal and with what it means for children', async () => {
		await expect(onPlan(yusuf, hers, plans.layDownPlan)).rejects.toMatchObject({ code: 'plan-goal-needed' });
		await onPlan(samira, hers, plans.saveGoal, goal('Rust'));
		await expect(onPlan(samira, hers, plans.layDownPlan)).rejects.toMatchObject(gone);
		await expect(onPlan(samira, hers, plans.signPlan)).rejects.toMatchObject(gone);
		await onPlan(yusuf, hers, plans.countChildren, { children: 2 });
		await expect(onPlan(yusuf, hers, plans.layDownPlan)).rejects.toMatchObject({ code: 'plan-children-needed' });
		await onPlan(samira, hers, plans.savePlanWords, words('children', 'De jongens slapen beter.'));
		await onPlan(yusuf, hers, plans.layDownPlan);
		expect(await page(yusuf)).toMatchObject({ state: 'adopted', version: 1, signed: false });
	});
	test('holds until something changes; then the name is asked again, and every version stays', async () => {
		const id = await adopted();
		await onPlan(samira, hers, plans.signPlan);
		expect(await page(samira)).toMatchObject({ signed: true, version: 1 });
		await expect(onPlan(samira, hers, plans.signPlan)).rejects.toMatchObject({ code: 'plan-signed-already' });
		await onPlan(yusuf, hers, plans.saveGoal, goal('Post en geld op orde', { goal: id, version: 1 }));
		expect(await page(samira)).toMatchObject({
			signed: false,
			since: [{ of: 'goal', before: 'Weten wat er binnenkomt', after: 'Post en geld op orde' }],
		});
		await onPlan(samira, hers, plans.signPlan);
		const seen = await page(samira);
		expect(seen).toMatchObject({ signed: true, version: 2, since: [] });
		expect(seen.history.map(({ number, made, names }) => [number, made.by, names.length])).toEqual([
			[2, '', 1],
			[1, 'Yusuf', 1],
		]);
	});
	test('can be on paper that the worker saw, and is taken back by the person', async () => {
		await adopted();
		await expect(
			onPlan(yusuf, hers, plans.signOnPaper, { as: 'self', called: 'Samira', on: dayFromToday(1) }),
		).rejects.toMatchObject({ code: 'plan-paper-day' });
		await onPlan(yusuf, hers, plans.signOnPaper, { as: 'self', called: 'Samira', on: dayFromToday(0) });
		const { signatures } = await page(samira);
		await onPlan(samira, hers, plans.takeSignatureBack, { signature: signatures[0]?.id ?? '' });
		expect(await page(yusuf)).toMatchObject({ signed: false });
		await onPlan(samira, hers, plans.signPlan);
		const own = (await page(samira)).signatures.find(({ withdrawnOn }) => !withdrawnOn)?.id ?? '';
		await expect(onPlan(yusuf, hers, plans.takeSignatureBack, { signature: own })).rejects.toMatchObject(gone);
	});
	test('is nobody else’s to do: the database takes no name of another account', async () => {
		await adopted();
		await expect(
			asActor(yusuf, 'care', (tx) =>
				sql`insert into care.plan_signature (municipality_id, id, client_id, version, signed_as, how, account_id, signed_on) values (${waterveen}, gen_random_uuid(), ${hers}, 1, 'self', 'online', ${accountId('samira')}, current_date)`.execute(
					tx,
				),
			),
		).rejects.toThrow(/row-level security/);
		for (const change of ["update care.plan_version set made_by = 'x'", 'delete from care.plan_version'])
			await expect(
				asActor(yusuf, 'care', (tx) => sql.raw(change).execute(tx)),
				change,
			).rejects.toThrow(/permission denied/);
	});
});

describe('a child', () => {
	const born = (age: number) => `${Number(dayFromToday(0).slice(0, 4)) - age - 1}-01-01`;
	const parent = inTwoSteps('henk');
	const standFor = (client: string) =>
		asOwner(
			`insert into care.representative (municipality_id, id, client_id, kind, name_sealed, account_id, from_on, until_on)
			values ($1, gen_random_uuid(), $2, 'parent', '', $3, current_date - 1, current_date + 100)`,
			[waterveen, client, accountId('henk')],
		);
	const weighed = (client: string) =>
		asOwner('update care.representative set weighed_on = current_date, weighed_by = $2 where client_id = $1', [
			client,
			personId('yusuf'),
		]);
	/** Who signs in as the child. */
	const child = { ...samira, accountId: accountId('olaf') };
	/** From twelve on, with an account of their own and a parent whom the worker weighed. */
	const teenOf = async (voornaam: string, achternaam: string, age: number): Promise<string> => {
		await asOwner('update care.client set account_id = null where account_id = $1', [child.accountId]);
		const id = await beginClientFor('yusuf', { voornaam, achternaam, bornOn: born(age) });
		await asOwner('update care.client set account_id = $2 where id = $1', [id, child.accountId]);
		await standFor(id);
		await weighed(id);
		return id;
	};
	test('under twelve is stood for by a parent, who reads along and signs; the child itself does not', async () => {
		const noor = await beginClientFor('yusuf', { voornaam: 'Noor', achternaam: 'Jansen', bornOn: born(8) });
		await standFor(noor);
		await onPlan(parent, noor, plans.saveGoal, goal('Weer naar zwemles'));
		await onPlan(yusuf, noor, plans.layDownPlan);
		await onPlan(parent, noor, plans.signPlan);
		expect(await onPlan(parent, noor, plans.planScreen)).toMatchObject({
			signed: true,
			signatures: [{ as: 'stands-for' }],
		});
		await expect(onPlan(samira, noor, plans.planScreen)).rejects.toMatchObject(gone);
		await asOwner('update care.client set account_id = $2 where id = $1', [noor, child.accountId]);
		await expect(onPlan(child, noor, plans.planScreen)).rejects.toMatchObject(gone);
	});
	test('takes its own words away, and a parent only what the parent said', async () => {
		const teen = await teenOf('Sem', 'Vos', 13);
		await onPlan(child, teen, plans.sayAbout, saying('Dit klopt niet.', { kind: 'statement' }));
		await onPlan(parent, teen, plans.sayAbout, saying('Ik vind van wel.'));
		await onPlan(yusuf, teen, plans.sayAbout, saying('Hij zei het zo.', { kind: 'statement', spoken: true }));
		const mine = async (actor: Actor) =>
			(await onPlan(actor, teen, plans.planScreen)).sayings
				.filter((one) => one.mine)
				.map(({ words: said }) => said)
				.sort();
		expect(await mine(child)).toEqual(['Dit klopt niet.', 'Hij zei het zo.']);
		expect(await mine(parent)).toEqual(['Ik vind van wel.']);
		expect(await mine(yusuf)).toEqual([]);
		await asActor(parent, 'care', (tx) => sql`delete from care.plan_saying`.execute(tx));
		const left = (await onPlan(yusuf, teen, plans.planScreen)).sayings;
		expect(left.map(({ words: said }) => said).sort()).toEqual(['Dit klopt niet.', 'Hij zei het zo.']);
		for (const { id } of left) {
			await expect(onPlan(parent, teen, plans.takeSayingAway, { saying: id })).rejects.toMatchObject(gone);
			await onPlan(child, teen, plans.takeSayingAway, { saying: id });
		}
	});
	test('of twelve to fifteen writes the plan; a parent reads along, says something and signs for themselves alone', async () => {
		const teen = await teenOf('Mila', 'Kok', 13);
		await onPlan(child, teen, plans.saveGoal, goal('Een eigen kamer'));
		expect(await onPlan(parent, teen, plans.planScreen)).toMatchObject({ says: true, writes: false });
		expect(await onPlan(child, teen, plans.planScreen)).toMatchObject({ says: true, writes: true });
		await expect(onPlan(parent, teen, plans.saveGoal, goal('Naar haar oma'))).rejects.toMatchObject(gone);
		const past = await asActor(parent, 'care', (tx) =>
			sql`update care.plan_goal set words_sealed = words_sealed, dropped_on = current_date, by_person = true where client_id = ${teen}::uuid`.execute(
				tx,
			),
		);
		expect(past.numAffectedRows).toBe(0n);
		await onPlan(parent, teen, plans.sayAbout, saying('Wij zoeken mee.'));
		await onPlan(yusuf, teen, plans.layDownPlan);
		await onPlan(child, teen, plans.signPlan);
		await onPlan(parent, teen, plans.signPlan);
		const { signatures } = await onPlan(parent, teen, plans.planScreen);
		const of = (as: string) => ({ signature: signatures.find((one) => one.as === as)?.id ?? '' });
		await expect(onPlan(parent, teen, plans.takeSignatureBack, of('self'))).rejects.toMatchObject(gone);
		expect(await onPlan(child, teen, plans.planScreen)).toMatchObject({ signed: true });
		await onPlan(parent, teen, plans.takeSignatureBack, of('stands-for'));
		expect(await onPlan(child, teen, plans.planScreen)).toMatchObject({ signed: false });
	});
	test('is told that a worker is there, and not that a parent is', async () => {
		const teen = await teenOf('Fay', 'Bos', 14);
		await onPlan(parent, teen, plans.whoIsHere);
		expect(await onPlan(child, teen, plans.whoIsHere)).toEqual({ others: [] });
		expect(await onPlan(parent, teen, plans.whoIsHere)).toEqual({ others: [] });
		expect((await onPlan(yusuf, teen, plans.whoIsHere)).others).toHaveLength(2);
		expect(await onPlan(child, teen, plans.whoIsHere)).toEqual({ others: [{ by: 'Yusuf', byPerson: false }] });
		for (const actor of [child, yusuf])
			expect(
				(await asActor(actor, 'care', (tx) => sql`select account_id from care.plan_presence`.execute(tx))).rows,
			).toEqual([{ account_id: actor.accountId }]);
	});
	test('from twelve on is not read along by a parent whom the worker did not weigh', async () => {
		const teen = await beginClientFor('yusuf', { voornaam: 'Bo', achternaam: 'Smit', bornOn: born(13) });
		await standFor(teen);
		await onPlan(yusuf, teen, plans.saveGoal, goal('Een eigen plek'));
		await expect(onPlan(parent, teen, plans.planScreen)).rejects.toMatchObject(gone);
		await weighed(teen);
		await onPlan(yusuf, teen, plans.layDownPlan);
		await onPlan(parent, teen, plans.signPlan);
		expect(await onPlan(parent, teen, plans.planScreen)).toMatchObject({ signed: false });
	});
});

describe('notes', () => {
	test('are read by the person at once, later when they are first told in person, and not while they are about others or held', async () => {
		await onPlan(yusuf, hers, plans.writeNote, note('We spraken over de post.'));
		await onPlan(yusuf, hers, plans.writeNote, note('Eerst samen bespreken.', { later: dayFromToday(7) }));
		await onPlan(yusuf, hers, plans.writeNote, note('De buurvrouw is ziek.', { aboutOthers: true }));
		await onPlan(yusuf, hers, plans.writeNote, note('Zij vertelde iets wat gevaar geeft.', { held: true }));
		const read = async () => (await page(samira)).notes.map(({ words: said }) => said);
		expect(await read()).toEqual(['We spraken over de post.']);
		const all = (await page(yusuf)).notes;
		expect(all.map(({ shown }) => shown)).toEqual(['held', 'others', 'later', 'yes']);
		for (const one of all)
			if (one.shown === 'held' || one.shown === 'later')
				await onPlan(yusuf, hers, plans.changeShown, { note: one.id, show: 'share' });
		expect(await read()).toHaveLength(3);
		const others = all.find(({ shown }) => shown === 'others')?.id;
		await onPlan(
			yusuf,
			hers,
			plans.writeNote,
			note('Iemand in de straat is ziek.', { follows: others, as: 'redaction' }),
		);
		expect(await read()).not.toContain('De buurvrouw is ziek.');
		expect(await read()).toContain('Iemand in de straat is ziek.');
		await expect(onPlan(yusuf, hers, plans.writeNote, note('x', { later: dayFromToday(15) }))).rejects.toMatchObject({
			code: 'plan-note-later',
		});
	});
	test('are made better by who wrote them, with the first words kept', async () => {
		await onPlan(yusuf, hers, plans.writeNote, note('Dinsdag gebeld.'));
		const [first] = (await page(yusuf)).notes;
		await onPlan(yusuf, hers, plans.writeNote, note('Woensdag gebeld.', { follows: first?.id, as: 'correction' }));
		expect((await page(samira)).notes.map(({ words: said, followsId }) => [said, followsId ?? ''])).toEqual([
			['Woensdag gebeld.', first?.id],
			['Dinsdag gebeld.', ''],
		]);
		await onPlan(samira, hers, plans.writeOwnNote, { words: 'Ik ben blij met donderdag.' });
		const own = (await page(yusuf)).notes.find(({ byPerson }) => byPerson)?.id;
		await expect(
			onPlan(yusuf, hers, plans.writeNote, note('Anders.', { follows: own, as: 'correction' })),
		).rejects.toMatchObject(gone);
		await expect(
			asActor(yusuf, 'care', (tx) => sql`update care.plan_note set words_sealed = ''`.execute(tx)),
		).rejects.toThrow(/permission denied/);
	});
	test('carry what the person says to them, which nobody else takes away', async () => {
		await onPlan(yusuf, hers, plans.writeNote, note('Dinsdag gebeld.'));
		const [one] = (await page(samira)).notes;
		const statement = {
			kind: 'statement' as const,
			aboutKind: 'note' as const,
			about: one?.id,
			words: 'Zo ging het niet.',
			spoken: false,
		};
		await onPlan(samira, hers, plans.sayAbout, statement);
		await onPlan(yusuf, hers, plans.sayAbout, { ...statement, words: 'Zij zei: ik was er niet.', spoken: true });
		const said = (await page(yusuf)).sayings;
		expect(said.map(({ byPerson, recordedBy }) => [byPerson, recordedBy])).toEqual(
			expect.arrayContaining([
				[true, null],
				[true, personId('yusuf')],
			]),
		);
		await expect(onPlan(yusuf, hers, plans.takeSayingAway, { saying: said[0]?.id ?? '' })).rejects.toMatchObject(gone);
		await asActor(yusuf, 'care', (tx) => sql`delete from care.plan_saying`.execute(tx));
		expect(await asActor(samira, 'care', (tx) => sayingsOf(tx, waterveen, hers))).toHaveLength(2);
		await onPlan(samira, hers, plans.takeSayingAway, { saying: said[0]?.id ?? '' });
		expect((await page(samira)).sayings).toHaveLength(1);
	});
	test('that the person does not read show themselves by no remark of a worker either', async () => {
		for (const over of [{ held: true }, { aboutOthers: true }, { later: dayFromToday(7) }, {}])
			await onPlan(yusuf, hers, plans.writeNote, note('Besproken.', over));
		for (const one of (await page(yusuf)).notes)
			await onPlan(yusuf, hers, plans.sayAbout, saying(`Bij ${one.shown}`, { aboutKind: 'note', about: one.id }));
		expect((await page(yusuf)).sayings).toHaveLength(4);
		expect((await page(samira)).sayings.map(({ words: said }) => said)).toEqual(['Bij yes']);
	});
	test('to oneself are for nobody else, and gone after two weeks', async () => {
		await onPlan(yusuf, hers, plans.writeScratch, { words: 'Vraag naar de fiets.' });
		expect((await page(yusuf)).scratch).toMatchObject([{ words: 'Vraag naar de fiets.' }]);
		expect((await page(samira)).scratch).toEqual([]);
		const second = { ...yusuf, personId: personId('femke') };
		expect((await asActor(second, 'care', (tx) => sql`select id from care.scratch_note`.execute(tx))).rows).toEqual([]);
		expect(retentionTable.classes['care-scratch']).toMatchObject({ keep: 'P14D', tables: ['care.scratch_note'] });
		const [rule] = plans.plansRetention;
		await asOwner('update care.scratch_note set made_on = current_date - 15');
		expect(
			await asTask(
				'privacy.erase',
				waterveen,
				'care',
				(tx) => rule?.count(tx, { municipalityId: waterveen, before: new Date() }) ?? Promise.resolve(0),
			),
		).toBe(1);
	});
	test('stay closed in a first meeting without a file, until the worker opens them', async () => {
		await onPlan(samira, hers, plans.savePlanWords, words('story-happened', 'Mijn verhaal'));
		await onPlan(yusuf, hers, plans.writeNote, note('Oud verslag.'));
		const blank = await page(yusuf, 'blanco=ja');
		expect([blank.notes, blank.plan?.words]).toEqual([[], []]);
		expect((await page(yusuf)).notes).toHaveLength(1);
	});
});

describe('words in the database', () => {
	test('are sealed, in every column that holds them', async () => {
		const id = await adopted();
		await onPlan(samira, hers, plans.savePlanWords, words('matters', 'Rust aan tafel'));
		await onPlan(yusuf, hers, plans.writeNote, note('Weten wat er binnenkomt, dat telt.'));
		await onPlan(samira, hers, plans.sayAbout, {
			kind: 'comment',
			aboutKind: 'goal',
			about: id,
			words: 'Rust aan tafel',
			spoken: false,
		});
		const { rows } = await asOwner(
			`select string_agg(t::text, ' ') as all from (select w::text as t from care.plan_words w union all select g::text from care.plan_goal g union all select a::text from care.plan_agreement a
			union all select v::text from care.plan_version v union all select n::text from care.plan_note n union all select s::text from care.plan_saying s) x`,
		);
		expect(rows[0].all.length).toBeGreaterThan(500);
		for (const said of ['Rust', 'binnenkomt', 'post openen']) expect(rows[0].all).not.toContain(said);
	});
});

describe('names of residents', () => {
	test('stand in no column that is not sealed, whoever wrote, said, signed, looked or was there', async () => {
		await adopted();
		const as = { ...samira, displayName: 'Samira' };
		await onPlan(as, hers, plans.savePlanWords, words('matters', 'Rust'));
		await onPlan(as, hers, plans.saveGoal, goal('Buiten zijn'));
		const [mine] = (await page(as)).plan?.goals ?? [];
		await onPlan(as, hers, plans.saveAgreement, agreement(mine?.id ?? ''));
		await onPlan(as, hers, plans.saveHelper, { called: 'Thuiszorg', what: 'wassen', becomes: 'stays' });
		await onPlan(as, hers, plans.writeOwnNote, { words: 'Goed zo.' });
		await onPlan(as, hers, plans.sayAbout, saying('Ik zie het anders.'));
		await onPlan(yusuf, hers, plans.sayAbout, { ...saying('Zij ziet het anders.'), spoken: true });
		await onPlan(as, hers, plans.signPlan);
		await onPlan(as, hers, plans.takeSignatureBack, { signature: (await page(as)).signatures[0]?.id ?? '' });
		await onPlan(yusuf, hers, plans.signOnPaper, { as: 'self', called: 'Samira Bouzidi', on: dayFromToday(0) });
		await onPlan(as, hers, plans.askFor, { kind: 'another', words: '' });
		await onPlan(as, hers, plans.whoIsHere);
		const { rows } = await asOwner(
			`select table_name as name from information_schema.tables where table_schema = 'care' and (table_name like 'plan%' or table_name = 'worker_wish')`,
		);
		expect(rows.length).toBeGreaterThan(9);
		for (const { name } of rows) {
			const stored = await asOwner(`select t::text as row from care.${name} t`);
			if (name !== 'plan_aftercare') expect(stored.rows.length, name).toBeGreaterThan(0);
			expect(JSON.stringify(stored.rows), name).not.toMatch(/Samira|Bouzidi/);
		}
		const [paper] = (await page(yusuf)).signatures.filter(({ withdrawnOn }) => !withdrawnOn);
		expect(paper).toMatchObject({ how: 'paper', called: 'Samira Bouzidi' });
	});
	test('are refused by the database itself', async () => {
		await adopted();
		await expect(
			asActor(samira, 'care', (tx) =>
				sql`update care.plan_goal set by_person = true, changed_by = 'Samira'`.execute(tx),
			),
		).rejects.toThrow(/check constraint/);
	});
});

describe('the end and after it', () => {
	const close = (over = {}) =>
		onPlan(yusuf, hers, plans.closePlan, {
			reached: 'De post is op orde.',
			keeps: '',
			call: '',
			months: ['1', '3'],
			...over,
		} as never);
	test('is closed by the named worker with what was reached, and somebody calls on the days that were agreed', async () => {
		await adopted();
		await close();
		const seen = await page(samira);
		expect(seen).toMatchObject({ state: 'closed', client: { endedOn: dayFromToday(0) } });
		expect(seen.calls).toHaveLength(2);
		await expect(onPlan(samira, hers, plans.savePlanWords, words('well', 'Meer'))).rejects.toMatchObject({
			code: 'plan-is-closed',
		});
		await expect(close()).rejects.toMatchObject({ code: 'plan-is-closed' });
		expect(await plans.plansToday(yusuf)).toEqual({ calls: 0, wishes: 0 });
		await asOwner('update care.plan_aftercare set due_on = current_date');
		expect(await plans.plansToday(yusuf)).toEqual({ calls: 2, wishes: 0 });
		expect(await plans.plansToday(persona('femke'))).toEqual({ calls: 0, wishes: 0 });
	});
	test('hears how it goes: well, once more, or a new question with which the same plan goes on', async () => {
		await adopted();
		await close({ months: ['1', '3', '6'] });
		const [first, second] = (await page(yusuf)).calls;
		const call = (id: string | undefined, outcome: string, again?: string) =>
			onPlan(yusuf, hers, plans.noteCall, { call: id, outcome, words: '', again } as never);
		await expect(call(first?.id, 'again')).rejects.toMatchObject({ code: 'plan-again-day' });
		await call(first?.id, 'again', dayFromToday(10));
		await call(second?.id, 'question');
		const seen = await page(samira);
		expect(seen).toMatchObject({ state: 'adopted', client: { endedOn: null } });
		expect(seen.calls.filter(({ doneOn }) => !doneOn)).toEqual([]);
		await onPlan(samira, hers, plans.savePlanWords, words('well', 'Ik weet de weg.'));
	});
	test('leaves the door open for two years: the person asks, who takes it up is their worker, and nothing is asked twice', async () => {
		await adopted();
		await close({ months: [] });
		await asOwner('update care.relation set ended_on = current_date');
		await expect(onPlan(samira, hers, plans.askFor, { kind: 'another', words: '' })).rejects.toMatchObject(gone);
		await onPlan(samira, hers, plans.askFor, { kind: 'again', words: 'Er ligt weer post.' });
		await expect(onPlan(samira, hers, plans.askFor, { kind: 'again', words: '' })).rejects.toMatchObject({
			code: 'plan-asked-already',
		});
		for (const name of ['marloes', 'femke', 'gea'] as PersonaName[])
			expect((await onPlan(persona(name), hers, plans.waitingScreen)).again, name).toEqual([]);
		const [wish] = (await onPlan(yusuf, hers, plans.waitingScreen)).again;
		expect(wish).toMatchObject({ called: 'Samira', words: '', takes: true });
		await expect(onPlan(persona('femke'), hers, plans.takeUpAgain, { wish: wish?.id ?? '' })).rejects.toMatchObject(
			gone,
		);
		expect(await onPlan(yusuf, hers, plans.takeUpAgain, { wish: wish?.id ?? '' })).toBe(hers);
		expect(await page(yusuf)).toMatchObject({ state: 'adopted', client: { endedOn: null, help: 'named' } });
		expect((await page(yusuf)).wishes).toMatchObject([{ words: 'Er ligt weer post.' }]);
		await expect(onPlan(yusuf, hers, plans.takeUpAgain, { wish: wish?.id ?? '' })).rejects.toMatchObject(gone);
	});
	test('and nobody takes somebody over from the one name who still calls; that one and the lead may answer', async () => {
		await adopted();
		await close({ months: ['1'] });
		await onPlan(samira, hers, plans.askFor, { kind: 'again', words: 'Er ligt weer post.' });
		const colleague = { ...yusuf, personId: personId('femke') };
		const waits = async (actor: Actor) => (await onPlan(actor, hers, plans.waitingScreen)).again;
		expect(await waits(colleague)).toEqual([]);
		const [wish] = await waits(yusuf);
		await expect(onPlan(colleague, hers, plans.takeUpAgain, { wish: wish?.id ?? '' })).rejects.toMatchObject(gone);
		expect(await waits(persona('ingrid'))).toMatchObject([{ takes: false, words: 'Er ligt weer post.' }]);
		expect(await onPlan(yusuf, hers, plans.takeUpAgain, { wish: wish?.id ?? '' })).toBe(hers);
		expect(
			(await asOwner('select worker_id from care.relation where client_id = $1 and ended_on is null', [hers])).rows,
		).toEqual([{ worker_id: personId('yusuf') }]);
	});
	test('and shows to no worker near them or while the file stands still, and its words to nobody before', async () => {
		await adopted();
		await close({ months: [] });
		await asOwner('update care.relation set ended_on = current_date');
		await onPlan(samira, hers, plans.askFor, { kind: 'again', words: 'Er ligt weer post.' });
		const colleague = { ...yusuf, personId: personId('femke') };
		const waits = async () => (await onPlan(colleague, hers, plans.waitingScreen)).again.length;
		expect(await waits()).toBe(1);
		const { rows } = await asActor(colleague, 'care', (tx) => sql`select id from care.worker_wish`.execute(tx));
		expect(rows).toEqual([]);
		await asOwner('update care.client set restricted_since = current_date where id = $1', [hers]);
		expect(await waits()).toBe(0);
		await asOwner("update care.client set restricted_since = null, ended_as = 'died' where id = $1", [hers]);
		expect(await waits()).toBe(0);
		await asOwner("update care.client set ended_as = 'reached', account_id = $2 where id = $1", [
			hers,
			accountId('samira'),
		]);
		expect(await waits()).toBe(1);
		await asOwner(
			"insert into care.near (municipality_id, id, worker_id, kind, mark, made_on) select municipality_id, gen_random_uuid(), $2, 'name', name_mark, current_date from care.client where id = $1",
			[hers, personId('femke')],
		);
		expect(await waits()).toBe(0);
		await asOwner('delete from care.near');
	});
	test('and not after those two years', async () => {
		await adopted();
		await close({ months: [] });
		await asOwner('update care.client set ended_on = current_date - 731 where id = $1', [hers]);
		await expect(onPlan(samira, hers, plans.askFor, { kind: 'again', words: '' })).rejects.toMatchObject(gone);
	});
});

describe('another worker', () => {
	test('is asked by the person and answered by the lead of the team alone', async () => {
		await onPlan(samira, hers, plans.askFor, { kind: 'another', words: 'Liever een vrouw.' });
		expect(await onPlan(yusuf, hers, plans.waitingScreen)).toMatchObject({ another: [], again: [] });
		const ingrid = persona('ingrid');
		const [wish] = (await onPlan(ingrid, hers, plans.waitingScreen)).another;
		expect(wish).toMatchObject({ words: 'Liever een vrouw.' });
		await expect(onPlan(yusuf, hers, plans.answerWish, { wish: wish?.id ?? '', answer: 'Nee' })).rejects.toMatchObject(
			gone,
		);
		await onPlan(ingrid, hers, plans.answerWish, { wish: wish?.id ?? '', answer: 'Farida belt je morgen.' });
		expect((await page(samira)).wishes).toMatchObject([{ answer: 'Farida belt je morgen.', answeredBy: 'Ingrid' }]);
		// The lead reads no plan by it.
		await expect(page(ingrid)).rejects.toMatchObject(gone);
	});
});

test('what is erased with the file leaves nothing of the plan', async () => {
	await adopted();
	await onPlan(yusuf, hers, plans.writeNote, note('We spraken.'));
	await asOwner('begin');
	await asOwner('delete from care.client where id = $1', [hers]);
	const { rows } = await asOwner(
		'select (select count(*) from care.plan) + (select count(*) from care.plan_goal) + (select count(*) from care.plan_note) + (select count(*) from care.plan_version) as n',
	);
	await asOwner('rollback');
	expect(Number(rows[0].n)).toBe(0);
});
