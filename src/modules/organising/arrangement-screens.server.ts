import { spokenName } from '#modules/areas';
import { areasOf, areaWithParents } from '#modules/areas/index.server';
import { teamsIn, workersNow } from '#modules/people/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound } from '#platform/errors';
import type { Ask } from '#platform/route/index.server';
import { type Arrangement, mayChooseWay, partiesOf, routesOf } from './arrangement.ts';
import { arrangementsOf, makersOf } from './arrangements.store.server.ts';

const shown = ({ parties, firstTeamId: _first, backTeamId: _back, ...one }: Arrangement) => ({
	...one,
	parties: partiesOf(parties),
	routes: routesOf(one.way),
});
export type ArrangementShown = ReturnType<typeof shown>;

async function theDistrict(tx: Tx, actor: Actor, code: string) {
	const chain = await areaWithParents(tx, actor.municipalityId, code.toUpperCase());
	const district = chain.find(({ kind }) => kind === 'district');
	if (!district) throw new NotFound('area', code);
	return { code: district.code, name: spokenName(district.name) };
}

/** For everybody: how every district organises, side by side. */
export async function waysScreen({ tx, actor }: Pick<Ask, 'tx' | 'actor'>) {
	const now = await arrangementsOf(tx, actor.municipalityId, { now: true });
	const districts = (await areasOf(tx, actor.municipalityId)).filter(({ kind }) => kind === 'district');
	return {
		districts: districts
			.toSorted((a, b) => a.code.localeCompare(b.code))
			.map(({ code, name }) => {
				const one = now.find(({ areaCode }) => areaCode === code);
				return {
					...{ code, name: spokenName(name), mayChoose: mayChooseWay(actor, code) },
					chosen: one ? { way: one.way, communityShare: one.communityShare, sinceOn: one.sinceOn } : null,
				};
			}),
	};
}

/** For everybody: "Zo werken wij hier", of the district of this area, with what was chosen before. @throws NotFound */
export async function wayScreen({ tx, actor, params }: Ask) {
	const district = await theDistrict(tx, actor, params['code'] ?? '');
	const all = await arrangementsOf(tx, actor.municipalityId, { areaCode: district.code });
	const now = all.find(({ untilOn }) => untilOn === null);
	return {
		district,
		now: now ? shown(now) : null,
		before: all.filter(({ untilOn }) => untilOn !== null).map(shown),
		mayChoose: mayChooseWay(actor, district.code),
	};
}

/** To choose, with what holds now filled in, and who chose before. @throws NotFound, NotAllowed */
export async function chooseWayScreen({ tx, actor, params }: Ask) {
	const district = await theDistrict(tx, actor, params['code'] ?? '');
	if (!mayChooseWay(actor, district.code)) throw new NotAllowed('organising.choose');
	const all = await arrangementsOf(tx, actor.municipalityId, { areaCode: district.code });
	const makers = await makersOf(
		tx,
		actor.municipalityId,
		all.map(({ id }) => id),
	);
	const names = await workersNow(tx, actor.municipalityId, [...new Set(makers.values())]);
	const teams = await teamsIn(tx, actor.municipalityId, [district.code]);
	return {
		district,
		now: all.find(({ untilOn }) => untilOn === null) ?? null,
		history: all.map(({ id, way, madeOn, chosenAs }) => ({
			...{ id, way, madeOn, chosenAs },
			by: names.get(makers.get(id) ?? '') ?? '',
		})),
		teams: teams.map(({ id, name, organisation }) => ({ value: id, label: `${name} (${organisation})` })),
		today: clock.today(),
	};
}
