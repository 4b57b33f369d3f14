import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { processingActivities } from '#platform/policy/index.server';
import { apiDescription } from '../../src/routes/api/v1/description.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'bw-api-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Document = { openapi: string; paths: Record<string, Record<string, Record<string, unknown>>> };
const describeApi = async (flavour: '3.1' | '3.0'): Promise<Document> =>
	(await apiDescription(flavour)().json()) as Document;

describe('the description of the API', () => {
	for (const flavour of ['3.1', '3.0'] as const) {
		test(`keeps the NL API Design Rules as OpenAPI ${flavour}`, async () => {
			const file = join(folder, `openapi-${flavour}.json`);
			writeFileSync(file, JSON.stringify(await describeApi(flavour)));
			const { status, stdout, stderr } = spawnSync(
				'spectral',
				['lint', file, '--ruleset', join(root, '.spectral.yaml'), '--fail-severity', 'error', '--format', 'text'],
				{ cwd: root, encoding: 'utf8' },
			);
			expect(status, stdout + stderr).toBe(0);
		}, 60_000);
	}

	test('has every endpoint that there is, and no other', async () => {
		const { paths } = await describeApi('3.1');
		const described = Object.entries(paths).flatMap(([path, methods]) =>
			Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
		);
		const there = globSync('src/routes/api/v1/**/+server.ts', { cwd: root })
			.filter((file) => !/openapi|\[\.\.\.rest\]/.test(file))
			.flatMap((file) => {
				const path = file
					.replace('src/routes/api/v1', '')
					.replace('/+server.ts', '')
					.replace(/\[(\w+)\]/g, '{$1}');
				return [...readFileSync(join(root, file), 'utf8').matchAll(/export const (GET|POST|PUT|PATCH|DELETE)/g)].map(
					([, method]) => `${method} ${path}`,
				);
			});
		expect(described.sort()).toEqual(there.sort());
	});

	test('names a processing activity that exists for every operation', async () => {
		const { paths } = await describeApi('3.1');
		for (const operation of Object.values(paths).flatMap((methods) => Object.values(methods))) {
			expect(processingActivities.activities).toHaveProperty([String(operation['x-processing-activity'])]);
		}
	});

	test('uses no path that ends with a slash and no method that the rules do not know', async () => {
		const { paths } = await describeApi('3.1');
		expect(Object.keys(paths).filter((path) => path.endsWith('/'))).toEqual([]);
		expect(
			Object.values(paths)
				.flatMap((methods) => Object.keys(methods))
				.filter((method) => !['get', 'post', 'put', 'patch', 'delete'].includes(method)),
		).toEqual([]);
	});
});
