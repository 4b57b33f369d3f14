import { areasOf, mapAround } from '#modules/areas/index.server';
import { clock } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Ask } from '#platform/route/index.server';
import { placesToChoose } from './read-patterns.server.ts';
import { described, readAgenda } from './read-workgroup.server.ts';
import { workgroupFor } from './tend-workgroup.server.ts';
import { maySeeWorkgroup } from './workgroup.policy.ts';
import { nextMeeting } from './workgroup.ts';
import { listWorkgroups, memberIdsOf } from './workgroups.store.server.ts';

const here = ({ params }: Pick<Ask, 'params'>): string => params['id'] ?? '';

/** The workgroups of the areas where this worker works, their own first. */
export async function workgroupsScreen({ tx, actor }: Ask) {
	const today = clock.today();
	const all = (await listWorkgroups(tx, actor.municipalityId)).filter((one) => maySeeWorkgroup(actor, one));
	const members = await memberIdsOf(
		tx,
		actor.municipalityId,
		all.map(({ id }) => id),
	);
	const lines = [];
	for (const workgroup of all) {
		const ids = members.get(workgroup.id) ?? [];
		const { id, name, startsAt, where } = await described(tx, actor, workgroup);
		const isMember = actor.personId !== undefined && ids.includes(actor.personId);
		lines.push({ id, name, startsAt, where, isMember, members: ids.length, meetsOn: nextMeeting(workgroup, today) });
	}
	return { workgroups: lines.sort((a, b) => Number(b.isMember) - Number(a.isMember)), today };
}

/** A meeting of the district may be the meeting of a workgroup: then where and when it is comes along in the address. */
const proposedIn = ({ searchParams }: URL) => ({
	areas: searchParams.getAll('gebied').filter((code) => /^(WK\d{6}|BU\d{8})$/.test(code)),
	weekday: /^[1-7]$/.test(searchParams.get('dag') ?? '') ? (searchParams.get('dag') ?? '') : '2',
	startsAt: /^\d\d:\d\d$/.test(searchParams.get('om') ?? '') ? (searchParams.get('om') ?? '') : '10:00',
});

export async function workgroupFormScreen(ask: Ask) {
	const { tx, actor, url } = ask;
	const id = here(ask);
	const areas = placesToChoose(await areasOf(tx, actor.municipalityId), actor);
	if (!id) return { id: newId(), areas, workgroup: null, members: [], isMember: false, proposed: proposedIn(url) };
	const { workgroup, members, isMember } = await workgroupFor(tx, actor, id);
	return {
		id,
		areas,
		workgroup,
		isMember,
		members: members.map(({ name, organisations }) => ({ name, organisations })),
		proposed: proposedIn(url),
	};
}

export async function agendaScreen(ask: Ask) {
	const agenda = await readAgenda(ask.tx, ask.actor, here(ask));
	ask.about({ type: 'workgroup', id: agenda.workgroup.id });
	return agenda;
}

/** One pattern of the agenda at a time, large, with its place on the map. */
export async function presentationScreen(ask: Ask) {
	const { tx, actor, url } = ask;
	const { workgroup, fresh, hunches, open, today } = await agendaScreen(ask);
	const lines = [...fresh, ...hunches, ...open];
	const asked = Number(url.searchParams.get('nr') ?? '1');
	const at = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), Math.max(lines.length, 1)) : 1;
	const line = lines[at - 1] ?? null;
	return {
		workgroup: { id: workgroup.id, name: workgroup.name },
		today,
		at,
		of: lines.length,
		line,
		map: line ? ((await mapAround(tx, actor.municipalityId, line.zone)) ?? null) : null,
	};
}
