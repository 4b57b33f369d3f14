import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withoutSecrets } from './without-secrets.ts';

test.each([
	['/partner/bwp_abc-DEF', '/partner'],
	['/en/partner/bwp_abc/zorgen?x=1', '/en/partner'],
	['/initiatief/0199/uitnodiging/7k3m-x9p2', '/initiatief/0199/uitnodiging'],
	['/kaart/klopt/QY1yuF78lZ47DOrepQkMk6c1/0199', '/kaart/klopt'],
	['/en/omzien/code/7k3m-x9p2', '/en/omzien/code'],
	['/ja/7k3m-x9p2', '/ja'],
	['/klopt-iets-niet', '/klopt-iets-niet'],
	['/mijn/afmelden/token#hier', '/mijn/afmelden'],
	['/safari/code/7k3m-x9p2-f4rt', '/safari/code'],
	['/en/omzien/code/7k3m', '/en/omzien/code'],
	['/ja/7k3m-x9p2', '/ja'],
	['/partners/0199', '/partners/0199'],
	['/signalen?kind=zoek', '/signalen?kind=zoek'],
])('%s is told as %s', (page, told) => expect(withoutSecrets(page)).toBe(told));

/** Codes that are no secret: of an area or a complex, of an approach, and of a session or an evening, which hang on a poster or the wall. */
const known = /^\/(buurt|complex|gebied|aanpakken|bijeenkomst|stem|api\/v1\/areas)\//;
test('every page behind a code is known as one', () => {
	const pages = globSync('src/routes/**/{[[]code[]],[[]token[]],[[]key[]]}').map(
		(folder) => `/${folder.replace('src/routes/', '').replace(/\[(code|token|key)\]$/, '7k3m-x9p2')}`,
	);
	const secret = pages.filter((page) => !known.test(page));
	expect(secret.length).toBeGreaterThan(8);
	expect(secret.filter((page) => withoutSecrets(page) === page)).toEqual([]);
});
