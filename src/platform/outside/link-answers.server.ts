import { lookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

export type LinkAnswer = 'alive' | 'dead' | 'refused';

type Wishes = {
	/** In milliseconds, for each step. */
	within?: number;
	/** Which addresses may be asked; tests let their own machine in. */
	mayAsk?: (address: string) => boolean;
};
const mostSteps = 5;

/**
 * Whether a web address still answers. `dead`: no such name, nobody there, or "gone" (404, 410). `refused`: we do not ask it, because
 * it leads to a network of ours; what is busy or shy (403, 429, 5xx) counts as alive. Each step of a redirect is looked at again, and
 * the connection goes to the very address that was looked at, so that a name cannot change its mind in between.
 */
export async function linkAnswers(
	link: string,
	{ within = 8000, mayAsk = isPublicAddress }: Wishes = {},
): Promise<LinkAnswer> {
	let at = link;
	for (let step = 0; step < mostSteps; step++) {
		if (!URL.canParse(at)) return 'dead';
		const url = new URL(at);
		if (!['http:', 'https:'].includes(url.protocol) || url.username || url.password) return 'refused';
		const host = url.hostname.replace(/^\[|\]$/g, '');
		// An address in figures is never looked up, so the question below would not be asked.
		if (isIP(host) && !mayAsk(host)) return 'refused';
		let answer = await ask(url, 'HEAD', within, mayAsk);
		if (answer.status === 405 || answer.status === 501 || answer.status === 404)
			answer = await ask(url, 'GET', within, mayAsk);
		if (answer.refused) return 'refused';
		if (answer.status === undefined || answer.status === 404 || answer.status === 410) return 'dead';
		if (answer.status < 300 || answer.status >= 400 || !answer.to) return 'alive';
		at = URL.canParse(answer.to, url) ? new URL(answer.to, url).href : '';
	}
	return 'dead';
}

type Answer = { status?: number | undefined; to?: string | undefined; refused?: boolean };

const looksUp =
	(mayAsk: (address: string) => boolean): LookupFunction =>
	(name, options, done) =>
		lookup(name, { ...options, all: true }, (error, addresses) => {
			if (error) return done(error, '');
			if (!addresses.every(({ address }) => mayAsk(address)))
				return done(Object.assign(new Error('not the internet at large'), { code: 'NOT_PUBLIC' }), '');
			const [first] = addresses;
			if (options.all) done(null, addresses);
			else done(null, first?.address ?? '', first?.family);
		});

function ask(url: URL, method: 'HEAD' | 'GET', within: number, mayAsk: (address: string) => boolean): Promise<Answer> {
	return new Promise((answered) => {
		const request = (url.protocol === 'https:' ? https : http).request(
			url,
			{
				method,
				agent: false,
				lookup: looksUp(mayAsk),
				signal: AbortSignal.timeout(within),
				headers: { 'user-agent': 'Buurtweefsel (kijkt of een adres nog bestaat)' },
			},
			(response) => {
				answered({ status: response.statusCode, to: response.headers.location });
				response.destroy();
			},
		);
		request.on('error', (problem) => answered({ refused: (problem as { code?: string }).code === 'NOT_PUBLIC' }));
		request.end();
	});
}
