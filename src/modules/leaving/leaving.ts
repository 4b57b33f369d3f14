import type { Actor } from '#platform/actor';
import { hasRole } from '#platform/actor';

/** What can hang on one worker alone. The codes are part of message keys. */
export const tieKinds = [
	'card',
	'watch',
	'light-role',
	'person-to-ask',
	'circle',
	'peers',
	'place',
	'room',
	'round',
] as const;
export type TieKind = (typeof tieKinds)[number];

/** Of these somebody has a say in who comes after; a place, a room or a round only has to be known. */
export const agreesFirst = (kind: TieKind): boolean => !['place', 'room', 'round'].includes(kind);

export const answers = ['yes', 'rather-not'] as const;
export type Said = (typeof answers)[number];

/** `called`: a first name or a title. */
export type Tie = { kind: TieKind; id: string; cardId: string | null; called: string };

/** To whom a tie goes: introduced in person on a day, and what was said of it then. */
export type Handing = {
	kind: TieKind;
	subjectId: string;
	toWorker: string;
	introducedOn: string | null;
	said: Said | null;
	passedOn: string | null;
};

export type TieState = 'nobody' | 'to-meet' | 'rather-not' | 'ready';

/** How far one tie is. What was taken over is not in the list any more. */
export function stateOf({ kind }: Pick<Tie, 'kind'>, handing: Handing | undefined): TieState {
	if (!handing) return 'nobody';
	if (handing.said === 'rather-not') return 'rather-not';
	if (!handing.introducedOn || (agreesFirst(kind) && handing.said !== 'yes')) return 'to-meet';
	return 'ready';
}

/** Who has ties of people: workers of a team. */
export const mayLeave = (actor: Actor): boolean =>
	hasRole(actor, 'social_broker', 'team_worker') && Boolean(actor.teamId);
