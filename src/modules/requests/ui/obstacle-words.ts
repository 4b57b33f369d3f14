import { numbers } from '#design/formats.ts';
import { m } from '#text';
import { getLocale } from '#text/runtime';
import type { Obstacle, ObstacleOutcome, Solver } from '../obstacle.ts';

export const solverWord = ({ solver, partner }: Pick<Obstacle, 'solver' | 'partner'>): string =>
	solver === 'partner' ? partner : solverChoice(solver);

export const solverChoice = (solver: Solver): string =>
	({
		contact: m.obstacles_solver_contact,
		policy: m.obstacles_solver_policy,
		partner: m.obstacles_solver_partner,
	})[solver]();

export const obstacleOutcomeWord = (outcome: ObstacleOutcome): string =>
	({
		solved: m.obstacles_outcome_solved,
		exception: m.obstacles_outcome_exception,
		stays: m.obstacles_outcome_stays,
	})[outcome]();

/** "€ 250" or "€ 249,50" */
export const euros = (cents: number): string =>
	numbers(getLocale() === 'en' ? 'en-GB' : 'nl-NL', {
		style: 'currency',
		currency: 'EUR',
		minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
	}).format(cents / 100);
