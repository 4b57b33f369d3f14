import * as v from 'valibot';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound, Refused, SignInNeeded } from '#platform/errors';
import type { ApiAsk, Voice } from '#platform/route/index.server';
import { asForm, type FhirServiceRequest, outcomeOf, taskOf } from './fhir-referral.ts';
import { practiceByKey } from './practices.store.server.ts';
import { refer } from './refer.server.ts';
import { ReferForm } from './referral.forms.ts';
import { notePracticeLooked, toldBy } from './referral-codes.store.server.ts';

/** FHIR answers in its own media type, and says what went wrong in an OperationOutcome. */
export const fhirVoice: Voice = {
	type: 'application/fhir+json',
	problem: (status, code, facts, headers = {}) =>
		new Response(JSON.stringify(outcomeOf(status, code, facts)), {
			status,
			headers: { 'content-type': 'application/fhir+json', 'cache-control': 'no-store', ...headers },
		}),
};

/** A key that opens nothing gets the same answer as no key at all, whatever the reason. */
async function withKey(tx: Tx, actor: Actor): Promise<string> {
	const hash = actor.kind === 'partner' ? (actor.codeHash ?? '') : '';
	if (!hash || !(await practiceByKey(tx, hash, 'program'))) throw new SignInNeeded();
	return hash;
}

/** The field comes along, so that the program can show where. */
function withPlace(problem: unknown): never {
	if (problem instanceof Refused && problem.field)
		throw new Refused(problem.code, problem.field, { ...problem.facts, field: problem.field });
	throw problem;
}

/** POST /api/v1/fhir/ServiceRequest: what the practice typed in its own program, by the same rules as the short form. */
export async function referResource({ tx, actor, about, body }: ApiAsk<FhirServiceRequest>) {
	const hash = await withKey(tx, actor);
	const [patient] = body.contained;
	if (body.subject.reference !== `#${patient?.id}`) throw new Refused('invalid', 'subject.reference');
	const parsed = v.safeParse(ReferForm, asForm(body));
	if (!parsed.success) {
		const [issue] = parsed.issues;
		const said = /^[a-z][a-z0-9-]*$/.test(issue.message) ? issue.message : 'required';
		withPlace(new Refused(said, v.getDotPath(issue) ?? ''));
	}
	const { id, slip } = await refer(tx, actor, hash, 'program', parsed.output).catch(withPlace);
	about({ type: 'referral', id });
	const told = await toldBy(tx, actor.municipalityId, { id });
	if (!told) throw new NotFound('referral', id);
	const forPerson = `Give this code to the person, for /recept/code: ${slip}`;
	return { status: 201, headers: { location: `/api/v1/fhir/Task/${id}` }, body: taskOf(told, forPerson) };
}

/** GET /api/v1/fhir/Task/{id}: one referral of this practice, as far as the person chose. There is no search. */
export async function taskResource({ tx, actor, about, params }: ApiAsk<object>) {
	await withKey(tx, actor);
	const id = params['id'] ?? '';
	const told = await toldBy(tx, actor.municipalityId, { id });
	if (!told) throw new NotFound('referral', id);
	about({ type: 'referral', id });
	await notePracticeLooked(tx, { id }, clock.today());
	return { body: taskOf(told) };
}
