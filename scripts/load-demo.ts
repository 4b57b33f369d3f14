/**
 * Loads the demo municipality at the first start of a demo. Only its own row is written as owner;
 * everything else goes in as a task on the login of its zone, as the application would do it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { parse } from 'yaml';
import { closeZones } from '#platform/db/index.server';
import { demoMunicipalityId } from '../demo/demo-id.ts';
import { loadDemoActionProgramme } from '../demo/load-action-programme.ts';
import { loadDemoActivities } from '../demo/load-activities.ts';
import { loadDemoAgreements } from '../demo/load-agreements.ts';
import { loadDemoAnalyses } from '../demo/load-analyses.ts';
import { loadDemoAreaMoney } from '../demo/load-area-money.ts';
import { loadDemoAreas } from '../demo/load-areas.ts';
import { loadDemoBallots } from '../demo/load-ballots.ts';
import { loadDemoBudget } from '../demo/load-budget.ts';
import { loadDemoCircle } from '../demo/load-circle.ts';
import { loadDemoClients } from '../demo/load-clients.ts';
import { loadDemoCompany } from '../demo/load-company.ts';
import { loadDemoComplexes } from '../demo/load-complexes.ts';
import { loadDemoConflicts } from '../demo/load-conflicts.ts';
import { loadDemoDesk } from '../demo/load-desk.ts';
import { loadDemoFigures } from '../demo/load-figures.ts';
import { loadDemoHostGroups } from '../demo/load-host-groups.ts';
import { loadDemoHousehold } from '../demo/load-household.ts';
import { loadDemoInitiatives } from '../demo/load-initiatives.ts';
import { loadDemoLeaving } from '../demo/load-leaving.ts';
import { loadDemoLending } from '../demo/load-lending.ts';
import { loadDemoLightRoles } from '../demo/load-light-roles.ts';
import { loadDemoLines } from '../demo/load-lines.ts';
import { loadDemoMatches } from '../demo/load-matches.ts';
import { loadDemoNewcomers } from '../demo/load-newcomers.ts';
import { loadDemoNuisance } from '../demo/load-nuisance.ts';
import { loadDemoOrganising } from '../demo/load-organising.ts';
import { loadDemoPatterns } from '../demo/load-patterns.ts';
import { loadDemoPeers } from '../demo/load-peers.ts';
import { loadDemoPeople } from '../demo/load-people.ts';
import { loadDemoMapLetters, loadDemoPlaces } from '../demo/load-places.ts';
import { loadDemoPlans } from '../demo/load-plans.ts';
import { loadDemoProgramme } from '../demo/load-programmes.ts';
import { loadDemoPromises } from '../demo/load-promises.ts';
import { loadDemoReferrals } from '../demo/load-referrals.ts';
import { loadDemoRequests } from '../demo/load-requests.ts';
import { loadDemoRooms } from '../demo/load-rooms.ts';
import { loadDemoSafari } from '../demo/load-safari.ts';
import { loadDemoSignals } from '../demo/load-signals.ts';
import { loadDemoTable } from '../demo/load-table.ts';
import { loadDemoTalents } from '../demo/load-talents.ts';
import { loadDemoTimeBalance } from '../demo/load-time-balance.ts';
import { loadDemoUpkeep } from '../demo/load-upkeep.ts';
import { loadDemoVolunteers } from '../demo/load-volunteers.ts';
import { loadDemoWalls } from '../demo/load-walls.ts';
import { loadDemoWatching } from '../demo/load-watching.ts';
import { loadDemoWhoIsWho } from '../demo/load-who-is-who.ts';
import { loadDemoYouth } from '../demo/load-youth.ts';
import { type Demo, type DemoTexts, readDemo } from '../demo/read-demo.ts';
import { sentenceFor } from './start/stop.ts';

const root = join(import.meta.dirname, '..');
const read = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');

/** In this order, because later ones point at earlier ones. Each skips what is there, and says whether it did anything, or how much. */
const steps: {
	shown: string;
	load: (demo: Demo, municipalityId: string) => Promise<boolean | Record<string, number>>;
}[] = [
	{ shown: 'buurten en cijfers', load: loadDemoAreas },
	{ shown: 'mensen en organisaties', load: loadDemoPeople },
	{ shown: 'de sociale kaart', load: loadDemoPlaces },
	{ shown: 'talenten en wensen', load: loadDemoTalents },
	{ shown: 'een kring', load: loadDemoCircle },
	{ shown: 'omzien naar elkaar', load: loadDemoWatching },
	{ shown: 'ervaringsmaatjes', load: loadDemoLightRoles },
	{ shown: 'een buurtsafari', load: loadDemoSafari },
	{ shown: 'hoe wijken werken', load: loadDemoOrganising },
	{ shown: 'een balie', load: loadDemoDesk },
	{ shown: 'wie luistert als er iets is', load: loadDemoConflicts },
	{ shown: 'ruimtes', load: loadDemoRooms },
	{ shown: 'een flat en een hof', load: loadDemoComplexes },
	{ shown: 'een gebiedsanalyse', load: loadDemoAnalyses },
	{ shown: 'stemmingen', load: loadDemoBallots },
	{ shown: 'geld van de buurt', load: loadDemoAreaMoney },
	{ shown: 'initiatieven', load: loadDemoInitiatives },
	{ shown: 'wie ontvangt wie', load: loadDemoHostGroups },
	{ shown: 'aanvragen en belemmeringen', load: loadDemoRequests },
	{ shown: 'onderhoud door buren', load: loadDemoUpkeep },
	{ shown: 'beloften', load: loadDemoPromises },
	{ shown: 'een plan voor de buurt', load: loadDemoActionProgramme },
	{ shown: 'wat jongeren schrijven en geven', load: loadDemoYouth },
	{ shown: 'wie geholpen wordt', load: loadDemoClients },
	{ shown: 'een plan', load: loadDemoPlans },
	{ shown: 'samen thuis', load: loadDemoHousehold },
	{ shown: 'wie om iemand heen staan', load: loadDemoCompany },
	{ shown: 'overleg, afspraken en hulpvragen', load: loadDemoTable },
	{ shown: 'wie meelas en wie keek', load: loadDemoWalls },
	{ shown: 'welzijn op recept', load: loadDemoReferrals },
	{ shown: 'overlast samen aanpakken', load: loadDemoNuisance },
	{ shown: 'activiteiten', load: loadDemoActivities },
	{ shown: 'spullen om te delen', load: loadDemoLending },
	{ shown: 'het buurtbudget', load: loadDemoBudget },
	{ shown: 'signalen en aanbod', load: loadDemoSignals },
	{ shown: 'patronen', load: loadDemoPatterns },
	{ shown: 'koppelingen', load: loadDemoMatches },
	{ shown: 'lotgenoten', load: loadDemoPeers },
	{ shown: 'wie kent iemand', load: loadDemoLines },
	{ shown: 'maatjes en mentoren', load: loadDemoProgramme },
	{ shown: 'wie hier nieuw is', load: loadDemoNewcomers },
	{ shown: 'tijd voor de buurt', load: loadDemoTimeBalance },
	{ shown: 'vrijwilligers', load: loadDemoVolunteers },
	{ shown: 'wie weggaat', load: loadDemoLeaving },
	{ shown: 'afspraken met partners', load: loadDemoAgreements },
	{ shown: 'cijfers voor iedereen', load: loadDemoFigures },
	{ shown: 'wie is wie', load: loadDemoWhoIsWho },
	{ shown: 'post aan wie de kaart bijhoudt', load: loadDemoMapLetters },
];

const didSomething = (outcome: boolean | Record<string, number>): boolean =>
	typeof outcome === 'boolean' ? outcome : Object.values(outcome).some((count) => count > 0);

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
	return readDemo(texts, {
		needs: codes(parse(read('policy', 'needs.yaml')).needs),
		approaches: codes(parse(read('policy', 'approaches.yaml')).approaches),
	});
}

/** Makes the municipality of the demo. False when somebody set up another one here already: then this is not our house to furnish. */
async function setUpMunicipality(ownerUrl: string, { municipality }: Demo): Promise<boolean> {
	const owner = new pg.Client({ connectionString: ownerUrl });
	await owner.connect();
	try {
		const { rowCount } = await owner.query('select 1 from open.municipality where id <> $1', [demoMunicipalityId]);
		if (rowCount) return false;
		await owner.query(
			`insert into open.municipality (id, code, name, demo, team_phone) values ($1, $2, $3, true, $4) on conflict do nothing`,
			[demoMunicipalityId, municipality.code, municipality.name, municipality.teamPhone],
		);
		return true;
	} finally {
		await owner.end();
	}
}

try {
	const demo = demoFiles();
	if (await setUpMunicipality(process.env.OWNER_URL ?? '', demo)) {
		for (const [done, { shown, load }] of steps.entries()) {
			if (didSomething(await load(demo, demoMunicipalityId)))
				console.log(`Voorbeeldgemeente ${'■'.repeat(done + 1)}${'□'.repeat(steps.length - done - 1)} ${shown}`);
		}
	}
	await closeZones();
} catch (error) {
	console.error(sentenceFor(error));
	process.exit(1);
}
