import { type Generated, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { here } from './columns.store.server.ts';
import type { SpokenChannel, Tie } from './initiative.ts';

/** How somebody made sure that it is really them. */
export type Channel = 'account' | 'mail' | SpokenChannel;

declare module '#platform/db/tables' {
	interface Tables {
		'community.initiative_member': {
			municipality_id: string;
			id: string;
			initiative_id: string;
			area_code: string;
			tie: Tie;
			person_id: string | null;
			account_id: Generated<string | null>;
			in_team_since: Generated<string | null>;
			called: string;
			contact: string;
			contact_key: string;
			note: string;
			ask_id: string | null;
			counts: boolean;
			invitation_hash: string | null;
			leave_hash: string;
			consent_at: Date;
			joined_at: Date;
			left_at: Date | null;
			channel: Channel;
		};
		'community.initiative_invitation': {
			municipality_id: string;
			code_hash: string;
			initiative_id: string;
			made_at: Date;
		};
	}
}

export type NewMember = {
	municipalityId: string;
	id: string;
	initiativeId: string;
	areaCode: string;
	tie: Tie;
	personId: string | null;
	called: string;
	contact: string;
	contactKey: string;
	note: string;
	askId: string | null;
	counts: boolean;
	invitationHash: string | null;
	channel: Channel;
	leaveHash: string;
	joinedAt: Date;
};

/** False when this person already has this tie. */
export async function addMember(tx: Tx, one: NewMember): Promise<boolean> {
	const result = await tx
		.insertInto('community.initiative_member')
		.values({
			municipality_id: one.municipalityId,
			id: one.id,
			initiative_id: one.initiativeId,
			area_code: one.areaCode,
			tie: one.tie,
			person_id: one.personId,
			called: one.called,
			contact: one.contact,
			contact_key: one.contactKey,
			note: one.note,
			ask_id: one.askId,
			counts: one.counts,
			invitation_hash: one.invitationHash,
			leave_hash: one.leaveHash,
			consent_at: one.joinedAt,
			joined_at: one.joinedAt,
			left_at: null,
			channel: one.channel,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return Number(result.numInsertedOrUpdatedRows ?? 0) === 1;
}

/** The ties of the person who asks. */
export async function tiesOf(tx: Tx, initiativeId: string, personId: string | undefined): Promise<Tie[]> {
	if (!personId) return [];
	const rows = await tx
		.selectFrom('community.initiative_member')
		.select('tie')
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', initiativeId)
		.where('person_id', '=', personId)
		.where('left_at', 'is', null)
		.execute();
	return rows.map(({ tie }) => tie);
}

export type Member = {
	id: string;
	tie: Tie;
	called: string;
	contact: string;
	note: string;
	askId: string | null;
	channel: Channel;
	joinedAt: Date;
};

/** Everyone tied to it, for who carries it and the workers beside them; latest first. */
export async function membersOf(tx: Tx, initiativeId: string): Promise<Member[]> {
	const rows = await tx
		.selectFrom('community.initiative_member')
		.select(['id', 'tie', 'called', 'contact', 'note', 'ask_id', 'channel', 'joined_at'])
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', initiativeId)
		.where('left_at', 'is', null)
		.orderBy('joined_at', 'desc')
		.limit(500)
		.execute();
	return rows.map((row) => ({
		id: row.id,
		tie: row.tie,
		called: row.called,
		contact: row.contact,
		note: row.note,
		askId: row.ask_id,
		channel: row.channel,
		joinedAt: row.joined_at,
	}));
}

/** Ends the ties of a signed-in person and forgets how to reach them. Returns how many there were. */
export async function endTies(tx: Tx, initiativeId: string, personId: string, moment: Date): Promise<number> {
	const result = await tx
		.updateTable('community.initiative_member')
		.set({ left_at: moment, called: '', contact: '', note: '', contact_key: sql<string>`'left:' || id` })
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', initiativeId)
		.where('person_id', '=', personId)
		.where('left_at', 'is', null)
		.executeTakeFirst();
	return Number(result.numUpdatedRows);
}

/** Ends the one tie a leaving code belongs to; the initiative it was, or undefined when the code is wrong. */
export async function endTieByCode(tx: Tx, leaveHash: string, moment: Date): Promise<string | undefined> {
	const { rows } = await sql<{
		id: string | null;
	}>`select community.leave_initiative(${leaveHash}, ${moment}) as id`.execute(tx);
	return rows[0]?.id ?? undefined;
}

/** A worker of that area takes somebody out at their word; the initiative it was, or undefined. */
export async function takeOut(tx: Tx, memberId: string, moment: Date): Promise<string | undefined> {
	const { rows } = await sql<{ id: string | null }>`select community.take_out(${memberId}, ${moment}) as id`.execute(
		tx,
	);
	return rows[0]?.id ?? undefined;
}

/** Counts the residents behind it and publishes when there are enough. The database does this, whoever asks. */
export async function recount(tx: Tx, initiativeId: string): Promise<{ supporters: number; publishedNow: boolean }> {
	const { rows } = await sql<{
		supporters: number;
		published_now: boolean;
	}>`select * from community.recount_initiative(${initiativeId})`.execute(tx);
	return { supporters: rows[0]?.supporters ?? 0, publishedNow: rows[0]?.published_now ?? false };
}

export async function addInvitation(
	tx: Tx,
	row: { municipalityId: string; codeHash: string; initiativeId: string; madeAt: Date },
): Promise<void> {
	await tx
		.insertInto('community.initiative_invitation')
		.values({
			municipality_id: row.municipalityId,
			code_hash: row.codeHash,
			initiative_id: row.initiativeId,
			made_at: row.madeAt,
		})
		.execute();
}

export type InvitedDraft = {
	id: string;
	title: string;
	summary: string;
	story: string;
	language: 'nl' | 'en';
	areaCode: string;
	approachCode: string | null;
	supporters: number;
	publishedAt: Date | null;
	endedOn: string | null;
};

/** The draft a secret link opens; undefined when the code is wrong. */
export async function findInvited(tx: Tx, codeHash: string): Promise<InvitedDraft | undefined> {
	const { rows } = await sql<{
		id: string;
		title: string;
		summary: string;
		story: string;
		language: 'nl' | 'en';
		area_code: string;
		approach_code: string | null;
		supporters: number;
		published_at: Date | null;
		ended: string | null;
	}>`
		select id, title, summary, story, language, area_code, approach_code, supporters, published_at, to_char(ended_on, 'YYYY-MM-DD') as ended from community.invited_draft(${codeHash})`.execute(
		tx,
	);
	const row = rows[0];
	return (
		row && {
			id: row.id,
			title: row.title,
			summary: row.summary,
			story: row.story,
			language: row.language,
			areaCode: row.area_code,
			approachCode: row.approach_code,
			supporters: row.supporters,
			publishedAt: row.published_at,
			endedOn: row.ended,
		}
	);
}
