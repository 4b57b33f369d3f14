import { named } from '#design/named.ts';
import { figureName } from '#modules/areas/ui';
import { m } from '#text';
import { type Side, sides, type TeamKind, teamKinds } from '../analysis.ts';
import type { Evidence } from '../evidence.server.ts';

export const sideWord = (side: Side): string =>
	({
		strength: m.analysis_side_strength,
		weakness: m.analysis_side_weakness,
		chance: m.analysis_side_chance,
		threat: m.analysis_side_threat,
		helping: m.analysis_side_helping,
		hindering: m.analysis_side_hindering,
	})[side]();
export const sideOptions = () => sides.map((value) => ({ value, label: sideWord(value) }));

export const teamWord = (kind: TeamKind): string =>
	({
		broad: m.analysis_team_broad,
		specialists: m.analysis_team_specialists,
		residents: m.analysis_team_residents,
		mixed: m.analysis_team_mixed,
	})[kind]();
export const teamOptions = () => teamKinds.map((value) => ({ value, label: teamWord(value) }));

export const evidenceWord = ({ kind, ref, need }: Evidence): string =>
	kind === 'figure'
		? m.analysis_evidence_figure({ figure: figureName(ref) })
		: kind === 'pattern'
			? m.analysis_evidence_pattern({ need: need ? named(need) : ref })
			: m.analysis_evidence_gap({ need: need ? named(need) : ref });

/** "4 stippen, waarvan 1 op papier" */
export const dotsWord = ({ dots, paperDots }: { dots: number; paperDots: number }): string =>
	paperDots > 0 ? m.analysis_dots_paper({ many: dots, paper: paperDots }) : m.analysis_dots_many({ many: dots });
