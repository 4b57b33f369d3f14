import { describe, expect, test } from 'vitest';
import { letter, type TemplateName, templates, topicOf } from './templates.ts';

const facts = {
	code: '1234 5678',
	minutes: 10,
	link: 'https://a.nl/b',
	role: 'sociaal makelaar',
	team: 'Team West',
	until: '1 mei',
	day: '3 juni',
	partner: 'Singelwonen',
	ours: 'Draadkracht',
	days: 14,
	time: '10.00',
	names: '– De Schakel',
};
const sender = { municipality: 'Waterveen', phone: '030 000 00 00' };
const names = Object.keys(templates) as TemplateName[];

/** Words that tell whoever looks along more than they should know. */
const telling = /schuld|hulpvraag|zorg|ziek|uitkering|verslav|eenzaam|plan van|debt|care|illness|benefit|lonely/i;

describe.each(names)('the letter "%s"', (name) => {
	test.each(['nl', 'en'] as const)('says in %s first what to do, in at most twelve words', (locale) => {
		const { text, subject } = letter(name, locale, facts, sender, 'https://stop');
		const first = (text.split('\n')[0] as string).split(/(?<=[.?!]) /)[0] as string;
		expect(
			first
				.replace(/https?:\S+|[\d ]{9}/g, '')
				.split(/\s+/)
				.filter((word) => /\p{L}/u.test(word)).length,
		).toBeLessThanOrEqual(12);
		expect(`${subject} ${text}`).not.toMatch(telling);
		expect(text).toContain('Waterveen');
		expect(text).toContain('030 000 00 00');
		expect(text).not.toContain('undefined');
	});
	test('shows how to stop it, unless it is a code to sign in with', () => {
		expect(topicOf(name) === undefined).toBe(name === 'sign-in-code');
		expect(letter(name, 'nl', facts, sender, 'https://stop').text).toContain('https://stop');
		expect(letter(name, 'nl', facts, sender).text).not.toContain('Stop ermee');
	});
});
