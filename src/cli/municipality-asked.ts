import { currentMunicipalities } from '#platform/municipality.server';
import { UserMistake } from './command.ts';

export type Into = { id: string; code: string };

/** The municipality with this code, or the only one there is. @throws UserMistake with what there is to choose from */
export async function municipalityAsked(asked: string | undefined): Promise<Into> {
	const all = await currentMunicipalities();
	const found = asked ? all.find(({ code }) => code === asked) : all.length === 1 ? all[0] : undefined;
	if (found) return found;
	const choice = all.map(({ code, name }) => `${code} (${name})`).join(', ');
	throw new UserMistake(
		all.length === 0
			? 'Er is nog geen gemeente. Maak er een: npm run cli -- municipality add <code> <naam>'
			: `Kies een gemeente met --municipality: ${choice}.`,
	);
}
