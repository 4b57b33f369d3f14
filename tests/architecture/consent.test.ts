import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { consentPurposes, mayAskYes } from '#design/consent-purposes.ts';
import { accessMatrix, processingActivities } from '#platform/policy/index.server';

const read = (file: string): string => readFileSync(file, 'utf8');
const known = new Map<string, Set<string>>();

/** A door for screens leads from a name to its file. */
function behindDoor(module: string, names: string): string[] {
	const door = join('src/modules', module, 'ui/index.ts');
	return names.split(',').flatMap((name) => {
		const file = new RegExp(`default as ${name.trim()} \\} from '\\./([^']+)'`).exec(read(door))?.[1];
		return file ? [join(dirname(door), file)] : [];
	});
}

/** A screen with everything that it shows, below it too. */
function screensOf(file: string): Set<string> {
	const before = known.get(file);
	if (before) return before;
	const all = new Set([file]);
	known.set(file, all);
	for (const [, names = '', from = ''] of read(file).matchAll(/import (?:\w+|\{([^}]*)\}) from '([^']+)'/g)) {
		const module = /^#modules\/([^/]+)\/ui$/.exec(from)?.[1];
		const files = module
			? behindDoor(module, names)
			: from.endsWith('.svelte')
				? [from.startsWith('#design/') ? join('src', from.slice(1)) : join(dirname(file), from)]
				: [];
		for (const one of files.filter((path) => existsSync(path))) for (const below of screensOf(one)) all.add(below);
	}
	return all;
}

/** Every route with what it is for, by its permissions, and every screen that stands on it. */
const routes = globSync('src/routes/**/+page.svelte').map((page) => {
	const server = join(dirname(page), '+page.server.ts');
	const acts = existsSync(server) ? [...read(server).matchAll(/(?:reads|acts|open|bare)\('([a-z.-]+)'/g)] : [];
	return {
		route: dirname(page).slice('src/routes'.length) || '/',
		purposes: new Set(acts.map(([, name = '']) => accessMatrix.permissions[name]?.purpose ?? '')),
		screens: [...screensOf(page)],
	};
});
const asked = (screen: string): string[] =>
	[...read(screen).matchAll(/<Consent purpose="([^"]+)"/g)].map(([, of = '']) => of);
const noticed = (screen: string): string[] =>
	[...read(screen).matchAll(/<InformationNotice\s+purpose="([^"]+)"/g)].map(([, of = '']) => of);
const byRoute = (at: string) => routes.find(({ route }) => route === at);
/** What somebody ticks for a yes: by what it is called. */
const ticksConsent = /name="consent"/;

describe('asking for consent', () => {
	test('goes by the processing activities of policy, and by nothing else', () => {
		const resting = Object.entries(processingActivities.activities).filter(([, { legalBasis }]) => legalBasis === 'a');
		expect([...consentPurposes].sort()).toEqual(resting.map(([name]) => name).sort());
	});

	test('is refused where a public task applies: while building at once, in a built site by information instead', () => {
		for (const [name, { legalBasis }] of Object.entries(processingActivities.activities)) {
			if (legalBasis === 'a') expect(mayAskYes(name, false), name).toBe(true);
			else expect(() => mayAskYes(name, false), name).toThrow(/InformationNotice/);
			expect(mayAskYes(name, true), name).toBe(legalBasis === 'a');
		}
		expect(() => mayAskYes('made-up', false)).toThrow();
	});

	test('stands on a route that is for that purpose, of all routes there are', () => {
		expect(routes.length).toBeGreaterThan(200);
		const mounted = routes.flatMap(({ route, purposes, screens }) =>
			screens.flatMap((screen) => asked(screen).map((purpose) => ({ route, purpose, fits: purposes.has(purpose) }))),
		);
		expect(mounted.length).toBeGreaterThan(7);
		expect(mounted.filter(({ fits }) => !fits)).toEqual([]);
		expect(mounted.filter(({ purpose }) => !(consentPurposes as readonly string[]).includes(purpose))).toEqual([]);
	});

	test('is never a bare tick: whatever is called so stands inside the component', () => {
		const bare = globSync('src/**/*.svelte').filter((file) => {
			const outside = read(file).replaceAll(/<Consent [\s\S]*?<\/Consent>/g, '');
			return ticksConsent.test(outside);
		});
		expect(bare).toEqual([]);
	});
});

describe('help, a question for help, and safety', () => {
	const publicTask = ['household-support', 'asking-for-help', 'nuisance-circle', 'case-consultation', 'mandates'];
	test.each(publicTask)('%s rests on a public task, and no route of it asks for a yes', (purpose) => {
		expect(processingActivities.activities[purpose]?.legalBasis).toBe('e');
		const here = routes.filter(({ purposes }) => purposes.has(purpose));
		expect(here.length).toBeGreaterThan(0);
		const asks = here.flatMap(({ route, screens }) =>
			screens
				.filter((screen) => asked(screen).length > 0 || ticksConsent.test(read(screen)))
				.map((screen) => [route, screen]),
		);
		expect(asks).toEqual([]);
	});

	test.each([
		['/hulp/nieuw', 'household-support'],
		['/hulp/[id]/plan', 'household-support'],
		['/mijn/hulp/plan', 'household-support'],
		['/hulp-vragen', 'asking-for-help'],
		['/overlast/kringen/nieuw', 'nuisance-circle'],
		['/overleg/nieuw', 'case-consultation'],
	])('%s tells what happens instead, for %s', (at, purpose) => {
		expect((byRoute(at)?.screens ?? []).flatMap(noticed)).toContain(purpose);
	});
});
