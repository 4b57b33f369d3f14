import { afterEach, expect, test, vi } from 'vitest';
import { logAccident } from './log-accident.ts';

afterEach(() => vi.restoreAllMocks());

function logged(error: unknown): string {
	const lines: string[] = [];
	vi.spyOn(console, 'error').mockImplementation((...words) => void lines.push(words.map(String).join(' ')));
	logAccident('trace', error);
	return lines.join();
}

test('the log says what broke and where, and nothing of the row it broke on', () => {
	const said = logged(
		Object.assign(new Error('duplicate key'), {
			code: '23505',
			detail: 'Key (contact)=(bea@voorbeeld.nl) already exists.',
		}),
	);
	expect(said).toMatch(/\[trace\] 23505 Error: duplicate key/);
	expect(said).toContain('log-accident.test.ts');
	expect(said).not.toContain('bea@voorbeeld.nl');
});

test('whatever is thrown is survived', () => {
	for (const thrown of [undefined, null, 'words', 7]) expect(logged(thrown)).toBe('[trace]  no stack');
});
