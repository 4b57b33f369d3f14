import { waterveen } from '#testing/database';
import { personId, seedPeople, teamId } from '#testing/personas';

type AsOwner = (sql: string, values?: unknown[]) => Promise<unknown>;

/** Naima and meneer Jansma are kept by Marloes of the brokers, Jamal by Yusuf of the west team. */
export const cards = {
	naima: '019b0000-0000-7000-8000-0000000000f1',
	jansma: '019b0000-0000-7000-8000-0000000000f2',
	jamal: '019b0000-0000-7000-8000-0000000000f3',
} as const;

/** Everyone of the personas, and three residents who do not sign in. */
export async function seedCards(asOwner: AsOwner): Promise<void> {
	await seedPeople(asOwner);
	for (const [id, called, keeper, team] of [
		[cards.naima, 'Naima', 'marloes', 'brokers'],
		[cards.jansma, 'meneer Jansma', 'marloes', 'brokers'],
		[cards.jamal, 'Jamal', 'yusuf', 'west'],
	] as const)
		await asOwner(
			`insert into community.person_card (municipality_id, id, called, area_code, keeper_id, team_id, languages, available, consent_given_on, consent_how, made_at, last_active_on)
			values ($1, $2, $3, 'BU99010101', $4, $5, '{nl,ar}', '{mon-morning}', current_date, 'spoken', now(), current_date)`,
			[waterveen, id, called, personId(keeper), teamId(team)],
		);
}
