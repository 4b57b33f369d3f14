import type { ProposeForm, RulesForm } from '#modules/rounds';
import { advise, noteHeard, ownProposalScreen, propose, publishProposal } from '#modules/rounds/index.server';
import { type Actor, anonymous } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor } from '#platform/db/index.server';

/** The rules of a round in which one can propose from today, with days to spare. `owner` is a worker of the area. */
export const someRules = (owner: string, dayAfterToday: (days: number) => string): RulesForm => ({
	titel: 'Samen in West',
	waarvoor: 'Geld voor plannen waar de straat beter van wordt.',
	bedrag: 500_000,
	meest: 200_000,
	licht: 50_000,
	eisen: ['Bewoners doen het zelf', 'Voor iedereen in de buurt'],
	wie: 'jury',
	blind: false,
	van: dayAfterToday(0),
	voorstellen: dayAfterToday(20),
	gesprekken: dayAfterToday(40),
	besluit: dayAfterToday(60),
	klaar: dayAfterToday(120),
	trekker: owner,
});

export const somePlan: ProposeForm = {
	titel: 'Een bankje bij de speeltuin',
	wat: 'Twee bankjes waar ouders kunnen zitten, gemaakt met buren.',
	voorwie: 'Ouders en kinderen',
	hoe: 'Vijf buren timmeren',
	post: ['Bankje', 'Verf'],
	aantal: ['2', '1'],
	stuk: ['450', '60'],
	naam: 'Joke',
	bereik: 'joke@voorbeeld.nl',
	initiatief: undefined,
	hoe_gezegd: undefined,
};

/** SQL by which a jury of this round said yes to every plan and closed, for tests in which that is only the scene. */
export const juryClosed = `with o as (insert into open.jury (municipality_id, round_id, seats, willing_until, seed_hash, seed, drawn_on, closed_on)
	select municipality_id, id, 3, current_date, 'x', 'x', current_date, current_date from open.budget_round where id = $1 returning municipality_id, round_id)
	insert into open.jury_count (municipality_id, proposal_id, yes, no, kept_out) select p.municipality_id, p.id, 3, 0, 0 from open.budget_proposal p join o on o.municipality_id = p.municipality_id and o.round_id = p.round_id`;

/** A plan that `worker` wrote down at the desk, put up, heard and found fit; with the code of who proposed it. */
export async function fitPlan(
	worker: Actor,
	round: string,
	more: Partial<ProposeForm> = {},
): Promise<{ id: string; code: string }> {
	const form: ProposeForm = { ...somePlan, bereik: '06 10000008', hoe_gezegd: 'desk', ...more };
	const done = await asActor(worker, 'community', (tx) => propose(tx, worker, round, form, 'nl'));
	const code = 'code' in done ? done.code : '';
	const visitor = anonymous(worker.municipalityId);
	const own = await asActor(visitor, 'community', (tx) =>
		ownProposalScreen({ tx, actor: visitor, params: { code } } as never),
	);
	const id = own.held?.proposal.id ?? '';
	await asActor(worker, 'community', async (tx) => {
		await publishProposal(tx, worker, id);
		await noteHeard(tx, worker, id, { op: clock.today(), gezegd: 'We doen het samen.' });
		await advise(tx, worker, id, {
			oordeel: ['yes', 'yes'],
			reden: ['Past goed.', 'Past goed.'],
			kan: 'yes',
			waarom: 'Het kan.',
		});
	});
	return { id, code };
}
