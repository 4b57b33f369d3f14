import { type Actor, anonymous } from '#platform/actor';
import { asActor } from '#platform/db/index.server';
import { partnerKeyHash } from '#platform/identity/index.server';
import { waterveen } from '#testing/database';
import { organisationId, persona } from '#testing/personas';
import type { PassOnForm, ProposeForm } from './agreement.forms.ts';
import type { KeyUse } from './agreement.ts';
import { confirmAgreement } from './confirm-agreement.server.ts';
import { handOutKey } from './hand-out-key.server.ts';
import { proposeAgreement } from './propose-agreement.server.ts';

export const ingrid = persona('ingrid');
export const anouk = persona('anouk');

/** Two districts with their neighbourhoods, as rows for the owner to put in. */
export const areaRows = `
	insert into open.area (municipality_id, code, kind, parent_code, name, year)
	select $1, code, kind, parent, name, 2023 from (values
		(1, 'GM9901', 'municipality', null, 'Waterveen'), (2, 'WK990101', 'district', 'GM9901', 'Zuid'), (3, 'WK990102', 'district', 'GM9901', 'Noord'),
		(4, 'BU99010101', 'neighbourhood', 'WK990101', 'Schoolstraat'), (5, 'BU99010102', 'neighbourhood', 'WK990101', 'Havenkwartier'),
		(6, 'BU99010201', 'neighbourhood', 'WK990102', 'Elderswijk')) a (place, code, kind, parent, name)
	order by place`;

/** Whoever comes with this key. */
export const partnerWith = (key: string, municipalityId = waterveen): Actor => ({
	...anonymous(municipalityId),
	kind: 'partner',
	codeHash: partnerKeyHash(key),
});

/** Rent arrears of the housing association, in the western district, only with the resident's yes. */
export const proposal = (given: Partial<ProposeForm> = {}): ProposeForm => ({
	partner: organisationId('housing'),
	doel: 'Eerder horen dat iemand de huur niet meer kan betalen.',
	themas: ['debts-and-bills'],
	gebieden: ['WK990101'],
	grondslag: 'agreed',
	toelichting: '',
	terug: 1,
	vanaf: '2026-01-01',
	tot: '2027-12-31',
	contact: 'Wilma Steen',
	contactMail: 'wilma@singelwonen.example',
	vervanger: 'Ruben Vos',
	vervangerMail: 'ruben@singelwonen.example',
	...given,
});

/** One worry, as the form hands it over. */
export const worry = (given: Partial<PassOnForm> = {}): PassOnForm => ({
	id: undefined,
	theme: 'debts-and-bills',
	text: 'Betaalt al twee maanden geen huur en doet de deur niet open.',
	postcode: undefined,
	areaCode: 'BU99010101',
	ground: 'agreed',
	mayAskBack: false,
	contact: undefined,
	confirmed: undefined,
	...given,
});

export const propose = async (given: Partial<ProposeForm> = {}, by = ingrid): Promise<string> =>
	(await asActor(by, 'community', (tx) => proposeAgreement(tx, by, proposal(given)))).id;

export const keyFor = (id: string, use: KeyUse = 'contact', mailed = false): Promise<string> =>
	asActor(ingrid, 'community', (tx) => handOutKey(tx, ingrid, id, use, mailed));

/** A running agreement and a partner with a key to it. */
export async function runningPartner(
	given: Partial<ProposeForm> = {},
): Promise<{ id: string; key: string; partner: Actor }> {
	const id = await propose(given);
	await asActor(anouk, 'community', (tx) => confirmAgreement(tx, anouk, id));
	const key = await keyFor(id);
	return { id, key, partner: partnerWith(key) };
}
