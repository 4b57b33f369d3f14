import { perDatabase, zoneFor } from '../db/zones.server.ts';
import { installationMode } from '../municipality.server.ts';

const known = perDatabase<{ demo?: boolean }>(() => ({}));

/** Whether this installation is a demo, as its database says. Written once, so asked once. */
export async function isDemo(): Promise<boolean> {
	const here = known();
	here.demo ??= (await installationMode(zoneFor('zone_open'))) === 'demo';
	return here.demo;
}
