import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { newId } from '#platform/ids';
import { currentMunicipalities } from '#platform/municipality.server';
import { addChecks, checkersOf, decidedIn, drawnForMe, saveCheck } from './checks.store.server.ts';
import { drawn, drawnOne, monthBefore } from './mandate.ts';
import type { CheckDecisionForm } from './mandates.forms.ts';

/** Who was drawn looks at one that was drawn. Gives whom it was about, for the trail. @throws NotFound, Refused('mandate-lesson') */
export async function checkDecision(tx: Tx, actor: Actor, form: CheckDecisionForm): Promise<string> {
	const one = (await drawnForMe(tx, actor.municipalityId)).find(({ id }) => id === form.check);
	if (!one) throw new NotFound('check', form.check);
	if (!form.right && !form.lesson) throw new Refused('mandate-lesson', 'lesson');
	const said = { id: form.check, right: form.right, lesson: form.lesson, by: actor.personId ?? '' };
	if (!(await saveCheck(tx, actor.municipalityId, said))) throw new NotFound('check', form.check);
	return one.whom;
}

/**
 * Each month, for each team, some of the month before are drawn, and for each of them one colleague; a month is drawn once. What
 * nobody may look at (nobody else in the team, a file at rest) is not looked at.
 */
export async function drawDecisions(): Promise<void> {
	const month = monthBefore(clock.today());
	for (const { id: here } of await currentMunicipalities())
		await asTask('mandates.draw', here, 'care', async (tx) => {
			const { rows, teamsDone } = await decidedIn(tx, here, month);
			for (const teamId of new Set(rows.map((row) => row.teamId))) {
				if (teamsDone.has(teamId)) continue;
				const ids = rows.filter((row) => row.teamId === teamId).map(({ id }) => id);
				const checks = [];
				for (const decisionId of drawn(ids, `${here} ${teamId} ${month}`)) {
					const checkerId = drawnOne(await checkersOf(tx, decisionId), decisionId);
					if (checkerId) checks.push({ id: newId(), decisionId, teamId, month, checkerId });
				}
				await addChecks(tx, here, checks);
			}
		});
}
