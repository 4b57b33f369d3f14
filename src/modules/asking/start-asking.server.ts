import { loadApproaches } from '#modules/approaches/index.server';
import type { Area } from '#modules/areas';
import { areasOf } from '#modules/areas/index.server';
import { theNeeds } from '#modules/needs/index.server';
import { seenPattern } from '#modules/patterns/index.server';
import { countOthersNearby } from '#modules/signals/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { checkText } from '#platform/free-text/identifiers';
import { newId } from '#platform/ids';
import { dayAfter } from '#platform/wall-time';
import type { StartAskingForm } from './asking.forms.ts';
import { mayStartAsking } from './asking.policy.ts';
import { addAsking, findAsking } from './asking.store.server.ts';
import { roundDays } from './asking.ts';

/**
 * Lets a question go round to the workers who know the people that asked for the same. Who they are and how many stays
 * with a task: whoever starts this learns no more than that there are at least three.
 * @returns the id of the question
 * @throws NotAllowed, Refused('asking-too-few' | 'asking-runs-already' | 'unknown-need' | 'unknown-approach' | text codes), Conflict('id-in-use')
 */
export async function startAsking(tx: Tx, actor: Actor, form: StartAskingForm): Promise<string> {
	const where = await whereToAsk(tx, actor, form);
	if (!actor.personId || !mayStartAsking(actor, where.areaCodes)) throw new NotAllowed('asking.start');
	if (!theNeeds().needByCode.has(form.need)) throw new Refused('unknown-need', 'need');
	if (form.approach && !loadApproaches().approaches.some(({ code }) => code === form.approach))
		throw new Refused('unknown-approach', 'approach');
	const { outcome, found } = checkText(form.sentence, form.confirmed);
	if (outcome === 'refuse') throw new Refused('text-has-bsn', 'sentence');
	if (outcome === 'ask') throw new Refused('text-points-at-person', 'sentence', { pieces: found.length });

	const id = form.id ?? newId();
	const made = await addAsking(tx, actor.municipalityId, {
		id,
		needCode: form.need,
		areaCodes: where.areaCodes,
		placeCode: where.placeCode,
		sentence: form.sentence,
		approachCode: form.approach ?? null,
		patternId: form.pattern ?? null,
		fewest: form.fewest,
		askedBy: actor.personId,
		askedAt: clock.now(),
		closesOn: dayAfter(clock.today(), roundDays),
	});
	if (!made) {
		const mine = await findAsking(tx, actor.municipalityId, id);
		if (mine?.needCode === form.need && mine.placeCode === where.placeCode && mine.sentence === form.sentence)
			return id;
		if (mine) throw new Conflict('id-in-use');
		throw new Refused('asking-runs-already', 'need');
	}
	await tell(tx, actor, 'community', 'asking.started', id);
	return id;
}

/** The areas in which people are sought: of the pattern, or the neighbourhood or district in which three others were counted. */
async function whereToAsk(tx: Tx, actor: Actor, { need, area, pattern: patternId }: StartAskingForm) {
	const areas = await areasOf(tx, actor.municipalityId);
	if (patternId) {
		const pattern = await seenPattern(tx, actor, patternId);
		if (pattern.figures && pattern.need === need) {
			const [district = area] = pattern.districts;
			return {
				areaCodes: inside(areas, pattern.zone),
				placeCode: pattern.zone.length === 1 ? (pattern.zone[0] ?? district) : district,
			};
		}
	}
	if (!areas.some(({ code }) => code === area)) throw new Refused('unknown-area', 'area');
	if (!mayStartAsking(actor, inside(areas, [area]))) throw new NotAllowed('asking.start');
	const { othersIn } = await countOthersNearby(tx, actor, { areaCode: area, needCode: need });
	if (!othersIn) throw new Refused('asking-too-few', 'need');
	return { areaCodes: inside(areas, [othersIn]), placeCode: othersIn };
}

/** A district takes its neighbourhoods along. */
export const inside = (areas: readonly Area[], codes: readonly string[]): string[] => [
	...new Set([
		...codes,
		...areas.filter(({ parentCode }) => parentCode !== null && codes.includes(parentCode)).map(({ code }) => code),
	]),
];
