import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import type { Ask } from '#platform/route/index.server';
import { chooseApproach } from './choose-approach.server.ts';
import { letGoOfPattern, movePattern, pickUpPattern } from './move-pattern.server.ts';
import type { PatternState } from './pattern.ts';

/** The pattern of the address, named in the trail. */
function here({ params, about }: Pick<Ask, 'params' | 'about'>): string {
	const id = params['id'] ?? '';
	if (!isId(id)) throw new NotFound('pattern', id);
	about({ type: 'pattern', id });
	return id;
}

export async function pickUpHere(ask: Ask): Promise<{ said: 'picked-up' }> {
	await pickUpPattern(ask.tx, ask.actor, here(ask));
	return { said: 'picked-up' };
}

export async function letGoHere(ask: Ask): Promise<{ said: 'let-go' }> {
	await letGoOfPattern(ask.tx, ask.actor, here(ask));
	return { said: 'let-go' };
}

type Move = { to: PatternState; words: string; confirmed: string };

export const moveHere = async (ask: Ask, move: Move): Promise<{ said: PatternState }> => ({
	said: await movePattern(ask.tx, ask.actor, here(ask), move),
});

/** Goes on to the form of the initiative. */
export const chooseHere = (ask: Ask, approach: string): Promise<string> =>
	chooseApproach(ask.tx, ask.actor, here(ask), approach);
