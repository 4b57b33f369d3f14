import { m } from '#text';
import type { SlotLevel } from '../track.ts';

export const levelWord = (level: SlotLevel): string =>
	({ start: m.newcomers_level_start, talk: m.newcomers_level_talk, all: m.newcomers_level_all })[level]();
