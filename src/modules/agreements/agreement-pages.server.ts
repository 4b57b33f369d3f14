import { areasOf } from '#modules/areas/index.server';
import { theNeeds } from '#modules/needs/index.server';
import { choices, fullName, workerById } from '#modules/people/index.server';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import { sendAfterAnswer } from '#platform/notify/index.server';
import { processingActivities } from '#platform/policy/index.server';
import type { Ask } from '#platform/route/index.server';
import type { ProposeForm } from './agreement.forms.ts';
import { mayConfirm, mayEnd, mayHandOutKeys, mayPropose } from './agreement.policy.ts';
import { type Agreement, type KeyUse, stateOn, usualWait } from './agreement.ts';
import {
	type AgreementLine,
	agreementsOf,
	findAgreement,
	firstAnswers,
	keysOf,
	publicLines,
} from './agreements.store.server.ts';
import { handOutKey } from './hand-out-key.server.ts';
import { proposeAgreement } from './propose-agreement.server.ts';

export type Named = { code: string; nl: string; en: string };
export type NamedPlace = { code: string; name: string };

const quarterMs = 91 * 86_400_000;

/** Codes as people read them: themes in both languages, places by name. */
async function namesFor(tx: Tx, municipalityId: string) {
	const areas = await areasOf(tx, municipalityId);
	return {
		areas,
		themes: (codes: readonly string[]): Named[] =>
			codes.map((code) => {
				const theme = theNeeds().themeByCode.get(code);
				return { code, nl: theme?.nl ?? code, en: theme?.en ?? code };
			}),
		places: (codes: readonly string[]): NamedPlace[] =>
			codes.map((code) => ({ code, name: areas.find((area) => area.code === code)?.name ?? code })),
	};
}

/** What everyone who may see an agreement reads of it. */
export async function readable(tx: Tx, municipalityId: string, agreement: Agreement) {
	const { themes, places } = await namesFor(tx, municipalityId);
	const { id, ourName, partnerName, purpose, ground, groundWords, feedbackLevel, validFrom, validUntil } = agreement;
	return {
		id,
		ourName,
		partnerName,
		purpose,
		ground,
		groundWords,
		feedbackLevel,
		validFrom,
		validUntil,
		contact: agreement.contact,
		deputy: agreement.deputy,
		themes: themes(agreement.themes),
		places: places(agreement.areaCodes),
		activity: processingActivities.activities['partner-signals']?.purpose ?? { nl: '', en: '' },
		state: stateOn(clock.today(), agreement),
		confirmedAt: agreement.confirmedAt,
		confirmedByPartner: agreement.confirmedAt !== null && agreement.confirmedBy === null,
		endedBecause: agreement.endedBecause,
	};
}
export type ReadableAgreement = Awaited<ReturnType<typeof readable>>;

/** All agreements, and how long each partner usually waits for a first answer. */
export async function agreementsPage({ tx, actor }: Ask) {
	const { themes } = await namesFor(tx, actor.municipalityId);
	const answers = await firstAnswers(tx, new Date(clock.now().getTime() - quarterMs));
	const agreements = (await agreementsOf(tx, actor.municipalityId)).map((agreement) => ({
		id: agreement.id,
		partnerName: agreement.partnerName,
		ourName: agreement.ourName,
		validUntil: agreement.validUntil,
		themes: themes(agreement.themes),
		state: stateOn(clock.today(), agreement),
		passedOn: answers.get(agreement.id)?.passedOn ?? 0,
	}));
	return { agreements, mayPropose: mayPropose(actor, []) };
}

/** What can be chosen when an agreement is written down. A lead chooses among the own areas. */
export async function proposePage({ tx, actor }: Ask) {
	const { areas } = await namesFor(tx, actor.municipalityId);
	const { organisations } = await choices(tx, actor);
	const today = clock.today();
	return {
		partners: organisations.filter(({ id }) => id !== actor.organisationId).map(({ id, name }) => ({ id, name })),
		ours: organisations.find(({ id }) => id === actor.organisationId)?.name ?? '',
		places: areas
			.filter(({ kind, code }) => kind !== 'municipality' && mayPropose(actor, [code]))
			.map(({ code, name, kind }) => ({ code, name, kind })),
		themes: theNeeds().domains.map((domain) => ({
			domain: { nl: domain.nl, en: domain.en },
			themes: theNeeds()
				.themes.filter((theme) => theme.domain === domain.code)
				.map(({ code, nl, en }) => ({ code, nl, en })),
		})),
		today,
		inAYear: `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`,
	};
}

/** Writes the agreement down and mails both contacts their link, unseen by us: with it the partner can say yes. */
export async function propose(ask: Ask & { form: ProposeForm }): Promise<{ to: string }> {
	const { tx, actor, event, url, about, afterwards } = ask;
	const agreement = await proposeAgreement(tx, actor, ask.form);
	about({ type: 'agreement', id: agreement.id });
	const { municipality } = event.locals;
	for (const [use, { mail }] of [
		['contact', agreement.contact],
		['deputy', agreement.deputy],
	] as const) {
		const key = await handOutKey(tx, actor, agreement.id, use, true);
		const facts = { link: `${url.origin}/partner/${key}`, ours: agreement.ourName };
		if (municipality) afterwards(() => sendAfterAnswer(municipality, mail, 'agreement-link', facts, 'nl'));
	}
	return { to: `/partners/${agreement.id}` };
}

/** One agreement, to read, to print and to carry on. */
export async function agreementPage({ tx, actor, params, about }: Ask) {
	const agreement = await findAgreement(tx, actor.municipalityId, params['id'] ?? '');
	if (!agreement) throw new NotFound('agreement', params['id']);
	about({ type: 'agreement', id: agreement.id });
	const answers = (await firstAnswers(tx, new Date(clock.now().getTime() - quarterMs))).get(agreement.id);
	const nameOf = async (id: string | null) => {
		const worker = id ? await workerById(tx, actor.municipalityId, id) : undefined;
		return worker ? fullName(worker) : null;
	};
	return {
		agreement: await readable(tx, actor.municipalityId, agreement),
		proposedBy: await nameOf(agreement.proposedBy),
		confirmedBy: await nameOf(agreement.confirmedBy),
		mine: agreement.proposedBy === actor.personId,
		answers: { passedOn: answers?.passedOn ?? 0, usualDays: answers ? (usualWait(answers) ?? null) : null },
		keys: await keysOf(tx, actor.municipalityId, agreement.id),
		may: {
			confirm: mayConfirm(actor, agreement),
			end: mayEnd(actor, agreement),
			keys: mayHandOutKeys(actor, agreement) && stateOn(clock.today(), agreement) !== 'expired',
		},
	};
}

/** A new link or key, shown this once on the page that asked for it. */
export async function showNewKey(ask: Ask & { form: { voor: KeyUse } }) {
	const { tx, actor, params, url, about, form } = ask;
	const id = params['id'] ?? '';
	about({ type: 'agreement', id });
	const key = await handOutKey(tx, actor, id, form.voor, false);
	return { made: form.voor, secret: form.voor === 'program' ? key : `${url.origin}/partner/${key}` };
}

/** The public register: with whom, what for, where, until when. */
export async function publicRegisterPage({ tx, actor }: Ask) {
	const { themes, places } = await namesFor(tx, actor.municipalityId);
	return {
		lines: (await publicLines(tx, actor.municipalityId, clock.today())).map((line: AgreementLine) => ({
			...line,
			themes: themes(line.themes),
			places: places(line.areaCodes),
		})),
	};
}
