import { loadApproaches } from '#modules/approaches/index.server';
import type { Area } from '#modules/areas';
import { areasAndComplexesOf, findArea } from '#modules/areas/index.server';
import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import { isId, newId } from '#platform/ids';
import { sayYes, voiceToConfirm } from './confirm-voice.server.ts';
import { countsAsResident, mayTend } from './initiative.policy.ts';
import { isPublic, type Stage, stages, supportersMissing } from './initiative.ts';
import type { Voice } from './initiatives.forms.ts';
import { findInitiative, supportersNeeded } from './initiatives.store.server.ts';
import { openInvitation } from './invite.server.ts';
import { toLookOver } from './look-over.server.ts';
import {
	initiativesNear,
	listInitiatives,
	readForTending,
	readInitiative,
	similarInitiatives,
} from './read-initiatives.server.ts';
import { standBehind } from './stand-behind.server.ts';
import type { Started } from './start-initiative.server.ts';
import { notesForOthers, type Outcome } from './voice.server.ts';

const text = (url: URL, name: string, most = 80): string => (url.searchParams.get(name) ?? '').trim().slice(0, most);
/** Where the visitor is: what a screen says about what comes next. */
type Here = { teamPhone: string; demo: boolean } | undefined;
const whatNext = (here: Here) => ({ phone: here?.teamPhone ?? '', demo: here?.demo ?? false });
const outcomes = ['counted', 'mail', 'worker'] as const satisfies readonly Outcome[];

const stageOf = (typed: string): Stage | undefined => stages.find((stage) => stage === typed);

/** The list page: ?zoek=, ?gebied=, ?fase=, ?afgerond=ja, ?blad=. What is not known is ignored, so that an old link still opens. */
export async function listScreen(tx: Tx, actor: Actor, url: URL) {
	const asked = {
		words: text(url, 'zoek'),
		areaCode: text(url, 'gebied'),
		stage: stageOf(text(url, 'fase')),
		ended: url.searchParams.get('afgerond') === 'ja',
	};
	const page = Math.min(Math.max(Number.parseInt(text(url, 'blad'), 10) || 1, 1), 10_000);
	const size = 24;
	const { cards, total, areas } = await listInitiatives(
		tx,
		actor.municipalityId,
		{ ...asked, areaCode: asked.areaCode || undefined },
		{ number: page, size },
	);
	return {
		asked,
		cards,
		total,
		page,
		pages: Math.max(1, Math.ceil(total / size)),
		areas: areas.filter(({ kind }) => kind !== 'municipality'),
		looksOver: hasRole(actor, 'social_broker', 'team_worker'),
	};
}

/** The start page: first what and where, then what is already there with the rest of the questions. */
export async function startScreen(tx: Tx, actor: Actor, url: URL) {
	const areas = (await areasAndComplexesOf(tx, actor.municipalityId)).filter(({ kind }) => kind !== 'municipality');
	const approach = loadApproaches().approaches.find(({ code }) => code === text(url, 'aanpak'));
	const areaCode = areas.some(({ code }) => code === text(url, 'gebied')) ? text(url, 'gebied') : '';
	const title = text(url, 'titel');
	const ready = areaCode !== '' && (title !== '' || approach !== undefined);
	const asked = url.searchParams.has('stap');
	const idea = {
		words: `${title} ${approach ? `${approach.title.nl} ${approach.flag.nl}` : ''}`,
		areaCode,
		approachCode: approach?.code ?? null,
	};
	return {
		draftId: newId(),
		title,
		areaCode,
		areas: reachable(actor, areas),
		patternId: isId(text(url, 'patroon')) ? text(url, 'patroon') : '',
		approach: approach && { code: approach.code, title: approach.title, what: approach.what },
		account: accountOf(actor),
		countsAsResident: countsAsResident(actor),
		supportersNeeded: await supportersNeeded(tx, actor.municipalityId),
		ready,
		firstErrors: { what: asked && !title && !approach, where: asked && !areaCode },
		similar: ready ? await similarInitiatives(tx, actor.municipalityId, idea) : [],
	};
}

/** A worker starts where they work; a resident anywhere. Districts stay, because neighbourhoods are listed under them. */
const reachable = (actor: Actor, areas: readonly Area[]): Area[] =>
	countsAsResident(actor)
		? [...areas]
		: areas.filter(
				({ code, kind }) =>
					actor.areas.includes(code) ||
					(kind === 'district' && areas.some((one) => one.parentCode === code && actor.areas.includes(one.code))),
			);

/** The name under which somebody with an account acts; undefined for who has none. */
const accountOf = (actor: Actor): string | undefined => (actor.personId ? actor.displayName || undefined : undefined);

/** The public page, with the approach it began with and what else runs nearby. */
export async function initiativeScreen(tx: Tx, actor: Actor, id: string, url: URL) {
	const page = await readInitiative(
		tx,
		actor.municipalityId,
		id,
		url.searchParams.get('dagboek') === 'alles' ? 500 : 3,
	);
	const approach = loadApproaches().approaches.find(({ code }) => code === page.initiative.approachCode);
	const near = (await initiativesNear(tx, actor.municipalityId, page.initiative.areaCode, 4))
		.filter((other) => other.id !== id)
		.slice(0, 3);
	return {
		...page,
		near,
		approach: approach && { code: approach.code, title: approach.title },
		address: `${url.origin}${url.pathname}`,
		today: clock.today(),
		mayBeTended: actor.kind === 'staff' ? mayTend(actor, page.initiative, []) : Boolean(actor.personId),
	};
}

/** The form to join, support, follow, or answer the ask of ?vraag=. */
export async function joinScreen(tx: Tx, actor: Actor, id: string, url: URL, here: Here) {
	const { initiative, asks } = await readInitiative(tx, actor.municipalityId, id, 0);
	const ask = asks.find((one) => one.id === text(url, 'vraag') && !one.foundAt);
	const as = text(url, 'als');
	const tie = ask ? ('answer' as const) : as === 'supporter' || as === 'follower' ? as : ('member' as const);
	return {
		initiative: { id, title: initiative.title },
		ask: ask && { id: ask.id, title: ask.title, detail: ask.detail },
		tie,
		account: countsAsResident(actor) ? accountOf(actor) : undefined,
		notes: notesForOthers(actor, initiative.areaCode),
		...whatNext(here),
		origin: url.origin,
	};
}

/** The page behind a secret link. */
export async function invitationScreen(tx: Tx, actor: Actor, id: string, code: string, url: URL, here: Here) {
	const draft = await openInvitation(tx, id, code);
	const area = await findArea(tx, actor.municipalityId, draft.areaCode);
	return {
		draft,
		areaName: area?.name ?? '',
		supportersNeeded: await supportersNeeded(tx, actor.municipalityId),
		address: `${url.origin}${url.pathname}`,
		fresh: outcomes.find((outcome) => outcome === text(url, 'nieuw')),
		account: countsAsResident(actor) ? accountOf(actor) : undefined,
		notes: notesForOthers(actor, draft.areaCode),
		...whatNext(here),
	};
}

/** What somebody says yes to behind the link in their mail; no voice when the link is used or faded. */
export async function confirmScreen(tx: Tx, id: string, code: string) {
	const voice = await voiceToConfirm(tx, id, code);
	return { id, voice: voice && { title: voice.title, tie: voice.tie } };
}

/** What the yes led to, and the way out again. */
export async function saidYes(tx: Tx, actor: Actor, id: string, code: string) {
	const { wasIn, leaveCode, supporters } = await sayYes(tx, actor, id, code);
	const initiative = await findInitiative(tx, id);
	return {
		wasIn,
		isPublic: initiative !== undefined && isPublic(initiative),
		missing: supportersMissing(supporters, await supportersNeeded(tx, actor.municipalityId)),
		leavePath: leavePath(id, leaveCode),
	};
}

/** The desk. `sent` is the form that was sent, so that its errors stand beside it; `saved` says that something was kept. */
export async function tendScreen(tx: Tx, actor: Actor, id: string, url: URL, here: Here) {
	const desk = await readForTending(tx, actor, id);
	return {
		...desk,
		supportersNeeded: await supportersNeeded(tx, actor.municipalityId),
		notes: notesForOthers(actor, desk.initiative.areaCode),
		...whatNext(here),
		origin: url.origin,
		sent: [...url.searchParams.keys()].find((key) => key.startsWith('/'))?.slice(1) ?? '',
		saved: url.searchParams.has('bewaard'),
	};
}

/** Help of a professional is for professionals: who carries it does not find the page. */
export async function helpScreen(...asked: Parameters<typeof tendScreen>) {
	const desk = await tendScreen(...asked);
	if (!desk.mayPromiseHelp) throw new NotFound('help', asked[2]);
	return desk;
}

/** Somebody is written down at the desk: by a worker they count, otherwise the screen says what must still happen. */
export async function notedAtDesk(tx: Tx, actor: Actor, id: string, voice: Voice, url: URL) {
	const { outcome } = await standBehind(tx, actor, { id }, { ...voice, locale: localeOf(url) });
	return outcome === 'counted' ? deskAfter(url, 'mensen') : { outcome };
}

/** What workers look over in their areas. */
export const lookOverScreen = async (tx: Tx, actor: Actor, url: URL) => ({
	...(await toLookOver(tx, actor)),
	saved: url.searchParams.has('bewaard'),
});

/** Back to the list after something was done with it. */
export const lookedOver = (url: URL, part: string): { to: string } => ({ to: `${url.pathname}?bewaard=ja#${part}` });

/** Back to the desk after a form was kept, at the part it came from. */
export const deskAfter = (url: URL, part: string): { to: string } => ({
	to: `${url.pathname}?bewaard=${part}#${part}`,
});

/** After the end: the page with its story, or the list when there never was a page. */
export const leftDesk = (url: URL): { to: string } => ({ to: url.pathname.replace(/\/beheer\/einde$/, '') });

/** The language of the letters to who is on this page. */
export const localeOf = (url: URL): 'nl' | 'en' => (/^\/en(\/|$)/.test(url.pathname) ? 'en' : 'nl');

/** Where the starter goes: the page with the secret link, or the page itself when enough stood behind it at once. */
export function afterStart(url: URL, { id, invitation, published, outcome }: Started): { to: string } {
	const root = url.pathname.replace(/\/initiatieven\/nieuw$/, '/initiatief/');
	if (published) return { to: `${root}${id}` };
	return {
		to: invitation ? `${root}${id}/uitnodiging/${invitation}?nieuw=${outcome}` : `${root}${id}/beheer`,
	};
}

/** The address to leave again; undefined when there was nothing new to leave. */
export const leavePath = (id: string, code: string | undefined): string | undefined =>
	code ? `/initiatief/${id}/afmelden/${code}` : undefined;
