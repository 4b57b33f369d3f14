import { clock } from './clock.ts';
import { perDatabase, zoneFor } from './db/zones.server.ts';
import { allMunicipalities, installationMode } from './municipality.store.server.ts';
import type { Municipality } from './municipality.ts';

export type { Municipality } from './municipality.ts';

const kept = perDatabase<{ until: number; all: Municipality[] }>(() => ({ until: 0, all: [] }));

/** The municipality a host name belongs to, else the only one there is. Asked on every request, so kept for ten seconds. */
export async function municipalityFor(host: string): Promise<Municipality | undefined> {
	const now = clock.now().getTime();
	const here = kept();
	if (here.until < now || here.all.length === 0)
		Object.assign(here, { all: await allMunicipalities(zoneFor('zone_open')), until: now + 10_000 });
	const { all } = here;
	return all.find(({ hosts }) => hosts.includes(host)) ?? (all.length === 1 ? all[0] : undefined);
}

export async function currentMunicipalities(): Promise<Municipality[]> {
	return allMunicipalities(zoneFor('zone_open'));
}

export { installationMode };
