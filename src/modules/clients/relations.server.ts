import { randomBytes } from 'node:crypto';
import { codeFrom, readCode } from '#modules/signals';
import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { keyedHash } from '#platform/identity/sealed.server';
import { newId } from '#platform/ids';
import { dayAfter } from '#platform/wall-time';
import { mayArrange } from './client.ts';
import type { RelateInput } from './clients.forms.ts';
import { changeClient } from './clients.store.server.ts';
import { clientForWorker } from './know-client.server.ts';
import { beginRelation, claimByCode, finishRelation } from './relations.store.server.ts';

/** A relation lasts a year at most, standing in two months; after that it is said again. */
const longest = { named: 365, second: 365, substitute: 60 } as const;

/** What is kept of a code of a file: keyed, so that a stolen table cannot be searched for codes. */
export const claimHash = (code: string): string => keyedHash('care-claim', code);

/**
 * A colleague of the team comes beside, stands in or takes over; the named worker or the lead of the team says so.
 * @throws NotAllowed, Refused
 */
export async function relate(tx: Tx, actor: Actor, clientId: string, form: RelateInput): Promise<void> {
	if (!hasRole(actor, 'team_lead')) {
		if (!mayArrange(await clientForWorker(tx, actor, clientId))) throw new NotAllowed('clients.relate');
	}
	const today = clock.today();
	const untilOn = form.tot ?? dayAfter(today, longest[form.rol]);
	if (untilOn <= today || untilOn > dayAfter(today, longest[form.rol])) throw new Refused('client-until', 'tot');
	await beginRelation(tx, {
		id: newId(),
		clientId,
		workerId: form.werker,
		kind: form.rol,
		untilOn,
		chosen: form.gekozen ?? false,
	}).catch((problem: unknown) => {
		const code = problem instanceof Error && 'code' in problem ? problem.code : '';
		if (code === 'BW002') throw new Refused('client-not-in-team', 'werker');
		if (code === '42501') throw new NotAllowed('clients.relate');
		throw problem;
	});
}

/** @throws NotFound */
export async function endRelation(tx: Tx, clientId: string, relationId: string): Promise<void> {
	if (!(await finishRelation(tx, relationId, clientId))) throw new NotFound('relation', relationId);
}

/** A code on paper by which the person ties their account to their file; the one before stops. @throws NotFound, NotAllowed */
export async function giveClaimCode(tx: Tx, actor: Actor, clientId: string): Promise<string> {
	const client = await clientForWorker(tx, actor, clientId);
	if (!mayArrange(client)) throw new NotAllowed('clients.arrange');
	// A parent comes in by standing for the child, weighed at twelve: never as the child.
	if (client.age !== null && client.age < 12) throw new Refused('client-claim-age');
	const code = codeFrom(randomBytes(16));
	await changeClient(tx, actor.municipalityId, clientId, { claim_hash: claimHash(code) });
	return code;
}

/** "This is about me": with two factors, by a code that the worker gave. @throws Refused('claim-code') */
export async function claimFile(tx: Tx, typed: string): Promise<string> {
	const code = readCode(typed, 16);
	const id = code && (await claimByCode(tx, claimHash(code)));
	if (!id) throw new Refused('claim-code', 'code');
	return id;
}
