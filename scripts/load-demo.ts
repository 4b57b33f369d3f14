/**
 * Loads the demo municipality at the first start of a demo. Only its own row is written as owner;
 * everything else goes in as a task on the login of its zone, as the application would do it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { parse } from 'yaml';
import { closeZones } from '#platform/db/index.server';
import { demoMunicipalityId } from '../demo/demo-id.ts';
import { type Demo, type DemoTexts, readDemo } from '../demo/read-demo.ts';
import { sentenceFor } from './start/stop.ts';

const root = join(import.meta.dirname, '..');
const read = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');

/** In this order, because later ones point at earlier ones. Each stands in demo/load-<name>.ts and skips what is there. */
const steps = [
	{ name: 'areas', call: 'loadDemoAreas', shown: 'buurten en cijfers' },
	{ name: 'people', call: 'loadDemoPeople', shown: 'mensen en organisaties' },
	{ name: 'initiatives', call: 'loadDemoInitiatives', shown: 'initiatieven' },
	{ name: 'signals', call: 'loadDemoSignals', shown: 'signalen en aanbod' },
	{ name: 'patterns', call: 'loadDemoPatterns', shown: 'patronen' },
] as const;

/** Says whether it did anything, or how much. */
type Load = (demo: Demo, municipalityId: string) => Promise<boolean | Record<string, number>>;

const didSomething = (outcome: boolean | Record<string, number>): boolean => (typeof outcome === 'boolean' ? outcome : Object.values(outcome).some((count) => count > 0));

function demoFiles(): Demo {
	const texts: DemoTexts = {
		organisations: read('demo', 'organisations.yaml'),
		staff: read('demo', 'staff.yaml'),
		residents: read('demo', 'residents.yaml'),
		initiatives: read('demo', 'initiatives.yaml'),
		signals: read('demo', 'signals.csv'),
		offers: read('demo', 'offers.csv'),
		postcodes: read('demo', 'postcodes.csv'),
		statistics: read('demo', 'utrecht-kwb-2023.csv'),
	};
	const codes = (list: { code: string }[]): Set<string> => new Set(list.map(({ code }) => code));
	return readDemo(texts, { needs: codes(parse(read('policy', 'needs.yaml')).needs), approaches: codes(parse(read('policy', 'approaches.yaml')).approaches) });
}

async function setUpMunicipality(ownerUrl: string, { municipality }: Demo): Promise<void> {
	const owner = new pg.Client({ connectionString: ownerUrl });
	await owner.connect();
	try {
		await owner.query(`insert into open.municipality (id, code, name, demo, team_phone) values ($1, $2, $3, true, $4) on conflict do nothing`, [demoMunicipalityId, municipality.code, municipality.name, municipality.teamPhone]);
	} finally {
		await owner.end();
	}
}

try {
	const demo = demoFiles();
	await setUpMunicipality(process.env.OWNER_URL ?? '', demo);
	for (const [done, { name, call, shown }] of steps.entries()) {
		const file = join(root, 'demo', `load-${name}.ts`);
		if (!existsSync(file)) continue;
		const load = ((await import(file)) as Record<string, Load>)[call] as Load;
		if (didSomething(await load(demo, demoMunicipalityId))) console.log(`Voorbeeldgemeente ${'■'.repeat(done + 1)}${'□'.repeat(steps.length - done - 1)} ${shown}`);
	}
	await closeZones();
} catch (error) {
	console.error(sentenceFor(error));
	process.exit(1);
}
