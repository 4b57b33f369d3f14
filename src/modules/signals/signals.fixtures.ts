import type { Actor, RoleKind } from '#platform/actor';
import { waterveen } from '#testing/database';

/** Two neighbourhoods of one district, and one of another. */
export const schoolstraat = 'BU99010101';
export const havenkwartier = 'BU99010102';
export const elderswijk = 'BU99010201';

export const ids = {
	samira: '019b1000-0000-7000-8000-000000000001',
	joost: '019b1000-0000-7000-8000-000000000002',
	greet: '019b1000-0000-7000-8000-000000000003',
	lead: '019b1000-0000-7000-8000-000000000004',
	resident: '019b1000-0000-7000-8000-000000000005',
	cards: [
		'019b2000-0000-7000-8000-000000000001',
		'019b2000-0000-7000-8000-000000000002',
		'019b2000-0000-7000-8000-000000000003',
		'019b2000-0000-7000-8000-000000000004',
	] as const,
};

export const worker = (
	personId: string,
	areas: string[],
	role: RoleKind = 'social_broker',
	municipalityId = waterveen,
): Actor => ({ municipalityId, kind: 'staff', roles: [role], accountId: personId, personId, areas, level: 2 });

/** Samira and Joost work in the same district for different organisations; Greet works elsewhere. */
export const samira = worker(ids.samira, ['WK990101', schoolstraat, havenkwartier]);
export const joost = worker(ids.joost, ['WK990101', schoolstraat], 'team_worker');
export const greet = worker(ids.greet, ['WK990102', elderswijk]);
export const resident: Actor = {
	municipalityId: waterveen,
	kind: 'resident',
	roles: ['resident'],
	accountId: ids.resident,
	personId: ids.resident,
	areas: [],
	level: 1,
};
export const officer = worker(ids.lead, [], 'policy_officer');

/** The areas of both test municipalities, as rows for the owner to put in. */
export const areaRows = `
	insert into open.area (municipality_id, code, kind, parent_code, name, year)
	select m.id, replace(a.code, '9901', right(m.code, 4)), a.kind, replace(a.parent, '9901', right(m.code, 4)), a.name, 2023
	from open.municipality m, (values
		(1, 'GM9901', 'municipality', null, 'Waterveen'), (2, 'WK990101', 'district', 'GM9901', 'Wijk 01 Zuid'), (3, 'WK990102', 'district', 'GM9901', 'Wijk 02 Noord'),
		(4, 'BU99010101', 'neighbourhood', 'WK990101', 'Schoolstraat'), (5, 'BU99010102', 'neighbourhood', 'WK990101', 'Havenkwartier'),
		(6, 'BU99010201', 'neighbourhood', 'WK990102', 'Elderswijk')) a (place, code, kind, parent, name)
	order by a.place`;
