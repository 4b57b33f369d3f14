import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '#platform/actor';
import { asActor } from '#platform/db/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { persona, personId } from '#testing/personas';
import { addTalent, askAgainDue, changeTalent } from './index.server.ts';
import { cards, seedCards } from './talents.fixtures.ts';

const { asOwner } = useDatabase();
const marloes = persona('marloes');

const due = (actor: Actor, day: string) =>
	asActor(actor, 'community', async (tx) =>
		(await askAgainDue(tx, actor, day)).map(({ called, about, mine }) => ({ called, about, mine })),
	);

beforeAll(async () => {
	await seedCards(asOwner);
	await asOwner(
		`update community.person_card set ask_again_on = '2999-01-10', ask_again_why = 'Na zijn pensioen' where id = $1`,
		[cards.jansma],
	);
	await asOwner(`update community.person_card set keeper_id = $2 where id = $1`, [cards.naima, personId('soraya')]);
});

test('whom the team promised to ask again comes up on the day, one’s own first, and for no other team', async () => {
	const fietsen = await asActor(marloes, 'community', (tx) =>
		addTalent(tx, marloes, { cardId: cards.naima, kind: 'wish', words: 'Leren fietsen.', wakeOn: '2999-01-05' }),
	);
	expect(await due(marloes, '2999-01-04')).toEqual([]);
	const both = [
		{ called: 'meneer Jansma', about: 'Na zijn pensioen', mine: true },
		{ called: 'Naima', about: 'Leren fietsen.', mine: false },
	];
	expect(await due(marloes, '2999-01-10')).toEqual(both);
	expect((await due(persona('soraya'), '2999-01-10')).map(({ called }) => called)).toEqual(['Naima', 'meneer Jansma']);
	for (const name of ['yusuf', 'ingrid', 'samira', 'tariq'] as const)
		expect(await due(persona(name), '2999-01-10')).toEqual([]);

	await asActor(marloes, 'community', (tx) =>
		changeTalent(tx, marloes, fietsen.cardId, fietsen.id, { words: 'Leren fietsen.', wakeOn: null }),
	);
	expect(await due(marloes, '2999-01-10')).toEqual(both.slice(0, 1));
	await asOwner('update community.person_card set restricted_at = now() where id = $1 and municipality_id = $2', [
		cards.jansma,
		waterveen,
	]);
	expect(await due(marloes, '2999-01-10')).toEqual([]);
});
