import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { NeedsFileBroken } from './check-needs.ts';
import { suggestNeedsFor, theNeeds, theSuggestionModel } from './index.server.ts';
import { loadNeeds } from './load-needs.server.ts';

const folder = mkdtempSync(join(tmpdir(), 'needs-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('reading the needs file', () => {
	it('says that a file is not YAML instead of failing somewhere else', () => {
		const path = join(folder, 'broken.yaml');
		writeFileSync(path, 'needs: [unclosed');
		expect(() => loadNeeds(path)).toThrow(NeedsFileBroken);
		expect(() => loadNeeds(path)).toThrow('not valid YAML');
	});

	it('reads and builds once per process', () => {
		expect(theNeeds()).toBe(theNeeds());
		expect(theSuggestionModel()).toBe(theSuggestionModel());
		expect(suggestNeedsFor('Wie wil mijn hond uitlaten?')).toMatchObject([{ code: 'dog-walking' }]);
	});
});
