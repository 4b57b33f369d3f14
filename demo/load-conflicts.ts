import {
	conflictsScreen,
	noteStep,
	onCallIn,
	stepIn,
	takeUp,
	tellConflict,
	writeAgreement,
} from '#modules/conflicts/index.server';
import { anonymous } from '#platform/actor';
import { asActor } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { actorsOf } from './actors-of.ts';
import { beforeToday } from './before-today.ts';
import type { Demo } from './read-demo.ts';

const areaCode = 'WK034408';
const told = [
	{
		daysAgo: 40,
		kind: 'quarrel' as const,
		words: 'Twee tuinders maken elke week ruzie over het water.',
		called: 'Greet',
		reach: 'greet@voorbeeld.nl',
		safe: '',
		agreed: 'Ieder geeft om de week water. Wie niet kan, zegt dat op donderdag.',
	},
	{
		daysAgo: 1,
		kind: 'excluded' as const,
		words: 'Op de koffieochtend schuiven ze de stoelen dicht als ik kom.',
		called: 'Lidia',
		reach: '06 00 00 00 12',
		safe: 'Bel overdag, niet na zes uur.',
		agreed: '',
	},
];

/** Who is on call in the south west, and two things that were told there. Can be run again: then who is on call stays. */
export async function loadDemoConflicts(demo: Demo, municipalityId: string): Promise<{ told: number }> {
	const { dayAgo, didAgo } = beforeToday();
	const actor = await actorsOf(demo, municipalityId);
	const [marloes, yusuf] = [actor('marloes'), actor('yusuf')];
	const within = marloes.areas.find((code) => code.startsWith('BU')) ?? areaCode;
	if (await asActor(marloes, 'community', (tx) => onCallIn(tx, municipalityId, areaCode))) return { told: 0 };
	await didAgo(90, marloes, (tx) => stepIn(tx, marloes, { areaCode, place: 'first', phone: '030 000 00 30' }));
	await didAgo(90, yusuf, (tx) => stepIn(tx, yusuf, { areaCode, place: 'deputy', phone: '' }));
	const visitor = anonymous(municipalityId);
	for (const { daysAgo, agreed, ...words } of told) {
		await didAgo(daysAgo, visitor, (tx) => tellConflict(tx, visitor, { ...words, areaCode: within, forDeputy: false }));
		if (!agreed) continue;
		const url = new URL('http://buurtweefsel.test/botsingen');
		const { conflicts } = await didAgo(daysAgo, marloes, (tx) =>
			conflictsScreen({ tx, actor: marloes, url, about: () => undefined } as unknown as Ask),
		);
		const id = conflicts[0]?.id as string;
		await didAgo(daysAgo - 1, marloes, (tx) => takeUp(tx, marloes, id));
		await didAgo(daysAgo - 3, marloes, (tx) => noteStep(tx, marloes, id, 'Met allebei thee gedronken, eerst apart.'));
		await didAgo(daysAgo - 9, marloes, (tx) => writeAgreement(tx, marloes, id, { agreed, remindOn: dayAgo(0) }));
	}
	return { told: told.length };
}
