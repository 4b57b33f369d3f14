import { longDay } from '#design/day-words.ts';
import { m } from '#text';
import type {
	Agreer,
	CameOut,
	CircleOutcome,
	ClosingTalk,
	ContactWay,
	DayPart,
	NuisanceKind,
	SharedWeek,
	Stage,
	TaskPartner,
	TriedWay,
	WeekCount,
} from '../nuisance.ts';

const kinds = {
	noise: m.nuisance_kind_noise,
	smell: m.nuisance_kind_smell,
	rubbish: m.nuisance_kind_rubbish,
	animals: m.nuisance_kind_animals,
	street: m.nuisance_kind_street,
	other: m.nuisance_kind_other,
} satisfies Record<NuisanceKind, () => string>;
const tried = {
	talked: m.nuisance_tried_talked,
	mediation: m.nuisance_tried_mediation,
	listener: m.nuisance_tried_listener,
	'could-not': m.nuisance_tried_could_not,
} satisfies Record<TriedWay, () => string>;
const contacts = {
	spoken: m.nuisance_contact_spoken,
	refused: m.nuisance_contact_refused,
	unsafe: m.nuisance_contact_unsafe,
} satisfies Record<ContactWay, () => string>;
const parts = {
	morning: m.nuisance_part_morning,
	afternoon: m.nuisance_part_afternoon,
	evening: m.nuisance_part_evening,
	night: m.nuisance_part_night,
} satisfies Record<DayPart, () => string>;
const agreers = {
	person: m.nuisance_who_person,
	neighbours: m.nuisance_who_neighbours,
	officer: m.nuisance_who_officer,
	partner: m.nuisance_who_partner,
} satisfies Record<Agreer, () => string>;
const partners = {
	police: m.nuisance_partner_police,
	housing: m.nuisance_partner_housing,
	municipality: m.nuisance_partner_municipality,
	other: m.nuisance_partner_other,
} satisfies Record<TaskPartner, () => string>;
const cameOuts = {
	done: m.nuisance_came_done,
	partly: m.nuisance_came_partly,
	not: m.nuisance_came_not,
} satisfies Record<CameOut, () => string>;
const talks = {
	together: m.nuisance_talk_together,
	apart: m.nuisance_talk_apart,
	none: m.nuisance_talk_none,
} satisfies Record<ClosingTalk, () => string>;
const outcomes = {
	gone: m.nuisance_outcome_gone,
	less: m.nuisance_outcome_less,
	same: m.nuisance_outcome_same,
	elsewhere: m.nuisance_outcome_elsewhere,
	objected: m.nuisance_outcome_objected,
} satisfies Record<CircleOutcome, () => string>;
const stages = {
	telling: m.nuisance_stage_telling,
	running: m.nuisance_stage_running,
	resting: m.nuisance_stage_resting,
	closing: m.nuisance_stage_closing,
	closed: m.nuisance_stage_closed,
} satisfies Record<Stage, () => string>;
const bads = [m.nuisance_bad_1, m.nuisance_bad_2, m.nuisance_bad_3];

export const kindWord = (kind: NuisanceKind): string => kinds[kind]();
export const triedWord = (way: TriedWay): string => tried[way]();
export const contactWord = (way: ContactWay): string => contacts[way]();
export const partWord = (part: DayPart): string => parts[part]();
export const badWord = (howBad: number): string => bads[howBad - 1]?.() ?? '';
export const whoWord = (who: Agreer, partner: TaskPartner | null): string =>
	partner ? partners[partner]() : agreers[who]();
export const partnerWord = (partner: TaskPartner): string => partners[partner]();
export const cameWord = (came: CameOut): string => cameOuts[came]();
export const talkWord = (talk: ClosingTalk): string => talks[talk]();
export const outcomeWord = (outcome: CircleOutcome): string => outcomes[outcome]();
export const stageWord = (stage: Stage): string => stages[stage]();
export const periodWords = ({ startedOn, untilOn }: { startedOn: string; untilOn: string }): string =>
	m.nuisance_period({ from: longDay(startedOn), until: longDay(untilOn) });
export const choices = <T extends string>(values: readonly T[], word: (value: T) => string) =>
	values.map((value) => ({ value, label: word(value) }));
/** "3, waarvan 1 heel erg" */
export const weekWords = ({ many, byBad }: SharedWeek & { byBad?: WeekCount['byBad'] }): string =>
	many === null
		? m.nuisance_week_few()
		: byBad && byBad[2] > 0
			? m.nuisance_week_bad({ many, bad: byBad[2] })
			: m.nuisance_week_many({ many });
