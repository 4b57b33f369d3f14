import { areasOf } from '#modules/areas/index.server';
import { theNeeds } from '#modules/needs/index.server';
import { choices } from '#modules/people/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, Refused } from '#platform/errors';
import { newId } from '#platform/ids';
import type { ProposeForm } from './agreement.forms.ts';
import { mayPropose } from './agreement.policy.ts';
import { periodFault } from './agreement.ts';
import { addAgreement, type NewAgreement } from './agreements.store.server.ts';

/**
 * Writes an agreement down. It does not work before somebody else confirms it.
 * @throws Refused for an unknown partner, area or theme, a period over two years, or a ground without its law
 */
export async function proposeAgreement(tx: Tx, actor: Actor, form: ProposeForm): Promise<NewAgreement> {
	if (!mayPropose(actor, [])) throw new NotAllowed('agreements.propose');
	if (!mayPropose(actor, form.gebieden)) throw new Refused('agreement-not-your-area', 'gebieden');
	const fault = periodFault(form.vanaf, form.tot) ?? (form.tot < clock.today() ? 'agreement-over' : undefined);
	if (fault) throw new Refused(fault, 'tot');
	if (form.grondslag !== 'agreed' && !form.toelichting) throw new Refused('agreement-ground-needed', 'toelichting');
	const known = new Set((await areasOf(tx, actor.municipalityId)).map(({ code }) => code));
	if (form.gebieden.some((code) => !known.has(code))) throw new Refused('unknown-area', 'gebieden');
	if (form.themas.some((code) => !theNeeds().themeByCode.has(code))) throw new Refused('unknown-theme', 'themas');
	const { organisations } = await choices(tx, actor);
	const ours = organisations.find(({ id }) => id === actor.organisationId);
	const partner = organisations.find(({ id }) => id === form.partner);
	if (!ours || !partner || ours.id === partner.id) throw new Refused('unknown-organisation', 'partner');
	const agreement: NewAgreement = {
		id: newId(),
		ourOrganisationId: ours.id,
		partnerOrganisationId: partner.id,
		ourName: ours.name,
		partnerName: partner.name,
		purpose: form.doel,
		themes: form.themas,
		areaCodes: form.gebieden,
		ground: form.grondslag,
		groundWords: form.grondslag === 'agreed' ? '' : form.toelichting,
		feedbackLevel: form.terug,
		validFrom: form.vanaf,
		validUntil: form.tot,
		contact: { name: form.contact, mail: form.contactMail },
		deputy: { name: form.vervanger, mail: form.vervangerMail },
		proposedBy: actor.personId ?? '',
		proposedAt: clock.now(),
	};
	await addAgreement(tx, actor.municipalityId, agreement);
	return agreement;
}
