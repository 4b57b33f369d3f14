import { beforeAll, expect, test } from 'vitest';
import { waterveen } from '#testing/database';
import { useDemo } from './demo.fixtures.ts';
import { demoId } from './demo-id.ts';
import { loadDemoNuisance } from './load-nuisance.ts';

const { asOwner, demo } = useDemo();

beforeAll(async () => {
	await asOwner(
		`insert into community.organisation (municipality_id, id, name, kind, made_at) values ($1, $2, 'Draadkracht', 'welfare', now())`,
		[waterveen, demoId('organisation', 'draadkracht')],
	);
	await asOwner(
		`insert into community.team (municipality_id, id, organisation_id, name, made_at) values ($1, $2, $3, 'Sociaal makelaars', now())`,
		[waterveen, demoId('team', 'makelaars-zuidwest'), demoId('organisation', 'draadkracht')],
	);
});

test('the demo has a circle that runs and one that is closed, and loading again changes nothing', async () => {
	expect(await loadDemoNuisance(demo, waterveen)).toBe(true);
	expect(await loadDemoNuisance(demo, waterveen)).toBe(false);
	const { rows } = await asOwner('select contact, outcome from care.nuisance_circle order by started_on');
	expect(rows).toEqual([
		{ contact: 'spoken', outcome: 'gone' },
		{ contact: 'spoken', outcome: null },
	]);
});
