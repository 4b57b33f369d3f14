import { m } from '#text';
import type { Idea, RoundCase } from '../round.ts';

export const ideaInWords = (idea: Idea): string =>
	({
		'own-network': m.rounds_idea_own_network,
		neighbour: m.rounds_idea_neighbour,
		existing: m.rounds_idea_existing,
		collective: m.rounds_idea_collective,
		professional: m.rounds_idea_professional,
		'not-now': m.rounds_idea_not_now,
	})[idea]();

export const kindInWords = (kind: RoundCase['kind']): string =>
	({ wil: m.rounds_kind_wil, zoek: m.rounds_kind_zoek, zie: m.rounds_kind_zie })[kind]();
