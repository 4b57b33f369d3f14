import { m } from '#text';
import type { Again } from '../outcome.ts';

export const againWord = (again: Again): string =>
	({
		yes: m.initiatives_again_yes,
		differently: m.initiatives_again_differently,
		no: m.initiatives_again_no,
	})[again]();
