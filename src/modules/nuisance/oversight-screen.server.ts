import { hasRole } from '#platform/actor';
import type { Ask } from '#platform/route/index.server';
import { careSeals } from '#platform/sealed-text/index.server';
import { areaNames } from './circle-screens.server.ts';
import { circlesOfTeam, raisedUnseen, tallies } from './raised.store.server.ts';

/** For who leads the team and the privacy officer: that circles run, what they are told of, and numbers from ten. */
export async function oversightScreen({ tx, actor, about, url }: Ask) {
	const names = await areaNames(tx, actor.municipalityId);
	const seals = await careSeals(tx, actor.municipalityId);
	const raised = await raisedUnseen(tx, actor.municipalityId);
	for (const { id, circleId } of raised) about({ type: 'nuisance-raised', id, personIds: [circleId] });
	const circles = await circlesOfTeam(tx);
	for (const { id } of circles) about({ type: 'nuisance', id, personIds: [id] });
	return {
		leads: hasRole(actor, 'team_lead'),
		raised: raised.map((one) => ({
			id: one.id,
			kind: one.kind,
			raisedOn: one.raisedOn,
			words: seals.open('care.nuisance_raised.words_sealed', one.id, one.wordsSealed),
			answer: seals.open('care.nuisance_raised.answer_sealed', one.id, one.answerSealed),
		})),
		circles: circles.map(({ areaCode, ...circle }) => ({ ...circle, area: names.get(areaCode) ?? '' })),
		numbers: (await tallies(tx)).map(({ areaCode, ...one }) => ({ ...one, area: names.get(areaCode) ?? areaCode })),
		saved: url.searchParams.has('bewaard'),
	};
}
