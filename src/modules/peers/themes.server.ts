import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { theNeeds } from '#modules/needs/index.server';
import { projectRoot } from '#platform/policy/project-root.server';
import { type PeerTheme, PeerThemes } from './peer.ts';

let loaded: ReadonlyMap<string, PeerTheme> | undefined;

/** The themes of `policy/peers.yaml`, read once per process. @throws Error when the file names a need that does not exist. */
export function peerThemes(): ReadonlyMap<string, PeerTheme> {
	if (!loaded) {
		const { themes } = v.parse(PeerThemes, parse(readFileSync(join(projectRoot(), 'policy', 'peers.yaml'), 'utf8')));
		const unknown = themes.flatMap(({ needs }) => needs).filter((code) => !theNeeds().needByCode.has(code));
		if (unknown.length > 0) throw new Error(`policy/peers.yaml names needs that do not exist: ${unknown.join(', ')}`);
		loaded = new Map(themes.map((theme) => [theme.code, theme]));
	}
	return loaded;
}
