import { captureSignal } from '#modules/signals/index.server';
import { asActor } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { elders, waterveen } from '#testing/database';
import { moveDays } from '#testing/days';
import { persona, personId } from '#testing/personas';

type AsOwner = (sql: string, values?: unknown[]) => Promise<unknown>;

/** The areas in which the people of the tests live and work. */
export async function seedAreas(asOwner: AsOwner): Promise<void> {
	const areas: [string, string, string | null, string][] = [
		['GM9901', 'municipality', null, 'Waterveen'],
		['WK990101', 'district', 'GM9901', 'Wijk 01 West'],
		['BU99010101', 'neighbourhood', 'WK990101', 'Wilgenhof'],
		['BU99010102', 'neighbourhood', 'WK990101', 'Esdoornplein'],
		['WK990102', 'district', 'GM9901', 'Wijk 02 Oost'],
		['BU99010201', 'neighbourhood', 'WK990102', 'Havenkwartier'],
	];
	for (const [code, kind, parent, name] of areas) {
		await asOwner(
			'insert into open.area (municipality_id, code, kind, parent_code, name, year) values ($1, $2, $3, $4, $5, 2023)',
			[waterveen, code, kind, parent, name],
		);
	}
	for (const [code, kind, parent, name] of [
		['GM9902', 'municipality', null, 'Elders'],
		['WK990201', 'district', 'GM9902', 'Wijk 01 Centrum'],
		['BU99020101', 'neighbourhood', 'WK990201', 'Kerkplein'],
	]) {
		await asOwner(
			'insert into open.area (municipality_id, code, kind, parent_code, name, year) values ($1, $2, $3, $4, $5, 2023)',
			[elders, code, kind, parent, name],
		);
	}
}

/** Cards of people in Wilgenhof whom Marloes knows. */
export async function seedCards(asOwner: AsOwner, howMany: number): Promise<string[]> {
	const ids = Array.from({ length: howMany }, (_, at) => `019b0000-0000-7000-8000-cc${String(at).padStart(10, '0')}`);
	for (const [at, id] of ids.entries()) {
		await asOwner(
			`insert into community.person_card (municipality_id, id, called, area_code, keeper_id, team_id, consent_given_on, consent_how, made_at, last_active_on)
			values ($1, $2, $3, 'BU99010101', $4, $5, current_date, 'spoken', now(), current_date)`,
			[waterveen, id, `Buur ${at + 1}`, personId('marloes'), persona('marloes').teamId],
		);
	}
	return ids;
}

/** Marloes writes down what somebody said, so many days ago. */
export async function heard(
	days: number,
	about: { person?: string; need: string; area?: string; text?: string; kind?: 'kan' | 'wil' | 'zoek' | 'zie' },
): Promise<string> {
	const id = newId();
	const back = moveDays(-days);
	try {
		await asActor(persona('marloes'), 'community', (tx) =>
			captureSignal(
				tx,
				persona('marloes'),
				{
					id,
					code: undefined,
					kind: about.kind ?? 'zoek',
					text: about.text ?? 'Aan het eind van de maand is het geld op.',
					postcode: undefined,
					areaCode: about.area ?? 'BU99010101',
					needCode: about.need,
					personId: about.person,
					contact: undefined,
					contactAgreed: false,
					capturedAt: undefined,
					confirmed: undefined,
					language: undefined,
				},
				'GM9901',
			),
		);
	} finally {
		back();
	}
	return id;
}
