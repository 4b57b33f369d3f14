import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sharedPartsOf } from '#modules/clients/index.server';
import { type Actor, anonymous } from '#platform/actor';
import { asActor, type Tx } from '#platform/db/index.server';
import { parse } from '#platform/route/form';
import { useDatabase, waterveen } from '#testing/database';
import { dayFromToday, moveDays } from '#testing/days';
import { accountId, organisationId, persona, personaNames, personId, seedPeople, teamId } from '#testing/personas';
import { beginClientFor, inTwoSteps } from '../clients/clients.fixtures.ts';
import { networkClient } from './draw-network.server.ts';
import * as networks from './index.server.ts';
import { NetworkAnswerForm, NetworkPersonForm, NetworkPlaceForm, NetworkStepForm } from './network.forms.ts';
import { networksInFile } from './networks-in-file.ts';

const { asOwner } = useDatabase();
const yusuf = persona('yusuf');
const samira = inTwoSteps('samira');
const as = <T>(actor: Actor, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(actor, 'care', (tx) => work(tx, actor));
const asked: string[] = [];
const page = (tx: Tx, actor: Actor, params: object = {}, query = '') =>
	({
		...{ tx, actor, params, url: new URL(`http://x/netwerk?${query}`) },
		about: ({ personId: id }: { personId?: string }) => asked.push(id ?? ''),
	}) as never;
const screen = (actor: Actor, params: object = {}, query = '') =>
	as(actor, (tx) => networks.networkScreen(page(tx, actor, params, query)));
const filled = {
	...{ person: undefined, called: 'Fatima', what: 'person', kind: 'neighbour', ring: 'near', gives: 'both' },
	...{ energy: false, does: [], ask: 'may', askfor: ['ride'], askwords: 'Op dinsdag' },
} as const;
const keeps = (actor: Actor, form: object = {}, params: object = actor.kind === 'staff' ? { id: client } : {}) =>
	as(actor, async (tx) =>
		networks.keepInNetwork(tx, actor, await networkClient(page(tx, actor, params)), {
			...filled,
			...form,
		} as unknown as NetworkPersonForm),
	);
const act = (name: keyof typeof networks.onNetwork, actor: Actor, form: object, params: object = { id: client }) =>
	as(
		actor,
		(tx) => networks.onNetwork[name]({ ...(page(tx, actor, params) as object), form } as never) as Promise<unknown>,
	);
const share = (scope: string[]) =>
	asOwner(
		`insert into care.sharing_permission (municipality_id, id, client_id, from_organisation_id, to_organisation_id, to_team_id, to_called, scope, purpose, how_given, given_on, until_on)
		values ($1, gen_random_uuid(), $2, $3, $4, $5, 'Sociaal makelaars', $6, 'working-together', 'spoken', current_date, current_date + 30)`,
		[waterveen, client, organisationId('teams'), organisationId('welfare'), teamId('brokers'), scope],
	);
let client: string;

beforeAll(() => seedPeople(asOwner));
beforeEach(async () => {
	await asOwner('delete from care.client');
	client = await beginClientFor('yusuf', { account: 'samira' });
	asked.length = 0;
});

describe('a network is drawn together', () => {
	test('by the worker and the person alike, with the words sealed', async () => {
		await keeps(yusuf);
		await keeps(samira, { called: 'Rex', what: 'animal', kind: undefined, ring: 'middle', ask: 'open' });
		expect((await screen(samira)).people).toMatchObject([
			{ called: 'Fatima', ring: 'near', askFor: ['ride'], askWords: 'Op dinsdag' },
			{ called: 'Rex', what: 'animal', ring: 'middle', askFor: [], askWords: '' },
		]);
		expect((await screen(yusuf, { id: client })).people).toHaveLength(2);
		expect(asked.every((id) => id === client)).toBe(true);
		const { rows } = await asOwner('select row_to_json(p)::text as row from care.network_person p');
		expect(JSON.stringify(rows)).not.toMatch(/Fatima|Rex|dinsdag/);
	});
	test('and moved by a step or by letting go, the others make room', async () => {
		const first = await keeps(yusuf, { called: 'Ada' });
		await keeps(yusuf, { called: 'Bo' });
		const row = async () =>
			(await screen(samira)).people.map(({ called, ring, place }) => `${called} ${ring} ${place}`);
		await act('step', yusuf, { person: first, step: 'after' });
		expect(await row()).toEqual(['Bo near 0', 'Ada near 1']);
		await act('step', samira, { person: first, step: 'farther' }, {});
		expect(await row()).toEqual(['Bo near 0', 'Ada middle 0']);
		await act('place', yusuf, { person: first, ring: 'near', place: 0 });
		expect(await row()).toEqual(['Ada near 0', 'Bo near 1']);
		await keeps(yusuf, { person: first, called: 'Ada', ring: 'far' });
		expect(await row()).toEqual(['Bo near 0', 'Ada far 0']);
		await act('take', samira, { person: first }, {});
		expect(await row()).toEqual(['Bo near 0']);
	});
	test('"no, not them" keeps no reason and nothing to ask', async () => {
		const id = await keeps(yusuf);
		await keeps(samira, { person: id, ask: 'no' });
		expect((await screen(yusuf, { id: client })).people).toMatchObject([{ ask: 'no', askFor: [], askWords: '' }]);
		await expect(asOwner(`update care.network_person set ask_for = '{ride}'`)).rejects.toThrow(/check constraint/);
		const askable = () =>
			as(yusuf, async (tx) => networks.askableFor(tx, yusuf, await networkClient(page(tx, yusuf, { id: client }))));
		expect(await askable()).toEqual([]);
		await keeps(samira, { person: id });
		expect(await askable()).toMatchObject([{ called: 'Fatima', askFor: ['ride'], askWords: 'Op dinsdag' }]);
	});
	test('no network, and one that is the trouble, are answers too; what the carer says keeps its first day', async () => {
		await act('answer', samira, { answer: 'harmful', words: 'Zij halen mij erin.', carer: true }, {});
		const back = moveDays(3);
		try {
			await act('answer', yusuf, { answer: 'none', words: '', carer: true });
		} finally {
			back();
		}
		expect((await screen(samira)).network).toEqual({ answer: 'none', words: '', carerMuchOn: dayFromToday(0) });
	});
	test('before and after stand side by side; one picture a day, and either throws one away', async () => {
		await expect(act('picture', yusuf, {})).rejects.toMatchObject({ code: 'network-empty' });
		const id = await keeps(yusuf);
		await act('picture', yusuf, {});
		await act('picture', samira, {}, {});
		await act('take', yusuf, { person: id });
		const { pictures } = await screen(yusuf, { id: client });
		expect(pictures).toMatchObject([{ many: 1, madeOn: dayFromToday(0) }]);
		expect((await screen(samira, {}, `toen=${pictures[0]?.id}`)).before?.people).toMatchObject([{ called: 'Fatima' }]);
		await act('dropPicture', samira, { picture: pictures[0]?.id }, {});
		expect((await screen(yusuf, { id: client })).pictures).toEqual([]);
	});
	test('until it is full', async () => {
		for (let many = 0; many < 40; many += 1) await keeps(yusuf, { called: `Buur ${many}` });
		await expect(keeps(yusuf)).rejects.toMatchObject({ code: 'network-full' });
	});
});

describe('a network is private', () => {
	test('to the person and who helps them: nobody else finds a page or a row', async () => {
		await keeps(yusuf);
		await act('answer', yusuf, { answer: 'drawn', words: 'Zo is het.', carer: false });
		await act('picture', yusuf, {});
		for (const name of personaNames) {
			const actor = { ...persona(name), level: 2 as const };
			const mine = name === 'yusuf' || name === 'samira';
			for (const table of ['care.network', 'care.network_person', 'care.network_picture'] as const)
				expect(await as(actor, (tx) => tx.selectFrom(table).select('id').execute()), `${name} ${table}`).toHaveLength(
					mine ? 1 : 0,
				);
			if (!mine) {
				await expect(screen(actor, { id: client }), name).rejects.toMatchObject({ status: 404 });
				await expect(screen(actor, {}, `voor=${client}`), name).rejects.toMatchObject({ status: 404 });
				await expect(keeps(actor, {}, { id: client }), name).rejects.toMatchObject({ status: 404 });
			}
		}
		const nobody = anonymous(waterveen);
		expect(await as(nobody, (tx) => tx.selectFrom('care.network_person').select('id').execute())).toEqual([]);
		await expect(screen(persona('samira'))).rejects.toMatchObject({ status: 404 });
	});
	test('also to a look in an emergency, which opens the file and not this', async () => {
		await keeps(yusuf);
		await asOwner(
			`insert into care.emergency_look (municipality_id, id, client_id, worker_id, worker_called, organisation_id, reason, words_sealed, opened_at, until_at, tell_by)
			select $1, gen_random_uuid(), $2, $3, 'Ingrid', $4, 'danger-now', name_sealed, now() - interval '1 minute', now() + interval '1 hour', current_date from care.client`,
			[waterveen, client, personId('ingrid'), organisationId('teams')],
		);
		const ingrid = persona('ingrid');
		expect(await as(ingrid, (tx) => tx.selectFrom('care.client').select('id').execute())).toHaveLength(1);
		expect(await as(ingrid, (tx) => tx.selectFrom('care.network_person').select('id').execute())).toEqual([]);
		await expect(screen(ingrid, { id: client })).rejects.toMatchObject({ status: 404 });
	});
	test('a permission for this part shows another team who may be asked and where, and no row, word or other name', async () => {
		const id = await keeps(yusuf, { energy: true, does: ['cook'] });
		await keeps(yusuf, { called: 'Oom Ko', ask: 'no' });
		await keeps(yusuf, { called: 'Tante Bep', ask: 'open' });
		await act('answer', yusuf, { answer: 'harmful', words: 'Zij halen mij erin.', carer: true });
		await act('picture', yusuf, {});
		const marloes = persona('marloes');
		const shown = (name: (typeof personaNames)[number] = 'marloes') =>
			as({ ...persona(name), level: 2 }, (tx, actor) =>
				sharedPartsOf(tx, actor.municipalityId, client, ['network'], networksInFile).then((rows) =>
					rows.map(({ facts }) => facts),
				),
			);
		await share(['plan', 'contact']);
		expect(await shown()).toEqual([]);
		await share(['network', 'contact']);
		expect(await shown()).toEqual([
			{ called_sealed: 'Fatima', what: 'person', kind: 'neighbour', ring: 'near', gives: 'both' },
		]);
		for (const name of personaNames.filter((one) => persona(one).teamId !== marloes.teamId))
			expect(await shown(name), name).toEqual([]);
		for (const table of ['care.network', 'care.network_person', 'care.network_picture'] as const)
			expect(await as(marloes, (tx) => tx.selectFrom(table).select('id').execute()), table).toEqual([]);
		await expect(screen(marloes, { id: client })).rejects.toMatchObject({ status: 404 });
		await expect(act('step', marloes, { person: id, step: 'farther' })).rejects.toMatchObject({ status: 404 });
		const { numUpdatedRows } = await as(marloes, (tx) =>
			tx.updateTable('care.network_person').set({ ring: 'far' }).executeTakeFirstOrThrow(),
		);
		expect(numUpdatedRows).toBe(0n);
	});
	test('and stands still while the file is restricted', async () => {
		await keeps(yusuf);
		await asOwner('update care.client set restricted_since = current_date');
		await expect(keeps(yusuf)).rejects.toMatchObject({ status: 404 });
		const { numUpdatedRows } = await as(yusuf, (tx) =>
			tx.updateTable('care.network_person').set({ ring: 'far' }).executeTakeFirstOrThrow(),
		);
		expect(numUpdatedRows).toBe(0n);
	});
	test('a parent draws with a child below twelve; from twelve on it is the child’s', async () => {
		await keeps(yusuf);
		const fatou = inTwoSteps('fatou');
		const parentOf = (born: string) =>
			asOwner('update care.client set account_id = null, born_on = current_date - $1::interval', [born]);
		await asOwner(
			`insert into care.representative (municipality_id, id, client_id, kind, name_sealed, account_id, from_on, until_on, weighed_on, weighed_by)
			select $1, gen_random_uuid(), $2, 'parent', name_sealed, $3, current_date, current_date + 300, current_date, $4 from care.client`,
			[waterveen, client, accountId('fatou'), personId('yusuf')],
		);
		await parentOf('9 years');
		expect((await screen(fatou, {}, `voor=${client}`)).people).toHaveLength(1);
		await parentOf('14 years');
		expect(await as(fatou, (tx) => tx.selectFrom('care.client').select('id').execute())).toHaveLength(1);
		expect(await as(fatou, (tx) => tx.selectFrom('care.network_person').select('id').execute())).toEqual([]);
		await expect(screen(fatou, {}, `voor=${client}`)).rejects.toMatchObject({ status: 404 });
	});
	test('what is of somebody else is not moved, changed or taken by its number', async () => {
		const other = await beginClientFor('yusuf', { voornaam: 'Bo', achternaam: 'Vos', account: 'fatou' });
		const mine = await keeps(yusuf);
		const fatou = inTwoSteps('fatou');
		await expect(act('step', yusuf, { person: mine, step: 'farther' }, { id: other })).rejects.toMatchObject({
			status: 404,
		});
		await expect(act('take', fatou, { person: mine }, {})).rejects.toMatchObject({ status: 404 });
		await expect(keeps(fatou, { person: mine })).rejects.toMatchObject({ status: 404 });
		await expect(
			as(fatou, (tx) =>
				tx.updateTable('care.network_person').set({ ring: 'far' }).where('id', '=', mine).executeTakeFirstOrThrow(),
			),
		).resolves.toMatchObject({ numUpdatedRows: 0n });
		await expect(
			as(fatou, (tx) =>
				tx
					.insertInto('care.network')
					.values({
						...{ municipality_id: waterveen, id: other, client_id: client, answer: 'none', words_sealed: '' },
						...{ carer_much_on: null, changed_on: dayFromToday(0) },
					})
					.execute(),
			),
		).rejects.toThrow(/row-level security/);
	});
});

test('everything of it goes with the file', async () => {
	await keeps(yusuf);
	await act('answer', yusuf, { answer: 'drawn', words: '', carer: false });
	await act('picture', yusuf, {});
	await asOwner('delete from care.client where id = $1', [client]);
	for (const table of ['network', 'network_person', 'network_picture'])
		expect((await asOwner(`select from care.${table}`)).rows, table).toHaveLength(0);
});

test('a form with something else in it is refused, by field', () => {
	const person = (set: object) => parse(NetworkPersonForm, { ...filled, person: '', kind: '', ...set });
	expect(person({}).success).toBe(true);
	expect(person({ does: 'ride' })).toMatchObject({ output: { does: ['ride'] } });
	expect(person({ called: ' ' })).toMatchObject({ errors: { called: 'required' } });
	expect(person({ called: 'BSN 111222333' })).toMatchObject({ errors: { called: 'text-has-bsn' } });
	expect(person({ ring: 'around' })).toMatchObject({ errors: { ring: 'required' } });
	expect(person({ does: ['ride', 'steal'] }).success).toBe(false);
	expect(parse(NetworkStepForm, { person: client, step: 'up' })).toMatchObject({ errors: { step: 'invalid' } });
	expect(parse(NetworkPlaceForm, { person: client, ring: 'near', place: '-1' })).toMatchObject({
		errors: { place: 'invalid' },
	});
	expect(parse(NetworkAnswerForm, { answer: '' })).toMatchObject({ errors: { answer: 'required' } });
});
