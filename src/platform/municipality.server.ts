import { clock } from './clock.ts';
import { zoneFor } from './db/zones.server.ts';
import { allMunicipalities, installationMode } from './municipality.store.server.ts';
import type { Municipality } from './municipality.ts';

export type { Municipality } from './municipality.ts';

let kept: { until: number; all: Municipality[] } | undefined;

/** The municipality a host name belongs to, else the only one there is. Asked on every request, so kept for ten seconds. */
export async function municipalityFor(host: string): Promise<Municipality | undefined> {
	const now = clock.now().getTime();
	if (!kept || kept.until < now || kept.all.length === 0)
		kept = { until: now + 10_000, all: await allMunicipalities(zoneFor('zone_open')) };
	const { all } = kept;
	return all.find(({ hosts }) => hosts.includes(host)) ?? (all.length === 1 ? all[0] : undefined);
}

export async function currentMunicipalities(): Promise<Municipality[]> {
	return allMunicipalities(zoneFor('zone_open'));
}

export const forgetMunicipalities = (): void => {
	kept = undefined;
};

export { installationMode };
