import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#platform/actor';
import { waterveen } from '#testing/database';

const root = join(import.meta.dirname, '..', '..');

export type Door = { file: string; name: string; permission: string; call: (event: RequestEvent) => unknown };

/** Every load, action and endpoint that names a permission. Found by reading, so that a new one cannot be forgotten. */
export async function doors(): Promise<Door[]> {
	const found: Door[] = [];
	for (const file of globSync('src/routes/**/+{page.server,layout.server,server}.ts', { cwd: root }).sort()) {
		const text = readFileSync(join(root, file), 'utf8');
		const route = (await import(/* @vite-ignore */ join(root, file))) as Record<string, unknown> & {
			actions?: Record<string, Door['call']>;
		};
		for (const [, name, permission] of text.matchAll(
			/export const (\w+)[^=]*= (?:reads|open|answers)\(\s*'([a-z.-]+)'/g,
		)) {
			found.push({
				file,
				name: name as string,
				permission: permission as string,
				call: route[name as string] as Door['call'],
			});
		}
		for (const [, name, permission] of text.matchAll(/^\t'?([\w-]+)'?: acts\(\s*'([a-z.-]+)'/gm)) {
			found.push({
				file,
				name: `actions.${name}`,
				permission: permission as string,
				call: route.actions?.[name as string] as Door['call'],
			});
		}
	}
	return found;
}

const municipality = {
	id: waterveen,
	code: 'GM9901',
	name: 'Waterveen',
	hosts: [],
	theme: 'buurtweefsel',
	teamPhone: '',
	supportersNeeded: 2,
	demo: true,
};
export const unknown = '019b0000-0000-7000-8000-00000000dead';

/** A request that asks for things nobody has. Enough to find out whether the door opens. */
export function knock(
	actor: Actor,
	{ name, file }: Door,
	traceId: string,
	asked = { id: unknown, query: '' },
): RequestEvent {
	const url = new URL(`http://waterveen.test/${asked.query}`);
	const json = file.includes('/api/');
	const write = name.startsWith('actions') || ['POST', 'PUT', 'PATCH'].includes(name);
	const cookies = { get: () => undefined, getAll: () => [], set: () => {}, delete: () => {}, serialize: () => '' };
	return {
		url,
		params: new Proxy({}, { get: (_, key) => (key === 'code' ? 'BU99010101' : asked.id) }),
		request: new Request(
			url,
			write
				? {
						method: 'POST',
						body: json ? '{}' : new FormData(),
						headers: json ? { 'content-type': 'application/json' } : {},
					}
				: {},
		),
		locals: { actor, municipality: { ...municipality, id: actor.municipalityId }, traceId },
		cookies,
		getClientAddress: () => '127.0.0.1',
		setHeaders: () => {},
		route: { id: file },
		isDataRequest: false,
		platform: undefined,
		fetch,
	} as unknown as RequestEvent;
}
