import { clock } from '#platform/clock';
import { asTask } from '#platform/db/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import { linkAnswers } from '#platform/outside/link-answers.server';
import { linksToTry, noteLink } from './keepers.store.server.ts';

/**
 * Tries the web addresses of the public map that were tried longest ago. Off unless the operator says how many a day
 * (`MAP_LINKS_A_DAY`): it goes out to sites of others. @returns how many were dead
 */
export async function tryLinks(
	most = Math.min(Number(process.env.MAP_LINKS_A_DAY) || 0, 2000),
	answers = linkAnswers,
): Promise<number> {
	if (most <= 0) return 0;
	let dead = 0;
	for (const { id: municipalityId } of await currentMunicipalities()) {
		const keeping = <T>(work: Parameters<typeof asTask<T>>[3]) =>
			asTask('social-map.keep', municipalityId, 'community', work);
		for (const link of await keeping((tx) => linksToTry(tx, municipalityId, most))) {
			const answer = await answers(link.website);
			if (answer === 'dead') dead++;
			await keeping((tx) => noteLink(tx, municipalityId, link, answer === 'dead', clock.today()));
		}
	}
	return dead;
}
