import { m } from '#text';
import type { Band, ShownBand, YouthBecame, YouthKind } from '../youth.ts';

const bandWords = {
	'8-11': m.youth_band_8,
	'12-15': m.youth_band_12,
	'16-21': m.youth_band_16,
	'under-16': m.youth_band_under,
} satisfies Record<Band | ShownBand, () => string>;
const kindWords = {
	plan: m.youth_kind_plan,
	idea: m.youth_kind_idea,
	give: m.youth_kind_give,
} satisfies Record<YouthKind, () => string>;
const becameWords = {
	done: m.youth_became_done,
	partly: m.youth_became_partly,
	later: m.youth_became_later,
	cannot: m.youth_became_cannot,
} satisfies Record<YouthBecame, () => string>;

export const bandWord = (band: Band | ShownBand): string => bandWords[band]();
export const kindWord = (kind: YouthKind): string => kindWords[kind]();
export const becameWord = (became: YouthBecame): string => becameWords[became]();
