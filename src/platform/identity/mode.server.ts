import { zoneFor } from '../db/zones.server.ts';
import { installationMode } from '../municipality.server.ts';

let known: { db: unknown; demo: boolean } | undefined;

/** Whether this installation is a demo, as its database says. Written once, so asked once. */
export async function isDemo(): Promise<boolean> {
	const db = zoneFor('zone_open');
	if (known?.db !== db) known = { db, demo: (await installationMode(db)) === 'demo' };
	return known.demo;
}
