import { expect, test } from 'vitest';
import { squareCode } from './square-code.ts';

test('a square code has its three corners, a border, and grows with what it says', () => {
	const { size, path } = squareCode('https://buurt.test/buurt/WK034408');
	// Version 3 is 29 modules wide, with a border of two on each side.
	expect(size).toBe(33);
	for (const corner of ['M2 2h', 'M30 2h', 'M2 30h']) expect(path).toContain(corner);
	expect(path).not.toMatch(/M[01] |M\d+ [01]h|M3[12] /);
	expect(squareCode(`https://buurt.test/${'a'.repeat(200)}`).size).toBeGreaterThan(size);
});
