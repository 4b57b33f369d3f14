import type { Generated } from 'kysely';
import type { Zone } from '../actor.ts';
import { sql, type Tx, zoneFor } from '../db/index.server.ts';
import type { Facts } from './templates.ts';

type MailRow = {
	municipality_id: string;
	id: string;
	account_id: string | null;
	address: string | null;
	template: string;
	facts: Facts;
	locale: string;
	not_before: Date;
	tries: Generated<number>;
};

declare module '#platform/db/tables' {
	interface Tables {
		'open.mail': MailRow;
		'community.mail': MailRow;
		'care.mail': MailRow;
	}
}

export type WaitingMail = Omit<MailRow, 'tries'> & { tries: number };

export async function putMail(tx: Tx, zone: Zone, mail: Omit<WaitingMail, 'tries'>): Promise<void> {
	await tx
		.insertInto(`${zone}.mail`)
		.values({ ...mail, facts: JSON.stringify(mail.facts) as never })
		.execute();
}

/** Takes up to `most` letters that are due, so that no other postman takes them until `retryAt`. */
export async function takeMail(zone: Zone, most: number, now: Date, retryAt: Date): Promise<WaitingMail[]> {
	const table = sql.table(`${zone}.mail`);
	const { rows } = await sql<WaitingMail>`
		update ${table} m set tries = m.tries + 1, not_before = ${retryAt}
		from (select municipality_id, id from ${table} where not_before <= ${now} order by not_before limit ${most} for update skip locked) due
		where m.municipality_id = due.municipality_id and m.id = due.id
		returning m.*`.execute(zoneFor('zone_tasks'));
	return rows;
}

export async function mailGone(zone: Zone, municipalityId: string, id: string): Promise<void> {
	await zoneFor('zone_tasks')
		.deleteFrom(`${zone}.mail`)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.execute();
}

export async function mailLater(zone: Zone, municipalityId: string, id: string, at: Date): Promise<void> {
	await zoneFor('zone_tasks')
		.updateTable(`${zone}.mail`)
		.set({ not_before: at })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.execute();
}
