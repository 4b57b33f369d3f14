import { m } from '#text';
import type { Field } from '../columns.ts';
import type { PlaceField } from '../place-columns.ts';
import type { ChangeKind } from '../plan-import.ts';

export const fieldWord = (field: Field): string =>
	({
		name: m.sheets_field_name,
		firstName: m.sheets_field_first_name,
		infix: m.sheets_field_infix,
		lastName: m.sheets_field_last_name,
		phone: m.sheets_field_phone,
		mail: m.sheets_field_mail,
		place: m.sheets_field_place,
		talents: m.sheets_field_talents,
		wishes: m.sheets_field_wishes,
		lastSpoken: m.sheets_field_last_spoken,
		askAgain: m.sheets_field_ask_again,
		remarks: m.sheets_field_remarks,
		contactNote: m.sheets_field_contact_note,
		contactBy: m.sheets_field_contact_by,
		languages: m.sheets_field_languages,
		available: m.sheets_field_available,
		consent: m.sheets_field_consent,
		cardId: m.sheets_field_card_id,
	})[field]();

export const changeWord = (change: ChangeKind): string =>
	({
		phone: m.sheets_field_phone,
		mail: m.sheets_field_mail,
		area: m.sheets_field_place,
		languages: m.sheets_field_languages,
		available: m.sheets_field_available,
		askAgain: m.sheets_field_ask_again,
		contact: m.sheets_field_contact_note,
		talents: m.sheets_change_talents,
	})[change]();

export const placeFieldWord = (field: PlaceField): string =>
	({
		name: m.sheets_field_name,
		kind: m.sheets_place_field_kind,
		summary: m.sheets_place_field_summary,
		area: m.sheets_place_field_area,
		address: m.sheets_place_field_address,
		postcode: m.sheets_place_field_postcode,
		lat: m.sheets_place_field_lat,
		lon: m.sheets_place_field_lon,
		hours: m.sheets_place_field_hours,
		whenWords: m.sheets_place_field_when,
		costs: m.sheets_place_field_costs,
		forWhom: m.sheets_place_field_for_whom,
		phone: m.sheets_field_phone,
		mail: m.sheets_field_mail,
		website: m.sheets_place_field_website,
		keeperName: m.sheets_place_field_keeper_name,
		keeperMail: m.sheets_place_field_keeper_mail,
	})[field]();
