import { waterveen } from '#testing/database';
import { type PersonaName, personId, teamId } from '#testing/personas';

type AsOwner = (sql: string, values?: unknown[]) => Promise<unknown>;

/** Naima's garden is neglected and Marloes keeps her card; Cor was a gardener and Yusuf, of another organisation, keeps his. Wim can garden too. */
export const neighbours = {
	naima: { keeper: 'marloes', team: 'brokers', wish: 'De tuin is verwilderd.', talent: null },
	cor: { keeper: 'yusuf', team: 'west', wish: null, talent: 'Veertig jaar hovenier geweest.' },
	wim: { keeper: 'yusuf', team: 'west', wish: null, talent: 'Helpt graag in een tuin.' },
} as const;
export type Neighbour = keyof typeof neighbours;
const number = (name: Neighbour): string => String(Object.keys(neighbours).indexOf(name)).padStart(10, '0');
export const cardOf = (name: Neighbour): string => `019b0000-0000-7000-8000-cd${number(name)}`;
export const talentOf = (name: Neighbour | PersonaName): string =>
	name in neighbours
		? `019b0000-0000-7000-8000-7a${number(name as Neighbour)}`
		: personId(name as PersonaName).replace(/-8000-../, '-8000-7b');

export async function seedTalent(
	asOwner: AsOwner,
	id: string,
	card: string,
	kind: 'talent' | 'wish',
	words: string,
	need: string,
): Promise<void> {
	await asOwner(
		`insert into community.talent (municipality_id, id, card_id, kind, words, need_code, shared_since, confirmed_on, made_at)
		values ($1, $2, $3, $4, $5, $6, current_date, current_date, now())`,
		[waterveen, id, card, kind, words, need],
	);
}

/** Puts the three in, and Henk the volunteer who knows gardens and signs in himself. */
export async function seedNeighbours(asOwner: AsOwner): Promise<void> {
	for (const [name, { keeper, team, wish, talent }] of Object.entries(neighbours)) {
		const card = cardOf(name as Neighbour);
		await asOwner(
			`insert into community.person_card (municipality_id, id, called, area_code, keeper_id, team_id, consent_given_on, consent_how, made_at, last_active_on)
			values ($1, $2, $3, 'BU99010101', $4, $5, current_date, 'spoken', now(), current_date)`,
			[waterveen, card, name, personId(keeper), teamId(team)],
		);
		await seedTalent(
			asOwner,
			talentOf(name as Neighbour),
			card,
			wish ? 'wish' : 'talent',
			wish ?? talent ?? '',
			'neighbours-garden',
		);
	}
	await seedTalent(asOwner, talentOf('henk'), personId('henk'), 'talent', 'Ik snoei graag.', 'neighbours-garden');
}
