import {
	AnswerYouthForm,
	EndAskForm,
	LookOverYouthForm,
	NewYouthForm,
	ParentCodeForm,
	YouthCodeForm,
	YouthIdForm,
} from '#modules/youth';
import {
	answerYouth,
	beginYouth,
	endAsk,
	endYouth,
	giveParentCode,
	lookOverYouth,
	newYouthCode,
	takeOverYouth,
	tendYouthScreen,
} from '#modules/youth/index.server';
import { acts, reads } from '#platform/route/index.server';

const saved = (url: URL, part: string) => ({ to: `${url.pathname}?bewaard=ja#${part}` });

export const load = reads('youth.tend', tendYouthScreen);

export const actions = {
	nieuw: acts('youth.know', NewYouthForm, async ({ tx, actor, form, about }) => {
		const { id, code } = await beginYouth(tx, actor, form);
		about({ type: 'youth', id });
		return { code };
	}),
	code: acts('youth.know', YouthIdForm, async ({ tx, actor, form, about }) => {
		about({ type: 'youth', id: form.youth });
		return { code: await newYouthCode(tx, actor, form.youth) };
	}),
	ouder: acts('youth.know', ParentCodeForm, async ({ tx, actor, form, about }) => {
		about({ type: 'youth', id: form.youth });
		return { parentCode: await giveParentCode(tx, actor, form.youth, form.how) };
	}),
	overnemen: acts('youth.know', YouthCodeForm, async ({ tx, actor, form, about, url }) => {
		about({ type: 'youth', id: await takeOverYouth(tx, actor, form.code) });
		return saved(url, 'bekend');
	}),
	weg: acts('youth.know', YouthIdForm, async ({ tx, actor, form, about, url }) => {
		about({ type: 'youth', id: form.youth });
		await endYouth(tx, actor, form.youth);
		return saved(url, 'bekend');
	}),
	nakijken: acts('youth.know', LookOverYouthForm, async ({ tx, actor, form, about, url }) => {
		about({ type: 'youth', id: await lookOverYouth(tx, actor, form) });
		return saved(url, 'nakijken');
	}),
	vraag: acts('youth.know', EndAskForm, async ({ tx, actor, form, about, url }) => {
		about({ type: 'youth-ask', id: form.ask });
		about({ type: 'youth', id: await endAsk(tx, actor, form) });
		return saved(url, 'gevraagd');
	}),
	antwoord: acts('youth.answer', AnswerYouthForm, async ({ tx, actor, form, about, url }) => {
		about({ type: 'youth-word', id: form.word });
		await answerYouth(tx, actor, form);
		return saved(url, 'antwoorden');
	}),
};
