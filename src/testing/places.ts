import { waterveen } from './database.ts';

/** The places of Waterveen in which the people of the tests live and work. */
export async function seedPlaces(asOwner: (sql: string, values?: unknown[]) => Promise<unknown>): Promise<void> {
	for (const [code, kind, parent, name] of [
		['GM9901', 'municipality', null, 'Waterveen'],
		['WK990101', 'district', 'GM9901', 'Wijk 01 West'],
		['BU99010101', 'neighbourhood', 'WK990101', 'Wilgenhof'],
		['BU99010102', 'neighbourhood', 'WK990101', 'Esdoornplein'],
		['WK990102', 'district', 'GM9901', 'Wijk 02 Oost'],
		['BU99010201', 'neighbourhood', 'WK990102', 'Havenkwartier'],
	])
		await asOwner(
			'insert into open.area (municipality_id, code, kind, parent_code, name, year) values ($1, $2, $3, $4, $5, 2023)',
			[waterveen, code, kind, parent, name],
		);
}
