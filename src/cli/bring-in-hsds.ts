import type { HsdsFile } from '#modules/social-map';
import { importHsds } from '#modules/social-map/index.server';
import { withDatabase } from './connect.ts';
import { municipalityAsked } from './municipality-asked.ts';
import type { Terminal } from './terminal.ts';

/** Brings a whole file in, or nothing of it when something in it is wrong. Gives the exit code. */
export async function bringInHsds(
	{ documents, errors }: HsdsFile,
	municipality: string | undefined,
	terminal: Terminal,
	json: boolean,
): Promise<number> {
	if (errors.length > 0) {
		for (const { path, reason } of errors) terminal.err(`${path || 'Het bestand'}: ${reason}`);
		terminal.err('Er is niets veranderd.');
		return 2;
	}
	const report = await withDatabase(async () => importHsds(await municipalityAsked(municipality), documents));
	const { added, renewed, ended, tended } = report;
	terminal.out(
		json
			? JSON.stringify(report)
			: `${added} nieuw, ${renewed} bijgewerkt, ${ended} voorbij, ${tended} houden we hier zelf bij en bleven zo.`,
	);
	return 0;
}
