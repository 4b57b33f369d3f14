import { m } from '#text';
import type { Ending, Help, RelationKind } from '../client.ts';

/** How somebody helps, in a word. */
export const relationWord = (kind: RelationKind): string =>
	({
		named: m.clients_relation_named(),
		second: m.clients_relation_second(),
		substitute: m.clients_relation_substitute(),
	})[kind];

/** By what the reader knows this person. */
export const helpWord = (help: Help): string =>
	help === 'emergency'
		? m.clients_help_emergency()
		: help === 'shared'
			? m.clients_help_shared()
			: help === 'self' || help === 'stands-for'
				? ''
				: relationWord(help);

export const endingWord = (ending: Ending): string =>
	({
		reached: m.clients_ended_reached(),
		enough: m.clients_ended_enough(),
		moved: m.clients_ended_moved(),
		elsewhere: m.clients_ended_elsewhere(),
		stopped: m.clients_ended_stopped(),
		died: m.clients_ended_died(),
	})[ending];
