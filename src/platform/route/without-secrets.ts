/** Pages whose address holds a secret after this word: who has the address may do what stands there. */
const secretAfter =
	/\/(aanmelding|partner|uitnodiging|afmelden|agenda|klopt|code|boeking|bevestigen|ja|koppeling|samen)\/[^?#]+/;

/** An address inside this site as it may be written down or passed on: without a secret link, and without what was asked there. */
export const withoutSecrets = (page: string): string =>
	secretAfter.test(page) ? page.replace(secretAfter, '/$1').replace(/[?#].*$/, '') : page;
