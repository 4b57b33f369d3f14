import * as forms from '#modules/youth';
import * as youth from '#modules/youth/index.server';
import { acts, reads } from '#platform/route/index.server';

const saved = (url: URL, part: string) => ({ to: `${url.pathname}?bewaard=ja#${part}` });

export const load = reads('youth.tend', youth.tendYouthScreen);

export const actions = {
	nieuw: acts('youth.know', forms.NewYouthForm, async ({ tx, actor, form, about }) => {
		const { id, code } = await youth.beginYouth(tx, actor, form);
		about({ type: 'youth', id });
		return { code };
	}),
	code: acts('youth.know', forms.YouthIdForm, async ({ tx, actor, form, about }) => {
		about({ type: 'youth', id: form.youth });
		return { code: await youth.newYouthCode(tx, actor, form.youth) };
	}),
	ouder: acts('youth.know', forms.ParentCodeForm, async ({ tx, actor, form, about }) => {
		about({ type: 'youth', id: form.youth });
		return { parentCode: await youth.giveParentCode(tx, actor, form.youth, form.how) };
	}),
	overnemen: acts('youth.know', forms.YouthCodeForm, async ({ tx, actor, form, about, url }) => {
		about({ type: 'youth', id: await youth.takeOverYouth(tx, actor, form.code) });
		return saved(url, 'bekend');
	}),
	weg: acts('youth.know', forms.YouthIdForm, async ({ tx, actor, form, about, url }) => {
		about({ type: 'youth', id: form.youth });
		await youth.endYouth(tx, actor, form.youth);
		return saved(url, 'bekend');
	}),
	nakijken: acts('youth.know', forms.LookOverYouthForm, async ({ tx, actor, form, about, url }) => {
		about({ type: 'youth', id: await youth.lookOverYouth(tx, actor, form) });
		return saved(url, 'nakijken');
	}),
	vraag: acts('youth.know', forms.EndAskForm, async ({ tx, actor, form, about, url }) => {
		about({ type: 'youth-ask', id: form.ask });
		about({ type: 'youth', id: await youth.endAsk(tx, actor, form) });
		return saved(url, 'gevraagd');
	}),
	antwoord: acts('youth.answer', forms.AnswerYouthForm, async ({ tx, actor, form, about, url }) => {
		about({ type: 'youth-word', id: form.word });
		await youth.answerYouth(tx, actor, form);
		return saved(url, 'antwoorden');
	}),
};
