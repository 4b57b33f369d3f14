import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { NeedsFileBroken } from './check-needs.ts';
import { suggestNeedsFor, theNeeds, theSuggestionModel } from './index.server.ts';
import { loadNeeds, needsFilePath } from './load-needs.server.ts';

const folder = mkdtempSync(join(tmpdir(), 'needs-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('finding and reading the needs file', () => {
	it('finds the file from its own place', () => {
		expect(needsFilePath()).toMatch(/policy[/\\]needs\.yaml$/);
	});

	it('finds the file from a folder deep in a build, and from the working folder when that fails', () => {
		const deep = join(folder, 'build', 'server', 'chunks');
		mkdirSync(join(folder, 'policy'), { recursive: true });
		mkdirSync(deep, { recursive: true });
		const path = join(folder, 'policy', 'needs.yaml');
		writeFileSync(path, 'needs: []');
		expect(needsFilePath([deep])).toBe(path);
		expect(needsFilePath([tmpdir(), deep])).toBe(path);
	});

	it('says where it looked when there is no file', () => {
		expect(() => needsFilePath([tmpdir()])).toThrow(`was not found above ${tmpdir()}`);
	});

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
