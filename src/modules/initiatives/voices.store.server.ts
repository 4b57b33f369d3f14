import { sql, type Tx } from '#platform/db/index.server';
import { here } from './columns.store.server.ts';
import type { SpokenChannel, Tie } from './initiative.ts';

type VoiceTie = Exclude<Tie, 'carrier'>;

declare module '#platform/db/tables' {
	interface Tables {
		'community.initiative_voice': {
			municipality_id: string;
			id: string;
			initiative_id: string;
			area_code: string;
			tie: VoiceTie;
			called: string;
			contact: string;
			contact_key: string;
			note: string;
			ask_id: string | null;
			invitation_hash: string | null;
			confirm_hash: string;
			asked_at: Date;
			fades_at: Date;
		};
	}
}

export type NewVoice = {
	municipalityId: string;
	id: string;
	initiativeId: string;
	areaCode: string;
	tie: VoiceTie;
	called: string;
	contact: string;
	contactKey: string;
	note: string;
	askId: string | null;
	invitationHash: string | null;
	confirmHash: string;
	askedAt: Date;
	fadesAt: Date;
};

export async function addVoice(tx: Tx, one: NewVoice): Promise<void> {
	await tx
		.insertInto('community.initiative_voice')
		.values({
			municipality_id: one.municipalityId,
			id: one.id,
			initiative_id: one.initiativeId,
			area_code: one.areaCode,
			tie: one.tie,
			called: one.called,
			contact: one.contact,
			contact_key: one.contactKey,
			note: one.note,
			ask_id: one.askId,
			invitation_hash: one.invitationHash,
			confirm_hash: one.confirmHash,
			asked_at: one.askedAt,
			fades_at: one.fadesAt,
		})
		.execute();
}

export type WaitingVoice = { id: string; tie: Tie; called: string; contact: string; fadesAt: Date };

/** Who still has to say yes, for the workers of that area; others see none. */
export async function voicesWaiting(tx: Tx, initiativeId: string, now: Date): Promise<WaitingVoice[]> {
	const rows = await tx
		.selectFrom('community.initiative_voice')
		.select(['id', 'tie', 'called', 'contact', 'fades_at'])
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', initiativeId)
		.where('fades_at', '>', now)
		.orderBy('asked_at')
		.limit(100)
		.execute();
	return rows.map(({ fades_at, ...row }) => ({ ...row, fadesAt: fades_at }));
}

export type VoiceBehind = { initiativeId: string; title: string; tie: Tie };

/** What waits behind the link of a mail; undefined when it was used, faded or never was. */
export async function findVoice(tx: Tx, confirmHash: string, now: Date): Promise<VoiceBehind | undefined> {
	const { rows } = await sql<{ initiative_id: string; title: string; tie: Tie }>`
		select * from community.voice_behind(${confirmHash}, ${now})`.execute(tx);
	const row = rows[0];
	return row && { initiativeId: row.initiative_id, title: row.title, tie: row.tie };
}

/** What a yes led to. `wasIn`: this person was there already and keeps one place. */
export type Counted = { initiativeId: string; tie: Tie; wasIn: boolean };
type CountedRow = { initiative_id: string; tie: Tie; was_in: boolean };

const counted = (row: CountedRow | undefined): Counted | undefined =>
	row && { initiativeId: row.initiative_id, tie: row.tie, wasIn: row.was_in };

export async function confirmVoice(
	tx: Tx,
	confirmHash: string,
	leaveHash: string,
	now: Date,
): Promise<Counted | undefined> {
	const { rows } = await sql<CountedRow>`
		select * from community.confirm_voice(${confirmHash}, ${leaveHash}, ${now})`.execute(tx);
	return counted(rows[0]);
}

export async function vouchForVoice(
	tx: Tx,
	voiceId: string,
	channel: SpokenChannel,
	leaveHash: string,
	now: Date,
): Promise<Counted | undefined> {
	const { rows } = await sql<CountedRow>`
		select * from community.vouch_for_voice(${voiceId}, ${channel}, ${leaveHash}, ${now})`.execute(tx);
	return counted(rows[0]);
}

/** Forgets who did not say yes in time, and the drafts of which nobody ever did. Returns how many voices went. */
export async function fadeVoices(tx: Tx, municipalityId: string, now: Date): Promise<number> {
	const { numDeletedRows } = await tx
		.deleteFrom('community.initiative_voice')
		.where('municipality_id', '=', municipalityId)
		.where('fades_at', '<=', now)
		.executeTakeFirstOrThrow();
	await tx
		.deleteFrom('open.initiative as draft')
		.where('draft.municipality_id', '=', municipalityId)
		.where('draft.published_at', 'is', null)
		.where(
			sql<boolean>`not exists (select 1 from community.initiative_member m where m.municipality_id = draft.municipality_id and m.initiative_id = draft.id)`,
		)
		.where(
			sql<boolean>`not exists (select 1 from community.initiative_voice v where v.municipality_id = draft.municipality_id and v.initiative_id = draft.id)`,
		)
		.execute();
	return Number(numDeletedRows);
}
