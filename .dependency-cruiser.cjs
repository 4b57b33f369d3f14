/**
 * The module law: three doors, one order, no circles. Modules stand in this order; each may lean on
 * those before it, never on those after.
 */
const order = ['areas', 'people', 'privacy', 'organising', 'needs', 'social-map', 'talents', 'sheets', 'approaches', 'signals', 'agreements', 'initiatives', 'requests', 'upkeep', 'conflicts', 'host-groups', 'matching', 'circles', 'programmes', 'volunteers', 'asking-around', 'peers', 'watching', 'light-roles', 'complexes', 'rooms', 'activities', 'lending', 'safari', 'who-is-who', 'desk', 'budget', 'ballots', 'rounds', 'jury', 'spending', 'area-money', 'patterns', 'area-analysis', 'statistics', 'asking', 'sessions', 'ambassador-round', 'promises', 'action-programme', 'youth', 'newcomers', 'clients', 'plans', 'measures', 'households', 'networks', 'company', 'referrals', 'nuisance', 'mandates', 'consultations', 'intake', 'leaving', 'about-me'];

const upwards = order.map((name, place) => ({
	name: `order-${name}`,
	comment: `${name} stands below ${order.slice(place + 1).join(', ') || 'nothing'}: news travels up as an event`,
	severity: 'error',
	from: { path: `^src/modules/${name}/` },
	to: { path: `^src/modules/(${order.slice(place + 1).join('|') || 'none'})/` },
}));

module.exports = {
	forbidden: [
		{ name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { pathNot: '^(node_modules|src/text)' } } },
		{
			name: 'three-doors',
			comment: 'another module is reached by index.ts, index.server.ts or ui/index.ts, nothing deeper',
			severity: 'error',
			from: { path: '^src/modules/([^/]+)/' },
			to: { path: '^src/modules/([^/]+)/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/(index\\.ts|index\\.server\\.ts|ui/index\\.ts|[a-z-]+\\.fixtures\\.ts)$'] },
		},
		{
			name: 'examples-are-for-tests',
			comment: 'the named examples of a module are read by tests, of that module and of those above it, and by nothing that runs',
			severity: 'error',
			from: { path: '^src/', pathNot: '\\.(test|fixtures)\\.ts$' },
			to: { path: '\\.fixtures\\.ts$' },
		},
		{
			name: 'doors-from-outside',
			severity: 'error',
			from: { path: '^src/(routes|cli|platform|design|hooks|wiring|worker|web)|^scripts/|^demo/', pathNot: '\\.test\\.ts$' },
			to: { path: '^src/modules/', pathNot: '^src/modules/[^/]+/(index\\.ts|index\\.server\\.ts|ui/index\\.ts)$' },
		},
		{ name: 'platform-knows-no-module', severity: 'error', from: { path: '^src/platform/', pathNot: '\\.test\\.ts$' }, to: { path: '^src/(modules|routes|design)/' } },
		{ name: 'design-knows-no-module', severity: 'error', from: { path: '^src/design/' }, to: { path: '^src/(modules|routes)/' } },
		{
			name: 'first-two-doors-are-plain',
			comment: 'the command line and the worker load these doors unbuilt',
			severity: 'error',
			from: { path: '^src/modules/[^/]+/(?!ui/)', pathNot: '\\.test\\.ts$' },
			to: { path: ['\\.svelte$', '^\\$app', '^src/design/.*\\.svelte$'] },
		},
		{
			name: 'pure-stays-pure',
			comment: 'what is not .server.ts touches no database, file or network',
			severity: 'error',
			from: { path: '^src/modules/', pathNot: '(\\.server\\.ts|\\.test\\.ts|\\.fixtures\\.ts|/ui/|/offline/)' },
			to: { path: ['^(node:)?(fs|net|http|https|child_process)(/|$)', '^node_modules/(pg|kysely|pg-boss)/', '^src/platform/.*\\.server\\.ts$', '^src/platform/clock\\.ts$'], dependencyTypesNot: ['type-only'] },
		},
		...upwards,
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '^(src/text|build|\\.svelte-kit)' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['svelte', 'import', 'node', 'default', 'types'], mainFields: ['module', 'main', 'types'] },
	},
};
