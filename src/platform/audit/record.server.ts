import type { Actor, Zone } from '../actor.ts';
import { clock } from '../clock.ts';
import type { Tx } from '../db/index.server.ts';
import { newId } from '../ids.ts';
import { addEntries, type EntryRow, pseudonymsOf } from './audit.store.server.ts';

export type AuditFact = {
	zone: Zone;
	permission: string;
	purpose: string;
	outcome: EntryRow['outcome'];
	/** Whom it is about, when it is about somebody; each gets a row of their own. */
	subjectPersonIds?: readonly string[];
	/** What it is about: the first stands in the row of everybody it is about, each further one in a row of its own. */
	objects?: readonly { type: string; id: string }[];
	traceId?: string;
};

/**
 * Adds to the trail a row for each person it is about, or one about nobody, in the transaction of what it records. Says who, as what, about whom,
 * why and when, and never what was read or written (NEN 7513; Logboek Dataverwerkingen).
 */
export async function record(tx: Tx, actor: Actor, fact: AuditFact): Promise<void> {
	const { municipalityId, personId } = actor;
	const pseudonyms = await pseudonymsOf(tx, municipalityId, [
		...new Set([...(personId ? [personId] : []), ...(fact.subjectPersonIds ?? [])]),
	]);
	const subjects = [...new Set(fact.subjectPersonIds ?? [])].map((id) => pseudonyms.get(id) ?? null);
	const entry = {
		municipality_id: municipalityId,
		zone: fact.zone,
		permission: fact.permission,
		purpose: fact.purpose,
		outcome: fact.outcome,
		actor_kind: actor.kind,
		actor_roles: actor.roles.join(','),
		actor_pseudonym: personId ? (pseudonyms.get(personId) ?? null) : null,
		organisation_id: actor.organisationId ?? null,
		trace_id: fact.traceId ?? '',
		occurred_at: clock.now(),
	};
	const row = (subject: string | null, object = { type: '', id: '' }) => ({
		...entry,
		id: newId(),
		subject_pseudonym: subject,
		object_type: object.type,
		object_id: object.id,
	});
	const [first, ...further] = fact.objects ?? [];
	await addEntries(tx, [
		...(subjects.length > 0 ? subjects : [null]).map((subject) => row(subject, first)),
		...further.map((object) => row(null, object)),
	]);
}
