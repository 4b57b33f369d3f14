import { expect, test } from 'vitest';
import { accessMatrix, processingActivities } from '#platform/policy/index.server';
import { whatMaySee } from './what-i-may-see.ts';

const activities = {
	help: { purpose: { nl: 'Helpen', en: 'Helping' }, legalBasis: 'e' },
	asking: { purpose: { nl: 'Vragen', en: 'Asking' }, legalBasis: 'a' },
};
const may = (zone: string, purpose: string, audit: string, who: Record<string, string>) => ({
	zone,
	purpose,
	audit,
	who,
});

test('each purpose for which somebody reads about people stands there once, with its ground and widest reach', () => {
	const permissions = {
		'a.look': may('community', 'help', 'seen', { team_worker: 'own' }),
		'a.list': may('community', 'help', 'seen', { team_worker: 'area', team_lead: 'all' }),
		'b.look': may('care', 'help', 'seen', { team_worker: 'own' }),
		'c.do': may('community', 'asking', 'done', { team_worker: 'all' }),
		'd.look': may('community', 'asking', 'seen', { social_broker: 'team' }),
		'e.look': may('community', 'gone', 'seen', { team_worker: 'all' }),
	};
	expect(whatMaySee(permissions, activities, ['team_worker'])).toEqual([
		{ purpose: activities.help.purpose, basis: 'e', zone: 'community', reach: 'area' },
		{ purpose: activities.help.purpose, basis: 'e', zone: 'care', reach: 'own' },
	]);
	expect(whatMaySee(permissions, activities, ['resident'])).toEqual([]);
});

test('a worker reads of people for many purposes, and each has a ground in the law', () => {
	const seen = whatMaySee(accessMatrix.permissions, processingActivities.activities, ['team_worker']);
	expect(seen.length).toBeGreaterThan(5);
	expect(seen.filter(({ basis }) => !/^[a-f]$/.test(basis))).toEqual([]);
});
