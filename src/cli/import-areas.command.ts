import { type AreasFile, parseAreasGeoJson } from '#modules/areas';
import { importAreas } from '#modules/areas/index.server';
import type { Command } from './command.ts';
import { runImport } from './run-import.ts';

/** Borders of districts, neighbourhoods or municipalities from a GeoJSON file. */
export const command: Command = {
	run: (args, terminal) =>
		runImport<AreasFile & { source: string }>(args, terminal, {
			where: 'gebied',
			what: 'Grenzen',
			parse: (text) => {
				const file = parseAreasGeoJson(text);
				return { ...file, source: file.source ?? 'CBS en Kadaster, Wijk- en buurtkaart' };
			},
			save: importAreas,
		}),
};
