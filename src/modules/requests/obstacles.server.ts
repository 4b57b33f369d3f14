import { tended } from '#modules/initiatives/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { findIdentifiers } from '#platform/free-text/identifiers';
import { newId } from '#platform/ids';
import { workingDaysLater } from '#platform/working-days';
import type { LogObstacleForm } from './obstacle.forms.ts';
import { mayAnswerObstacle, mayDecideMoney, mayLogIn, mayTendObstacle } from './obstacle.policy.ts';
import { answerDays, decideDays, type Obstacle, type ObstacleOutcome, type Solver } from './obstacle.ts';
import {
	addObstacle,
	changeObstacle,
	decideInStore,
	findObstacle,
	knownRules,
	savePurse,
} from './obstacles.store.server.ts';

/** A rule and what it blocks name nobody: this goes to others, and may be read by everybody. */
function refusePersons(fields: Record<string, string>): void {
	for (const [field, text] of Object.entries(fields)) {
		const [first] = findIdentifiers(text);
		if (first) throw new Refused('obstacle-names-somebody', field, { piece: first.piece });
	}
}

/** @throws NotFound */
export async function theObstacle(tx: Tx, actor: Actor, id: string): Promise<Obstacle> {
	const one = await findObstacle(tx, actor.municipalityId, id);
	if (!one) throw new NotFound('obstacle', id);
	return one;
}

const partnerOf = (solver: Solver, partner: string): string => {
	if (solver === 'partner' && !partner) throw new Refused('required', 'partner');
	return solver === 'partner' ? partner : '';
};

/** A rule told before anywhere here. @throws NotFound */
async function rootOf(tx: Tx, id: string | undefined, not = ''): Promise<string | null> {
	if (!id) return null;
	if (id === not || !(await knownRules(tx)).some((one) => one.id === id)) throw new NotFound('obstacle', id);
	return id;
}

/**
 * A worker tells of an area, a team of its own initiative; it goes to who can do something about it.
 * @throws NotFound, NotAllowed, Refused('obstacle-names-somebody' | 'required')
 */
export async function logObstacle(tx: Tx, actor: Actor, form: LogObstacleForm): Promise<string> {
	const initiative = form.initiative ? await tended(tx, actor, form.initiative) : undefined;
	const areaCode = initiative?.areaCode ?? form.area;
	if (!initiative && !mayLogIn(actor, areaCode)) throw new NotAllowed('obstacles.log');
	refusePersons({ rule: form.rule, blocks: form.blocks, partner: form.partner });
	const id = newId();
	await addObstacle(tx, actor.municipalityId, {
		id,
		areaCode,
		initiativeId: initiative?.id ?? null,
		rule: form.rule,
		blocks: form.blocks,
		people: form.people ?? null,
		loggedOn: clock.today(),
		solver: form.solver,
		partner: partnerOf(form.solver, form.partner),
		answerBy: workingDaysLater(clock.today(), answerDays),
		sameAs: actor.kind === 'staff' ? await rootOf(tx, form.same) : null,
	});
	return id;
}

/** It is the same rule as one told before, or not. What others were put under stays where it is. @throws NotFound, NotAllowed, Refused('obstacle-is-root') */
export async function sameRule(tx: Tx, actor: Actor, id: string, same: string | undefined): Promise<void> {
	const one = await theObstacle(tx, actor, id);
	if (!mayTendObstacle(actor, one)) throw new NotAllowed('obstacles.tend');
	const under = (await knownRules(tx)).some((root) => root.id === id && root.times > 1);
	if (same && under) throw new Refused('obstacle-is-root', 'same');
	await changeObstacle(tx, actor.municipalityId, id, { same_as: await rootOf(tx, same, id) });
}

/** Somebody else can do something about it. Their term begins today. @throws NotFound, NotAllowed, Refused('obstacle-answered') */
export async function sendOn(
	tx: Tx,
	actor: Actor,
	id: string,
	{ solver, partner }: { solver: Solver; partner: string },
): Promise<void> {
	const one = await theObstacle(tx, actor, id);
	if (!mayAnswerObstacle(actor, one) && !mayTendObstacle(actor, one)) throw new NotAllowed('obstacles.tend');
	if (one.outcome) throw new Refused('obstacle-answered');
	refusePersons({ partner });
	await changeObstacle(tx, actor.municipalityId, id, {
		solver,
		partner: partnerOf(solver, partner),
		answer_by: workingDaysLater(clock.today(), answerDays),
	});
}

/** What becomes of the rule, with why. A better answer may follow. @throws NotFound, NotAllowed, Refused('obstacle-names-somebody') */
export async function answerObstacle(
	tx: Tx,
	actor: Actor,
	id: string,
	{ outcome, answer }: { outcome: ObstacleOutcome; answer: string },
): Promise<void> {
	const one = await theObstacle(tx, actor, id);
	if (!mayAnswerObstacle(actor, one)) throw new NotAllowed('obstacles.tend');
	refusePersons({ answer });
	await changeObstacle(tx, actor.municipalityId, id, { outcome, answer, answered_on: clock.today() });
}

/** A small sum would break through it. Decided within days. @throws NotFound, NotAllowed, Refused('obstacle-decided' | 'obstacle-names-somebody') */
export async function askBreakthrough(
	tx: Tx,
	actor: Actor,
	id: string,
	form: { euros: number; what: string },
): Promise<void> {
	const one = await theObstacle(tx, actor, id);
	if (!mayTendObstacle(actor, one)) throw new NotAllowed('obstacles.tend');
	if (one.granted !== null) throw new Refused('obstacle-decided');
	refusePersons({ what: form.what });
	const asked = {
		asked_cents: form.euros,
		asked_for: form.what,
		decide_by: workingDaysLater(clock.today(), decideDays),
	};
	if (!(await changeObstacle(tx, actor.municipalityId, id, asked))) throw new Refused('obstacle-decided');
}

/** @throws NotFound, NotAllowed, Refused('obstacle-decided' | 'breakthrough-no-budget' | 'breakthrough-too-much' | 'breakthrough-own' | 'breakthrough-changed') */
export async function decideBreakthrough(
	tx: Tx,
	actor: Actor,
	id: string,
	{ granted, why, cents }: { granted: 'yes' | 'no'; why: string; cents: number },
): Promise<void> {
	const one = await theObstacle(tx, actor, id);
	if (!mayDecideMoney(actor, one)) throw new NotAllowed('obstacles.decide');
	refusePersons({ why });
	const said = await decideInStore(tx, { id, yes: granted === 'yes', why, cents, today: clock.today() });
	if (said === 'no-budget') throw new Refused('breakthrough-no-budget', 'granted');
	if (said === 'too-much') throw new Refused('breakthrough-too-much', 'granted');
	if (said === 'own') throw new Refused('breakthrough-own', 'granted');
	if (said === 'changed') throw new Refused('breakthrough-changed', 'granted');
	if (said === 'gone') throw new Refused('obstacle-decided', 'granted');
}

/** For everybody, after somebody looked at the words once more. @throws NotFound, NotAllowed, Refused('obstacle-look') */
export async function showObstacle(
	tx: Tx,
	actor: Actor,
	id: string,
	{ shown, looked }: { shown: boolean; looked: boolean },
): Promise<void> {
	const one = await theObstacle(tx, actor, id);
	if (!mayAnswerObstacle(actor, one) && !mayTendObstacle(actor, one)) throw new NotAllowed('obstacles.tend');
	if (shown && !looked) throw new Refused('obstacle-look', 'looked');
	await changeObstacle(tx, actor.municipalityId, id, { shown });
}

/** The budget of this year, and up to where a team lead decides alone. @throws Refused('euros') */
export async function setPurse(tx: Tx, actor: Actor, { euros, most }: { euros: number; most: number }): Promise<void> {
	if (most > euros) throw new Refused('breakthrough-most', 'most');
	const year = Number(clock.today().slice(0, 4));
	await savePurse(tx, actor.municipalityId, { year, cents: euros, mostCents: most });
}
