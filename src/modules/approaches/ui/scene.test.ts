import { expect, test } from 'vitest';
import { loadApproaches } from '../load-approaches.server.ts';
import { sceneOf } from './scene.ts';

test('a garden is drawn green and what we do not know is a table', () => {
	expect(sceneOf('community-garden')).toBe('garden');
	expect(sceneOf(null)).toBe('table');
	expect(sceneOf('iets-nieuws')).toBe('table');
});
test('the library is not drawn with one picture', () => {
	expect(new Set(loadApproaches().approaches.map(({ code }) => sceneOf(code))).size).toBe(5);
});
