import { expect, test } from 'vitest';
import type { PlainPlanScreen } from './plain-plan.server.ts';
import { asText, plainPlan } from './ui/plain-plan.ts';

const changed = { on: '2026-11-01', by: '', byPerson: true };
const screen = (over: Partial<PlainPlanScreen> = {}): PlainPlanScreen => ({
	...{ person: true, own: true, today: '2026-11-23', voor: '', by: '' },
	client: { id: 'c', called: 'Samira', namedWorker: 'Yusuf', expectedEndOn: '2027-03-01' },
	plan: {
		...{ children: 0, madeOn: '2026-11-01', adoptedOn: null, closedOn: null },
		words: [{ part: 'well', words: 'Ik kook goed', version: 1, changed }],
		goals: [
			{
				...{ id: 'g', words: 'Rust aan tafel', domain: null, why: '', reachedOn: null, version: 1, changed },
				agreements: [
					{
						...{ id: 'a', step: 'self', who: '', what: 'De post openen', skipped: null, skippedWords: '' },
						...{ byOn: null, happened: 'yes', version: 1, changed },
					},
					{
						...{ id: 'b', step: 'network', who: 'Mijn zus', what: 'Belt elke dag.', skipped: null, skippedWords: '' },
						...{ byOn: '2026-12-03', happened: null, version: 1, changed },
					},
				],
			},
		],
		helpers: [{ id: 'h', called: 'Jeugdgezondheid', what: '', becomes: 'stays' }],
	},
	...over,
});

test('a plan in plain words says what goes well, each goal with who does what, who comes and whom to call', () => {
	const parts = plainPlan(screen());
	expect(parts.map(({ title }) => title)).toEqual([
		'Dit gaat goed',
		'Doel 1: Rust aan tafel',
		'Wie er komt',
		'Wie ik bel',
	]);
	expect(parts[1]?.lines).toEqual([
		'Ik doe dit: De post openen.',
		'Dit is gedaan.',
		'Mijn zus doet dit: Belt elke dag.',
		'Voor 3 december 2026.',
	]);
});
test('for who helps it names the person, and no line of it is long', () => {
	const parts = plainPlan(screen({ own: false, person: false }));
	expect(parts[1]?.lines[0]).toBe('Samira doet dit: De post openen.');
	for (const line of parts.flatMap(({ lines }) => lines)) expect(line.split(' ').length).toBeLessThanOrEqual(15);
});
test('as text it is the same in plain signs', () => {
	const text = asText('Mijn plan', plainPlan(screen()), 'Zo stond het.');
	expect(text).toContain('Doel 1: Rust aan tafel\n- Ik doe dit: De post openen.\n');
	expect(text.endsWith('Zo stond het.\n')).toBe(true);
});
