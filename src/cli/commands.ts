import type { CommandEntry } from './command.ts';

/** Every command, in the order `help` lists them. Longer names may share their first word (`import areas`). */
export const commands: readonly CommandEntry[] = [
	{
		name: 'needs',
		usage: 'needs [--json]',
		summary: { nl: 'De lijst van noden met hun thema.', en: 'The list of needs with their themes.' },
		load: async () => (await import('./needs.command.ts')).command,
	},
	{
		name: 'patterns',
		usage: 'patterns --signals <csv> --areas <csv> --as-of <jjjj-mm-dd> [--json] [--lenient]',
		summary: {
			nl: 'Zoekt waar meer mensen hetzelfde nodig hebben dan gewoonlijk.',
			en: 'Finds where more people than usual have the same need.',
		},
		load: async () => (await import('./patterns.command.ts')).command,
	},
	{
		name: 'scan poisson',
		usage:
			'scan poisson --cases <csv: location,x,y,cases,expected> [--coordinates lonlat|plane] [--max-share 0.5] [--runs 999] [--seed 1] [--json]',
		summary: {
			nl: 'Zoekt met de scanstatistiek van Kulldorff waar er meer zijn dan verwacht.',
			en: "Finds where there are more than expected, by Kulldorff's scan statistic.",
		},
		load: async () => (await import('./scan.command.ts')).scanCommand('poisson'),
	},
	{
		name: 'scan bernoulli',
		usage:
			'scan bernoulli --cases <csv: location,x,y,cases,controls> [--coordinates lonlat|plane] [--max-share 0.5] [--runs 999] [--seed 1] [--json]',
		summary: {
			nl: 'Zoekt waar van alle getelden meer dan gewoonlijk een geval zijn.',
			en: 'Finds where more than usual of all those counted are a case.',
		},
		load: async () => (await import('./scan.command.ts')).scanCommand('bernoulli'),
	},
	{
		name: 'scan permutation',
		usage:
			'scan permutation --cases <csv: location,x,y,date,cases> [--max-days n] [--prospective] [--coordinates lonlat|plane] [--max-share 0.5] [--runs 999] [--seed 1] [--json]',
		summary: {
			nl: 'Zoekt waar en wanneer gevallen samenkomen, zonder cijfers over de bevolking.',
			en: 'Finds where and when cases come together, without figures on the population.',
		},
		load: async () => (await import('./scan.command.ts')).scanCommand('permutation'),
	},
	{
		name: 'match',
		usage: 'match --edges <csv: need,offer,score> --capacities <csv: offer,capacity> [--json]',
		summary: {
			nl: 'Brengt vragen en aanbod zo goed mogelijk bij elkaar: één aanbod per vraag.',
			en: 'Brings needs and offers together as well as can be: one offer a need.',
		},
		load: async () => (await import('./match.command.ts')).command,
	},
	{
		name: 'circles',
		usage:
			'circles --people <csv: id,lon,lat,needs,talents> --hubs <csv: id,lon,lat> [--max-walk 800] [--seconds 30] [--seed 1] [--fewest 9] [--most 12] [--json]',
		summary: {
			nl: 'Maakt kringen van buren rond vrijwilligers, op loopafstand, die elkaar kunnen helpen.',
			en: 'Makes circles of neighbours around volunteers, within walking distance, who can help each other.',
		},
		load: async () => (await import('./circles.command.ts')).command,
	},
	{
		name: 'import areas',
		usage: 'import areas <geojson> [--year 2023] [--municipality GM0344] [--source "…"] [--json]',
		summary: {
			nl: 'Leest grenzen van wijken, buurten of gemeenten in.',
			en: 'Reads borders of districts, neighbourhoods or municipalities.',
		},
		load: async () => (await import('./import-areas.command.ts')).command,
	},
	{
		name: 'import statistics',
		usage: 'import statistics <csv> [--year 2023] [--municipality GM0344] [--source "…"] [--json]',
		summary: {
			nl: 'Leest cijfers per gemeente, wijk en buurt in, zoals het CBS ze geeft.',
			en: 'Reads figures per municipality, district and neighbourhood, as Statistics Netherlands gives them.',
		},
		load: async () => (await import('./import-statistics.command.ts')).command,
	},
	{
		name: 'import signals',
		usage: 'import signals <csv> [--municipality GM0344] [--dry-run] [--json]',
		summary: { nl: 'Leest signalen uit de praktijk in.', en: 'Brings in signals from practice.' },
		load: async () => (await import('./import-signals.command.ts')).command,
	},
	{
		name: 'import people',
		usage: 'import people <xlsx|csv|vcf> --dry-run [--sheet "…"] [--json]',
		summary: {
			nl: 'Leest een eigen lijst met mensen en zegt wat ermee gebeurt.',
			en: 'Reads your own list of people and tells what would happen.',
		},
		load: async () => (await import('./import-people.command.ts')).command,
	},
	{
		name: 'import proposals',
		usage: 'import proposals <bestand.pb> [--municipality GM0344] [--dry-run] [--json]',
		summary: {
			nl: 'Leest voorstellen van een buurtbudget in als ideeën van bewoners.',
			en: 'Brings in proposals of a neighbourhood budget as ideas of residents.',
		},
		load: async () => (await import('./import-proposals.command.ts')).command,
	},
	{
		name: 'import social-map',
		usage: 'import social-map <hsds.json> [--municipality GM0344] [--dry-run] [--json]',
		summary: {
			nl: 'Leest een sociale kaart in (Open Referral HSDS 3), of kijkt hem na.',
			en: 'Brings in a social map (Open Referral HSDS 3), or checks it.',
		},
		load: async () => (await import('./import-social-map.command.ts')).command,
	},
	{
		name: 'map bounced',
		usage: 'map bounced <adres> [--json]',
		summary: {
			nl: 'Meldt dat mail aan dit adres terugkwam: wat erbij hoort op de kaart wordt nagekeken.',
			en: 'Tells that mail to this address came back: what belongs to it on the map is looked at.',
		},
		load: async () => (await import('./map-bounced.command.ts')).command,
	},
	{
		name: 'budget count',
		usage: 'budget count <bestand.pb> [--rule equal-shares|greedy] [--completion none|add1|add1u] [--json]',
		summary: { nl: 'Telt een stemming over een buurtbudget.', en: 'Counts a vote on a neighbourhood budget.' },
		load: async () => (await import('./budget-count.command.ts')).command,
	},
	{
		name: 'budget draw',
		usage: 'budget draw <loting.csv: lot,groep> <zaad> <stoelen> [--json]',
		summary: {
			nl: 'Doet de loting van een jury opnieuw, met het zaad en de loten van de pagina.',
			en: 'Does the draw of a jury again, with the seed and the lots of the page.',
		},
		load: async () => (await import('./budget-draw.command.ts')).command,
	},
	{
		name: 'budget explain',
		usage: 'budget explain <bestand.pb> <project> [--rule equal-shares|greedy] [--completion none|add1|add1u] [--json]',
		summary: {
			nl: 'Zegt waarom een plan won, of hoeveel steun het miste.',
			en: 'Tells why a project won, or how much support it missed.',
		},
		load: async () => (await import('./budget-explain.command.ts')).command,
	},
	{
		name: 'municipality add',
		usage: 'municipality add <code> <naam> [--host buurt.voorbeeld.nl]',
		summary: { nl: 'Maakt een gemeente aan.', en: 'Adds a municipality.' },
		load: async () => (await import('./municipality.command.ts')).command,
	},
	{
		name: 'audit verify',
		usage: 'audit verify [--json]',
		summary: { nl: 'Rekent de zegels op het kijkboek na.', en: 'Recomputes the seals on the access log.' },
		load: async () => (await import('./audit-verify.command.ts')).command,
	},
	{
		name: 'retention',
		usage: 'retention [--dry-run] [--json]',
		summary: {
			nl: 'Wist wat over zijn termijn is. Met --dry-run: alleen tellen.',
			en: 'Erases what is past its term. With --dry-run: only counts.',
		},
		load: async () => (await import('./retention.command.ts')).command,
	},
];
