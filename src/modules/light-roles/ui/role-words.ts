import { m } from '#text';
import { type LightKind, type Often, oftens } from '../light-role.ts';

export const kindWord = (kind: LightKind): string =>
	kind === 'beside' ? m.experience_kind_beside() : m.experience_kind_telling();
export const oftenWord = (often: Often): string =>
	({ once: m.experience_often_once, month: m.experience_often_month, week: m.experience_often_week })[often]();
export const oftenOptions = () => oftens.map((value) => ({ value, label: oftenWord(value) }));
