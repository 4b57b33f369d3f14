import { expect, test } from 'vitest';
import { productionWarning, readEnvironment } from './environment.ts';

test('production that was told nothing about a proxy says so in one sentence, and is quiet after either answer', () => {
	const warning = (env: NodeJS.ProcessEnv) => productionWarning(readEnvironment(env, '/'));
	expect(warning({})).toMatch(/^[^.]*TRUST_PROXY[^.]*\.$/);
	expect(warning({ TRUST_PROXY: '' })).toBeDefined();
	expect(warning({ TRUST_PROXY: 'yes' })).toBeUndefined();
	expect(warning({ TRUST_PROXY: 'no' })).toBeUndefined();
});
