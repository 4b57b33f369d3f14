import { expect, test } from 'vitest';
import { type Learned, learnedTogether } from './outcome.ts';

const one = (more: Partial<Learned>): Learned => ({
	worked: 'Een vaste avond',
	didNotWork: '',
	tookPart: 10,
	again: 'yes',
	toldOn: '2026-01-01',
	areaCode: 'BU1',
	...more,
});

test('what three neighbourhoods learned is told together, the latest first', () => {
	const all = [one({}), one({ toldOn: '2026-03-01', tookPart: 4 }), one({ again: 'no', toldOn: '2025-01-01' })];
	expect(learnedTogether(all)).toMatchObject({
		times: 3,
		tookPart: 24,
		again: { yes: 2, differently: 0, no: 1 },
		told: [{ toldOn: '2026-03-01' }, { toldOn: '2026-01-01' }, { toldOn: '2025-01-01' }],
	});
});
test('nothing done is nothing learned', () => {
	expect(learnedTogether([])).toMatchObject({ times: 0, tookPart: 0, told: [] });
});
