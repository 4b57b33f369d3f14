import type { RequestEvent } from '@sveltejs/kit';
import { clock } from '../clock.ts';
import { NotFound, Refused } from '../errors.ts';
import { newId } from '../ids.ts';
import type { Municipality } from '../municipality.server.ts';
import { sendAfterAnswer } from '../notify/index.server.ts';
import { refuseToChangeLook } from './accounts.server.ts';
import { belongsOnlyTo } from './actor-for.server.ts';
import {
	addRecovery,
	endRecovery,
	endSessions,
	firstYes,
	openRecoveries,
	recoveryById,
	recoveryCodesLeft,
	replaceRecoveryCodes,
	secondYes,
	userByEmail,
	usersById,
	useUpRecoveryCode,
} from './identity.store.server.ts';
import { keyedHash } from './sealed.server.ts';
import { askForCode, easyCode } from './sign-in-code.server.ts';
import { limitTries } from './tries.server.ts';

const codesAtOnce = 8;
const hashOf = (userId: string, code: string): string =>
	keyedHash('recovery-code', `${userId}:${code.toUpperCase().replace(/[^A-Z0-9]/g, '')}`);

/** Eight fresh codes for on paper. They are shown now and never again; older ones stop working. */
export async function newRecoveryCodes(userId: string): Promise<string[]> {
	const codes = Array.from({ length: codesAtOnce }, () => easyCode(2, 5));
	await replaceRecoveryCodes(
		userId,
		codes.map((code) => hashOf(userId, code)),
		clock.now(),
	);
	return codes;
}

export const recoveryCodesOf = recoveryCodesLeft;

export const takeRecoveryCode = async (userId: string, code: string): Promise<boolean> =>
	useUpRecoveryCode(userId, hashOf(userId, code));

/**
 * The mailbox is lost, a code on paper is not: the account moves to a new address as soon as that
 * address answers with the code we send there.
 */
export async function moveWithRecoveryCode(
	event: RequestEvent,
	municipality: Municipality,
	email: string,
	code: string,
	newEmail: string,
): Promise<void> {
	await limitTries('recovery-by-visitor', event.getClientAddress(), 10, 3_600);
	await limitTries('recovery-by-address', email, 5, 3_600);
	const user = await userByEmail(email);
	const right = await takeRecoveryCode(user?.id ?? '00000000-0000-0000-0000-000000000000', code);
	if (!user || !right) throw new Refused('recovery-wrong', 'reservecode');
	await refuseToChangeLook(user.id);
	sendAfterAnswer(municipality, email, 'address-changed', {}, 'nl');
	await endSessions(user.id, 'all');
	await askForCode(event, municipality, newEmail, '/mijn/veiligheid', user.id);
}

/** Nothing left but a name: asks two administrators. Says the same whether we know the address or not. */
export async function askAdministrators(
	event: RequestEvent,
	municipality: Municipality,
	email: string,
	newEmail: string,
): Promise<void> {
	await limitTries('recovery-by-visitor', event.getClientAddress(), 10, 3_600);
	const user = await userByEmail(email);
	await addRecovery({
		id: newId(),
		municipality_id: municipality.id,
		user_id: user?.id ?? null,
		asked_email: email,
		new_email: newEmail,
		asked_at: clock.now(),
	});
}

export type Recovery = {
	id: string;
	askedEmail: string;
	newEmail: string;
	askedAt: Date;
	known: boolean;
	name: string;
	firstYesByMe: boolean;
	firstYesBy: string;
};

/** What waits for a yes here. Whether an address is known elsewhere is nothing to the administrators of this place. */
export async function waitingRecoveries(municipalityId: string, me: string): Promise<Recovery[]> {
	const rows = await openRecoveries(municipalityId);
	const ours = new Set<string | null>();
	for (const { user_id } of rows) if (user_id && (await belongsOnlyTo(user_id, municipalityId))) ours.add(user_id);
	const people = await usersById(
		rows.flatMap(({ user_id, first_yes_by }) => [user_id, first_yes_by]).filter((id) => id !== null),
	);
	return rows.map((row) => ({
		id: row.id,
		askedEmail: row.asked_email,
		newEmail: row.new_email,
		askedAt: row.asked_at,
		known: ours.has(row.user_id),
		name: ours.has(row.user_id) ? (people.get(row.user_id ?? '')?.name ?? '') : '',
		firstYesByMe: row.first_yes_by === me,
		firstYesBy: people.get(row.first_yes_by ?? '')?.name ?? '',
	}));
}

/**
 * One yes is not enough: the second must come from somebody else. An account is one person's over all municipalities, so
 * only one that belongs here and nowhere else is moved by those who administer here. Says whether the account has moved.
 */
export async function sayYes(municipality: Municipality, id: string, me: string): Promise<boolean> {
	const row = await recoveryById(municipality.id, id);
	if (!row) throw new NotFound('recovery', id);
	if (!row.user_id) throw new Refused('recovery-unknown', 'id');
	if (!(await belongsOnlyTo(row.user_id, municipality.id))) throw new Refused('recovery-unknown', 'id');
	await refuseToChangeLook(row.user_id);
	if (row.user_id === me) throw new Refused('recovery-own', 'id');
	if (row.first_yes_by === null) {
		if (!(await firstYes(id, me))) throw new NotFound('recovery', id);
		return false;
	}
	if (row.first_yes_by === me) throw new Refused('recovery-second-person', 'id');
	if (await userByEmail(row.new_email)) throw new Refused('email-taken', 'id');
	if (!(await secondYes(id, me, clock.now()))) throw new NotFound('recovery', id);
	sendAfterAnswer(municipality, row.asked_email, 'address-changed', {}, 'nl');
	return true;
}

export const sayNo = (municipalityId: string, id: string): Promise<void> =>
	endRecovery(municipalityId, id, clock.now());
