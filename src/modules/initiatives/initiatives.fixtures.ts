import { type Actor, anonymous } from '#platform/actor';
import { elders, waterveen } from '#testing/database';
import type { Voice } from './initiatives.forms.ts';

/** Two neighbourhoods of Waterveen in one district, and one of the other municipality. */
export const molenbuurt = 'BU99010101';
export const havenbuurt = 'BU99010102';
export const molenwijk = 'WK990101';
export const elsewhere = 'BU99020101';

const person = (last: string) => `019b0000-0000-7000-8000-0000000001${last}`;

export const visitor: Actor = anonymous(waterveen);
export const visitorElsewhere: Actor = anonymous(elders);

export const fatma: Actor = {
	municipalityId: waterveen,
	kind: 'resident',
	roles: ['resident'],
	personId: person('01'),
	accountId: person('01'),
	displayName: 'Fatma',
	areas: [],
	level: 1,
};
export const dirk: Actor = { ...fatma, personId: person('02'), accountId: person('02'), displayName: 'Dirk' };
export const marloes: Actor = {
	municipalityId: waterveen,
	kind: 'staff',
	roles: ['social_broker'],
	personId: person('11'),
	accountId: person('11'),
	displayName: 'Marloes',
	areas: [molenwijk, molenbuurt],
	level: 2,
};
export const workerOfHaven: Actor = {
	...marloes,
	personId: person('12'),
	accountId: person('12'),
	displayName: 'Yusuf',
	areas: [havenbuurt],
};
export const workerElsewhere: Actor = {
	...marloes,
	municipalityId: elders,
	personId: person('13'),
	accountId: person('13'),
	areas: [molenbuurt, elsewhere],
};
export const teamLead: Actor = { ...marloes, roles: ['team_lead'], personId: person('14'), accountId: person('14') };

/** What somebody without an account types. */
export const visitorsVoice = (called: string, contact: string): Voice => ({
	as: 'visitor',
	called,
	contact,
	consent: true,
});
export const ownVoice: Voice = { as: 'account', called: '', contact: '', consent: true };

export const coffeeOnMonday = {
	title: 'Koffie op maandag',
	summary: 'Buren drinken elke maandag koffie in de hal van de flat.',
	areaCode: molenbuurt,
};

/** Areas as the import would leave them, for tests. */
export const areasSql = `insert into open.area (municipality_id, code, name, kind, parent_code, year)
	values ($1, 'GM9901', 'Waterveen', 'municipality', null, 2023), ($1, '${molenwijk}', 'Molenwijk', 'district', 'GM9901', 2023),
	($1, '${molenbuurt}', 'Molenbuurt', 'neighbourhood', '${molenwijk}', 2023), ($1, '${havenbuurt}', 'Havenbuurt', 'neighbourhood', '${molenwijk}', 2023)`;

type Owner = (query: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>;

/** The codes of the links mailed to an address, oldest first. */
export async function codesMailedTo(asOwner: Owner, address: string): Promise<string[]> {
	const { rows } = await asOwner(
		`select facts->>'link' as link from community.mail where address = $1 and template = 'say-yes' order by not_before`,
		[address],
	);
	return rows.map(({ link }) => (link as string).split('/').at(-1) as string);
}
