import type { Generated, Kysely } from 'kysely';
import type { Tables } from './db/tables.ts';
import type { Municipality } from './municipality.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'open.installation': { only_row: Generated<boolean>; mode: 'demo' | 'production'; made_at: Generated<Date> };
		'open.municipality': {
			id: string;
			code: string;
			name: string;
			hosts: string[];
			theme: string;
			team_phone: string;
			supporters_needed: number;
			demo: boolean;
			made_at: Generated<Date>;
		};
	}
}

export async function allMunicipalities(db: Kysely<Tables>): Promise<Municipality[]> {
	const rows = await db.selectFrom('open.municipality').selectAll().orderBy('name').execute();
	return rows.map((row) => ({
		id: row.id,
		code: row.code,
		name: row.name,
		hosts: row.hosts,
		theme: row.theme,
		teamPhone: row.team_phone,
		supportersNeeded: row.supporters_needed,
		demo: row.demo,
	}));
}

export async function installationMode(db: Kysely<Tables>): Promise<'demo' | 'production' | undefined> {
	return (await db.selectFrom('open.installation').select('mode').executeTakeFirst())?.mode;
}
