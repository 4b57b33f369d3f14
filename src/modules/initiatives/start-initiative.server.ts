import { loadApproaches } from '#modules/approaches/index.server';
import { findArea } from '#modules/areas/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { newId } from '#platform/ids';
import { addFace } from './faces.store.server.ts';
import { countsAsResident, mayStart } from './initiative.policy.ts';
import type { Voice } from './initiatives.forms.ts';
import { addInitiative, findInitiative } from './initiatives.store.server.ts';
import { addInvitation, recount, tiesOf } from './members.store.server.ts';
import { refusePrivateDetails } from './private-text.server.ts';
import { newSecretCode } from './secret-code.server.ts';
import { noteStage } from './stages.store.server.ts';
import { lendVoice, type Outcome } from './voice.server.ts';

export type Start = {
	id?: string | undefined;
	title: string;
	summary: string;
	areaCode: string;
	story?: string | undefined;
	language?: 'nl' | 'en' | undefined;
	approachCode?: string | null | undefined;
	patternId?: string | null | undefined;
	showName?: boolean | undefined;
} & Partial<Voice>;

export type Started = { id: string; invitation: string | undefined; published: boolean; outcome: Outcome };

/**
 * Writes down an idea as a draft, for the starter and the workers of that area, and makes the secret link with which others
 * stand behind it. A resident who starts counts as the first, once they said yes; a professional does not.
 * @returns the id and the link's code, which is not kept: `invitation` is undefined when the same draft was sent twice
 * @throws NotAllowed, Refused('initiative-area-needed' | 'unknown-approach' | 'required' | 'initiative-text-…'), Conflict('id-taken')
 */
export async function startInitiative(tx: Tx, actor: Actor, start: Start): Promise<Started> {
	if (!mayStart(actor, start.areaCode)) throw new NotAllowed('initiatives.start');
	refusePrivateDetails({ title: start.title, summary: start.summary, story: start.story });
	if (!(await findArea(tx, actor.municipalityId, start.areaCode)))
		throw new Refused('initiative-area-needed', 'areaCode');
	const approachCode = start.approachCode || null;
	if (approachCode && !loadApproaches().approaches.some(({ code }) => code === approachCode))
		throw new Refused('unknown-approach', 'approachCode');

	const id = start.id ?? newId();
	const now = clock.now();
	const isNew = await addInitiative(tx, {
		municipalityId: actor.municipalityId,
		id,
		title: start.title,
		summary: start.summary,
		story: start.story ?? '',
		language: start.language ?? 'nl',
		areaCode: start.areaCode,
		approachCode,
		patternId: start.patternId || null,
		startedAt: now,
	});
	if (!isNew) return sentTwice(tx, actor, id, start);

	// Before the link: the database takes a starter only for a draft that has none yet.
	const place = { id, areaCode: start.areaCode };
	const { outcome } = await lendVoice(tx, actor, place, 'starter', voiceOf(actor, start));
	const invitation = newSecretCode();
	await addInvitation(tx, {
		municipalityId: actor.municipalityId,
		codeHash: invitation.hash,
		initiativeId: id,
		madeAt: now,
	});
	await noteStage(tx, actor.municipalityId, id, 'idea', clock.today());
	if (start.showName && actor.displayName && start.as !== 'visitor' && countsAsResident(actor)) {
		await addFace(tx, {
			municipalityId: actor.municipalityId,
			id: newId(),
			initiativeId: id,
			name: actor.displayName,
			does: '',
			shownAt: now,
		});
	}
	const { publishedNow } = await recount(tx, id);
	await tell(tx, actor, 'community', 'initiative.started', id);
	if (publishedNow) await tell(tx, actor, 'community', 'initiative.published', id);
	return { id, invitation: invitation.code, published: publishedNow, outcome };
}

const voiceOf = (actor: Actor, start: Start): Voice =>
	start.as === 'visitor' || !actor.personId
		? {
				as: 'visitor',
				called: start.called ?? '',
				contact: start.contact ?? '',
				consent: start.consent ?? false,
				...(start.locale && { locale: start.locale }),
			}
		: { as: 'account', called: start.called ?? '', contact: '', consent: start.consent ?? true };

async function sentTwice(tx: Tx, actor: Actor, id: string, start: Start): Promise<Started> {
	const known = await findInitiative(tx, id);
	const mine = known && (await tiesOf(tx, id, actor.personId)).includes('starter');
	if (!mine || known.title !== start.title || known.areaCode !== start.areaCode) throw new Conflict('id-taken');
	return { id, invitation: undefined, published: known.publishedAt !== null, outcome: 'counted' };
}
