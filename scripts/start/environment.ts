import { resolve } from 'node:path';
import { CannotStart } from './stop.ts';

export type Environment = {
	host: string;
	port: number;
	dataDir: string;
	origin: string | undefined;
	smtpUrl: string | undefined;
	databaseUrl: string | undefined;
	/** Asked for; the database has the last word. */
	mode: 'demo' | 'production' | undefined;
	demoPublic: boolean;
	/** 'yes' believes X-Forwarded-For; anything else said is a choice too. */
	trustProxy: string | undefined;
};

/** Reads the operator's settings. Wrong ones end the start with a sentence that says what to write instead. */
export function readEnvironment(env: NodeJS.ProcessEnv, cwd: string): Environment {
	const port = Number(env.PORT ?? 3000);
	if (!Number.isInteger(port) || port < 0 || port > 65_535) {
		throw new CannotStart(`PORT moet een getal tussen 0 en 65535 zijn, niet "${env.PORT}".`);
	}
	const mode = env.MODE || undefined;
	if (mode !== undefined && mode !== 'demo' && mode !== 'production') {
		throw new CannotStart(`MODE is "demo" of "production", niet "${mode}".`);
	}
	const origin = env.ORIGIN || undefined;
	if (origin && !URL.canParse(origin))
		throw new CannotStart(`ORIGIN is geen webadres: "${origin}". Schrijf bijvoorbeeld https://buurt.voorbeeld.nl.`);
	return {
		host: env.HOST || '',
		port,
		dataDir: resolve(cwd, env.DATA_DIR || '.data'),
		origin: origin && new URL(origin).origin,
		smtpUrl: env.SMTP_URL || undefined,
		databaseUrl: env.DATABASE_URL || undefined,
		mode,
		demoPublic: env.DEMO_PUBLIC === 'yes',
		trustProxy: env.TRUST_PROXY || undefined,
	};
}

/** What production refuses. Returns the first sentence, or nothing when all is well. */
export function productionRefusal(environment: Environment, appKey: string | undefined): string | undefined {
	if (!appKey || appKey.length < 32)
		return 'Zet APP_KEY: een geheim van ten minste 32 tekens. Maak er een met: openssl rand -base64 48';
	if (!environment.smtpUrl)
		return 'Zet SMTP_URL: zonder mailserver kan niemand inloggen. Bijvoorbeeld smtps://naam:wachtwoord@mail.voorbeeld.nl';
	if (!environment.origin)
		return 'Zet ORIGIN: het webadres waarop mensen komen, bijvoorbeeld https://buurt.voorbeeld.nl';
	if (!environment.origin.startsWith('https://'))
		return 'ORIGIN moet met https:// beginnen: zonder slot reizen persoonsgegevens open over het net.';
	return undefined;
}

/** What production starts with, but should know: behind a proxy that is not told, all visitors seem to come from one address. */
export const productionWarning = ({ trustProxy }: Environment): string | undefined =>
	trustProxy
		? undefined
		: 'Let op: TRUST_PROXY is niet gezet, dus achter een proxy telt iedereen als één bezoeker en loopt inloggen vast; zet TRUST_PROXY=yes, of TRUST_PROXY=no als er geen proxy voor staat.';
