import { m } from '#text';
import type { Piece, PieceKind, QuestionOutcome, WhatStays } from '../about-me.ts';

export const kindInWords = (kind: PieceKind): string =>
	({
		told: m.mine_kind_told,
		noted: m.mine_kind_noted,
		tie: m.mine_kind_tie,
		asked: m.mine_kind_asked,
		talent: m.mine_kind_talent,
		wish: m.mine_kind_wish,
		circle: m.mine_kind_circle,
		watching: m.mine_kind_watching,
		programme: m.mine_kind_programme,
		volunteer: m.mine_kind_volunteer,
		house: m.mine_kind_house,
		room: m.mine_kind_room,
		loan: m.mine_kind_loan,
		jury: m.mine_kind_jury,
		plan: m.mine_kind_plan,
	})[kind]();

export const sourceInWords = (by: Piece['by']): string =>
	({ self: m.mine_by_self, worker: m.mine_by_worker, partner: m.mine_by_partner, import: m.mine_by_import })[by]();

export const outcomeInWords = (outcome: QuestionOutcome): string =>
	({ mended: m.mine_outcome_mended, stays: m.mine_outcome_stays, 'passed-on': m.mine_outcome_passed_on })[outcome]();

export const becomesInWords = (becomes: WhatStays['becomes']): string =>
	({ gone: m.mine_stays_gone, nameless: m.mine_stays_nameless, kept: m.mine_stays_kept })[becomes]();
