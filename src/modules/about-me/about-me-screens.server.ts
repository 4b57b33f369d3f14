import { myData } from '#modules/people/index.server';
import { clock } from '#platform/clock';
import type { Ask } from '#platform/route/index.server';
import { isAlmostLate, isLate, questionAbouts } from './about-me.ts';
import { dataQuestions, lineOf } from './questions.server.ts';
import { dataQuestionsOf } from './questions.store.server.ts';
import { whatIsKnown } from './what-is-known.server.ts';
import { whatStays } from './what-stays.server.ts';

type Asked = Pick<Ask, 'tx' | 'actor'>;

const known = async ({ tx, actor }: Asked) => ({
	known: await whatIsKnown(tx, actor),
	questions: actor.personId ? await dataQuestionsOf(tx, actor.municipalityId, actor.personId) : [],
});

/** What the person who asks reads about themselves besides their card. */
export const aboutMeScreen = async (asked: Asked) => ({ ...(await known(asked)), stays: whatStays() });

/** The same with the card and who looked, on one page to print. */
export const onPaperScreen = async (asked: Asked) => ({
	...(await myData(asked.tx, asked.actor, 500)),
	...(await known(asked)),
	today: clock.today(),
});

/** The form of "this is not right", with the line that was pointed at when it is there. */
export async function askScreen({ tx, actor, url }: Ask) {
	const over = questionAbouts.find((about) => about === url.searchParams.get('over')) ?? 'something';
	const id = url.searchParams.get('regel') ?? '';
	const words = await lineOf(tx, actor, over, id);
	return { over, line: words ? { id, words } : null };
}

/** For who answers: what waits, and how long it may still wait. */
export async function answerScreen({ tx, actor }: Asked) {
	const today = clock.today();
	return {
		questions: (await dataQuestions(tx, actor)).map((question) => ({
			...question,
			late: isLate(question, today),
			almost: isAlmostLate(question, today),
		})),
	};
}
