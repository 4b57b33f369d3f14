import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { areasOf, findArea } from '#modules/areas/index.server';
import { loadApproaches } from '#modules/approaches/index.server';
import { stages, type Stage } from './initiative.ts';
import { countsAsResident } from './initiative.policy.ts';
import { openInvitation } from './invite.server.ts';
import { initiativesNear, listInitiatives, readInitiative, similarInitiatives } from './read-initiatives.server.ts';

const text = (url: URL, name: string, most = 80): string => (url.searchParams.get(name) ?? '').trim().slice(0, most);
const stageOf = (typed: string): Stage | undefined => stages.find((stage) => stage === typed);

/** The list page: ?zoek=, ?gebied=, ?fase=, ?afgerond=ja, ?blad=. What is not known is ignored, so that an old link still opens. */
export async function listScreen(tx: Tx, municipalityId: string, url: URL) {
	const asked = { words: text(url, 'zoek'), areaCode: text(url, 'gebied'), stage: stageOf(text(url, 'fase')), ended: url.searchParams.get('afgerond') === 'ja' };
	const page = Math.min(Math.max(Number.parseInt(text(url, 'blad'), 10) || 1, 1), 10_000);
	const size = 24;
	const { cards, total, areas } = await listInitiatives(tx, municipalityId, { ...asked, areaCode: asked.areaCode || undefined }, { number: page, size });
	return { asked, cards, total, page, pages: Math.max(1, Math.ceil(total / size)), areas: areas.filter(({ kind }) => kind !== 'municipality') };
}

/** The start page: first what and where, then what is already there with the rest of the questions. */
export async function startScreen(tx: Tx, actor: Actor, url: URL) {
	const areas = (await areasOf(tx, actor.municipalityId)).filter(({ kind }) => kind === 'neighbourhood' || kind === 'district');
	const approach = loadApproaches().approaches.find(({ code }) => code === text(url, 'aanpak'));
	const areaCode = areas.some(({ code }) => code === text(url, 'gebied')) ? text(url, 'gebied') : '';
	const title = text(url, 'titel');
	const placed = areaCode !== '' && (title !== '' || approach !== undefined);
	return {
		draftId: newId(),
		title,
		areaCode,
		areas: reachable(actor, areas),
		patternId: text(url, 'patroon'),
		approach: approach && { code: approach.code, title: approach.title, what: approach.what },
		withAccount: Boolean(actor.personId),
		countsAsResident: countsAsResident(actor),
		ready: placed,
		similar: placed ? await similarInitiatives(tx, actor.municipalityId, { words: `${title} ${approach ? `${approach.title.nl} ${approach.flag.nl}` : ''}`, areaCode, approachCode: approach?.code ?? null }) : [],
	};
}

/** A worker starts where they work; a resident anywhere. */
const reachable = <A extends { code: string }>(actor: Actor, areas: readonly A[]): A[] => (countsAsResident(actor) ? [...areas] : areas.filter(({ code }) => actor.areas.includes(code)));

/** The public page, with the approach it began with and what else runs nearby. */
export async function initiativeScreen(tx: Tx, municipalityId: string, id: string, url: URL) {
	const page = await readInitiative(tx, municipalityId, id, url.searchParams.get('dagboek') === 'alles' ? 500 : 3);
	const approach = loadApproaches().approaches.find(({ code }) => code === page.initiative.approachCode);
	const near = (await initiativesNear(tx, municipalityId, page.initiative.areaCode, 4)).filter((other) => other.id !== id).slice(0, 3);
	return { ...page, near, approach: approach && { code: approach.code, title: approach.title }, address: `${url.origin}${url.pathname}`, today: clock.today() };
}

/** The page behind a secret link. */
export async function invitationScreen(tx: Tx, actor: Actor, id: string, code: string, url: URL, supportersNeeded: number) {
	const draft = await openInvitation(tx, id, code);
	const area = await findArea(tx, actor.municipalityId, draft.areaCode);
	return { draft, areaName: area?.name ?? '', supportersNeeded, address: `${url.origin}${url.pathname}`, fresh: url.searchParams.has('nieuw'), withAccount: Boolean(actor.personId) && countsAsResident(actor) };
}
