import * as clients from '#modules/clients/index.server';
import type { Actor } from '#platform/actor';
import { record } from '#platform/audit/index.server';
import { clock } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { dayAfter } from '#platform/wall-time';
import { actorsOf, ownActors } from './actors-of.ts';
import { demoId } from './demo-id.ts';
import type { Demo } from './read-demo.ts';

/** What Samira shares and took back, who looked while nobody was there and what was said of it, and a question that was answered. Can be run again. */
export async function loadDemoWalls(demo: Demo, municipalityId: string): Promise<boolean> {
	const actor = await actorsOf(demo, municipalityId);
	const [yusuf, femke, marloes, anouk] = [actor('yusuf'), actor('femke'), actor('marloes'), actor('anouk')];
	const samira: Actor = {
		...(ownActors(municipalityId)[0] as Actor),
		accountId: demoId('account', 'samira'),
		level: 2,
	};
	const id = demoId('client', 'samira');
	const care = <T>(who: Actor, work: (tx: Tx) => Promise<T>) => asActor(who, 'care', work);
	const [own] = await care(samira, (tx) => clients.clientsForResident(tx, samira));
	if (own?.id !== id || (await care(anouk, (tx) => clients.emergencyLooks(tx, anouk))).length > 0) return false;
	const today = clock.today();
	const shares = (team: string, delen: Parameters<typeof clients.share>[3]['delen'], days: number) =>
		care(samira, (tx) =>
			clients.share(tx, samira, own, {
				...{ team: demoId('team', team), delen, waarvoor: 'working-together' as const },
				...{ hoe: undefined, tot: dayAfter(today, days) },
			}),
		);
	await shares('wijkbureau-zuidwest', ['contact'], 60);
	const { standing } = await care(samira, (tx) => clients.permissionsIn(tx, samira, own));
	for (const one of standing) await care(samira, (tx) => clients.withdrawPermission(tx, samira, own, one.id));
	await shares('makelaars-zuidwest', ['plan', 'agreements', 'contact'], 90);

	/** A line in the trail, as a page writes it. */
	const looked = (who: Actor, permission: string, outcome: 'seen' | 'done' = 'seen') =>
		care(who, (tx) =>
			record(tx, who, { zone: 'care', permission, purpose: 'household-support', outcome, subjectPersonIds: [id] }),
		);
	await looked(marloes, 'clients.shared');
	await looked(yusuf, 'clients.read');
	await care(femke, (tx) =>
		clients.lookInEmergency(tx, femke, id, {
			...{ reden: 'nobody-reachable', verberg: false },
			woorden: 'Samira belde. Zij stond op de stoep en wist niet meer waar zij moest zijn. Yusuf was vrij.',
		}),
	);
	await looked(femke, 'clients.look-in-emergency', 'done');
	const [look] = await care(anouk, (tx) => clients.emergencyLooks(tx, anouk));
	if (look) {
		await care(yusuf, async (tx) => clients.sayTold(tx, yusuf, await clients.clientToArrange(tx, yusuf, id), look.id));
		await care(anouk, (tx) => clients.weighLook(tx, anouk, { blik: look.id, oordeel: 'right' }));
	}

	await care(samira, (tx) =>
		clients.askAboutFile(tx, samira, own, {
			...{ soort: 'correct', regel: undefined },
			woorden: 'Mijn taalles is op dinsdag, niet op donderdag.',
		}),
	);
	const [asked] = await care(yusuf, (tx) => clients.requestsIn(tx, yusuf, own));
	if (asked)
		await care(yusuf, (tx) =>
			clients.answerFileRequest(tx, yusuf, {
				...{ vraag: asked.id, uitkomst: 'done', grond: undefined },
				antwoord: 'Je hebt gelijk. Het staat nu goed: dinsdag.',
			}),
		);
	return true;
}
