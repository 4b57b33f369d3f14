import { areaCode } from '#modules/areas';
import { newId } from '#platform/ids';
import { currentMunicipalities } from '#platform/municipality.server';
import { type Command, UserMistake, WrongCall } from './command.ts';
import { withDatabase } from './connect.ts';
import { addMunicipality } from './municipality.store.server.ts';
import { readCall } from './read-call.ts';

/** Makes a municipality that does not exist yet; its areas come with `import`. */
export const command: Command = {
	async run(args, terminal) {
		const { words, options } = readCall(args, { words: ['code', 'naam'], options: ['host'], flags: [] });
		const [written = '', name = ''] = words;
		const code = areaCode(written);
		if (!code?.startsWith('GM')) throw new WrongCall(`"${written}" is geen gemeentecode. Schrijf bijvoorbeeld GM0355.`);
		if (name.trim() === '') throw new WrongCall('Zet de naam van de gemeente erbij.');
		return withDatabase(async ({ ownerUrl }) => {
			const others = await currentMunicipalities();
			const added = await addMunicipality(ownerUrl, {
				id: newId(),
				code,
				name: name.trim(),
				hosts: options.host ? [options.host] : [],
			});
			if (!added) throw new UserMistake(`De gemeente ${code} is er al.`);
			terminal.out(
				`De gemeente ${name.trim()} (${code}) staat klaar. Lees nu haar buurten in: npm run cli -- import statistics <csv> --year <jaar> --municipality ${code}`,
			);
			if (others.length > 0 && !options.host)
				terminal.err('Er zijn nu meer gemeenten. Zonder --host vindt een bezoeker deze gemeente nog niet.');
			return 0;
		});
	},
};
