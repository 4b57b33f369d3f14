import * as v from 'valibot';
import { areasOf, mapAround } from '#modules/areas/index.server';
import { needsByTheme } from '#modules/needs';
import { theNeeds } from '#modules/needs/index.server';
import { clock } from '#platform/clock';
import { NotFound } from '#platform/errors';
import { isId, newId } from '#platform/ids';
import type { Ask } from '#platform/route/index.server';
import { lastScan } from './detection.store.server.ts';
import { BoardFilter } from './pattern.forms.ts';
import { worksWithPatterns } from './pattern.policy.ts';
import { fittingApproaches, placesToChoose, readBoard, readOverview, readPattern } from './read-patterns.server.ts';

/** The board for a worker; for policy officers and the municipality's contact what plays where, and how far it is. */
export async function boardScreen({ tx, actor, url }: Ask) {
	const filter = v.parse(BoardFilter, Object.fromEntries(url.searchParams));
	if (!worksWithPatterns(actor)) return { view: 'overview' as const, lines: await readOverview(tx, actor) };
	return {
		view: 'board' as const,
		filter,
		scannedAt: (await lastScan(tx, actor.municipalityId))?.at ?? null,
		today: clock.today(),
		...(await readBoard(tx, actor, filter)),
	};
}

/** One pattern. `about` leaves in the trail which pattern's words were read. */
export async function patternScreen({ tx, actor, params, about }: Ask) {
	const id = params['id'] ?? '';
	if (!isId(id)) throw new NotFound('pattern', id);
	const pattern = await readPattern(tx, actor, id);
	about({ type: 'pattern', id });
	const zone = pattern.zone.map(({ code }) => code);
	return {
		pattern,
		approaches: fittingApproaches({
			need: pattern.level === 'need' ? pattern.subject.code : null,
			theme: pattern.theme,
		}),
		map: (await mapAround(tx, actor.municipalityId, zone)) ?? null,
		today: clock.today(),
	};
}

/** The form for a worker's own observation, with what they came with. */
export async function declareScreen({ tx, actor, url }: Ask) {
	const asked = url.searchParams.get('onderwerp') ?? '';
	return {
		id: newId(),
		need: theNeeds().needByCode.has(asked) ? asked : '',
		area: url.searchParams.get('gebied') ?? '',
		needs: needsByTheme(theNeeds()).map(({ theme, needs }) => ({
			theme: { nl: theme.nl, en: theme.en },
			needs: needs.map(({ code, nl, en }) => ({ code, nl, en })),
		})),
		areas: placesToChoose(await areasOf(tx, actor.municipalityId), actor),
	};
}
