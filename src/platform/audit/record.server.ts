import type { Actor, Zone } from '../actor.ts';
import { clock } from '../clock.ts';
import type { Tx } from '../db/index.server.ts';
import { newId } from '../ids.ts';
import { addEntry, type EntryRow, pseudonymOf } from './audit.store.server.ts';

export type AuditFact = {
	zone: Zone;
	permission: string;
	purpose: string;
	outcome: EntryRow['outcome'];
	/** Whom it is about, when it is about somebody. */
	subjectPersonId?: string;
	object?: { type: string; id: string };
	traceId?: string;
};

/**
 * Adds one row to the trail, in the transaction of what it records. Says who, as what, about whom,
 * why and when, and never what was read or written (NEN 7513; Logboek Dataverwerkingen).
 */
export async function record(tx: Tx, actor: Actor, fact: AuditFact): Promise<void> {
	const { municipalityId, personId } = actor;
	await addEntry(tx, {
		municipality_id: municipalityId,
		id: newId(),
		zone: fact.zone,
		permission: fact.permission,
		purpose: fact.purpose,
		outcome: fact.outcome,
		actor_kind: actor.kind,
		actor_roles: actor.roles.join(','),
		actor_pseudonym: personId ? await pseudonymOf(tx, municipalityId, personId) : null,
		organisation_id: actor.organisationId ?? null,
		subject_pseudonym: fact.subjectPersonId ? await pseudonymOf(tx, municipalityId, fact.subjectPersonId) : null,
		object_type: fact.object?.type ?? '',
		object_id: fact.object?.id ?? '',
		trace_id: fact.traceId ?? '',
		occurred_at: clock.now(),
	});
}
