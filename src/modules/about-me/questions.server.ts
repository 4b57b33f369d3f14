import { dates } from '#design/formats.ts';
import { accountOfCard, accountsInRole, whoLooked } from '#modules/people/index.server';
import type { Actor } from '#platform/actor';
import { clock, dayInAmsterdam } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed } from '#platform/errors';
import { type AppEvent, tell } from '#platform/events/index.server';
import { newId } from '#platform/ids';
import { currentMunicipalities } from '#platform/municipality.server';
import { send } from '#platform/notify/index.server';
import { endOfTerm } from '#platform/retention/index.server';
import { dayAfter } from '#platform/wall-time';
import type { AnswerQuestionInput, AskAboutInput } from './about-me.forms.ts';
import { mayAnswerDataQuestions, mayAskAboutMe } from './about-me.policy.ts';
import type { DataQuestion } from './about-me.ts';
import {
	addDataQuestion,
	allDataQuestions,
	answerDataQuestion,
	markReminded,
	removeQuestionsOf,
	whoAsked,
} from './questions.store.server.ts';
import { whatIsKnown } from './what-is-known.server.ts';

/** How long an answer may take (AVG art. 12.3). */
const answerTerm = 'P1M';
/** Days after which the officers hear that it still waits; a third of the month is left then. */
const remindAfterDays = 20;

/** "Dit klopt niet": a question about a line of one's own page, with the line as it read. */
export async function askAboutMe(tx: Tx, actor: Actor, { over, regel, vraag }: AskAboutInput): Promise<void> {
	if (!actor.personId || !mayAskAboutMe(actor)) throw new NotAllowed('about-me.ask');
	const now = clock.now();
	await addDataQuestion(tx, {
		municipality_id: actor.municipalityId,
		id: newId(),
		person_id: actor.personId,
		about: over,
		about_words: (await lineOf(tx, actor, over, regel)).slice(0, 400),
		question: vraag,
		asked_at: now,
		due_on: dayInAmsterdam(endOfTerm(answerTerm, now) as Date),
	});
}

const inDutch = (moment: string): string =>
	dates('nl-NL', { dateStyle: 'long', timeZone: 'Europe/Amsterdam' }).format(new Date(moment));

/** The line as the person read it; whoever answers may not open the row itself. */
export async function lineOf(tx: Tx, actor: Actor, over: AskAboutInput['over'], id: string): Promise<string> {
	if (over === 'look') {
		const look = (await whoLooked(tx, actor, 500)).find((one) => one.id === id);
		return look ? `${inDutch(look.at)} · ${look.organisation} · ${look.who.nl} · ${look.why.nl}` : '';
	}
	const piece = over === 'piece' ? (await whatIsKnown(tx, actor)).find((one) => one.id === id) : undefined;
	return piece ? `${inDutch(`${piece.day}T12:00:00Z`)} · ${piece.words}` : '';
}

export async function dataQuestions(tx: Tx, actor: Actor): Promise<DataQuestion[]> {
	if (!mayAnswerDataQuestions(actor)) throw new NotAllowed('about-me.questions');
	return allDataQuestions(tx, actor.municipalityId);
}

/** The first answer stands. Returns who asked, for the trail. @throws Conflict */
export async function answerQuestion(
	tx: Tx,
	actor: Actor,
	{ id, besluit, antwoord }: AnswerQuestionInput,
): Promise<string> {
	if (!actor.personId || !mayAnswerDataQuestions(actor)) throw new NotAllowed('about-me.answer');
	const asker = await answerDataQuestion(tx, actor.municipalityId, id, {
		outcome: besluit,
		answer: antwoord,
		answered_at: clock.now(),
		answered_by: actor.personId,
	});
	if (!asker) throw new Conflict('already-done');
	await tell(tx, actor, 'community', 'data-question.answered', id);
	return asker;
}

/** There is an answer (`data-question.answered`): who asked gets a mail without a word of what it is about. */
export async function tellAnswered({
	municipalityId,
	subjectId,
}: Pick<AppEvent, 'municipalityId' | 'subjectId'>): Promise<void> {
	await asTask('privacy.erase', municipalityId, 'community', async (tx, task) => {
		const asker = await whoAsked(tx, municipalityId, subjectId);
		const accountId = asker && (await accountOfCard(tx, municipalityId, asker));
		if (accountId)
			await send(tx, task, 'community', {
				to: { accountId },
				template: 'own-data-answered',
				facts: { link: '/mijn/gegevens' },
			});
	});
}

/** A person was erased (`person-card.erased`): what they asked goes as well. */
export async function forgetQuestions({
	municipalityId,
	subjectId,
}: Pick<AppEvent, 'municipalityId' | 'subjectId'>): Promise<void> {
	await asTask('privacy.erase', municipalityId, 'community', (tx) => removeQuestionsOf(tx, municipalityId, subjectId));
}

/** Every privacy officer gets one mail on the day that questions have waited for twenty days. */
export async function remindOfQuestions(): Promise<void> {
	const today = clock.today();
	for (const { id } of await currentMunicipalities())
		await asTask('about-me.remind', id, 'community', async (tx, task) => {
			if ((await markReminded(tx, id, dayAfter(today, -remindAfterDays), today)) === 0) return;
			for (const accountId of await accountsInRole(tx, id, ['privacy_officer']))
				await send(tx, task, 'community', {
					to: { accountId },
					template: 'own-data-waits',
					facts: { link: '/privacy/vragen' },
				});
		});
}
