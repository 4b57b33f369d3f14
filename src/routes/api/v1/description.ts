import { operations as activities } from '#modules/activities';
import { operations as agreements } from '#modules/agreements';
import { operations as areas } from '#modules/areas';
import { operations as asking } from '#modules/asking';
import { operations as ballots } from '#modules/ballots';
import { operations as initiatives } from '#modules/initiatives';
import { operations as patterns } from '#modules/patterns';
import { operations as referrals } from '#modules/referrals';
import { operations as rooms } from '#modules/rooms';
import { operations as signals } from '#modules/signals';
import { operations as socialMap } from '#modules/social-map';
import { operations as statistics } from '#modules/statistics';
import { permissionNamed } from '#platform/policy/index.server';
import { apiVersion } from '#platform/route/api.server';
import { type ApiTitle, openApiDocument } from '#platform/route/openapi';

const operations = [
	...areas,
	...signals,
	...agreements,
	...initiatives,
	...patterns,
	...asking,
	...statistics,
	...socialMap,
	...rooms,
	...activities,
	...ballots,
	...referrals,
];

const about: ApiTitle = {
	title: 'Buurtweefsel',
	description:
		'From signal to connection to collective approach: the same doors as the screens, for programs. Words are explained in the glossary of the project.',
	version: apiVersion,
	server: '/api/v1',
	contact: {
		name: 'Buurtweefsel maintainers',
		email: 'welkom@buurtweefsel.example',
		url: 'https://buurtweefsel.example',
	},
};

const purposeOf = (permission: string): string => permissionNamed(permission).purpose;

/** The description of this API as JSON; anyone may read it from anywhere. */
export const apiDescription = (flavour: '3.1' | '3.0') => (): Response =>
	new Response(JSON.stringify(openApiDocument(operations, about, purposeOf, flavour)), {
		headers: { 'content-type': 'application/json', 'access-control-allow-origin': '*', 'api-version': apiVersion },
	});
