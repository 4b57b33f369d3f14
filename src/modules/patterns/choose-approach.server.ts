import { loadApproaches } from '#modules/approaches/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Refused } from '#platform/errors';
import { change, patternToCarryOn } from './move-pattern.server.ts';
import { movesFrom } from './pattern.ts';

/**
 * Chooses what to try. The card moves on, and the answer is where the initiative is written down, filled in beforehand; the link
 * back comes when it is there. Choosing again, another one too, is possible as long as nothing runs.
 * @returns the address of the form of a new initiative
 * @throws NotFound, NotAllowed, Refused('unknown-approach' | 'pattern-no-such-move')
 */
export async function chooseApproach(tx: Tx, actor: Actor, id: string, approachCode: string): Promise<string> {
	const pattern = await patternToCarryOn(tx, actor, id, 'patterns.choose');
	if (!loadApproaches().approaches.some(({ code, kind }) => code === approachCode && kind === 'approach'))
		throw new Refused('unknown-approach', 'approach');
	const again = pattern.state === 'approach-chosen' && pattern.initiativeId === null;
	if (!again && !movesFrom(pattern.state).includes('approach-chosen'))
		throw new Refused('pattern-no-such-move', 'approach');
	if (!again || pattern.approachCode !== approachCode) {
		const holder = { owner_id: pattern.ownerId ?? actor.personId ?? null };
		await change(
			tx,
			actor,
			pattern,
			{ state: 'approach-chosen', state_since: clock.now(), approach_code: approachCode, ...holder },
			{ what: 'approach', to: 'approach-chosen', words: '', about: approachCode },
		);
	}
	const area =
		pattern.zone.find((code) => actor.areas.includes(code) && code.startsWith('BU')) ??
		pattern.zone.find((code) => actor.areas.includes(code)) ??
		'';
	return `/initiatieven/nieuw?${new URLSearchParams({ aanpak: approachCode, patroon: pattern.id, gebied: area })}`;
}
