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
];
